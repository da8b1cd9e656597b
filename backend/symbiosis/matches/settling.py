"""Who can settle what stands in the way of a pair, in the languages of the sentences. Pure."""

from collections.abc import Mapping

from symbiosis.matches.wording import Said

_SETTLED_BY: Mapping[str, Said] = {
    "parties": {
        "en": "Inside one organisation no match is needed; if these are two companies, cluster staff can"
        " register them apart.",
        "da": "Inden for én organisation er et match unødvendigt; er det to virksomheder, kan klyngens"
        " medarbejdere registrere dem hver for sig.",
    },
    "hazard": {
        "en": "The receiver's permit authority decides (in Denmark the municipality or the environmental"
        " agency); with a permit for this waste code, the receiver adds the code to its need.",
        "da": "Modtagerens godkendelsesmyndighed afgør det (i Danmark kommunen eller Miljøstyrelsen); med"
        " en godkendelse til affaldskoden føjer modtageren koden til sit behov.",
    },
    "legal_status": {
        "en": "The municipality decides whether it is waste or a by-product, and the receiver which of them"
        " it takes; the owner then corrects its listing.",
        "da": "Kommunen afgør, om det er affald eller et biprodukt, og modtageren, hvad den tager imod;"
        " ejeren retter derefter sit opslag.",
    },
    "permit": {
        "en": "The receiver's permit authority decides (in Denmark the municipality); once the permit covers"
        " the waste code, the receiver adds it to its need.",
        "da": "Modtagerens godkendelsesmyndighed afgør det (i Danmark kommunen); når godkendelsen dækker"
        " affaldskoden, føjer modtageren den til sit behov.",
    },
    "border": {
        "en": "The environmental authority of the country it leaves decides about shipments of waste"
        " (in Denmark the environmental agency).",
        "da": "Miljømyndigheden i afsenderlandet afgør overførsel af affald (i Danmark Miljøstyrelsen).",
    },
    "countries": {
        "en": "The side that named the countries decides; ask it whether it would change its listing.",
        "da": "Den part, der har angivet landene, bestemmer; spørg, om den vil ændre sit opslag.",
    },
    "brand": {
        "en": "The owner of the brand decides; ask the owner of the offer what it needs, for example that"
        " labels are removed.",
        "da": "Mærkets ejer bestemmer; spørg udbyderen, hvad der skal til, for eksempel at mærker fjernes.",
    },
    "route_restriction": {
        "en": "The owner of the offer decides which routes it allows; ask whether it would allow this one.",
        "da": "Udbyderen bestemmer, hvilke ruter materialet må gå; spørg, om denne kan tillades.",
    },
    "visibility": {
        "en": "Each owner decides who sees its listing; ask both whether they want to meet.",
        "da": "Hver ejer bestemmer, hvem der ser opslaget; spørg begge, om de vil mødes.",
    },
}

_SOMEONE: Said = {
    "en": "Cluster staff can tell who decides about it.",
    "da": "Klyngens medarbejdere kan sige, hvem der afgør det.",
}

REQUIREMENTS = frozenset(_SETTLED_BY)


def settled_by(requirement: str, language: str) -> str:
    """One sentence: who could settle a requirement that no person may set aside."""
    return _SETTLED_BY.get(requirement, _SOMEONE)[language]
