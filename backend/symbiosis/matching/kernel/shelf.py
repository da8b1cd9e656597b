"""The streams of one direction, in arrays: a position for each, its lines in a segment, lists by form."""

from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel.columns import HC, NC, OC, C, H
from symbiosis.matching.kernel.encoding import LINE_CODES, LINE_NUMBERS, Coder, Encoded
from symbiosis.matching.kernel.vocabulary import Vocabularies, grown

ANY_FORM = -1
"""The list of needs that accept any form, and of offers that state none."""


class Side(NamedTuple):
    """The arrays of one direction as the compiled functions take them."""

    numbers: NDArray[np.float64]
    codes: NDArray[np.int32]
    ids: NDArray[np.uint64]
    bits: NDArray[np.uint64]
    hot: NDArray[np.float32]
    hot_codes: NDArray[np.int32]
    line_numbers: NDArray[np.float64]
    line_codes: NDArray[np.int32]


class Postings:
    """Positions in no order; taking one out puts the last in its place."""

    __slots__ = ("positions", "used")

    def __init__(self) -> None:
        self.positions: NDArray[np.int32] = np.zeros(16, np.int32)
        self.used = 0

    def add(self, position: int) -> None:
        self.positions = grown(self.positions, self.used + 1)
        self.positions[self.used] = position
        self.used += 1

    def remove(self, position: int) -> None:
        place = int(np.flatnonzero(self.positions[: self.used] == position)[0])
        self.used -= 1
        self.positions[place] = self.positions[self.used]

    def __array__(self, dtype: Any = None, copy: Any = None) -> NDArray[np.int32]:
        return self.positions[: self.used]


class Segments:
    """Lines of varying number; a freed stretch serves the next stream that needs as many."""

    def __init__(self) -> None:
        self.numbers: NDArray[np.float64] = np.zeros((64, LINE_NUMBERS))
        self.codes: NDArray[np.int32] = np.zeros((64, LINE_CODES), np.int32)
        self.used = 0
        self.free: dict[int, list[int]] = {}

    def store(self, encoded: Encoded) -> int:
        size = len(encoded.line_numbers)
        if not size:
            return 0
        waiting = self.free.get(size)
        start = waiting.pop() if waiting else self._extend(size)
        self.numbers[start : start + size] = encoded.line_numbers
        self.codes[start : start + size] = encoded.line_codes
        return start

    def _extend(self, size: int) -> int:
        start = self.used
        self.used += size
        self.numbers, self.codes = grown(self.numbers, self.used), grown(self.codes, self.used)
        return start

    def release(self, start: int, size: int) -> None:
        if size:
            self.free.setdefault(size, []).append(start)


