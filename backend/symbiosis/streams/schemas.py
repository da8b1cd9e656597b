"""What the API says about material streams: offers, needs and how they are described."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.kit.fields import (
    Country,
    Day,
    Kilograms,
    Language,
    LongText,
    Money,
    Percent,
    Quantity,
    ShortText,
    Slug,
    Text,
)
from symbiosis.kit.http import In, Out
from symbiosis.kit.near import NearParams
from symbiosis.streams.vocabulary import (
    Basis,
    Certificate,
    ColourClass,
    ConditionGrade,
    Contamination,
    Direction,
    Disruptor,
    EvidenceMethod,
    Identity,
    KgBasis,
    LegalStatus,
    MoistureState,
    OriginStage,
    Period,
    PriceModel,
    QuantityMode,
    QuantityUnit,
    ReasonCode,
    StreamStatus,
    TextilePart,
    Treatment,
    Visibility,
)


class CompositionLine(In):
    """The share of one fibre in one part of the material."""

    fibre: Slug = Field(description="Slug of /v1/fibres.", examples=["cotton"])
    share_pct: Percent = Field(description="Weight per cent of the part.", examples=[95])
    part: TextilePart = TextilePart.ALL
    recycled: bool = False


class Material(In):
    """What is offered, as far as it is known. Unknown is a valid answer and is matched as unknown."""

    form: Slug = Field(description="Slug of /v1/material-forms.", examples=["cutting_scraps"])
    origin_stage: OriginStage = OriginStage.OTHER
    legal_status: LegalStatus = LegalStatus.UNKNOWN
    waste_code: Annotated[str, Field(pattern=r"^\d{6}\*?$")] | None = Field(
        default=None, description="List of Waste code without spaces; used for compliance, never to match."
    )
    composition: list[CompositionLine] = Field(
        default_factory=list,
        max_length=40,
        description="Per part the shares add up to 100 +/- 1; empty = unknown.",
    )
    evidence_method: EvidenceMethod = Field(
        default=EvidenceMethod.DECLARED, description="How the composition is known; decides its uncertainty."
    )
    colour: ColourClass | None = None
    condition: ConditionGrade | None = None
    disruptors: list[Disruptor] | None = Field(
        default=None, max_length=20, description="null = not stated; [] = none."
    )
    disruptors_removable: bool | None = None
    multilayer: bool | None = None
    contamination: list[Contamination] | None = Field(
        default=None, max_length=20, description="null = not stated; [] = none."
    )
    moisture_state: MoistureState = MoistureState.UNKNOWN
    moisture_pct: Percent | None = Field(default=None, description="Measured moisture, weight per cent.")
    stored_dry: bool | None = None
    treatments: list[Treatment] | None = Field(
        default=None, max_length=20, description="null = not stated; [] = none."
    )
    certificates: list[Certificate] = Field(default_factory=list, max_length=20)
    current_route: Slug | None = Field(
        default=None, description="Where it goes today, e.g. energy_recovery (slug of /v1/recycling-routes)."
    )


class CompositionRule(In):
    """A window for the summed share of some fibres, or of one single fibre among them."""

    fibres: list[Slug] = Field(default_factory=list, max_length=80, description="Slugs of /v1/fibres.")
    fibre_group: Slug | None = Field(
        default=None,
        description="Or a group: cellulosic_natural, cellulosic_regenerated, protein, synthetic, ...",
    )
    min_pct: Percent | None = None
    max_pct: Percent | None = None
    mode: Literal["sum", "single"] = Field(
        default="sum", description="`single`: one of the fibres alone must meet the window (melt recycling)."
    )


class Requirements(In):
    """What a need accepts. An absent limit is no limit."""

    forms: list[Slug] = Field(default_factory=list, max_length=60, description="Accepted forms; empty = any.")
    origins: list[OriginStage] = Field(default_factory=list, max_length=20, description="Empty = any.")
    legal_statuses: list[LegalStatus] = Field(default_factory=list, max_length=10, description="Empty = any.")
    composition: list[CompositionRule] = Field(
        default_factory=list, max_length=20, description="All must hold."
    )
    elastane_max_pct: Percent | None = None
    other_fibre_max_pct: Percent | None = Field(
        default=None, description="Limit for fibres that no composition rule names, together."
    )
    colours: list[ColourClass] = Field(default_factory=list, max_length=20, description="Empty = any.")
    minimum_condition: ConditionGrade | None = None
    accepted_disruptors: list[Disruptor] | None = Field(
        default=None, max_length=20, description="null = not stated, any; [] = none accepted."
    )
    multilayer_accepted: bool | None = None
    accepted_contamination: list[Contamination] = Field(
        default_factory=list, max_length=20, description="Anything else (dust apart) is refused."
    )
    moisture_max_pct: Percent | None = None
    excluded_treatments: list[Treatment] = Field(default_factory=list, max_length=20)
    required_certificates: list[Certificate] = Field(default_factory=list, max_length=20)
    intended_route: Slug | None = Field(default=None, description="Slug of /v1/recycling-routes.")
    output_product: ShortText | None = None


class QuantityIn(In):
    """How much, as people say it; the platform keeps what was said and converts it to kilograms."""

    mode: QuantityMode = QuantityMode.ONE_OFF
    value: Quantity
    unit: QuantityUnit = QuantityUnit.KG
    period: Period | None = Field(
        default=None, description="With `recurring`: per week, month, quarter or year."
    )
    kg_per_unit: Quantity | None = Field(
        default=None,
        description="Weight of one unit, needed for anything but kg and t (unless gsm and width say it).",
    )
    gsm: Quantity | None = Field(default=None, description="g/m2; with m2 it gives the weight.")
    width_cm: Quantity | None = Field(
        default=None, description="Fabric width; with m and gsm it gives the weight."
    )
    weighed: bool = Field(default=False, description="The kilograms were weighed, not estimated.")


class QuantityOut(QuantityIn):
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    kg: Kilograms = Field(description="Kilograms, for recurring streams per period.")
    kg_per_year: Kilograms = Field(
        description="Kilograms a year for recurring streams, else the one-off amount."
    )
    kg_basis: KgBasis


class Price(In):
    model: PriceModel = PriceModel.NEGOTIABLE
    per_kg: Money | None = Field(
        default=None, description="Asked (offer) or paid (need) per kg; negative where the supplier pays."
    )


class PlaceIn(In):
    """Where the material is: a site of the owner, or a place located offline by postcode or town."""

    site_id: UUID | None = None
    country: Country | None = None
    postcode: Annotated[Text, Field(max_length=12)] | None = None
    town: ShortText | None = None


class PlaceOut(Out):
    """Where it is; for anonymous streams only the region and a point rounded to 0.1 degree."""

    site_id: UUID | None
    country: str
    postcode: str | None
    town: str | None
    nuts3: str | None
    latitude: float | None
    longitude: float | None


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
    place: PlaceOut
    price: Price
    maximum_distance_km: int | None
    identity: Identity
    visibility: Visibility
    basis: Basis = Field(description="On whose word the stream stands.")
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
    stream_type: list[Slug] = Field(default_factory=list, max_length=40)
    form: list[Slug] = Field(default_factory=list, max_length=60)
    fibre: list[Slug] = Field(
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


class WithdrawIn(In):
    reason: ReasonCode = Field(description="Feeds the analysis of why exchanges fail.")
    comment: LongText | None = None


class CompositionTextIn(In):
    text: Annotated[Text, Field(max_length=2000)] = Field(examples=["65% polyester 35% bomuld"])
    language: Language | None = Field(default=None, description="Preferred language of the words, if known.")


class FibreCandidate(Out):
    fibre: str
    names: dict[str, str]


class CompositionQuestion(Out):
    """Something the reader would have to guess; ask the person instead."""

    code: str = Field(examples=["ambiguous_fibre"])
    fragment: str
    start: int
    end: int
    candidates: list[FibreCandidate]
    suggestion: list[CompositionLine] | None = Field(description="What it would become if confirmed.")
    detail: str


class CompositionReadingOut(Out):
    lines: list[CompositionLine]
    questions: list[CompositionQuestion]
    complete: bool = Field(description="The lines add up and nothing is open.")


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
    place: PlaceIn | None = None
    price: dict[str, Any] | None = Field(default=None, description="Fields of Price to change.")
    maximum_distance_km: Annotated[int, Field(ge=1, le=20000)] | None = None
    identity: Identity | None = None
    visibility: Visibility | None = None
