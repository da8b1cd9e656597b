"""What the two reports ask. Everything may stay empty in a draft; `rules.py` says what a whole one has."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt

from symbiosis.kit.fields import Day, Instant, LongText, ShortText
from symbiosis.kit.http import In, Out

Mark = Annotated[StrictInt, Field(ge=1, le=5, description="1 (not at all) to 5 (fully).")]
Count = Annotated[StrictInt, Field(ge=0, le=10_000)]
Prose = Annotated[LongText, Field(max_length=4000)]


class DayDone(In):
    day: Day
    text: Annotated[LongText, Field(max_length=2000)]


class ObjectiveMet(In):
    objective: ShortText
    met: Mark


class VisitorAnswers(In):
    """The closing report of who travelled."""

    days: Annotated[list[DayDone], Field(max_length=62)] = Field(
        default_factory=list, description="What was done on each day of the stay."
    )
    objectives: Annotated[list[ObjectiveMet], Field(max_length=10)] = Field(default_factory=list)
    contacts_made: Count | None = None
    new_partners: Count | None = None
    agreements_signed: Count | None = None
    agreements_planned: Count | None = None
    business_leads: Count | None = None
    leads_value_eur: Annotated[StrictInt, Field(ge=0, le=1_000_000_000)] | None = Field(
        default=None, description="Estimated, in EUR."
    )
    new_technology: Prose | None = None
    next_steps: Prose | None = None
    would_repeat: Mark | None = None
    satisfaction_visit: Mark | None = None
    satisfaction_host: Mark | None = None
    satisfaction_organiser: Mark | None = None
    satisfaction_tool: Mark | None = None
    quote: Annotated[LongText, Field(max_length=600)] | None = None
    quote_may_be_published: StrictBool = False


class HostAnswers(In):
    """What the host says about the visit."""

    preparedness: Mark | None = None
    usefulness: Mark | None = None
    satisfaction: Mark | None = None
    follow_up: Prose | None = None
    would_host_again: Mark | None = None


class _ReportOut(Out):
    submitted_at: Instant | None
    submitted_by: UUID | None
    returned_reason: str | None = Field(description="Why the cluster sent it back.")
    to_fill: list[str] = Field(description="What a whole report still needs.")
    version: int = Field(description="0 before the first save.")


class VisitorReportOut(_ReportOut):
    answers: VisitorAnswers


class HostReportOut(_ReportOut):
    answers: HostAnswers
