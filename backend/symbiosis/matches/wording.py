"""What to do next with a match, and how summaries begin, in the languages of the sentences."""

from collections.abc import Mapping

from symbiosis.matches.rules import interest_state, is_open
from symbiosis.matches.vocabulary import MatchState, Side
from symbiosis.matching.sentences.requirements import requirement_name

Said = Mapping[str, str]

FITS: Said = {"en": "Fits:", "da": "Passer:"}
FITS_IF: Said = {"en": "Fits on condition:", "da": "Passer på betingelse:"}
DOES_NOT_FIT: Said = {"en": "Does not fit:", "da": "Passer ikke:"}
AND: Said = {"en": "; ", "da": "; "}

_PARTY: Mapping[str, Said] = {
    "show_interest": {
        "en": "Show interest, and the other side is told.",
        "da": "Vis interesse, så får den anden part besked.",
    },
    "wait": {
        "en": "The other side has been told that you are interested. Wait for the answer.",
        "da": "Den anden part ved, at I er interesserede. Vent på svar.",
    },
    "answer": {
        "en": "The other side is interested. Show interest to get in touch, or dismiss it and say why.",
        "da": "Den anden part er interesseret. Vis interesse for at komme i kontakt, eller afvis med en grund.",
    },
    "talk": {
        "en": "Both of you are interested. Get in touch and agree on a sample, an amount and a day.",
        "da": "I er begge interesserede. Tag kontakt, og aftal en prøve, en mængde og en dag.",
    },
}

_ABSENT: Mapping[str, Said] = {
    "show_interest": {
        "en": "Show interest: cluster staff see it and can ask the plant, which is not on the platform itself.",
        "da": "Vis interesse: klyngens facilitator ser det og kan spørge anlægget, som ikke selv er på platformen.",
    },
    "wait": {
        "en": "Cluster staff can see your interest. The plant is not on the platform itself: you may also call it.",
        "da": "Klyngens facilitator kan se jeres interesse. Anlægget er ikke selv på platformen: I kan også ringe.",
    },
}
"""The other side is known from public sources only; nobody there reads along."""

_STAFF: Mapping[str, Said] = {
    "show_interest": {
        "en": "Ask the two sides whether it is something for them, or dismiss it and say why.",
        "da": "Spørg de to parter, om det er noget for dem, eller afvis med en grund.",
    },
    "wait": {
        "en": "One side is interested. Ask the other one for an answer.",
        "da": "Den ene part er interesseret. Bed den anden om et svar.",
    },
    "talk": {
        "en": "Both sides are interested. Follow up: have they talked?",
        "da": "Begge parter er interesserede. Følg op: har de talt sammen?",
    },
}

_CLOSED: Mapping[MatchState, Said] = {
    MatchState.CONVERTED: {
        "en": "The two are dealing with each other. Keep the amounts of both listings up to date.",
        "da": "De to parter handler med hinanden. Hold mængderne i begge opslag ajour.",
    },
    MatchState.BLOCKED: {
        "en": "Stopped: a rule that nobody may set aside now stands in the way.",
        "da": "Stoppet: en regel, som ingen må sætte til side, står nu i vejen.",
    },
    MatchState.DISMISSED: {
        "en": "Dismissed. The pair comes back only when one of the streams changes.",
        "da": "Afvist. Parret kommer først igen, når en af strømmene ændres.",
    },
    MatchState.EXPIRED: {
        "en": "Over: one of the streams has ended, or they no longer fit each other.",
        "da": "Udløbet: en af strømmene er slut, eller de passer ikke længere sammen.",
    },
    MatchState.SUPERSEDED: {
        "en": "One of the streams has changed. See the new suggestion.",
        "da": "En af strømmene er ændret. Se det nye forslag.",
    },
}

_STOPPED_BY: Said = {"en": "The rule is about: {name}.", "da": "Reglen handler om: {name}."}

SUGGESTED_BY: Mapping[Side, Said] = {
    Side.FACILITATOR: {
        "en": "A facilitator of the clusters brought the two together.",
        "da": "En facilitator fra klyngerne har bragt de to sammen.",
    },
    Side.OFFER: {"en": "The offering side suggested it.", "da": "Den udbydende part foreslog det."},
    Side.NEED: {
        "en": "The side with the need suggested it.",
        "da": "Den part, der har behovet, foreslog det.",
    },
    Side.BOTH: {"en": "The two sides suggested it.", "da": "De to parter foreslog det."},
}
"""Who brought the two together, by office; the person is nobody else's business."""

_FROZEN: Said = {
    "en": "One of the streams is paused. The suggestion waits until it resumes.",
    "da": "En af strømmene er sat på pause. Forslaget venter, til den er i gang igen.",
}

_ONLOOKER: Said = {
    "en": "Only the two sides can show interest. Have you something similar? List it and see who fits.",
    "da": "Kun de to parter kan vise interesse. Har du noget lignende? Opret det, og se, hvem der passer.",
}


def next_step(
    state: str,
    side: Side | None,
    *,
    offer_interest: bool,
    need_interest: bool,
    frozen: bool,
    need_is_public_rule: bool,
    language: str,
) -> str:
    """What this reader can do now. `state` as the reader sees it; `need_is_public_rule`: no one
    has stated the need, it follows from public rules of the plant."""
    if not is_open(state):
        return _CLOSED[MatchState(state)][language]
    if side is None:
        return _ONLOOKER[language]
    if frozen:
        return _FROZEN[language]
    situation = _situation(side, offer=offer_interest, need=need_interest)
    if side is Side.FACILITATOR:
        return _STAFF[situation][language]
    if side is Side.OFFER and need_is_public_rule and situation in _ABSENT:
        return _ABSENT[situation][language]
    return _PARTY[situation][language]


def _situation(side: Side, *, offer: bool, need: bool) -> str:
    if not offer and not need:
        return "show_interest"
    if interest_state(offer=offer, need=need) is MatchState.INTEREST_MUTUAL:
        return "talk"
    if side is Side.FACILITATOR:
        return "wait"
    mine = offer if side is Side.OFFER else need if side is Side.NEED else False
    return "wait" if mine else "answer"


def stopped_by(requirement: str, language: str) -> str:
    """What the rule that came to stop a pair is about."""
    return _STOPPED_BY[language].format(name=requirement_name(requirement, language))
