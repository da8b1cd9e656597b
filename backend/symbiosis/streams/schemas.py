"""What the API says about material streams: offers, needs and how they are described."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.kit.fields import (
    Country,
    Day,
    Kilograms,
    Language,
    LongText,
    ShortText,
    Slug,
    Text,
)
from symbiosis.kit.http import In, Out
from symbiosis.kit.near import NearParams
from symbiosis.reference.known import KnownFibre, KnownForm, KnownType
from symbiosis.streams.descriptions import Material, Requirements
from symbiosis.streams.terms import PlaceIn, PlaceOut, Price, QuantityIn, QuantityOut
from symbiosis.streams.vocabulary import (
    Basis,
    Direction,
    Identity,
    ReasonCode,
    StreamStatus,
    Visibility,
)

LeadTime = Annotated[
    int, Field(ge=0, le=365, description="Days from agreement to hand-over that this side needs.")
]


class _Terms(In):
    title: ShortText
    description: LongText | None = None
    language: Language = Field(default="en", description="Language of title and description.")
    stream_type: Slug | None = Field(default=None, description="Slug of /v1/stream-types.")
    quantity: QuantityIn
    minimum_lot_kg: Kilograms | None = None
    maximum_lot_kg: Kilograms | None = None
    available_from: Day | None = None
    available_to: Day | None = None
    lead_time_days: LeadTime | None = None
    place: PlaceIn
    price: Price = Field(default_factory=Price)
    maximum_distance_km: Annotated[int, Field(ge=1, le=20000)] | None = None
    identity: Identity = Identity.NAMED
    visibility: Visibility = Visibility.PUBLIC
    external_source: Slug | None = Field(
        default=None, description="Your system, with `external_id`: the upsert key."
    )
    external_id: Annotated[Text, Field(max_length=200)] | None = None


class OfferIn(_Terms):
    """Material someone has."""

    direction: Literal[Direction.OFFER] = Direction.OFFER
    material: Material


class NeedIn(_Terms):
    """Material someone wants."""

    direction: Literal[Direction.NEED] = Direction.NEED
    requirements: Requirements = Field(default_factory=Requirements)


StreamDraft = Annotated[OfferIn | NeedIn, Field(discriminator="direction")]


class OfferCreate(OfferIn):
    owner_id: UUID | None = Field(
        default=None, description="The actor that offers; needed if you act for several."
    )
    publish: bool = Field(default=False, description="Publish at once when nothing is missing.")


class NeedCreate(NeedIn):
    owner_id: UUID | None = Field(
        default=None, description="The actor that needs; needed if you act for several."
    )
    publish: bool = Field(default=False, description="Publish at once when nothing is missing.")


StreamIn = Annotated[OfferCreate | NeedCreate, Field(discriminator="direction")]


class StreamOut(Out):
    id: UUID
    direction: Direction
    status: StreamStatus
    title: str
    description: str | None
    language: str
    stream_type: str | None
    material: Material | None = Field(description="What is offered; null for needs.")
    requirements: Requirements | None = Field(description="What is accepted; null for offers.")
    quantity: QuantityOut
    minimum_lot_kg: float | None
    maximum_lot_kg: float | None
    available_from: date | None
    available_to: date | None
    lead_time_days: int | None
    place: PlaceOut
    price: Price
    maximum_distance_km: int | None
    identity: Identity
    visibility: Visibility
    basis: Basis = Field(description="On whose word the stream stands.")
    standing: bool = Field(description="A processor's lasting capability; the quantity is its capacity.")
    owner: ActorRef | None = Field(description="null while the owner stays anonymous to you.")
    valid_until: datetime | None = Field(description="Expires then unless confirmed again.")
    confirmed_at: datetime | None
    published_at: datetime | None
    status_reason: ReasonCode | None
    distance_km: float | None = Field(default=None, description="From the place asked for, great circle.")
    external_source: str | None
    external_id: str | None
    version: int
    created_at: datetime
    updated_at: datetime


class StreamRef(Out):
    """A stream as a match names it."""

    id: UUID
    direction: Direction
    status: StreamStatus
    title: str
    stream_type: str | None
    material: Material | None
    requirements: Requirements | None
    quantity: QuantityOut
    place: PlaceOut
    basis: Basis
    standing: bool
    owner: ActorRef | None
    version: int


class StreamPoint(Out):
    """One marker on the map."""

    id: UUID
    direction: Direction
    title: str
    stream_type: str | None
    quantity_kg: float
    latitude: float
    longitude: float
    distance_km: float | None = None


class StreamFilters(NearParams):
    direction: Direction | None = None
    q: Annotated[Text, Field(max_length=100)] | None = Field(
        default=None,
        description="Words in the title, description, type, fibres or town; typing errors are forgiven.",
    )
    stream_type: list[KnownType] = Field(default_factory=list, max_length=40)
    form: list[KnownForm] = Field(default_factory=list, max_length=60)
    fibre: list[KnownFibre] = Field(
        default_factory=list, max_length=40, description="Contains one of these fibres."
    )
    country: list[Country] = Field(default_factory=list, max_length=40)
    nuts: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9A-Z]{0,3}$")] | None = None
    owner: UUID | None = Field(
        default=None, description="Streams of this actor (anonymous ones only for itself)."
    )
    mine: bool = Field(default=False, description="Only streams of actors you act for, in every state.")
    status: list[StreamStatus] = Field(
        default_factory=list,
        max_length=6,
        description="Default: published; drafts and ended ones only of your own.",
    )
    basis: list[Basis] = Field(
        default_factory=list,
        max_length=3,
        description="On whose word: leaves out, for example, needs derived from public rules.",
    )
    quantity_kg_min: Annotated[Decimal, Field(ge=0, le=Decimal("1e10"))] | None = None
    quantity_kg_max: Annotated[Decimal, Field(ge=0, le=Decimal("1e10"))] | None = None
    sort: Literal["newest", "largest", "nearest"] = Field(
        default="newest", description="`nearest` needs latitude and longitude."
    )


class PublishIn(In):
    valid_days: Annotated[int, Field(ge=1, le=180)] | None = Field(
        default=None,
        description="Days until it must be confirmed again; default 60 one-off, 90 recurring, 180 standing.",
    )


class InvitedIn(In):
    actor_ids: list[UUID] = Field(
        max_length=200,
        description="All organisations that may see the stream; the list replaces the last one.",
    )


class WithdrawIn(In):
    reason: ReasonCode = Field(description="Feeds the analysis of why exchanges fail.")
    comment: LongText | None = None


class StreamPatch(In):
    """A merge patch of the fields a stream was created with; direction and owner stay."""

    title: ShortText | None = None
    description: LongText | None = None
    language: Language | None = None
    stream_type: Slug | None = None
    material: dict[str, Any] | None = Field(default=None, description="Fields of Material to change.")
    requirements: dict[str, Any] | None = Field(default=None, description="Fields of Requirements to change.")
    quantity: dict[str, Any] | None = Field(default=None, description="Fields of QuantityIn to change.")
    minimum_lot_kg: Kilograms | None = None
    maximum_lot_kg: Kilograms | None = None
    available_from: Day | None = None
    available_to: Day | None = None
    lead_time_days: LeadTime | None = None
    place: PlaceIn | None = None
    price: dict[str, Any] | None = Field(default=None, description="Fields of Price to change.")
    maximum_distance_km: Annotated[int, Field(ge=1, le=20000)] | None = None
    identity: Identity | None = None
    visibility: Visibility | None = None