class Shelf:
    """All streams of one direction. Positions are reused once their stream is dropped."""

    def __init__(self, kind: type[OfferFacts] | type[NeedFacts], words: Vocabularies) -> None:
        self.kind = kind
        self.words = words
        self.coder = Coder(kind, words)
        self.numbers: NDArray[np.float64] = np.zeros((64, self.coder.number_count))
        self.codes: NDArray[np.int32] = np.zeros((64, self.coder.code_count), np.int32)
        self.ids: NDArray[np.uint64] = np.zeros((64, 2), np.uint64)
        self.bits: NDArray[np.uint64] = np.zeros((64, 2), np.uint64)
        self.hot: NDArray[np.float32] = np.zeros((64, len(H)), np.float32)
        self.hot_codes: NDArray[np.int32] = np.zeros((64, len(HC)), np.int32)
        self.segments = Segments()
        self.names: list[UUID | None] = []
        self.position_of: dict[UUID, int] = {}
        self.vacant: list[int] = []
        self.by_form: dict[int, Postings] = {}

    def __len__(self) -> int:
        return len(self.position_of)

    @property
    def used(self) -> int:
        """Positions in use are below this."""
        return len(self.names)

    def put(self, facts: OfferFacts | NeedFacts) -> int:
        encoded = self.coder.encode(facts)
        position = self.position_of.get(facts.id)
        if position is None:
            position = self._new_position(facts.id)
        else:
            self._release(position)
        encoded.codes[C.LINES] = self.segments.store(encoded)
        self.numbers[position] = encoded.numbers
        self.codes[position] = encoded.codes
        self.bits[position] = encoded.bits
        self.hot[position] = encoded.hot
        self.hot_codes[position] = encoded.hot_codes
        for form in self._forms(position):
            self.by_form.setdefault(form, Postings()).add(position)
        return position

    def _new_position(self, id_: UUID) -> int:
        position = self.vacant.pop() if self.vacant else len(self.names)
        if position == len(self.names):
            self.names.append(id_)
            for name in ("numbers", "codes", "ids", "bits", "hot", "hot_codes"):
                setattr(self, name, grown(getattr(self, name), position + 1))
        self.names[position] = id_
        self.position_of[id_] = position
        self.ids[position] = halves(id_)
        return position

    def drop(self, id_: UUID) -> bool:
        position = self.position_of.pop(id_, None)
        if position is None:
            return False
        self._release(position)
        self.names[position] = None
        self.codes[position] = 0
        self.vacant.append(position)
        return True

    def _release(self, position: int) -> None:
        for form in self._forms(position):
            self.by_form[form].remove(position)
        self.segments.release(int(self.codes[position, C.LINES]), int(self.codes[position, C.LINE_ROWS]))

    def _forms(self, position: int) -> list[int]:
        if self.kind is OfferFacts:
            return [int(self.codes[position, OC.FORM])]
        return sorted(self.words.pool.sets[int(self.codes[position, NC.FORMS])]) or [ANY_FORM]

    def name_at(self, position: int) -> UUID:
        id_ = self.names[position]
        if id_ is None:
            raise LookupError(f"no stream at position {position}")
        return id_

    def version_at(self, position: int) -> int:
        return int(self.codes[position, C.VERSION])

    def all_positions(self) -> NDArray[np.int32]:
        return np.flatnonzero(self.codes[: self.used, C.LIVE]).astype(np.int32)

    def of_forms(self, forms: list[int]) -> NDArray[np.int32]:
        """Positions listed under any of the forms or under `ANY_FORM`, each once for offers' single forms."""
        lists = [np.asarray(self.by_form[form]) for form in (*forms, ANY_FORM) if form in self.by_form]
        return np.concatenate(lists) if lists else np.zeros(0, np.int32)

    def side(self) -> Side:
        lines = self.segments.numbers, self.segments.codes
        return Side(self.numbers, self.codes, self.ids, self.bits, self.hot, self.hot_codes, *lines)

    def lone_side(self, facts: OfferFacts | NeedFacts) -> Side:
        """A stream that need not be here, as a side of its own at position 0."""
        encoded = self.coder.encode(facts, passing=True)
        return Side(
            np.array([encoded.numbers], np.float64),
            np.array([encoded.codes], np.int32),
            np.array([halves(facts.id)], np.uint64),
            np.array([encoded.bits], np.uint64),
            np.array([encoded.hot], np.float32),
            np.array([encoded.hot_codes], np.int32),
            np.array(encoded.line_numbers, np.float64).reshape(-1, LINE_NUMBERS),
            np.array(encoded.line_codes, np.int32).reshape(-1, LINE_CODES),
        )

    def facts(self, position: int) -> OfferFacts | NeedFacts:
        """Facts equal to those that were put there."""
        # As plain lists: taking numbers out of an array one by one takes several times as long.
        numbers, codes = self.numbers[position].tolist(), self.codes[position].tolist()
        stated = slice(codes[C.LINES], codes[C.LINES] + codes[C.LINE_COUNT])
        lines = self.segments.numbers[stated], self.segments.codes[stated]
        return self.coder.decode(self.name_at(position), numbers, codes, lines)


def halves(id_: UUID) -> tuple[int, int]:
    """The id as two numbers that order as it does."""
    return id_.int >> 64, id_.int & (2**64 - 1)
