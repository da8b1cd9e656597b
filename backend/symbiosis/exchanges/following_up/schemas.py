"""What both sides are asked half a year and a year after the stay, and what comes of it for the programme."""

from datetime import date
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from symbiosis.kit.fields import Instant, LongText, Slug
from symbiosis.kit.http import In, Out
from symbiosis.programmes.vocabulary import ExchangeRole

Count = Annotated[StrictInt, Field(ge=0, le=10_000)]


class FollowUpAnswers(In):
    """All of it since the stay and because of it; a draft may leave anything empty."""

    still_active: StrictBool | None = Field(default=None, description="The two still work together.")
    turnover_eur: Annotated[StrictInt, Field(ge=0, le=1_000_000_000)] | None = Field(
        default=None,
        description="More turnover of the side that answers, estimated, in EUR; null: not known.",
    )
    jobs_created: Count | None = Field(default=None, description="At the side that answers.")
    projects: Count | None = Field(default=None, description="Begun together.")
    publications: Count | None = Field(default=None, description="Articles, films, reports that came of it.")
    word: Annotated[LongText, Field(max_length=2000)] | None = Field(
        default=None, description="What else is worth telling."
    )


class ExchangeFollowUpOut(Out):
    months: int = Field(description="After the stay: 6 or 12.")
    side: ExchangeRole
    due_on: date
    open: bool = Field(description="It is asked and can be answered.")
    yours: bool = Field(description="You can answer it for this side once it is open.")
    asked_at: Instant | None
    submitted_at: Instant | None
    answers: FollowUpAnswers | None = Field(
        description="A draft is its own side's; what is submitted is read by its own side and by staff of"
        " both clusters, not by the other organisation."
    )
    to_fill: list[str] = Field(description="What an answer still needs before it can be submitted.")
    version: int


class FollowUpNumbers(Out):
    due: int = Field(description="Asked so far; each side of an exchange is asked twice.")
    answered: int
    exchanges: int = Field(description="Of which at least one side has answered.")
    active: int = Field(description="Cooperations that go on, by the newest answers.")
    ended: int
    differing: int = Field(description="The two sides say different things.")
    jobs_created: int
    turnover_eur: int
    projects: int
    publications: int


class ClusterFollowUps(FollowUpNumbers):
    cluster_slug: Slug
    name: str


class ProgrammeFollowUpsOut(Out):
    """What the programme's exchanges have brought, as those who took part say. The newest answer of each
    side counts. Jobs and turnover of both sides add up; of projects and publications the larger number."""

    programme_slug: Slug
    total: FollowUpNumbers
    partners: list[ClusterFollowUps] = Field(description="By the cluster that sent.")
