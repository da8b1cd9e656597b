"""What the API says about exchanges."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictBool

from symbiosis.actors.schemas import ActorRef
from symbiosis.exchanges.moves import Guard, Mover, Verb
from symbiosis.exchanges.turns import Need
from symbiosis.exchanges.vocabulary import (
    ActivityType,
    CountsNowhere,
    EndReason,
    ExchangeState,
    HostState,
    Mode,
    Party,
    Stage,
)
from symbiosis.kit.fields import Day, LongText, Money, ShortText, Slug
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import Bucket, OrganisationClass, UnfundedReason

Note = Annotated[LongText, Field(max_length=1000)]
Reason = Annotated[LongText, Field(min_length=3, max_length=1000)]

# --- what an exchange is ---


class ClusterNameOut(Out):
    slug: str
    name: str


class AgendaLine(In):
    """A line of the agenda. `counts`: it is part of a constructive working day."""

    day: Day
    title: ShortText
    activity: ActivityType | None = None
    counts: bool = True


class AgendaLineOut(Out):
    """A line of the agenda. `counts`: it is part of a constructive working day."""

    day: date
    title: str
    activity: ActivityType | None
    counts: bool


class ExchangeMissingOut(Out):
    """What keeps it from going on, and from whom that is missing."""

    what: Need
    party: Party
    detail: str | None = Field(
        description="Which field, day or line of the checklist, or how many months after the stay."
    )


class ExchangeRecoveryOut(Out):
    """After an audit; the voucher says more."""

    asked: Money | None = Field(description="Asked back and not returned.")
    returned: Money | None


class ExchangeOut(Out):
    id: UUID
    programme_slug: str
    code: str = Field(examples=["CLOTH-2026-041"])
    trip_id: UUID | None
    visitor: ActorRef
    host: ActorRef
    visitor_cluster: ClusterNameOut = Field(description="Sends, counts and pays.")
    host_cluster: ClusterNameOut = Field(description="Looks after the host.")
    visitor_user_id: UUID | None
    visitor_person: str | None = Field(description="Who travels.")
    host_person: str | None
    mode: Mode
    state: ExchangeState = Field(description="Of the sending side.")
    stage: Stage = Field(description="How far it has come, as the funder counts.")
    host_state: HostState = Field(description="Of the receiving side.")
    end_reason: EndReason | None
    end_note: str | None
    planned_start: date | None
    planned_end: date | None
    actual_start: date | None
    actual_end: date | None
    travel_days: list[date]
    working_days_planned: int | None = Field(
        description="By the host country's public holidays, without days of travel."
    )
    working_days_actual: int | None
    distance_km: str | None = Field(description="Decimal string.", examples=["864.0"])
    distance_declared: bool = Field(description="Said by the cluster; else the great circle.")
    rate_country: str | None
    goals: str | None
    objectives: list[str]
    agenda: list[AgendaLineOut]
    activity_types: list[ActivityType]
    topics: list[str]
    existing_relation: bool | None
    organisation_class: OrganisationClass | None
    bucket: Bucket | None
    bucket_reason: str | None
    counts_for_kpi: bool
    counts_nowhere: CountsNowhere | None = Field(
        description="Why no target of the programme counts it; null where it is in a bucket."
    )
    funded: bool
    unfunded_reason: UnfundedReason | None
    state_since: datetime
    privacy_accepted_at: datetime | None
    stay_confirmed_at: datetime | None = Field(
        description="When the host's side said how the stay was; null while it is over by the calendar only."
    )
    validated_at: datetime | None
    payment_due_on: date | None
    source: str | None
    evidence_open: int = Field(description="Mandatory lines of the checklist neither accepted nor waived.")
    red: bool = Field(description="Funded, and evidence is open: not to be reported so.")
    recovery: ExchangeRecoveryOut | None = Field(description="null while nothing was asked back.")
    missing: list[ExchangeMissingOut] = Field(description="Whose turn it is; empty when time alone goes on.")
    you_are: list[Mover] = Field(description="On whose behalf you can act here.")
    possible: list[Verb] = Field(description="What you can do with it now.")
    version: int
    created_at: datetime
    updated_at: datetime


class ExchangeFilters(PageParams):
    programme: Slug | None = None
    bucket: list[Bucket] = Field(default_factory=list, max_length=5)
    in_bucket: bool | None = Field(
        default=None, description="False: those in no bucket; `counts_nowhere` of each says why."
    )
    visitor_cluster: Slug | None = None
    host_cluster: Slug | None = None
    stage: list[Stage] = Field(default_factory=list, max_length=4)
    state: list[ExchangeState] = Field(default_factory=list, max_length=18)
    trip_id: UUID | None = None
    visitor_id: UUID | None = None
    host_id: UUID | None = None
    red: bool | None = Field(default=None, description="Funded ones with open evidence, or the others.")
    funded: bool | None = None
    counts_for_kpi: bool | None = None
    mine: bool = Field(default=False, description="Of the organisations you belong to.")


# --- what is sent ---

Objectives = Annotated[list[ShortText], Field(max_length=10)]
Topics = Annotated[list[ShortText], Field(max_length=20)]


class ExchangePatch(In):
    """JSON merge patch; null empties a field. Visitor, host and their clusters never change."""

    visitor_person: ShortText | None = None
    host_person: ShortText | None = None
    mode: Mode | None = None
    planned_start: Day | None = None
    planned_end: Day | None = None
    travel_days: Annotated[list[Day], Field(max_length=10)] | None = None
    distance_km: Annotated[Decimal, Field(ge=0, le=20_100, max_digits=8, decimal_places=1)] | None = Field(
        default=None, description="Declared by the visitor's cluster; null: the great circle again."
    )
    goals: LongText | None = None
    objectives: Objectives | None = None
    agenda: Annotated[list[AgendaLine], Field(max_length=100)] | None = None
    activity_types: Annotated[list[ActivityType], Field(max_length=5)] | None = None
    topics: Topics | None = None
    existing_relation: StrictBool | None = None


class FundingIn(In):
    unfunded_reason: UnfundedReason | None = Field(
        description="Why it is not paid for; null: fund it, if the programme and the budget allow."
    )


class ConfirmIn(In):
    host_person: ShortText | None = Field(default=None, description="Who receives the visitor.")


class EndIn(In):
    reason: EndReason
    note: Note | None = None


class CutShortIn(EndIn):
    last_day: Day = Field(description="The last day that was spent there.")


class ReturnReportIn(In):
    reason: Reason


# --- the table of moves ---


class MoveOut(Out):
    verb: Verb
    origins: list[ExchangeState] = Field(description="Where it must be; empty: it begins.")
    to: ExchangeState | None = Field(description="Where it is then; null: where it was.")
    who: list[Mover]
    guards: list[Guard] = Field(description="Codes of the problems that a refusal names.")
    called: bool = Field(description="By POST /v1/exchanges/{id}/<verb>; the others happen by themselves.")


class WorkingDayOut(Out):
    """A day of the planned stay."""

    day: date
    working: bool
    why_not: str | None = Field(description="`weekend`, `travel`, or the public holiday's name.")
    planned: bool = Field(description="The agenda has a line that counts.")


class CalendarOut(Out):
    """The planned stay day by day, in the host's country."""

    country: str
    covered: bool = Field(description="Public holidays of this country are known; else weekends only.")
    working_days: int
    min_working_days: int
    full_rate_min_days: int
    days: list[WorkingDayOut]
    refusals: list[str] = Field(description="Codes of what keeps these dates from being signed.")
