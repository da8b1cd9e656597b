"""For a word nobody knows: the known ones it was probably meant to be. Pure."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from symbiosis.kit.text import fold
from symbiosis.reference import catalogue

_ALIKE = 0.6
"""From here on two words are alike (difflib's own threshold)."""
_MANY = 3
_A_WORD, _OF_A_WORD = 5, 0.9


def nearest(word: str, known: Mapping[str, Iterable[str]], limit: int = _MANY) -> list[str]:
    """The slugs nearest to a word, best first, by the slug itself and its names in any language."""
    asked = _plain(word)
    scored = [
        (max(_likeness_to_name(asked, _plain(name)) for name in (slug, *names)), slug)
        for slug, names in known.items()
    ]
    return [
        slug for score, slug in sorted(scored, key=lambda found: (-found[0], found[1])) if score >= _ALIKE
    ][:limit]


def _plain(word: str) -> str:
    return fold(word.replace("_", " ").replace("-", " "))


def _likeness_to_name(asked: str, name: str) -> float:
    """To the whole of it, or a little less to one of its words or within one: `isolering` is in
    "Bygningsisolering af tekstilfibre"."""
    if len(asked) >= _A_WORD and asked in name:
        return max(_likeness(asked, name), _OF_A_WORD)
    words = [word for word in name.split() if len(word) >= _A_WORD]
    return max(_likeness(asked, name), *(_OF_A_WORD * _likeness(asked, word) for word in words), 0.0)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


@lru_cache
def known_fibres() -> Mapping[str, tuple[str, ...]]:
    return {fibre.slug: (fibre.code, *fibre.names.values()) for fibre in catalogue.fibres()}


@lru_cache
def known_forms() -> Mapping[str, tuple[str, ...]]:
    return {form.slug: tuple(form.names.values()) for form in catalogue.forms()}


@lru_cache
def known_routes() -> Mapping[str, tuple[str, ...]]:
    return {route.slug: tuple(route.names.values()) for route in catalogue.routes()}


@lru_cache
def known_types() -> Mapping[str, tuple[str, ...]]:
    return {kind.slug: tuple(kind.names.values()) for kind in catalogue.stream_types()}


def remedy(word: str, known: Mapping[str, Iterable[str]], where: str) -> str:
    """What to do about an unknown slug: `Did you mean cotton? All are in /v1/fibres.`"""
    meant = nearest(word, known)
    if not meant:
        return f"Use a slug of {where}."
    return f"Did you mean {' or '.join(meant)}? All are in {where}."
