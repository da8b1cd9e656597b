"""What the API says about study trips."""

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, field_validator

from symbiosis.actors.schemas import ActorRef
from symbiosis.kit.fields import (
    Country,
    Day,
    Latitude,
    Longitude,
    LongText,
    Moment,
    Money,
    ShortText,
    Slug,
    Text,
)
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import UnfundedReason
from symbiosis.trips.vocabulary import ItemKind, SeatState, SeatVerb, Theme, TripMover, TripState, TripVerb

Titles = Annotated[dict[Literal["da", "en"], ShortText], Field(max_length=2)]
Paragraphs = Annotated[dict[Literal["da", "en"], LongText], Field(max_length=2)]
Topic = Annotated[Text, Field(min_length=1, max_length=200)]
TitlesPatch = Annotated[dict[Literal["da", "en"], ShortText | None], Field(max_length=2)]
ParagraphsPatch = Annotated[dict[Literal["da", "en"], LongText | None], Field(max_length=2)]
ByLanguage = dict[str, str]

# --- what managers send ---


class TripDestinationIn(In):
    country: Country
    city: ShortText | None = None
    latitude: Latitude | None = Field(default=None, description="Found by the town's name when left out.")
    longitude: Longitude | None = None


class _TripContent(In):
    title: Titles = Field(default_factory=dict, examples=[{"en": "Textile recycling"}])
    summary: Paragraphs = Field(default_factory=dict)
    theme: Theme
    topics: list[Topic] = Field(default_factory=list, max_length=20)
    starts_on: Day
    ends_on: Day
    timezone: Annotated[Text, Field(max_length=60)] = Field(default="Europe/Brussels")
    destinations: list[TripDestinationIn] = Field(default_factory=list, max_length=10)
    hosts_to_be_named: bool = False
    seats_total: int = Field(default=0, ge=0, le=500)
    seats_per_organisation: int = Field(default=2, ge=1, le=50)
    min_participants: int = Field(default=1, ge=1, le=500, description="Organisations the trip needs.")
    waiting_list: bool = True
    apply_from: Moment | None = None
    apply_until: Moment | None = None
    offer_hours: int | None = Field(
        default=None,
        ge=1,
        le=720,
        description="How long an offer stands; falls back to the programme's rule.",
    )
    cost_note: Paragraphs = Field(default_factory=dict)


class TripIn(_TripContent):
    """A draft; nobody but the cluster's staff sees it."""

    programme_slug: Slug = Field(examples=["cloth"])
    owner_cluster: Slug = Field(description="The cluster that organises it; you manage its trips.")


class TripPatch(In):
    """JSON merge patch: null takes a language away. Dates and destinations stay once seats are given, the
    programme once it is confirmed."""

    title: TitlesPatch | None = None
    summary: ParagraphsPatch | None = None
    theme: Theme | None = None
    topics: list[Topic] | None = Field(default=None, max_length=20)
    starts_on: Day | None = None
    ends_on: Day | None = None
    timezone: Annotated[Text, Field(max_length=60)] | None = None
    destinations: list[TripDestinationIn] | None = Field(default=None, max_length=10)
    hosts_to_be_named: bool | None = None
    seats_total: int | None = Field(default=None, ge=0, le=500)
    seats_per_organisation: int | None = Field(default=None, ge=1, le=50)
    min_participants: int | None = Field(default=None, ge=1, le=500)
    waiting_list: bool | None = None
    apply_from: Moment | None = None
    apply_until: Moment | None = None
    offer_hours: int | None = Field(default=None, ge=1, le=720)
    cost_note: ParagraphsPatch | None = None
    report: ParagraphsPatch | None = None


class TripLineIn(In):
    """A line of the programme."""

    day: Day
    starts_at: time | None = Field(default=None, description="Local time, e.g. 09:30.")
    ends_at: time | None = None
    kind: ItemKind
    title: Titles
    host_actor_id: UUID | None = Field(default=None, description="An organisation of the registry.")
    place: ShortText | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    counts: bool = Field(default=True, description="Part of a constructive working day. Travel never is.")

    @field_validator("starts_at", "ends_at")
    @classmethod
    def _local(cls, value: time | None) -> time | None:
        """What the clock on the wall shows there."""
        return None if value is None else value.replace(tzinfo=None, microsecond=0)


class TripLinesIn(In):
    lines: list[TripLineIn] = Field(max_length=200)


class TripHostIn(In):
    actor_id: UUID
    confirmed: bool = False


class TripHostsIn(In):
    hosts: list[TripHostIn] = Field(max_length=30, description="In the order in which they are shown.")
    to_be_named: bool = False


class PartnerSeatsIn(In):
    cluster_slug: Slug
    seats: int = Field(ge=0, le=500)


class PartnerSharesIn(In):
    shares: list[PartnerSeatsIn] = Field(
        max_length=30, description="Clusters that are not named have no limit of their own."
    )


class CancelTripIn(In):
    reason: Annotated[LongText, Field(min_length=3, max_length=1000)] = Field(
        description="Goes to all who applied, word for word, and stands on the trip's page."
    )


class TripReportIn(In):
    report: Paragraphs | None = Field(default=None, description="Falls back to the text that is there.")
    waive_exchanges_reason: Annotated[LongText, Field(min_length=3, max_length=1000)] | None = Field(
        default=None, description="Why the report does not wait for exchanges that are still open."
    )


