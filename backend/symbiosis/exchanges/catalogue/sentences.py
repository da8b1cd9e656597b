"""Why two organisations suit each other, or do not, part by part. Pure."""

from collections.abc import Callable, Sequence

from symbiosis.exchanges.catalogue.fitting import FitPart, Part
from symbiosis.kit.language import Supported

_ACTIVITIES = {
    "da": {
        "capacity_building": "kompetenceopbygning",
        "sharing_experience": "erfaringsudveksling",
        "project_development": "projektudvikling",
        "market_research": "markedsundersøgelse",
        "networking": "netværk",
    },
    "en": {
        "capacity_building": "capacity building",
        "sharing_experience": "sharing experience",
        "project_development": "project development",
        "market_research": "market research",
        "networking": "networking",
    },
}
_LANGUAGES = {
    "da": {
        "bg": "bulgarsk",
        "da": "dansk",
        "de": "tysk",
        "en": "engelsk",
        "es": "spansk",
        "fi": "finsk",
        "fr": "fransk",
        "it": "italiensk",
        "nl": "nederlandsk",
        "no": "norsk",
        "pl": "polsk",
        "pt": "portugisisk",
        "ro": "rumænsk",
        "sv": "svensk",
        "tr": "tyrkisk",
    },
    "en": {
        "bg": "Bulgarian",
        "da": "Danish",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fi": "Finnish",
        "fr": "French",
        "it": "Italian",
        "nl": "Dutch",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "sv": "Swedish",
        "tr": "Turkish",
    },
}
_MOST = 4
"""Named in a sentence; the others are counted."""


def sentence(part: Part, language: Supported) -> str:
    return _SENTENCES[part.part](part, language)


def _listed(words: Sequence[str], language: Supported) -> str:
    named = ", ".join(words[:_MOST])
    more = len(words) - _MOST
    if more <= 0:
        return named
    return f"{named} og {more} mere" if language == "da" else f"{named} and {more} more"


def _topics(part: Part, language: Supported) -> str:
    if not part.shared:
        return "Ingen fælles emner." if language == "da" else "No topics in common."
    listed = _listed(part.shared, language)
    return f"Fælles emner: {listed}." if language == "da" else f"Topics in common: {listed}."


def _learning(part: Part, language: Supported) -> str:
    if not part.shared:
        return (
            "Det, den besøgende vil lære, nævner værten ikke."
            if language == "da"
            else "What the visitor wants to learn is not among what the host offers."
        )
    listed = _listed(part.shared, language)
    if language == "da":
        return f"Værten kan vise det, den besøgende vil lære: {listed}."
    return f"The host can show what the visitor wants to learn: {listed}."


def _activities(part: Part, language: Supported) -> str:
    if not part.shared:
        return "Vælger ikke samme slags aktivitet." if language == "da" else "No kind of activity in common."
    listed = _listed([_ACTIVITIES[language].get(word, word) for word in part.shared], language)
    return f"Begge vil: {listed}." if language == "da" else f"Both want: {listed}."


def _languages(part: Part, language: Supported) -> str:
    if not part.shared:
        return "Intet fælles sprog." if language == "da" else "No language in common."
    listed = _listed([_LANGUAGES[language].get(word, word) for word in part.shared], language)
    return f"Fælles sprog: {listed}." if language == "da" else f"Language in common: {listed}."


def _dates(part: Part, language: Supported) -> str:
    if part.points == 0:
        return "Ingen tid, der passer begge." if language == "da" else "No time that suits both."
    if not part.shared:
        return "Kan mødes når som helst." if language == "da" else "Any time suits both."
    first, last = part.shared
    if language == "da":
        return f"Kan begge fra {first} til {last}."
    return f"Both can from {first} to {last}."


def _countries(part: Part, language: Supported) -> str:
    if part.points == 0:
        return "Har begge ønsket andre lande." if language == "da" else "Both asked for other countries."
    if not part.shared:
        return "Ingen af landene er særligt ønsket." if language == "da" else "Neither country was asked for."
    if len(part.shared) > 1:
        return (
            "Begge har ønsket den andens land." if language == "da" else "Both asked for the other's country."
        )
    return "En har ønsket den andens land." if language == "da" else "One asked for the other's country."


_SENTENCES: dict[FitPart, Callable[[Part, Supported], str]] = {
    FitPart.TOPICS: _topics,
    FitPart.LEARNING: _learning,
    FitPart.ACTIVITIES: _activities,
    FitPart.LANGUAGES: _languages,
    FitPart.DATES: _dates,
    FitPart.COUNTRIES: _countries,
}
