"""Composition as intervals: what a stated share can be, and how far that is outside a limit.

A stated share p is true within p +/- u, u by the evidence method; what the lines
leave open (100 minus their sum, and lines of unspecified fibres) may be any
fibre and widens the upper end. Of a mixed range of articles, evidence errs
around the least and the greatest share. A limit that breaks even at the favourable end
is broken; one that breaks only at the unfavourable end is a question for a test.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow
from symbiosis.streams.vocabulary import EvidenceMethod, TextilePart

UNCERTAINTY_PP: Mapping[str, float] = {
    EvidenceMethod.LAB_CHEMICAL: 2,
    EvidenceMethod.SUPPLIER_SPEC: 3,
    EvidenceMethod.BILL_OF_MATERIAL: 3,
    EvidenceMethod.NIR_LINE: 5,
    # The field gives 5 to 7 for handheld scanners: one reading of one spot, so the wider end.
    EvidenceMethod.NIR_HANDHELD: 7,
    EvidenceMethod.CARE_LABEL: 10,
    EvidenceMethod.DECLARED: 15,
    EvidenceMethod.VISUAL: 25,
}
"""Percentage points either side, by how the composition is known. Defaults to tune with quality reports."""

ELASTANE_FAMILY = frozenset({"elastane", "elastodiene", "elastolefin"})
"""What an elastane limit counts: threads that stretch instead of tearing and gum up cards.

Elastomultiester is left out: a bicomponent polyester that opens and melts like polyester."""

UNSPECIFIED = frozenset({"other-fibres", "unspecified-composition", "pes-cotton-mix-unknown"})
"""Lines that name no fibre: any fibre may be behind them."""

FibreGroups = Mapping[str, str]
"""Fibre slug -> group."""


class Subject(StrEnum):
    WINDOW = "composition"
    ELASTANE = "elastane"
    OTHER = "other_fibres"


@dataclass(frozen=True, slots=True)
class PartReading:
    """One part's named shares, what is left open, and the uncertainty, all in percentage points.

    `ranges`: of a mixed range of articles, the least and the greatest share of each fibre.
    """

    part: str
    shares: Mapping[str, float]
    unspecified: float
    uncertainty: float
    ranges: Mapping[str, tuple[float, float]] | None = None


@dataclass(slots=True)
class Limit:
    """One end of one requirement on the shares."""

    subject: Subject
    is_minimum: bool
    limit_pct: float
    covers: Callable[[str], bool]
    single: bool = False
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """A limit against the offer's worst part. Violations in percentage points outside the limit."""

    limit: Limit
    part: str
    fibres: tuple[str, ...]
    stated_pct: float
    low_pct: float
    high_pct: float
    best_violation: float
    worst_violation: float
    expected_violation: float


def read_parts(offer: OfferFacts) -> tuple[PartReading, ...]:
    """The offer's composition per part; empty when unknown."""
    lines_of: dict[str, list[FibreShare]] = {}
    for line in offer.composition:
        lines_of.setdefault(line.part or TextilePart.ALL, []).append(line)
    uncertainty = UNCERTAINTY_PP[offer.evidence_method]
    return tuple(_read_part(part, lines, uncertainty) for part, lines in lines_of.items())


def _read_part(part: str, lines: list[FibreShare], uncertainty: float) -> PartReading:
    shares: dict[str, float] = {}
    for line in lines:
        if line.fibre not in UNSPECIFIED:
            shares[line.fibre] = shares.get(line.fibre, 0.0) + line.share_pct
    unspecified = max(0.0, 100.0 - sum(shares.values()))
    return PartReading(part, shares, unspecified, uncertainty, _ranges(lines))


def _ranges(lines: list[FibreShare]) -> Mapping[str, tuple[float, float]] | None:
    """None when no line gives one; a line without has its share at both ends."""
    if all(line.least_pct is None and line.most_pct is None for line in lines):
        return None
    ranges: dict[str, tuple[float, float]] = {}
    for line in lines:
        if line.fibre not in UNSPECIFIED:
            share, (least, most) = line.share_pct, ranges.get(line.fibre, (0.0, 0.0))
            lower = share if line.least_pct is None else min(share, line.least_pct)
            upper = share if line.most_pct is None else max(share, line.most_pct)
            ranges[line.fibre] = least + lower, most + upper
    return ranges


def limits_of(need: NeedFacts, groups: FibreGroups) -> Iterator[Limit]:
    """Every end of every share requirement of the need, in a fixed order."""
    for window in need.composition:
        covers = _covered_by(window, groups)
        names = tuple(sorted(window.fibres)) or ((window.fibre_group,) if window.fibre_group else ())
        single = window.mode == "single"
        if window.min_pct is not None:
            yield Limit(Subject.WINDOW, True, window.min_pct, covers, single, names)
        if window.max_pct is not None:
            yield Limit(Subject.WINDOW, False, window.max_pct, covers, single, names)
    if need.elastane_max_pct is not None:
        yield Limit(Subject.ELASTANE, False, need.elastane_max_pct, ELASTANE_FAMILY.__contains__)
    if need.other_fibre_max_pct is not None and need.composition:
        named = [_covered_by(window, groups) for window in need.composition]
        yield Limit(
            Subject.OTHER,
            False,
            need.other_fibre_max_pct,
            lambda fibre: not any(covers(fibre) for covers in named),
        )


