"""The words of composition texts: accent-free forms, look-up, and the nearest word to a typing error."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from symbiosis.reference import catalogue, files

_SHORTEST_TYPO = 5
_LONGEST_TYPO = 24
_TWO_ERRORS_FROM = 8

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "`": "'"}
)


@dataclass(frozen=True)
class Entry:
    """One meaning of a word: `kind` and `values` as in composition_words.csv."""

    word: str
    kind: str
    values: tuple[str, ...]
    flag: str
    language: str

    @property
    def is_code(self) -> bool:
        return self.kind == "code" or (self.kind == "blend" and self.word.isupper())


def fold(text: str) -> tuple[str, list[int]]:
    """Lower case without accents, and for each character of it the index it came from (one more at the end)."""
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        plain = unicodedata.normalize("NFKD", character.casefold().translate(_LETTERS))
        for letter in plain:
            if not unicodedata.combining(letter):
                letters.append(letter)
                origin.append(index)
    return "".join(letters), [*origin, len(text)]


def key_of(text: str) -> str:
    """The form a word is looked up by."""
    return " ".join(fold(text)[0].split()).rstrip(".)")


def look_up(key: str) -> tuple[Entry, ...]:
    return _lexicon().get(key, ())


@lru_cache
def longest_phrase() -> int:
    """Words in the longest entry, counting its marks: how far a reader must look ahead."""
    return max(
        len(key.replace("-", " - ").replace("/", " / ").replace("(", " ( ").split()) for key in _lexicon()
    )


@lru_cache
def _lexicon() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in (*_listed(), *_official_names()):
        found.setdefault(key_of(entry.word), []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _listed() -> Iterator[Entry]:
    for row in files.rows("composition_words"):
        values = tuple(row["value"].split("|")) if row["value"] else ()
        yield Entry(row["word"], row["kind"], values, row["flag"], row["language"])


def _official_names() -> Iterator[Entry]:
    for fibre in catalogue.fibres():
        for language, name in fibre.names.items():
            yield Entry(name, "fibre", (fibre.slug,), "", language)


@lru_cache(maxsize=4096)
def typo_of(key: str) -> tuple[str, ...]:
    """The one fibre `key` is a typing error of: one slip, two from eight letters on; else nothing."""
    if not _SHORTEST_TYPO <= len(key) <= _LONGEST_TYPO:
        return ()
    limit = 2 if len(key) >= _TWO_ERRORS_FROM else 1
    near = [(distance, values) for distance, values in _near(key) if distance <= limit]
    if not near:
        return ()
    closest = min(distance for distance, _ in near)
    meanings = {values for distance, values in near if distance == closest}
    return meanings.pop() if len(meanings) == 1 else ()


@lru_cache(maxsize=4096)
def resembling(key: str) -> tuple[str, ...]:
    """Up to five fibres a person may have meant by an unknown word, closest first."""
    if len(key) > _LONGEST_TYPO:
        return ()
    ranked = sorted(
        (item for item in _near(key) if item[0] <= max(1, len(key) // 3)), key=lambda item: item[0]
    )
    start = key[:4]
    if len(start) == 4:
        ranked += [(9, values) for word, values in _spellings().items() if word.startswith(start)]
    slugs = [slug for _, values in ranked for slug in values]
    return tuple(dict.fromkeys(slugs))[:5]


def _near(key: str) -> list[tuple[int, tuple[str, ...]]]:
    words = {word for rest in _deletions(key) for word in _neighbours().get(rest, ())}
    found = [(_distance(key, word), _spellings()[word]) for word in words]
    return [(distance, values) for distance, values in found if distance <= 2]


@lru_cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Single words long enough to carry a typing error, with the fibres they mean."""
    found: dict[str, set[str]] = {}
    for key, entries in _lexicon().items():
        fibres = {value for entry in entries if entry.kind == "fibre" for value in entry.values}
        if fibres and key.isalpha() and len(key) >= _SHORTEST_TYPO:
            found[key] = fibres
    return {key: tuple(sorted(fibres)) for key, fibres in found.items()}


@lru_cache
def _neighbours() -> dict[str, list[str]]:
    """Every word under each form with up to two letters left out."""
    found: dict[str, list[str]] = {}
    for word in _spellings():
        for rest in _deletions(word):
            found.setdefault(rest, []).append(word)
    return found


def _deletions(word: str) -> set[str]:
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    twice = {rest[:i] + rest[i + 1 :] for rest in once for i in range(len(rest))}
    return {word} | once | twice


def _distance(a: str, b: str) -> int:
    """Letters inserted, left out, replaced or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
