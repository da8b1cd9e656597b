"""What the API says about fibres, forms, routes, waste codes, places and the sources of data."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from symbiosis.kit.fields import Country, Text
from symbiosis.kit.http import Out

Names = Annotated[
    dict[str, str],
    Field(
        description="Name by language: en, da, fr, es, bg, ro.", examples=[{"en": "Cotton", "da": "Bomuld"}]
    ),
]
Group = Annotated[
    str,
    Field(
        description="cellulosic_natural, cellulosic_regenerated, protein, synthetic, elastomer, mineral or other;"
        " needs may ask for a group.",
        examples=["cellulosic_natural"],
    ),
]


class FibreOut(Out):
    """A textile fibre of Regulation (EU) 1007/2011, or one of the platform's extensions."""

    slug: str = Field(description="The key to store; codes clash between trades.", examples=["cotton"])
    code: str | None = Field(description="The usual abbreviation.", examples=["CO"])
    annex1_no: int | None = Field(description="Number in Annex I; null for extensions.")
    fibre_group: Group
    names: Names
    aliases: list[str] = Field(description="Codes, trade names and words read as this fibre.")
    fossil_co2_kg_per_kg: float | None = Field(
        description="Fossil CO2 of burning 1 kg, from its chemical formula; 0 where the carbon is biogenic."
    )
    moisture_allowance_pct: float | None = Field(description="Agreed allowance of Annex IX.")
    verified_names: list[str] = Field(
        description="Languages whose name was read in an official text; the others are usual names."
    )


class MaterialFormOut(Out):
    slug: str = Field(examples=["cutting_scraps"])
    form_group: str = Field(description="fibre, yarn, fabric, product, packaging or recovered.")
    names: Names


class StreamTypeOut(Out):
    """A kind of stream with what it usually is. All hints: the holder or the authority decides."""

    slug: str = Field(examples=["cutting_scraps"])
    names: Names
    typical_holder: str
    material_form: str
    origin_stage: str
    legal_status_hint: str
    waste_codes: list[str] = Field(description="Entries of the List of Waste that may apply.")
    waste_code_note: str


class WasteCodeOut(Out):
    """An entry of the European List of Waste (Decision 2000/532/EC as amended)."""

    code: str = Field(examples=["04 02 22"])
    hazardous: bool
    names: Names
    stage: str
    use_hint: str
    textile_core: bool = Field(description="An entry for textiles themselves.")
    mirror_entry: str | None = Field(description="The hazardous or non-hazardous twin.")
    verified_names: list[str]
    green_list: str | None = Field(
        description="Entry of Annex IX of the Basel Convention under which it may cross a border with papers"
        " alone; `none`: no entry names it, so it needs notification and consent; null: it depends.",
        examples=["B3030"],
    )


class FibreRuleOut(Out):
    """The fibres of `any_of` together make at least `min_pct`."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    any_of: list[str]
    min_pct: float | None = None
    max_pct: float | None = None
    mode: str | None = Field(default=None, description="`single`: one of them alone, not their sum.")


class RouteRulesOut(Out):
    """What a route accepts; shares in per cent of weight, lots in kg. Null is unknown."""

    fibres: list[FibreRuleOut]
    material_forms: list[str]
    elastane_max_pct: float | None
    other_fibre_max_pct: float | None
    moisture_max_pct: float | None
    min_lot_kg: float | None
    fibre_rules_text: str
    colour_rule: str
    construction_rule: str
    disruptor_rule: str
    coating_print_rule: str


class RecyclingRouteOut(Out):
    """A way textiles are reused or recycled. `confidence` says how well its numbers are backed."""

    slug: str = Field(examples=["mechanical_cotton"])
    names: Names
    hierarchy: str = Field(description="Step of the waste hierarchy.")
    hierarchy_rank: int = Field(description="2 reuse to 7 disposal; lower is better.")
    rules: RouteRulesOut
    yield_kg_per_kg: float | None = Field(description="Output per kg of input.")
    output: str
    displaced_product: str
    confidence: str
    source_note: str


class PlaceSuggestion(Out):
    """A town or postcode with its point (WGS84) and NUTS-3 region."""

    name: str = Field(examples=["Copenhagen"])
    local_name: str = Field(examples=["København"])
    country: str = Field(examples=["DK"])
    postcode: str | None = Field(description="Of a town: the postcode nearest to its centre.")
    nuts3: str | None = Field(examples=["DK011"])
    latitude: float
    longitude: float
    population: int | None


class DataSourceOut(Out):
    """Where a shipped data set comes from and what its licence asks for."""

    name: str = Field(examples=["fibres"])
    title: str
    source: str
    licence: str
    attribution: str = Field(description="To be shown where the data are shown; empty when nothing is owed.")
    version: str = Field(description="SHA-256 of the file.")
    rows: int | None


class NoParams(BaseModel):
    """These lists are short and whole: nothing can be asked for, so nothing is misspelt silently."""

    model_config = ConfigDict(extra="forbid")


class PlaceParams(BaseModel):
    model_config = ConfigDict(extra="forbid")

    q: Annotated[Text, Field(min_length=2, max_length=80)] = Field(
        description="The beginning of a town's name in any spelling, or of a postcode.", examples=["kobenh"]
    )
    country: Country | None = None
    limit: int = Field(default=10, ge=1, description="More than 50 gives 50.")

    @property
    def size(self) -> int:
        return min(self.limit, 50)
