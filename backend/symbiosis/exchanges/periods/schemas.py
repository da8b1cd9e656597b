"""What the API says about reporting periods."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from symbiosis.exchanges.vocabulary import PeriodState
from symbiosis.kit.fields import Day, Instant, ShortText, Slug, Text
from symbiosis.kit.http import In, Out

Note = Annotated[Text, Field(max_length=2000)]


class PeriodIn(In):
    """A span of time that is reported to the funder."""

    programme_slug: Slug
    name: ShortText
    starts_on: Day
    ends_on: Day


class PeriodPatch(In):
    """JSON merge patch, until it is frozen."""

    name: ShortText | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    note: Note | None = None


class PeriodFilters(In):
    programme: Slug


class FreezeIn(In):
    leave_out_red: bool = Field(
        default=False, description="Freeze without the funded exchanges whose evidence is open."
    )


class ReturnIn(In):
    note: Annotated[Text, Field(min_length=1, max_length=2000)] = Field(
        description="What the funder wants done."
    )


class LeftOut(Out):
    """Cannot be told: mandatory evidence is open."""

    exchange_id: UUID
    code: str
    visitor_cluster: str
    missing: list[str] = Field(description="Kinds of evidence.")


class PeriodOut(Out):
    id: UUID
    programme_slug: str
    name: str
    starts_on: date
    ends_on: date
    state: PeriodState
    possible: list[str] = Field(description="What you can do with it now.")
    revision: int = Field(description="How many times it was frozen.")
    frozen_at: Instant | None
    snapshot_hash: str | None = Field(description="SHA-256 over span, totals and the hashes of the lines.")
    lines: int = Field(description="Exchanges told for the first time.")
    adjustments: int = Field(description="Exchanges told before that have changed since.")
    totals: dict[str, dict[str, int]] = Field(
        description="Exchanges told for the first time, by bucket and sending partner."
    )
    cumulative: dict[str, dict[str, int]] = Field(
        description="All that is told up to here, with what changed."
    )
    left_out: list[LeftOut]
    note: str | None
    version: int


class LineOut(Out):
    """An exchange as it is told."""

    exchange_id: UUID
    adjustment: bool
    line: dict[str, Any]
    changed: dict[str, list[Any]] = Field(description="Of an adjustment: what was told, what is so now.")
    line_hash: str


class PeriodPreviewOut(Out):
    """What freezing would keep now."""

    new: list[LineOut]
    adjustments: list[LineOut]
    left_out: list[LeftOut]
    totals: dict[str, dict[str, int]]
