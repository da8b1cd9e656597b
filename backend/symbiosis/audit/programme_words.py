"""What happened to a programme in plain words: its terms, its participants, its reporting periods."""

from collections.abc import Mapping

ABOUT_PROGRAMMES: Mapping[str, Mapping[str, str]] = {
    "programme.profile_changed": {"en": "changed the programme", "da": "ændrede programmet"},
    "programme.partner_changed": {
        "en": "changed a partner's share of the programme",
        "da": "ændrede en partners andel i programmet",
    },
    "programme.rules_added": {
        "en": "added a version of the programme's rules",
        "da": "tilføjede en version af programmets regler",
    },
    "programme.rates_added": {
        "en": "added a version of the programme's rates",
        "da": "tilføjede en version af programmets satser",
    },
    "programme.country_set": {
        "en": "set which role a country has in the programme",
        "da": "fastsatte et lands rolle i programmet",
    },
    "programme.country_removed": {
        "en": "took a country off the programme's list",
        "da": "fjernede et land fra programmets liste",
    },
    "programme.eligibility_set": {
        "en": "set who may take part in the programme",
        "da": "fastsatte, hvem der kan deltage i programmet",
    },
    "programme.requirement_set": {
        "en": "set a line of the evidence checklist",
        "da": "fastsatte en linje i dokumentationslisten",
    },
    "programme.requirement_removed": {
        "en": "took a line off the evidence checklist",
        "da": "fjernede en linje fra dokumentationslisten",
    },
    "programme.participant_classed": {
        "en": "decided what the organisation counts as",
        "da": "afgjorde, hvad organisationen tæller som",
    },
    "programme.period_added": {"en": "added a reporting period", "da": "tilføjede en rapporteringsperiode"},
    "programme.period_changed": {
        "en": "changed a reporting period",
        "da": "ændrede en rapporteringsperiode",
    },
    "programme.period_collecting": {
        "en": "began to collect for a reporting period",
        "da": "begyndte at samle ind til en rapporteringsperiode",
    },
    "programme.period_frozen": {"en": "froze a reporting period", "da": "låste en rapporteringsperiode"},
    "programme.period_submitted": {
        "en": "submitted a reporting period to the funder",
        "da": "indsendte en rapporteringsperiode til bevillingsgiveren",
    },
    "programme.period_accepted": {
        "en": "noted that the funder accepted a reporting period",
        "da": "noterede, at bevillingsgiveren godkendte en rapporteringsperiode",
    },
    "programme.period_returned": {
        "en": "noted that the funder returned a reporting period",
        "da": "noterede, at bevillingsgiveren sendte en rapporteringsperiode tilbage",
    },
}
