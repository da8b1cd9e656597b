"""From facts to a row of numbers and codes, and back to equal facts."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from math import cos, inf, isnan, nan, pi, radians, sin
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from symbiosis.kit.geo import EARTH_RADIUS_KM
from symbiosis.matching.composition import ELASTANE_FAMILY, Subject, limits_of, read_parts
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow, StreamFacts
from symbiosis.matching.kernel.columns import CODES, NC, NN, NO_END, NO_NUMBER, OC, ON, As, C, H, N
from symbiosis.matching.kernel.refusals import bits_of, refused_by
from symbiosis.matching.kernel.vocabulary import Vocabularies
from symbiosis.matching.pair import Pair, in_a_year
from symbiosis.matching.results import Profile
from symbiosis.matching.rules.quantity import CONSOLIDATION_SHARE
from symbiosis.matching.score import confidence_of, profile_of
from symbiosis.matching.score.economics import replaced_share
from symbiosis.matching.score.evidence import data_quality
from symbiosis.matching.score.terms import hierarchy
from symbiosis.reference.catalogue import NOT_GREEN, green_list

Row = list[Any]
SUBJECTS = tuple(Subject)
PROFILES = tuple(Profile)
LINE_NUMBERS, LINE_CODES = 4, 5

_NOBODY = UUID(int=0)
_NO_OFFER = OfferFacts(id=_NOBODY, owner_id=_NOBODY)
_OWN_WORD = NeedFacts(id=_NOBODY, owner_id=_NOBODY)
_PUBLIC_RULES = NeedFacts(id=_NOBODY, owner_id=_NOBODY, own_word=False)


class Encoded(NamedTuple):
    """One stream: its numbers, its codes, and the lines of its composition."""

    numbers: Row
    codes: Row
    line_numbers: list[Row]
    line_codes: list[Row]
    bits: tuple[int, int]
    """What an offer is, or what a need refuses (`refusals`)."""
    hot: Row
    hot_codes: Row


class _Column(NamedTuple):
    field: str
    place: int
    encode: Callable[[Any], int]
    decode: Callable[[int], Any]


class Coder:
    """The columns of one direction with the vocabularies of one market."""

    def __init__(self, kind: type[OfferFacts] | type[NeedFacts], words: Vocabularies) -> None:
        self.kind = kind
        self.words = words
        known = {field.name for field in fields(kind)}
        numbers = [*N, *ON] if kind is OfferFacts else [*N, *NN]
        codes = [*C, *OC] if kind is OfferFacts else [*C, *NC]
        self.numbers = [(int(c), c.name.lower()) for c in numbers if c.name.lower() in known]
        self.codes = [self._column(c.name.lower(), int(c)) for c in codes if c.name.lower() in CODES]
        self.number_count, self.code_count = len(numbers), len(codes)
        self._get_numbers = attrgetter(*[name for _, name in self.numbers])
        self._get_codes = attrgetter(*[column.field for column in self.codes])

    def _column(self, field: str, place: int) -> _Column:
        code = CODES[field]
        if code.kind is As.FLAG:
            return _Column(field, place, _flag, _unflag)
        if code.kind is As.DAY:
            return _Column(field, place, _day, _undo_day)
        if code.kind is As.WHOLE:
            return _Column(field, place, _whole, _undo_whole)
        name = code.vocabulary
        if code.kind is As.SET:
            words = self.words
            return _Column(field, place, lambda v: words.set_code(name, v), lambda c: words.set_of(name, c))
        vocabulary = self.words.list(name)
        if code.kind is As.MASK:
            return _Column(field, place, vocabulary.mask, vocabulary.chosen)
        return _Column(field, place, vocabulary.code, vocabulary.word)

    def encode(self, facts: OfferFacts | NeedFacts, *, passing: bool = False) -> Encoded:
        """`passing`: it is asked about once and not kept."""
        numbers: Row = [nan] * self.number_count
        codes: Row = [0] * self.code_count
        for (place, _), value in zip(self.numbers, self._get_numbers(facts), strict=True):
            if value is not None:
                numbers[place] = value
        for column, value in zip(self.codes, self._get_codes(facts), strict=True):
            codes[column.place] = column.encode(value)
        codes[C.LIVE] = 1
        if isinstance(facts, OfferFacts):
            return self._offer(facts, numbers, codes)
        return self._need(facts, numbers, codes, passing)

    def _offer(self, facts: OfferFacts, numbers: Row, codes: Row) -> Encoded:
        fibres, parts = self.words.fibres.fibres, self.words.list("parts")
        line_numbers: list[Row] = []
        line_codes: list[Row] = []
        for line in facts.composition:
            least = nan if line.least_pct is None else line.least_pct
            most = nan if line.most_pct is None else line.most_pct
            line_numbers.append([line.share_pct, least, most, 0.0])
            line_codes.append([fibres.code(line.fibre), parts.code(line.part), 0, 0, 0])
        readings = read_parts(facts)
        for part in readings:
            line_numbers.append([part.unspecified, part.uncertainty, part.ranges is not None, 0.0])
            line_codes.append([len(part.shares), 0, 0, 0, 0])
            for fibre, share in part.shares.items():
                line_numbers.append([share, *(part.ranges[fibre] if part.ranges else (share, share)), 0.0])
                line_codes.append([fibres.code(fibre), 0, 0, 0, 0])
        pair = Pair(facts, _OWN_WORD, date.min, {}, readings, None)
        numbers[ON.CONFIDENCE] = confidence_of(pair)
        numbers[ON.CONFIDENCE_PUBLIC] = confidence_of(
            Pair(facts, _PUBLIC_RULES, date.min, {}, readings, None)
        )
        codes[OC.DATA_QUALITY] = data_quality(pair)
        codes[OC.PARTS] = len(readings)
        code = facts.waste_code
        codes[OC.HAZARDOUS] = code is not None and code.endswith("*")
        codes[OC.NOT_GREEN] = code is not None and green_list(code) == NOT_GREEN
        codes[C.LINE_COUNT] = len(facts.composition)
        codes[C.LINE_ROWS] = len(line_numbers)
        hot = _hot(facts, in_a_year(facts) if facts.quantity_kg is not None else inf, facts.minimum_lot_kg)
        return Encoded(
            numbers, codes, line_numbers, line_codes, bits_of(facts), hot, _hot_codes(facts, codes, -1)
        )

    def _need(self, facts: NeedFacts, numbers: Row, codes: Row, passing: bool) -> Encoded:
        fibres, groups = self.words.fibres, self.words.list("groups")
        modes = self.words.list("modes_of_windows")
        line_numbers: list[Row] = []
        line_codes: list[Row] = []
        for window in facts.composition:
            least = nan if window.min_pct is None else window.min_pct
            most = nan if window.max_pct is None else window.max_pct
            line_numbers.append([least, most, 0.0, 0.0])
            chosen = self.words.set_code("fibres of windows", window.fibres)
            line_codes.append([chosen, groups.code(window.fibre_group), modes.code(window.mode), 0, 0])
        for (mask, negated), limit in zip(self._covered(facts), limits_of(facts, {}), strict=True):
            subject = SUBJECTS.index(limit.subject)
            line_numbers.append([limit.limit_pct, 0.0, 0.0, 0.0])
            line_codes.append([subject, limit.is_minimum, limit.single, fibres.code(mask), negated])
        pair = Pair(_NO_OFFER, facts, date.min, {}, (), None)
        rank = hierarchy(pair, Profile.RECYCLER)
        numbers[NN.HIERARCHY] = nan if rank is None else rank.value
        numbers[NN.REPLACED] = replaced_share(facts)
        codes[NC.PROFILE] = PROFILES.index(profile_of(facts))
        codes[NC.LIMIT_COUNT] = len(line_numbers) - len(facts.composition)
        codes[C.LINE_COUNT] = len(facts.composition)
        codes[C.LINE_ROWS] = len(line_numbers)
        enough = None if facts.minimum_lot_kg is None else CONSOLIDATION_SHARE * facts.minimum_lot_kg
        hot = _hot(facts, in_a_year(facts) if facts.quantity_kg is not None else inf, enough)
        limits = self.words.limits_code(
            (facts.composition, facts.elastane_max_pct, facts.other_fibre_max_pct), passing=passing
        )
        return Encoded(
            numbers, codes, line_numbers, line_codes, refused_by(facts), hot, _hot_codes(facts, codes, limits)
        )

    def _covered(self, facts: NeedFacts) -> list[tuple[int, bool]]:
        """The fibres each limit of `limits_of` counts, in its order; negated: all but these."""
        fibres = self.words.fibres
        covered: list[tuple[int, bool]] = []
        named = 0
        for window in facts.composition:
            mask = fibres.mask(window.fibres, window.fibre_group)
            named |= mask
            ends = (window.min_pct is not None) + (window.max_pct is not None)
            covered += [(mask, False)] * ends
        if facts.elastane_max_pct is not None:
            covered.append((fibres.mask(ELASTANE_FAMILY, None), False))
        if facts.other_fibre_max_pct is not None and facts.composition:
            covered.append((named, True))
        return covered

    def decode(self, id_: UUID, numbers: Row, codes: Row, lines: tuple[Any, Any]) -> OfferFacts | NeedFacts:
        values: dict[str, Any] = {"id": id_}
        for place, name in self.numbers:
            number = numbers[place]
            values[name] = None if isnan(number) else number
        for field, place, _, decode in self.codes:
            values[field] = decode(codes[place])
        count = codes[C.LINE_COUNT]
        stated = zip(lines[0][:count].tolist(), lines[1][:count].tolist(), strict=True)
        undo = self._share if self.kind is OfferFacts else self._window
        values["composition"] = tuple(undo(n, c) for n, c in stated)
        return self.kind(**values)

    def _share(self, numbers: Row, codes: Row) -> Any:
        fibre, part = self.words.fibres.fibres.word(codes[0]), self.words.list("parts").word(codes[1])
        return FibreShare(fibre, numbers[0], part, _stated(numbers[1]), _stated(numbers[2]))

    def _window(self, numbers: Row, codes: Row) -> Any:
        return ShareWindow(
            self.words.set_of("fibres of windows", codes[0]) or frozenset(),
            self.words.list("groups").word(codes[1]),
            _stated(numbers[0]),
            _stated(numbers[1]),
            self.words.list("modes_of_windows").word(codes[2]),
        )


GENEROUS = 1 + 1e-6
SLACK_KM = 2.0
"""More than single precision loses of a place on the globe."""


def _hot(facts: StreamFacts, have: float, want: float | None) -> Row:
    """What there is and what there must be at the least, where and how far."""
    hot: Row = [nan] * len(H)
    if facts.latitude is not None and facts.longitude is not None:
        north, east = radians(facts.latitude), radians(facts.longitude)
        hot[H.X], hot[H.Y], hot[H.Z] = cos(north) * cos(east), cos(north) * sin(east), sin(north)
    hot[H.REACH] = _chord(facts.maximum_distance_km)
    hot[H.HAVE] = have * GENEROUS
    hot[H.WANT] = -inf if want is None else want / GENEROUS
    return hot


def _chord(km: float | None) -> float:
    """The square of the straight line through the globe that spans so many km, generously."""
    if km is None:
        return inf
    angle = min((km + SLACK_KM) / (2 * EARTH_RADIUS_KM), pi / 2)
    return (2 * sin(angle)) ** 2 * GENEROUS + 1e-9


def _hot_codes(facts: StreamFacts, codes: Row, limits: int) -> Row:
    first = NO_END if not facts.published else codes[C.AVAILABLE_FROM]
    last = NO_END if facts.available_to is None else codes[C.AVAILABLE_TO]
    return [codes[C.OWNER_ID], first, last if facts.published else NO_NUMBER, limits]


def _stated(number: float) -> float | None:
    return None if isnan(number) else number


def _flag(value: bool | None) -> int:
    return -1 if value is None else int(value)


def _unflag(code: int) -> bool | None:
    return None if code == -1 else bool(code)


def _day(value: date | None) -> int:
    return NO_NUMBER if value is None else value.toordinal()


def _undo_day(code: int) -> date | None:
    return None if code == NO_NUMBER else date.fromordinal(code)


def _whole(value: int | None) -> int:
    return NO_NUMBER if value is None else value


def _undo_whole(code: int) -> int | None:
    return None if code == NO_NUMBER else code
