"""How a standing need is worded: Danish for Danish plants, English for all others."""

from collections.abc import Mapping
from dataclasses import dataclass

from symbiosis.integrations.standing.plants import Plant
from symbiosis.reference.catalogue import Route

TITLES: Mapping[str, tuple[str, str]] = {
    "reuse": ("Wearable clothes and unsold goods for reuse", "Brugbart tøj og usolgte varer til genbrug"),
    "repair_remanufacture_upcycling": (
        "Fabric and linen for redesign and small series",
        "Stof og linned til redesign og små serier",
    ),
    "mechanical_wool": ("Wool for mechanical recycling", "Uld til mekanisk genanvendelse"),
    "mechanical_cotton": ("Cotton for mechanical recycling", "Bomuld til mekanisk genanvendelse"),
    "mechanical_denim": ("Denim for mechanical recycling", "Denim til mekanisk genanvendelse"),
    "mechanical_acrylic": (
        "Acrylic knitwear for mechanical recycling",
        "Akrylstrik til mekanisk genanvendelse",
    ),
    "nonwoven_felt": ("Textiles for felt and nonwoven", "Tekstiler til filt og nonwoven"),
    "insulation": ("Textile fibre for insulation", "Tekstilfibre til isolering"),
    "acoustic_panel_board": (
        "Textiles for acoustic panels and boards",
        "Tekstiler til akustikpaneler og plader",
    ),
    "wiping_rags": ("Absorbent textiles for wiping cloths", "Sugende tekstiler til aftørringsklude"),
    "cellulose_pulp": ("Cotton for dissolving pulp", "Bomuld til dissolvemasse"),
    "carbamate_fibre": ("Cotton for carbamate fibre", "Bomuld til carbamatfibre"),
    "blend_pulp_oncemore": (
        "White cotton and polycotton for pulp",
        "Hvid bomuld og polyester-bomuld til papirmasse",
    ),
    "polycotton_hydrothermal_solvent": ("Polycotton for separation", "Polyester-bomuld til adskillelse"),
    "pet_glycolysis": ("Polyester for depolymerisation", "Polyester til depolymerisering"),
    "pet_methanolysis": ("Polyester for methanolysis", "Polyester til metanolyse"),
    "pet_enzymatic": ("Polyester for enzymatic recycling", "Polyester til enzymatisk genanvendelse"),
    "polymer_melt": ("One pure polymer for melting", "Én ren polymer til smeltning"),
    "pa6_depolymerisation": ("Polyamide 6 for depolymerisation", "Polyamid 6 til depolymerisering"),
    "sorting": ("Dry used textiles for sorting", "Tørre brugte tekstiler til sortering"),
}


@dataclass(frozen=True)
class _Words:
    origin: str
    on_trial: str
    whole_plant: str
    contract: str
    rules: str


_WORDS: Mapping[str, _Words] = {
    "en": _Words(
        "Derived from what is publicly known about the route “{route}”. It is not a statement of {plant}:"
        " ask the plant before you rely on it.",
        "This is a pilot or demonstration plant; amounts may be small and campaigns rare.",
        "The amount is the published capacity of the whole plant.",
        "The plant's capacity is not published; the amount is a usual contract on this route.",
        "Usual rules",
    ),
    "da": _Words(
        "Udledt af det, der er offentligt kendt om ruten “{route}”. Det er ikke en udtalelse fra {plant}:"
        " spørg anlægget, før du regner med det.",
        "Det er et pilot- eller demonstrationsanlæg; mængderne kan være små og sjældne.",
        "Mængden er hele anlæggets offentliggjorte kapacitet.",
        "Anlæggets kapacitet er ikke offentliggjort; mængden er en almindelig kontrakt på ruten.",
        "Almindelige krav",
    ),
}


def language_of(plant: Plant) -> str:
    return "da" if plant.country == "DK" else "en"


def title_of(plant: Plant, route: Route) -> str:
    english, danish = TITLES[route.slug]
    return danish if language_of(plant) == "da" else english


def description_of(plant: Plant, route: Route) -> str:
    """Where the need comes from, how far to trust it, and the rules as the source words them."""
    words = _WORDS[language_of(plant)]
    name = route.names.get(language_of(plant), route.names["en"])
    sentences = [words.origin.format(route=name, plant=plant.name)]
    if plant.on_trial:
        sentences.append(words.on_trial)
    sentences.append(words.whole_plant if plant.capacity_t else words.contract)
    rules = "; ".join(route.texts.values())
    return " ".join(sentences) + (f"\n{words.rules}: {rules}." if rules else "")
