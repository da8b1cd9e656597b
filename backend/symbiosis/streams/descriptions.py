"""How a material is described: what is offered and what is accepted."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from symbiosis.kit.fields import Country, Money, Percent, Quantity, ShortText, Slug
from symbiosis.kit.http import In
from symbiosis.streams.vocabulary import (
    BrandRestriction,
    Certificate,
    ColourClass,
    ConditionGrade,
    Contamination,
    Disruptor,
    EvidenceMethod,
    FabricConstruction,
    Homogeneity,
    LegalStatus,
    MoistureState,
    OriginStage,
    ProcessEffect,
    TextilePart,
    Treatment,
)


def _waste_code(value: str) -> str:
    if re.fullmatch(WASTE_CODE, value) is None:
        raise PydanticCustomError(
            "waste_code_format",
            "Write the six digits without blanks, hazardous ones with an asterisk: 040222 or 040219*",
        )
    return value


WASTE_CODE = "[0-9]{6}[*]?"
WasteCode = Annotated[
    str, AfterValidator(_waste_code), WithJsonSchema({"type": "string", "pattern": f"^{WASTE_CODE}$"})
]
"""List of Waste code without spaces; hazardous ones end with an asterisk."""


class CompositionLine(In):
    """The share of one fibre in one part of the material."""

    fibre: Slug = Field(description="Slug of /v1/fibres.", examples=["cotton"])
    share_pct: Percent = Field(description="Weight per cent of the part.", examples=[95])
    part: TextilePart = TextilePart.ALL
    recycled: bool = False
    min_pct: Percent | None = Field(
        default=None, description="Of a mixed range: the least share any of its articles has."
    )
    max_pct: Percent | None = Field(
        default=None, description="Of a mixed range: the greatest share any of its articles has."
    )


class Material(In):
    """What is offered, as far as it is known. Unknown is a valid answer and is matched as unknown."""

    form: Slug = Field(description="Slug of /v1/material-forms.", examples=["cutting_scraps"])
    origin_stage: OriginStage = OriginStage.OTHER
    legal_status: LegalStatus = LegalStatus.UNKNOWN
    waste_code: WasteCode | None = Field(
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
    homogeneity: Homogeneity | None = Field(default=None, description="null = not stated.")
    construction: FabricConstruction | None = None
    gsm: Quantity | None = Field(default=None, description="Mass per area of the cloth, g/m2.")
    width_cm: Quantity | None = Field(default=None, description="Usable width of rolls and pieces.")
    length_min_m: Quantity | None = Field(default=None, description="The shortest roll or piece, m.")
    fibre_length_mm: Quantity | None = Field(default=None, description="Mean staple length of loose fibre.")
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
    brand_restriction: BrandRestriction | None = Field(
        default=None, description="null = not stated; matters for finished goods."
    )
    excluded_countries: list[Country] = Field(
        default_factory=list, max_length=60, description="It may not go to these countries."
    )
    allowed_routes: list[Slug] = Field(
        default_factory=list,
        max_length=30,
        description="Only these routes (/v1/recycling-routes); empty = any.",
    )
    forbidden_routes: list[Slug] = Field(
        default_factory=list, max_length=30, description="Never these routes, e.g. reuse of branded goods."
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


class ProcessOutput(In):
    """What leaves a processor's step; with it the need can be a link in a chain to other needs."""

    form: Slug = Field(description="Form of the output (/v1/material-forms).", examples=["shredded_fibre"])
    yield_pct: Annotated[Percent, Field(gt=0)] | None = Field(
        default=None, description="kg out per 100 kg in; absent: the usual yield of the route."
    )
    effects: list[ProcessEffect] = Field(
        default_factory=list, max_length=10, description="What else the step does to the material."
    )
    price_per_kg: Money | None = Field(default=None, description="Asked per kg of output.")


class Requirements(In):
    """What a need accepts. A limit that is absent is the usual one of the intended route, if that has one
    (elastane, other fibres, moisture, shares of fibres, minimum lot); else there is no limit."""

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
    constructions: list[FabricConstruction] = Field(
        default_factory=list, max_length=20, description="Wanted constructions; empty = any."
    )
    gsm_min: Quantity | None = Field(default=None, description="g/m2.")
    gsm_max: Quantity | None = Field(default=None, description="g/m2.")
    width_min_cm: Quantity | None = None
    length_min_m: Quantity | None = Field(
        default=None, description="The shortest roll or piece that can be used, m."
    )
    fibre_length_min_mm: Quantity | None = None
    minimum_condition: ConditionGrade | None = None
    accepted_disruptors: list[Disruptor] | None = Field(
        default=None, max_length=20, description="null = not stated, any; [] = none accepted."
    )
    removes_disruptors: list[Disruptor] = Field(
        default_factory=list, max_length=20, description="The receiver takes these off itself."
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
    output: ProcessOutput | None = Field(
        default=None, description="Of processors that pass material on; needed to be part of a chain."
    )
    permitted_waste_codes: list[WasteCode] | None = Field(
        default=None,
        max_length=100,
        description="Codes the receiver's permit or registration covers at this site; null = not stated.",
    )
    countries_accepted: list[Country] = Field(
        default_factory=list, max_length=60, description="Countries it may come from; empty = any."
    )
    brand_restrictions_honoured: list[BrandRestriction] | None = Field(
        default=None, max_length=4, description="Which restrictions the receiver can keep; null = not stated."
    )
    replacement_rate_pct: Percent | None = Field(
        default=None, description="How much virgin material a kilogram replaces, per cent by weight."
    )
