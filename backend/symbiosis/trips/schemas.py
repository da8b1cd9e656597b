"""What the API says of study trips."""

from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from pydantic import Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.kit.fields import (
    Country,
    Day,
    Money,
    Slug,
)
from symbiosis.kit.http import Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import UnfundedReason
from symbiosis.trips.vocabulary import ItemKind, SeatState, SeatVerb, Theme, TripMover, TripState, TripVerb

ByLanguage = dict[str, str]


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
