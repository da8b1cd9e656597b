"""How a material is described: what is offered, what is accepted, how much, where, for what price."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from symbiosis.kit.fields import (
    Country,
    Kilograms,
    Money,
    Percent,
    Quantity,
    ShortText,
    Slug,
    Text,
)
from symbiosis.kit.http import In, Out
from symbiosis.streams.vocabulary import (
    Certificate,
    ColourClass,
    ConditionGrade,
    Contamination,
    Disruptor,
    EvidenceMethod,
    KgBasis,
    LegalStatus,
    MoistureState,
    OriginStage,
    Period,
    PriceModel,
    QuantityMode,
    QuantityUnit,
    TextilePart,
    Treatment,
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
    limit_per_kg: Money | None = Field(
        default=None,
        description="The least you accept (offer) or the most you pay (need) per kg. Matching takes it into"
        " account; nobody outside your organisation ever sees it, in the other side's answers it is absent.",
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
