"""What the API says about capability profiles."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.kit.fields import Kilograms, Language, LongText, Quantity, ShortText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.streams.descriptions import Requirements
from symbiosis.streams.schemas import LeadTime
from symbiosis.streams.terms import PlaceIn, PlaceOut, Price
from symbiosis.streams.vocabulary import Basis, Identity, Period, ReasonCode, StreamStatus, Visibility

Radius = Annotated[int, Field(ge=1, le=20000, description="Material from farther away is not suggested, km.")]


class CapacityIn(In):
    """How much the process can take in."""

    kg: Quantity
    per: Literal[Period.MONTH, Period.YEAR] = Period.YEAR


class CapacityOut(Out):
    kg: float
    per: Period | None = Field(description="month or year; others where the profile came in by a file.")
    kg_per_year: float


class _ProfileTerms(In):
    title: ShortText
    description: LongText | None = None
    language: Language = Field(default="en", description="Language of title and description.")
    requirements: Requirements = Field(
        description="What the process accepts. `intended_route` says which process it is and is needed;"
        " `output` makes it a link in chains, `permitted_waste_codes` says what it may take as waste."
    )
    capacity: CapacityIn
    minimum_lot_kg: Kilograms | None = None
    maximum_lot_kg: Kilograms | None = None
    lead_time_days: LeadTime | None = None
    service_radius_km: Radius | None = None
    place: PlaceIn = Field(
        default_factory=PlaceIn, description="The site of the process; the main site when nothing is said."
    )
    price: Price = Field(
        default_factory=Price,
        description="What is paid per kg; a gate fee is `supplier_pays` with its amount.",
    )
    identity: Identity = Identity.NAMED
    visibility: Visibility = Visibility.PUBLIC
    external_source: Slug | None = Field(
        default=None, description="Your system, with `external_id`: the upsert key of imports."
    )
    external_id: Annotated[Text, Field(max_length=200)] | None = None


class CapabilityProfileCreate(_ProfileTerms):
    """One process at one site, as a standing need."""

    publish: bool = Field(default=True, description="Published at once; false keeps a draft.")


class CapabilityProfilePatch(In):
    """A merge patch of the fields a profile was created with."""

    title: ShortText | None = None
    description: LongText | None = None
    language: Language | None = None
    requirements: dict[str, Any] | None = Field(default=None, description="Fields of Requirements to change.")
    capacity: CapacityIn | None = None
    minimum_lot_kg: Kilograms | None = None
    maximum_lot_kg: Kilograms | None = None
    lead_time_days: LeadTime | None = None
    service_radius_km: Radius | None = None
    place: PlaceIn | None = None
    price: dict[str, Any] | None = Field(default=None, description="Fields of Price to change.")
    identity: Identity | None = None
    visibility: Visibility | None = None


class CapabilityProfileOut(Out):
    """A capability profile; `id` is also its id as a material stream, whose verbs it lives by."""

    id: UUID
    status: StreamStatus
    title: str
    description: str | None
    language: str
    requirements: Requirements
    capacity: CapacityOut
    minimum_lot_kg: float | None
    maximum_lot_kg: float | None
    lead_time_days: int | None
    service_radius_km: int | None
    place: PlaceOut
    price: Price
    identity: Identity
    visibility: Visibility
    basis: Basis = Field(description="On whose word it stands: the owner's, or public rules of its route.")
    owner: ActorRef | None
    confirmed_at: datetime | None
    valid_until: datetime | None = Field(description="Expires then unless confirmed again, after 180 days.")
    published_at: datetime | None
    status_reason: ReasonCode | None
    external_source: str | None
    external_id: str | None
    version: int
    created_at: datetime
    updated_at: datetime