class TripPhotoPatch(In):
    caption: ShortText | None = None
    consent_confirmed: bool | None = Field(
        default=None,
        description="Everybody who can be recognised has agreed; without it nobody else sees it.",
    )


# --- what everybody reads ---


class TripDestinationOut(Out):
    country: str
    city: str | None
    latitude: float | None
    longitude: float | None


class TripHostOut(Out):
    actor: ActorRef
    confirmed: bool


class TripLineOut(Out):
    id: UUID
    day: date
    starts_at: time | None
    ends_at: time | None
    kind: ItemKind
    title: ByLanguage
    host: ActorRef | None
    place: str | None
    latitude: float | None
    longitude: float | None
    counts: bool


class TripHintOut(Out):
    """What would raise the voucher."""

    code: Literal["more_days", "farther", "more_days_and_farther"]
    days_more: int
    km_more: float
    becomes: Money


class TripVoucherOut(Out):
    """What a visitor from afar would get, by the country of the host."""

    country: str
    working_days: int = Field(description="By this country's public holidays and the lines that count.")
    amount: Money | None = Field(description="null where nothing is paid.")
    full_rate: Money | None
    factor: float | None
    factor_reasons: list[str] = Field(examples=[["days_lt_5"]])
    near_km: float | None = Field(description="Visitors from nearer than this get the reduced amount.")
    near_amount: Money | None
    unfunded_reason: UnfundedReason | None
    hints: list[TripHintOut]
    rate_confirmed: bool | None = Field(description="False while the programme has not confirmed its rates.")


class TripPhotoOut(Out):
    id: UUID
    url: str
    caption: str | None
    consent_confirmed: bool


class TripRow(Out):
    """A trip in the calendar."""

    id: UUID
    programme_slug: str
    owner_cluster: str
    code: str = Field(examples=["CXC-2027-01"])
    title: ByLanguage
    theme: Theme
    topics: list[str]
    starts_on: date
    ends_on: date
    dates_note: str | None = Field(description="Where the days are not known exactly.")
    destinations: list[TripDestinationOut]
    state: TripState
    working_days: int | None
    seats_total: int
    seats_left: int
    waiting: int = Field(description="Seats asked for on the waiting list.")
    waiting_list: bool
    apply_from: datetime | None
    apply_until: datetime | None
    took_part: int = Field(description="Organisations that took part, or hold seats.")
    cover_url: str | None
    version: int
    created_at: datetime
    updated_at: datetime


class TripGuardOut(Out):
    code: str
    detail: str = Field(description="What is missing, and what would satisfy it.")


class TripMoveOut(Out):
    """A step that this reader may take; not now as long as anything is missing."""

    verb: TripVerb
    to: TripState
    missing: list[TripGuardOut]


class PartnerSeatsOut(Out):
    cluster_slug: str
    seats: int
    taken: int


class OwnApplicationOut(Out):
    """An application of an organisation of yours."""

    id: UUID
    actor: ActorRef
    state: SeatState


class TripOut(TripRow):
    summary: ByLanguage
    timezone: str
    hosts: list[TripHostOut]
    hosts_to_be_named: bool
    lines: list[TripLineOut] = Field(
        description="The programme; as it was settled once the trip is confirmed."
    )
    seats_per_organisation: int
    min_participants: int
    offer_hours: int = Field(description="How long an offer of a seat stands.")
    cost_note: ByLanguage
    voucher_preview: list[TripVoucherOut]
    report: ByLanguage
    photos: list[TripPhotoOut]
    participants: list[ActorRef] = Field(
        description="Organisations that took part and let it be known, to you or to all; of trips before this"
        " platform those that published it themselves."
    )
    cancel_reason: str | None
    source: str | None = Field(description="Where it is known from, for trips before this platform.")
    may_manage: bool
    why_not_apply: TripGuardOut | None = Field(description="Why nobody can apply now; null while it is open.")
    moves: list[TripMoveOut] = Field(description="For those who manage it.")
    partner_seats: list[PartnerSeatsOut] = Field(description="For those who manage it.")
    own_applications: list[OwnApplicationOut]


class TripFilters(PageParams):
    from_: Day | None = Field(default=None, alias="from", description="Trips that end on this day or later.")
    to: Day | None = Field(default=None, description="Trips that begin on this day or earlier.")
    theme: list[Theme] = Field(default_factory=list, max_length=8)
    country: list[Country] = Field(default_factory=list, max_length=30)
    state: list[TripState] = Field(default_factory=list, max_length=9)
    programme: Slug | None = None
    mine: bool = Field(default=False, description="Only trips of the clusters whose trips you manage.")
    order: Literal["next", "latest"] = Field(
        default="next", description="`next`: by the first day, rising; `latest`: falling."
    )


class TripMoveRuleOut(Out):
    """A line of the table of moves."""

    verb: TripVerb
    before: list[TripState]
    to: TripState
    who: TripMover
    guards: list[str]


class SeatMoveRuleOut(Out):
    verb: SeatVerb
    before: list[SeatState]
    to: SeatState
    who: TripMover


class TripMovesOut(Out):
    """Every move there is, of trips and of seats."""

    trips: list[TripMoveRuleOut]
    seats: list[SeatMoveRuleOut]
