"""Words of chains, in the languages of the sentences."""

from collections.abc import Mapping

from symbiosis.matches.explaining import names
from symbiosis.reference.factors import products

Said = Mapping[str, str]

ASSUMED: Mapping[str, Said] = {
    "fractions_by_fibre": {
        "en": "Assumed: every fibre of the lot comes in articles of its own, so that sorting gives each fibre"
        " its share of the weight. Blended articles make the fraction smaller.",
        "da": "Antaget: hver fiber i partiet findes i artikler for sig, så sorteringen giver hver fiber dens"
        " andel af vægten. Blandede artikler gør fraktionen mindre.",
    },
    "shares_as_declared": {
        "en": "Assumed: the scanner finds the shares that are stated today.",
        "da": "Antaget: scanneren finder de andele, der er oplyst i dag.",
    },
    "colour_to_be_sorted": {
        "en": "Sorted by colour; which colours come out, and how much of each, is to be asked.",
        "da": "Sorteres efter farve; hvilke farver der kommer ud, og hvor meget af hver, skal afklares.",
    },
    "status_to_be_decided": {
        "en": "In its new form the legal status is open: the processor or the authority decides.",
        "da": "I den nye form er den juridiske status åben: forarbejderen eller myndigheden afgør den.",
    },
}

TERMS: Mapping[str, Said] = {
    "avoided_burning": {
        "en": "Fossil carbon that is not burnt, of what becomes product",
        "da": "Fossilt kulstof, der ikke brændes, af det, som bliver til produkt",
    },
    "avoided_treatment": {
        "en": "Treatment of today that falls away: {name}",
        "da": "Behandling i dag, der falder bort: {name}",
    },
    "losses": {"en": "Losses on the way, burnt", "da": "Tab undervejs, forbrændt"},
    "replaced": {"en": "Replaces {name}", "da": "Erstatter {name}"},
    "process": {"en": "Process: {name}", "da": "Proces: {name}"},
    "transport": {"en": "Transport", "da": "Transport"},
}

MISSING: Mapping[str, Said] = {
    "quantity_unknown": {
        "en": "An amount or a yield in the chain is not stated.",
        "da": "En mængde eller et udbytte i kæden er ikke oplyst.",
    },
    "composition_unknown": {
        "en": "The composition is not stated.",
        "da": "Sammensætningen er ikke oplyst.",
    },
    "fibre_factor": {"en": "No factor for burning {name}.", "da": "Ingen faktor for forbrænding af {name}."},
    "process_factor": {
        "en": "No open factor for the process {name}.",
        "da": "Ingen åben faktor for processen {name}.",
    },
    "replaced_factor": {
        "en": "No open factor for what the product of {name} replaces.",
        "da": "Ingen åben faktor for det, som produktet af {name} erstatter.",
    },
    "yield_unknown": {
        "en": "How much product the last receiver makes of a kilogram is not stated.",
        "da": "Hvor meget produkt den sidste modtager får ud af et kilo, er ikke oplyst.",
    },
    "distance_unknown": {"en": "A place in the chain is not known.", "da": "Et sted i kæden er ikke kendt."},
    "baseline_factor": {
        "en": "No open factor for where it goes today: {name}.",
        "da": "Ingen åben faktor for det, der sker med det i dag: {name}.",
    },
}

METHOD: Said = {
    "en": "Net saving = fossil carbon of burning that is avoided (or today's treatment) + new material that the"
    " product replaces - processes - transport - losses on the way, which are burnt. Low, middle and high are"
    " worked out from the low, middle and high of every factor; the result may be negative. No credit for heat"
    " and power from burning; roads count as 1.3 times the straight line; where the offer does not say where"
    " it goes today, burning is assumed. A missing factor gives no figure.",
    "da": "Nettobesparelse = fossilt kulstof fra forbrænding, der undgås (eller dagens behandling) + nyt"
    " materiale, som produktet erstatter - processer - transport - tab undervejs, som brændes. Lav, midt og høj"
    " er regnet af lav, midt og høj for hver faktor; resultatet kan være negativt. Varme og el fra forbrænding"
    " godskrives ikke; veje tæller 1,3 gange luftlinjen; siger udbuddet ikke, hvor det går hen i dag, antages"
    " forbrænding. Mangler en faktor, er der intet tal.",
}

_UNSTATED: Said = {"en": "(not stated)", "da": "(ikke oplyst)"}


def named(slug: str | None, language: str) -> str:
    """A fibre or route by its name in the language."""
    return _UNSTATED[language] if slug is None else names(language).get(slug, slug)


def named_product(slug: str | None, language: str) -> str:
    """What a recycled product replaces."""
    return _UNSTATED[language] if slug is None else products()[slug].names[language]
