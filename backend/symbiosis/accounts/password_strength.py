"""Refusing passwords that are guessed soon: offline, with zxcvbn and its list of breached passwords."""

import asyncio
from collections.abc import Iterator
from typing import Any

from symbiosis.accounts.rules import MINIMUM_PASSWORD

ENOUGH = 3
"""Of 4: more than a hundred million guesses."""

READ = 40
"""zxcvbn takes time with the length; what comes after so many characters only helps."""

_STAND_FOR_LETTERS, _MOST = frozenset("!$%(+0123456789<@[{|"), 10
"""It tries all ways to read these as letters, which took six seconds of a password made of them."""

_OUR_WORDS = ("tekstil", "tekstilsymbiose", "symbiose", "symbiosis", "textile", "adgangskode", "kodeord")

# zxcvbn keeps the person's words in a global of its own: one at a time.
_ONE = asyncio.Semaphore(1)

_REASONS = {
    "short": (
        f"Brug mindst {MINIMUM_PASSWORD} tegn.",
        f"Use at least {MINIMUM_PASSWORD} characters.",
    ),
    "breached": (
        "Denne adgangskode står på listen over lækkede adgangskoder. Vælg en anden.",
        "This password is on the list of breached passwords. Choose another one.",
    ),
    "personal": (
        "Dit navn, din mailadresse og vores navn er det første, andre gætter på. Brug andre ord.",
        "Your name, your e-mail address and our name are what others guess first. Use other words.",
    ),
    "pattern": (
        "Gentagelser, rækker som abc eller 123, datoer og nabotaster er lette at gætte."
        " Brug nogle ord, der ikke hører sammen.",
        "Repetitions, rows like abc or 123, dates and neighbouring keys are easy to guess."
        " Use some words that do not belong together.",
    ),
    "guessable": (
        "Adgangskoden er for let at gætte. Tilføj et par ord, der ikke hører sammen.",
        "This password is too easy to guess. Add some words that do not belong together.",
    ),
}


async def why_not_password(password: str, about: list[str], language: str) -> tuple[str, str] | None:
    """A code and the reason in the reader's language; None for a good one. `about`: name and address."""
    if len(password) < MINIMUM_PASSWORD:
        code: str | None = "short"
    else:
        async with _ONE:
            code = await asyncio.to_thread(_weakness, password, about)
    if code is None:
        return None
    danish, english = _REASONS[code]
    return code, danish if language == "da" else english


def _weakness(password: str, about: list[str]) -> str | None:
    personal = [*_parts(about), *_OUR_WORDS]
    # zxcvbn takes each further word for hard to guess, also the surname after the first name.
    if 2 * len(_without(password, personal)) <= len(password):
        return "personal"
    # Reading its lists takes a third of a second, which most processes never need.
    from zxcvbn import zxcvbn

    found = zxcvbn(read_of(password), user_inputs=personal)
    if found["score"] >= ENOUGH:
        return None
    kinds = {_kind(match) for match in found["sequence"]}
    return next(kind for kind in ("personal", "breached", "pattern", "guessable") if kind in kinds)


def read_of(password: str) -> str:
    """What zxcvbn is given."""
    read = password[:READ]
    many = len(_STAND_FOR_LETTERS.intersection(read)) > _MOST
    return "".join(filter(str.isalnum, read)) if many else read


def _without(password: str, words: list[str]) -> str:
    rest = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word.casefold(), "")
    return rest


def _parts(about: list[str]) -> Iterator[str]:
    """`Karen Vest`, `karen@vest.example` -> the whole, and every word of three letters and more."""
    for text in about:
        yield text
        words = "".join(c if c.isalnum() else " " for c in text).split()
        yield from (word for word in words if len(word) > 2)


def _kind(match: dict[str, Any]) -> str:
    if match["pattern"] == "dictionary":
        own = match["dictionary_name"] == "user_inputs"
        return "personal" if own else "breached" if match["dictionary_name"] == "passwords" else "guessable"
    return "guessable" if match["pattern"] == "bruteforce" else "pattern"
