"""Comparing what people write by the stems of their words. Pure.

Simple on purpose: Danish and English endings are cut, so that `farvning` finds `farve` and `recycling` finds
`recycled`. What is left is for people to read, so the words are given back as they were written.
"""

import re
from collections.abc import Iterable

from symbiosis.kit.text import fold

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3
_STEM = 4
"""Letters that stay at least."""
_ENDINGS = (
    *("ningerne", "ninger", "ningen", "ingerne", "elserne", "elser", "elsen", "ning", "ings", "inger"),
    *("ingen", "else", "ing", "erne", "erede", "eret", "ende", "ene", "ers", "ies", "ed", "es", "er", "en"),
    *("et", "e", "s", "y"),
)
_FILLERS_SAID = """
about and are both can could for from get has have her his how into its like more new not one other our
out over see some such than that the their them there they this those through use want was ways were
what when where which who will with work would you your learn learning know visit visitor visitors host
show together company companies people
alle andre blive bliver både den denne der deres det dette dig din disse ellers end eller en ene et
få får for fra gerne gør ham har hans have hende her hos hun hvad hvem hver hvis hvor hvordan ikke ind
jer jeres kan kun lære mange med meget men mere mig min måde nogle nok når også om over på samme se sig
sin skal som så til ud under vi vil ville vores være hvilke besøg besøge virksomhed virksomheder vise
"""
_FILLERS = frozenset(fold(_FILLERS_SAID).split())


def stem(word: str) -> str:
    """Of a folded word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def stems(texts: Iterable[str | None]) -> dict[str, str]:
    """The stem of every word that says something, with the word as it was first written."""
    found: dict[str, str] = {}
    for text in filter(None, texts):
        for word in _WORD.findall(text):
            folded = fold(word)
            if len(folded) >= _SHORTEST and folded not in _FILLERS:
                found.setdefault(stem(folded), word.lower())
    return found


def same_topic(topic: str) -> str:
    """What topics are compared by: `Denim recycling` is `denim Recycled`."""
    return " ".join(stem(fold(word)) for word in _WORD.findall(topic))


def shared_topics(ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Of ours, those that are theirs too, each once, in order of the alphabet."""
    known = {same_topic(topic) for topic in theirs}
    found: dict[str, str] = {}
    for topic in ours:
        key = same_topic(topic)
        if key in known:
            found.setdefault(key, topic)
    return [found[key] for key in sorted(found)]


def shared_words(wanted: Iterable[str | None], offered: Iterable[str | None]) -> list[str]:
    """The words wanted that are offered, as they were wanted, in order of the alphabet."""
    ours, theirs = stems(wanted), stems(offered)
    return sorted(ours[key] for key in ours.keys() & theirs.keys())
