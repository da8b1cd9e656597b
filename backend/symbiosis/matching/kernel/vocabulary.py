"""Words as small numbers, and sets of words kept once."""

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.columns import CLOSED, NOT_STATED

MASK_BITS = 31
MOST_LIMITS = 65_536


class Words:
    """Each word gets the next number; it keeps it for good."""

    __slots__ = ("_chosen", "codes", "words")

    def __init__(self, first: Iterable[Hashable] = ()) -> None:
        self._chosen: dict[int, frozenset[Any]] = {}
        self.words: list[Any] = list(first)
        self.codes: dict[Any, int] = {word: code for code, word in enumerate(self.words)}

    def code(self, word: Any) -> int:
        if word is None:
            return NOT_STATED
        found = self.codes.get(word)
        if found is None:
            found = self.codes[word] = len(self.words)
            self.words.append(word)
        return found

    def word(self, code: int) -> Any:
        return None if code == NOT_STATED else self.words[code]

    def mask(self, chosen: frozenset[Any] | None) -> int:
        if chosen is None:
            return NOT_STATED
        bits = 0
        for word in chosen:
            bits |= 1 << self.code(word)
        if bits >> MASK_BITS:
            raise ValueError(f"more than {MASK_BITS} different words in a closed list: {chosen}")
        return bits

    def chosen(self, mask: int) -> frozenset[Any] | None:
        if mask == NOT_STATED:
            return None
        known = self._chosen.get(mask)
        if known is None:
            listed = enumerate(self.words[:MASK_BITS])
            known = self._chosen[mask] = frozenset(word for code, word in listed if mask >> code & 1)
        return known


class Sets(NamedTuple):
    """The pools of sets as the compiled functions take them."""

    starts: NDArray[np.int32]
    members: NDArray[np.int32]
    masks: NDArray[np.uint64]


class Pool:
    """Sets of codes, sorted, one after the other; set 0 is the empty one. It only grows, so that a reader
    may go on with the arrays it has."""

    def __init__(self) -> None:
        self.codes: dict[frozenset[int], int] = {}
        self.sets: list[frozenset[int]] = []
        self.starts: NDArray[np.int32] = np.zeros(64, np.int32)
        self.members: NDArray[np.int32] = np.zeros(256, np.int32)
        self.used = 0
        self.code(frozenset())

    def code(self, chosen: frozenset[int]) -> int:
        found = self.codes.get(chosen)
        if found is None:
            found = self.codes[chosen] = len(self.sets)
            self.sets.append(chosen)
            self._append(found, chosen)
        return found

    def _append(self, code: int, chosen: frozenset[int]) -> None:
        end = self.used + len(chosen)
        self.members = grown(self.members, end)
        self.starts = grown(self.starts, code + 2)
        self.members[self.used : end] = sorted(chosen)
        self.starts[code + 1] = self.used = end


def grown(array: NDArray[Any], size: int) -> NDArray[Any]:
    """The array, or one at least twice as long that begins with it."""
    if size <= len(array):
        return array
    longer = np.zeros((max(size, 2 * len(array)), *array.shape[1:]), array.dtype)
    longer[: len(array)] = array
    return longer


class Fibres:
    """Fibres as bits: the sets of fibres that limits cover, each kept once, in 64-bit words."""

    def __init__(self, groups: Iterable[tuple[str, str]]) -> None:
        self.fibres = Words()
        self.of_group: dict[str, int] = {}
        for fibre, group in groups:
            self.of_group[group] = self.of_group.get(group, 0) | 1 << self.fibres.code(fibre)
        self.codes: dict[int, int] = {}
        self.masks: NDArray[np.uint64] = np.zeros((16, 2), np.uint64)
        self.width = 2

    def mask(self, fibres: Iterable[str], group: str | None) -> int:
        bits = 0 if group is None else self.of_group.get(group, 0)
        for fibre in fibres:
            bits |= 1 << self.fibres.code(fibre)
        return bits

    def code(self, mask: int) -> int:
        found = self.codes.get(mask)
        if found is None:
            found = self.codes[mask] = len(self.codes)
            words = -(-max(1, mask.bit_length()) // 64)
            if words > self.width:
                self.width = words
                self.masks = np.pad(self.masks, ((0, 0), (0, words - self.masks.shape[1])))
            self.masks = grown(self.masks, found + 1)
            self.masks[found] = [mask >> 64 * word & (2**64 - 1) for word in range(self.width)]
        return found


class Vocabularies:
    """Every list of words a market uses."""

    def __init__(self, groups: Iterable[tuple[str, str]]) -> None:
        self.lists: dict[str, Words] = {name: Words(words) for name, words in CLOSED.items()}
        self.pool = Pool()
        self.fibres = Fibres(groups)
        self.limits: dict[Any, int] = {}
        self._sets: dict[tuple[str, int], frozenset[Any]] = {}
        """As streams that are kept have them: built once."""

    def list(self, name: str) -> Words:
        return self.lists.setdefault(name, Words())

    def set_code(self, name: str, chosen: frozenset[Any] | None) -> int:
        if chosen is None:
            return NOT_STATED
        if not chosen:
            return 0
        words = self.list(name)
        return self.pool.code(frozenset([words.code(word) for word in chosen]))

    def set_of(self, name: str, code: int) -> frozenset[Any] | None:
        if code == NOT_STATED:
            return None
        known = self._sets.get((name, code))
        if known is None:
            words = self.list(name)
            known = frozenset(words.word(member) for member in self.pool.sets[code])
            self._sets[name, code] = known
        return known

    def limits_code(self, limits: Any, *, passing: bool) -> int:
        """The same for needs with the same limits, which is why a search reads them once; -1 when there
        are too many different ones to note. `passing`: of one that does not stay, whose limits nobody notes:
        whoever asks about many would leave no room for those that stay."""
        found = self.limits.get(limits)
        if found is None and not passing and len(self.limits) < MOST_LIMITS:
            found = self.limits[limits] = len(self.limits)
        return NOT_STATED if found is None else found

    def __len__(self) -> int:
        """All words and sets of words, those of streams that have long gone and of questions among them."""
        words = sum(len(known.words) for known in self.lists.values())
        return words + len(self.pool.sets) + len(self.fibres.fibres.words) + len(self.fibres.codes)

    def sets(self) -> Sets:
        return Sets(self.pool.starts, self.pool.members, self.fibres.masks)
