"""What the API says about seats: applications, offers, the waiting list, the quota strip."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.kit.fields import LongText, Money, Slug
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import Bucket, OrganisationClass, UnfundedReason
from symbiosis.trips.schemas import ByLanguage, TripDestinationOut, TripHintOut
from symbiosis.trips.vocabulary import ConsentLevel, Decision, PassedOver, SeatState, SeatVerb, TripState

Paragraph = Annotated[LongText, Field(max_length=2000)]


# --- what applicants send ---


class _Wishes(In):
    seats_wanted: int = Field(default=1, ge=1, le=50)
    all_or_none: bool = Field(default=False, description="Come only if there are seats for all of you.")
    motivation: Paragraph | None = Field(default=None, description="Needed when it is sent.")
    expectations: Paragraph | None = None
    publish_consent: ConsentLevel = Field(
        default=ConsentLevel.NOBODY, description="Who may read that your organisation took part."
    )
    preferred_host_id: UUID | None = Field(default=None, description="One of the trip's hosts.")


class SeatsIn(_Wishes):
    """A draft of the short first form, kept until it is sent."""

    actor_id: UUID | None = Field(
        default=None, description="Your organisation; needed if you act for several."
    )
    cluster_slug: Slug | None = Field(
        default=None, description="The partner you come through; falls back to your own cluster."
    )


class SeatsPatch(In):
    """JSON merge patch, until the application is decided on."""

    seats_wanted: int | None = Field(default=None, ge=1, le=50)
    all_or_none: bool | None = None
    motivation: Paragraph | None = None
    expectations: Paragraph | None = None
    publish_consent: ConsentLevel | None = None
    preferred_host_id: UUID | None = None
    cluster_slug: Slug | None = None


class ConfirmSeatIn(In):
    accept_conditions: bool = Field(
        description="We travel on these days, report afterwards, and pay ourselves what the voucher does not."
    )


class WithdrawSeatIn(In):
    reason: Annotated[LongText, Field(max_length=1000)] | None = None


# --- what staff send ---


class SeatReviewIn(In):
    score: int = Field(ge=0, le=5, description="How well it fits the trip.")


class SeatDecisionIn(In):
    """`{}` for `offer` and `waitlist`."""

    reason: Annotated[LongText, Field(max_length=1000)] | None = Field(
        default=None, description="Needed to decline; goes to the applicant by mail, word for word."
    )


class PreparedDecisionIn(In):
    """Not told to anybody until the decisions of the trip are published together; null takes it back."""

    decision: Decision | None
    reason: Annotated[LongText, Field(max_length=1000)] | None = None


# --- what both read ---


class TripBrief(Out):
    """The trip as its applications name it."""

    id: UUID
    code: str
    title: ByLanguage
    starts_on: date
    ends_on: date
    state: TripState
    destinations: list[TripDestinationOut]


class SeatVoucherOut(Out):
    """The voucher that comes, or would come, with the seat."""

    amount: Money | None
    full_rate: Money | None
    factor: float | None
    factor_reasons: list[str]
    host_country: str | None
    working_days: int | None
    distance_km: float | None
    reserved: bool = Field(description="Reserved already, with the confirmed seat.")
    unfunded_reason: UnfundedReason | None
    hints: list[TripHintOut]


class PassedOverOut(Out):
    code: PassedOver
    detail: str


class SeatApplicationOut(Out):
    """An application for seats, as its organisation and the staff of both clusters read it."""

    id: UUID
    trip: TripBrief
    actor: ActorRef
    cluster_slug: str
    state: SeatState
    seats_wanted: int
    all_or_none: bool
    seats_held: int
    motivation: str | None
    expectations: str | None
    publish_consent: ConsentLevel
    preferred_host: ActorRef | None
    member: bool = Field(description="The cluster has confirmed the organisation.")
    reason: str | None = Field(description="What staff wrote when they decided.")
    position: int | None = Field(description="Place on the waiting list: by when it was put there.")
    passed_over: PassedOverOut | None = Field(description="Why the last free seats were not offered to it.")
    queued_at: datetime | None
    offered_at: datetime | None
    offer_expires_at: datetime | None
    confirmed_at: datetime | None
    unfunded_reason: UnfundedReason | None = Field(description="Why no voucher came with the seat.")
    exchange_id: UUID | None
    travellers_named: int
    possible: list[SeatVerb] = Field(description="What you can do to it now.")
    version: int
    created_at: datetime
    updated_at: datetime


class SeatReviewOut(SeatApplicationOut):
    """With what only staff read."""

    applicant_name: str | None
    organisation_class: OrganisationClass | None
    bucket: Bucket | None
    doubt: str | None = Field(description="What a person should look at in the class.")
    score: int | None
    pending_decision: Decision | None
    pending_reason: str | None
    why_not_decide: str | None


class SeatRow(Out):
    """One line of a list of applications."""

    id: UUID
    trip_id: UUID
    trip_code: str
    trip_title: ByLanguage
    trip_starts_on: date
    trip_state: TripState
    actor: ActorRef
    cluster_slug: str
    state: SeatState
    seats_wanted: int
    seats_held: int
    all_or_none: bool
    bucket: Bucket | None
    score: int | None = Field(description="null for applicants.")
    pending_decision: Decision | None = Field(description="null for applicants.")
    passed_over: PassedOver | None
    offer_expires_at: datetime | None
    queued_at: datetime | None
    created_at: datetime
    version: int


class SeatFilters(PageParams):
    state: list[SeatState] = Field(default_factory=list, max_length=12)
    cluster: Slug | None = None
    trip: UUID | None = None
    pending: bool | None = Field(default=None, description="With, or without, a prepared decision.")


class SeatQuotaOut(Out):
    """Exchanges of a bucket: of the whole programme, or of one partner."""

    target: int | None
    planned: int
    committed: int
    closed: int
    remaining: int | None = Field(description="Target less what is planned, committed and closed.")


class SeatQuotaStripOut(Out):
    """All that should be known at the moment of offering a seat."""

    organisation_class: OrganisationClass | None
    bucket: Bucket | None
    doubt: str | None
    programme_quota: SeatQuotaOut | None
    partner_quota: SeatQuotaOut | None
    seats_total: int
    seats_left: int
    partner_seats_total: int | None = Field(description="null where the cluster has no limit of its own.")
    partner_seats_left: int | None
    seats_wanted: int
    would_offer: int = Field(description="Seats that an offer now would hold; 0 where none can be.")
    why_not_offer: str | None
    voucher: SeatVoucherOut
    budget_free: Money | None = Field(description="Free in the partner's budget.")


class DecisionResultOut(Out):
    application_id: UUID
    decision: Decision
    state: SeatState
    code: str | None = Field(description="Why the decision could not be carried out; null when it was.")
    detail: str | None


class PublishedDecisionsOut(Out):
    """Offers are made first, in the order of the list; what did not fit is said, and stays prepared."""

    published: int
    results: list[DecisionResultOut]


class WaitingOut(Out):
    """A place on the waiting list, in the order in which seats are offered."""

    position: int
    application_id: UUID
    actor: ActorRef
    seats_wanted: int
    all_or_none: bool
    queued_at: datetime
    passed_over: PassedOverOut | None