def _covered_by(window: ShareWindow, groups: FibreGroups) -> Callable[[str], bool]:
    fibres, group = window.fibres, window.fibre_group
    if group is None:
        return fibres.__contains__
    return lambda fibre: fibre in fibres or groups.get(fibre) == group


def read_limits(parts: tuple[PartReading, ...], need: NeedFacts, groups: FibreGroups) -> tuple[Reading, ...]:
    """Each limit of the need against the part that meets it worst; empty when the composition is unknown."""
    if not parts:
        return ()
    limits = limits_of(need, groups)
    if len(parts) == 1:
        return tuple([_read(limit, parts[0]) for limit in limits])
    return tuple([_worst([_read(limit, part) for part in parts]) for limit in limits])


def _worst(readings: list[Reading]) -> Reading:
    """The expected violation is taken by itself: whichever part or fibre is judged, it never rises
    when every interval narrows."""
    worst = max(readings, key=_badness)
    worst.expected_violation = max([reading.expected_violation for reading in readings])
    return worst


def _badness(reading: Reading) -> tuple[float, float, float]:
    return reading.best_violation, reading.worst_violation, reading.expected_violation


def _read(limit: Limit, part: PartReading) -> Reading:
    fibres = tuple([fibre for fibre in part.shares if limit.covers(fibre)])
    if not limit.single:
        return _measure(limit, part, fibres)
    alone = [_measure(limit, part, (fibre,)) for fibre in fibres] or [_measure(limit, part, ())]
    best = min(alone, key=_badness)
    best.expected_violation = min([reading.expected_violation for reading in alone])
    return best


def _measure(limit: Limit, part: PartReading, fibres: tuple[str, ...]) -> Reading:
    """Judged on the interval cut to 0..100, which is also what people are shown."""
    stated = 0.0
    for fibre in fibres:
        stated += part.shares[fibre]
    least, most = _spread(part, fibres, stated)
    low = _millionths(least - part.uncertainty)
    high = _millionths(most + part.uncertainty)
    shown_low, shown_high = (low if low > 0 else 0.0), (high if high < 100 else 100.0)
    if limit.is_minimum:
        best, worst = limit.limit_pct - shown_high, limit.limit_pct - shown_low
        expected = expected_excess(-high, -low, -limit.limit_pct)
    else:
        best, worst = shown_low - limit.limit_pct, shown_high - limit.limit_pct
        expected = expected_excess(low, high, limit.limit_pct)
    best, worst = (_millionths(best) if best > 0 else 0.0), (_millionths(worst) if worst > 0 else 0.0)
    return Reading(
        limit, part.part, fibres, _millionths(stated), shown_low, shown_high, best, worst, expected
    )


def _millionths(number: float) -> float:
    """Rounded. Most shares are whole numbers, which rounding leaves as they are and takes its time for."""
    return number if number.is_integer() else round(number, 6)


def _spread(part: PartReading, fibres: tuple[str, ...], stated: float) -> tuple[float, float]:
    """Where the share lies if every statement is exact: the articles of a mixed range differ, and what
    is left open may be any fibre. Two bounds hold for a range: the sum of its own fibres' ends, and
    what the other fibres leave of 100."""
    open_end = stated + part.unspecified
    if part.ranges is None:
        return stated, open_end
    own_least = own_most = others_least = others_most = 0.0
    for fibre, (least, most) in part.ranges.items():
        if fibre in fibres:
            own_least += least
            own_most += most
        else:
            others_least += least
            others_most += most
    low = max(own_least, 100.0 - part.unspecified - others_most)
    high = min(own_most + part.unspecified, 100.0 - others_least)
    return min(stated, low), max(open_end, high)


def expected_excess(low: float, high: float, limit: float) -> float:
    """The mean of max(0, x - limit) for x anywhere in [low, high] with equal chance.

    Uncut at 0 and 100 on purpose: then a narrower interval around the same
    middle never has a larger mean, so better evidence never costs score.
    """
    if high <= limit:
        return 0.0
    if low >= limit:
        return (low + high) / 2 - limit
    return (high - limit) ** 2 / (2 * (high - low))


def composition_score(parts: tuple[PartReading, ...], readings: tuple[Reading, ...]) -> float:
    """1 for a certain fit; an expected violation of 20 pp costs .6, leaving all of it unspecified .4."""
    unspecified = max((part.unspecified for part in parts), default=100.0) / 100
    violation = sum(reading.expected_violation for reading in readings)
    return 1 - 0.6 * min(1.0, violation / 20) - 0.4 * unspecified
