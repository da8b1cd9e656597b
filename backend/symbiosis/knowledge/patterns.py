"""Which synergy patterns a stream fits: an offer as what one starts from, a need as what it leads to.

Pure. A pattern's empty set of trades or forms stands for any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from symbiosis.matching.composition import FibreGroups, PartReading, read_limits, read_parts
from symbiosis.matching.facts import NeedFacts, OfferFacts, ShareWindow

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a pattern asks of the two sides."""

    slug: str
    route: str
    donor_trades: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    composition: tuple[ShareWindow, ...] = ()
    receiver_trades: frozenset[str] = frozenset()


def pattern_of(row: Mapping[str, Any]) -> Pattern:
    """From the columns of `synergy_patterns`."""
    return Pattern(
        slug=row["slug"],
        route=row["route"],
        donor_trades=frozenset(row["donor_trades"]),
        forms=frozenset(row["forms"]),
        composition=tuple(window_of(rule) for rule in row["composition"]),
        receiver_trades=frozenset(row["receiver_trades"]),
    )


def supported(
    facts: OfferFacts | NeedFacts, patterns: Iterable[Pattern], groups: FibreGroups
) -> frozenset[str]:
    """Slugs of the patterns this side supports."""
    if isinstance(facts, NeedFacts):
        return frozenset(pattern.slug for pattern in patterns if _leads_to(facts, pattern, groups))
    parts = read_parts(facts)
    return frozenset(pattern.slug for pattern in patterns if _starts_from(facts, parts, pattern, groups))


def _starts_from(
    offer: OfferFacts, parts: tuple[PartReading, ...], pattern: Pattern, groups: FibreGroups
) -> bool:
    """An unknown composition breaks no window: what it is remains to be seen, not what it is not."""
    if pattern.donor_trades and not pattern.donor_trades & offer.trades:
        return False
    if pattern.forms and offer.form not in pattern.forms:
        return False
    wanted = NeedFacts(id=_NOBODY, owner_id=_NOBODY, composition=pattern.composition)
    return all(reading.best_violation <= 0 for reading in read_limits(parts, wanted, groups))


def _leads_to(need: NeedFacts, pattern: Pattern, groups: FibreGroups) -> bool:
    if pattern.receiver_trades and not pattern.receiver_trades & need.trades:
        return False
    if need.route is not None:
        return need.route == pattern.route
    if need.forms and pattern.forms and not need.forms & pattern.forms:
        return False
    return not any(
        _contradict(asked, usual, groups) or _contradict(usual, asked, groups)
        for asked in need.composition
        for usual in pattern.composition
    )


def _contradict(one: ShareWindow, other: ShareWindow, groups: FibreGroups) -> bool:
    """Whether no material can hold at least one's minimum together with the other's limits."""
    if one.min_pct is None:
        return False
    mine, theirs = _fibres_of(one, groups), _fibres_of(other, groups)
    if other.min_pct is not None and not mine & theirs:
        return one.min_pct + other.min_pct > 100
    return other.max_pct is not None and mine <= theirs and one.min_pct > other.max_pct


def _fibres_of(window: ShareWindow, groups: FibreGroups) -> frozenset[str]:
    if window.fibre_group is None:
        return window.fibres
    return window.fibres | {fibre for fibre, group in groups.items() if group == window.fibre_group}


def window_of(rule: Mapping[str, Any]) -> ShareWindow:
    """From a composition rule as needs and patterns store it."""
    return ShareWindow(
        fibres=frozenset(rule.get("fibres") or ()),
        fibre_group=rule.get("fibre_group"),
        min_pct=_number(rule.get("min_pct")),
        max_pct=_number(rule.get("max_pct")),
        mode=rule.get("mode") or "sum",
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
