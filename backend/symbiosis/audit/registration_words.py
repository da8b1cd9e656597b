"""What happened to registrations for exchanges and to proposals, in plain words."""

from collections.abc import Mapping

ABOUT_REGISTRATIONS: Mapping[str, Mapping[str, str]] = {
    "registration.drafted": {"en": "began a registration for exchanges", "da": "begyndte en tilmelding"},
    "registration.changed": {"en": "changed a registration", "da": "ændrede en tilmelding"},
    "registration.submitted": {
        "en": "sent a registration to its cluster",
        "da": "sendte en tilmelding til klyngen",
    },
    "registration.taken_back": {"en": "took a registration back", "da": "trak en tilmelding tilbage"},
    "registration.accepted": {"en": "accepted a registration", "da": "optog en tilmelding"},
    "registration.changes_requested": {
        "en": "asked for changes to a registration",
        "da": "bad om rettelser i en tilmelding",
    },
    "registration.rejected": {"en": "rejected a registration", "da": "afviste en tilmelding"},
    "registration.asked": {
        "en": "asked whether an organisation is still interested in exchanges",
        "da": "spurgte, om en organisation stadig er interesseret i udvekslinger",
    },
    "registration.still_interested": {
        "en": "said to be still interested in exchanges",
        "da": "svarede, at de stadig er interesserede i udvekslinger",
    },
    "registration.fell_asleep": {
        "en": "let a registration rest, for nobody answered",
        "da": "lod en tilmelding hvile, da ingen svarede",
    },
    "registration.closed": {"en": "closed a registration", "da": "afsluttede en tilmelding"},
    "registration.cv_attached": {
        "en": "attached a CV to a registration",
        "da": "vedhæftede et CV til en tilmelding",
    },
    "registration.cv_removed": {
        "en": "removed the CV of a registration",
        "da": "fjernede CV'et fra en tilmelding",
    },
    "registration.cv_read": {"en": "read the CV of a registration", "da": "læste CV'et i en tilmelding"},
    "registration.welcome_pack_attached": {
        "en": "attached a welcome pack to a registration",
        "da": "vedhæftede en velkomstpakke til en tilmelding",
    },
    "registration.welcome_pack_removed": {
        "en": "removed the welcome pack of a registration",
        "da": "fjernede velkomstpakken fra en tilmelding",
    },
    "exchange_proposal.recorded": {
        "en": "recorded an exchange that was agreed elsewhere",
        "da": "skrev en udveksling ned, som var aftalt et andet sted",
    },
    "exchange_proposal.proposed": {"en": "proposed an exchange", "da": "foreslog en udveksling"},
    "exchange_proposal.accepted": {
        "en": "accepted a proposed exchange",
        "da": "sagde ja til en foreslået udveksling",
    },
    "exchange_proposal.converted": {
        "en": "agreed on a proposed exchange",
        "da": "blev enige om en foreslået udveksling",
    },
    "exchange_proposal.declined": {
        "en": "declined a proposed exchange",
        "da": "sagde nej til en foreslået udveksling",
    },
    "exchange_proposal.withdrawn": {
        "en": "withdrew a proposed exchange",
        "da": "trak en foreslået udveksling tilbage",
    },
    "exchange_proposal.expired": {
        "en": "let a proposed exchange run out unanswered",
        "da": "lod en foreslået udveksling udløbe uden svar",
    },
}
