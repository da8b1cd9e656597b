"""What happened in plain words: one phrase a tag, in the languages of the sentences.

Each goes after a name: "Frederik (facilitator) published a listing."
"""

from collections.abc import Mapping

Said = Mapping[str, str]

HAPPENED: Mapping[str, Said] = {
    "stream.created": {"en": "listed material", "da": "oprettede et opslag"},
    "stream.changed": {"en": "changed a listing", "da": "ændrede et opslag"},
    "stream.published": {"en": "published a listing", "da": "offentliggjorde et opslag"},
    "stream.paused": {"en": "paused a listing", "da": "satte et opslag på pause"},
    "stream.resumed": {"en": "resumed a listing", "da": "genoptog et opslag"},
    "stream.confirmed": {"en": "confirmed a listing", "da": "bekræftede et opslag"},
    "stream.fulfilled": {"en": "marked a listing as fulfilled", "da": "markerede et opslag som opfyldt"},
    "stream.withdrawn": {"en": "withdrew a listing", "da": "trak et opslag tilbage"},
    "stream.expired": {"en": "let a listing expire", "da": "lod et opslag udløbe"},
    "stream.invited": {"en": "chose who may see a listing", "da": "valgte, hvem der må se et opslag"},
    "stream.read": {
        "en": "read listings that are not public",
        "da": "læste opslag, der ikke er offentlige",
    },
    "match.read": {
        "en": "read matches that are not public",
        "da": "læste matches, der ikke er offentlige",
    },
    "match.viewed": {"en": "looked at a match", "da": "så på et match"},
    "match.shortlisted": {"en": "put a match on the shortlist", "da": "satte et match på huskelisten"},
    "match.interest_shown": {"en": "showed interest in a match", "da": "viste interesse for et match"},
    "match.dismissed": {"en": "dismissed a match", "da": "afviste et match"},
    "match.superseded": {
        "en": "replaced a match, because a listing changed",
        "da": "erstattede et match, fordi et opslag blev ændret",
    },
    "match.expired": {"en": "ended a match", "da": "afsluttede et match"},
    "actor.registered": {"en": "registered the organisation", "da": "registrerede organisationen"},
    "actor.changed": {"en": "changed the organisation's record", "da": "ændrede organisationens oplysninger"},
    "actor.site_added": {"en": "added a site", "da": "tilføjede en adresse"},
    "actor.member_added": {"en": "became part of the organisation", "da": "blev en del af organisationen"},
    "actor.loaded": {
        "en": "loaded the organisation from public sources",
        "da": "indlæste organisationen fra offentlige kilder",
    },
    "actor.imported": {"en": "imported the organisation", "da": "importerede organisationen"},
    "stream.imported": {"en": "imported a listing", "da": "importerede et opslag"},
    "import.finished": {"en": "finished an import", "da": "afsluttede en import"},
    "history.read": {"en": "read the history", "da": "læste historikken"},
    "person.erased": {"en": "was erased", "da": "blev slettet"},
}

OFFICES: Mapping[str, Said] = {
    "programme_lead": {"en": "programme lead", "da": "programleder"},
    "cluster_manager": {"en": "cluster manager", "da": "klyngeleder"},
    "facilitator": {"en": "facilitator", "da": "facilitator"},
    "reviewer": {"en": "reviewer", "da": "sagsbehandler"},
    "finance": {"en": "finance", "da": "økonomi"},
    "analyst": {"en": "analyst", "da": "analytiker"},
    "auditor": {"en": "auditor", "da": "revisor"},
}

PLATFORM: Said = {"en": "The platform", "da": "Platformen"}
FORMER: Said = {"en": "Someone who is no longer here", "da": "En, der ikke længere er her"}
FORMER_SYSTEM: Said = {"en": "A former partner system", "da": "Et tidligere partnersystem"}
ON_BEHALF_OF: Said = {"en": "on behalf of", "da": "på vegne af"}
DID: Said = {"en": "did", "da": "foretog"}


def office(role: str | None, language: str) -> str | None:
    return OFFICES[role][language] if role is not None and role in OFFICES else None


def sentence(tag: str, who: str, office: str | None, on_behalf_of: str | None, language: str) -> str:
    """Who did what. A tag without words is shown as its code, and never breaks the page."""
    name = f"{who} ({office})" if office else who
    if on_behalf_of:
        name = f"{name} {ON_BEHALF_OF[language]} {on_behalf_of}"
    what = HAPPENED[tag][language] if tag in HAPPENED else f"{DID[language]} {tag}"
    return f"{name} {what}."
