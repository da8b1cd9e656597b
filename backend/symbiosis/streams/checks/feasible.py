"""Is there a material at all that meets some bounds on sums of its fibres' shares? Pure arithmetic.

The shares of all fibres make 100 and none is negative; each bound limits the sum over a set of fibres, or
the share of one fibre of the set. Sums alone are a linear programme, answered by the first phase of the
simplex method; for "one of the fibres" each choice that differs is tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

ALL_PCT = 100.0
_CLOSE = 1e-6
"""Percentage points: shares are said to two decimals."""
_TRIES = 40
"""Of choices, each a linear programme; more of them are not searched, and count as possible."""


@dataclass(frozen=True)
class Bound:
    """least <= share of the fibres <= most, summed; `single`: of one of them, whichever."""

    fibres: frozenset[str]
    least: Decimal | None
    most: Decimal | None
    single: bool = False


def some_material_meets(bounds: Sequence[Bound], fibres: frozenset[str]) -> bool:
    """`fibres`: all there are."""
    sums = [bound for bound in bounds if not bound.single]
    singles = [bound for bound in bounds if bound.single]
    return _search(sums, singles, fibres, [_TRIES])


def _search(sums: list[Bound], singles: list[Bound], fibres: frozenset[str], tries: list[int]) -> bool:
    """Whether some choice of a fibre for every single bound leaves the sums possible."""
    tries[0] -= 1
    if tries[0] < 0:
        return True
    if not _is_possible(sums, fibres):
        return False
    if not singles:
        return True
    first, *rest = singles
    return any(
        _search([*sums, replace(first, fibres=frozenset({fibre}), single=False)], rest, fibres, tries)
        for fibre in _choices(first, [*sums, *rest])
    )


def _choices(single: Bound, others: Sequence[Bound]) -> Iterator[str]:
    """One fibre of each kind: fibres that stand in the same other bounds are as good as one another."""
    seen = set()
    for fibre in sorted(single.fibres):
        kind = tuple(fibre in other.fibres for other in others)
        if kind not in seen:
            seen.add(kind)
            yield fibre


def _is_possible(sums: Sequence[Bound], fibres: frozenset[str]) -> bool:
    """Fibres that stand in the same sets are one unknown."""
    unknowns = sorted({tuple(fibre in bound.fibres for bound in sums) for fibre in fibres})
    rows: list[tuple[list[float], float, bool]] = [([1.0] * len(unknowns), ALL_PCT, True)]
    for index, bound in enumerate(sums):
        row = [float(kind[index]) for kind in unknowns]
        if bound.most is not None and bound.most < ALL_PCT:
            rows.append((row, float(bound.most), False))
        if bound.least:
            # At least so much of these is at most the rest of the others.
            rows.append(([1.0 - share for share in row], ALL_PCT - float(bound.least), False))
    return _has_solution(rows)


def _has_solution(rows: list[tuple[list[float], float, bool]]) -> bool:
    """Of `row * x <= limit` (`=` where the flag is set), x >= 0: the least sum of what exceeds is zero.

    Every limit is at least 0, so that only the equations need an artificial unknown to start from.
    """
    width, height = len(rows[0][0]), len(rows)
    table = [
        [*row, *(float(place == index) for place in range(height)), limit]
        for index, (row, limit, _) in enumerate(rows)
    ]
    basis = [width + index for index in range(height)]
    artificial = {width + index for index, (_, _, is_equation) in enumerate(rows) if is_equation}
    exceeding = [row for row, unknown in zip(table, basis, strict=True) if unknown in artificial]
    cost = [sum(values) for values in zip(*exceeding, strict=True)]
    may_enter = [column for column in range(width + height) if column not in artificial]
    while cost[-1] > _CLOSE:
        entering = next((column for column in may_enter if cost[column] > _CLOSE), None)
        if entering is None:
            return False
        _pivot(table, basis, cost, _leaving(table, basis, entering), entering)
    return True


def _leaving(table: list[list[float]], basis: list[int], entering: int) -> int:
    """The tightest row; among equals the lowest unknown (Bland), so that it never goes round in circles."""
    ratios = [
        (row[-1] / row[entering], basis[index], index)
        for index, row in enumerate(table)
        if row[entering] > _CLOSE
    ]
    return min(ratios)[2]


def _pivot(
    table: list[list[float]], basis: list[int], cost: list[float], leaving: int, entering: int
) -> None:
    factor = table[leaving][entering]
    table[leaving] = [value / factor for value in table[leaving]]
    for index, row in enumerate(table):
        if index != leaving and row[entering]:
            share = row[entering]
            table[index] = [value - share * other for value, other in zip(row, table[leaving], strict=True)]
    share = cost[entering]
    cost[:] = [value - share * other for value, other in zip(cost, table[leaving], strict=True)]
    basis[leaving] = entering
