"""What a registration must say before its cluster reads it, and when it falls asleep. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from symbiosis.kit.files.kinds import IMAGES, Classification, Kind
from symbiosis.programmes.vocabulary import ExchangeRole


class Attachment(StrEnum):
    """The files a registration may have, one of each."""

    CV = "cv"
    WELCOME_PACK = "welcome_pack"


ACCEPTED_FILES: frozenset[str] = frozenset({Kind.PDF, Kind.DOCX, Kind.ODT, *IMAGES})
CLASSIFICATION: Mapping[Attachment, Classification] = {
    Attachment.CV: Classification.PERSONAL,
    Attachment.WELCOME_PACK: Classification.INTERNAL,
}

ASK_AFTER = timedelta(days=180)
"""Without a sign of life for so long, the organisation is asked whether it is still interested."""
ANSWER_WITHIN = timedelta(days=21)
"""Who does not answer for so long leaves the catalogue until they come back."""


class Said(Protocol):
    """What must be known of a registration to say what is missing."""

    roles: list[str]
    motivation: str | None
    learning_goals: str | None
    offers: str | None
    topics: list[str]
    activity_types: list[str]
    languages: list[str]
    max_visitors: int | None


_ALWAYS = ("roles", "motivation", "topics", "activity_types", "languages")
_OF_VISITORS = ("learning_goals",)
_OF_HOSTS = ("offers", "max_visitors")
REMEDIES = {
    "roles": "Say whether you want to visit, to host, or both.",
    "motivation": "Say in a few sentences why you take part.",
    "topics": "Name at least one topic.",
    "activity_types": "Choose at least one kind of activity.",
    "languages": "Name at least one language you can work in.",
    "learning_goals": "Say what you want to learn from your host.",
    "offers": "Say what visitors can see and learn at your place.",
    "max_visitors": "Say how many visitors you receive at a time.",
    "cv": "Attach the CV of who would travel.",
}


def needs_cv(said: Said, *, rule_says: bool) -> bool:
    """Of who would travel; hosts need none."""
    return rule_says and ExchangeRole.VISITOR in said.roles


def missing(said: Said, *, has_cv: bool, cv_needed: bool) -> list[str]:
    """Names of the fields that must be filled in before it is sent, in the order of the form. `cv_needed`:
    what the programme's rules say of visitors."""
    wanted = [*_ALWAYS]
    if ExchangeRole.VISITOR in said.roles:
        wanted += _OF_VISITORS
    if ExchangeRole.HOST in said.roles:
        wanted += _OF_HOSTS
    found = [name for name in wanted if _is_empty(getattr(said, name))]
    return [*found, "cv"] if needs_cv(said, rule_says=cv_needed) and not has_cv else found


def _is_empty(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def tidy_words(words: Sequence[str]) -> list[str]:
    """Each once, whatever its case, in the order given."""
    found: dict[str, str] = {}
    for word in words:
        tidied = " ".join(word.split())
        if tidied:
            found.setdefault(tidied.casefold(), tidied)
    return list(found.values())


def to_ask_before(now: datetime) -> datetime:
    """Who showed the last sign of life before this is asked."""
    return now - ASK_AFTER


def to_sleep_before(now: datetime) -> datetime:
    """Who was asked before this and has not answered falls asleep."""
    return now - ANSWER_WITHIN
