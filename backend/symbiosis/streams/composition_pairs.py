"""Which share belongs to which fibre.

People write "65% polyester 35% cotton", "CO 95 EA 5" and "95/5 cotton elastane". A list
of n shares beside n fibres is paired in order. Otherwise every share binds the fibre
after it or the one before it, the same way throughout; the way that leaves least
unbound and crosses the fewest separators wins, and a tie is no reading at all.
"""

from dataclasses import dataclass, field, replace
from itertools import groupby

from symbiosis.streams.composition_kinds import Item, Kind

_UNBOUND_SHARE, _ACROSS_STRONG, _UNBOUND_FIBRE, _TO_UNKNOWN = 10, 6, 3, 2
_STRONG = {"\n", ",", ";", "|", "•", "·", "."}
_TRANSPARENT = {"(", "[", ":", "="}
_JOINS = {"/", "-", "–", "—", "+", "&"}
_FIBROUS = (Kind.FIBRE, Kind.BLEND)


@dataclass
class Pairing:
    """Shares with what they belong to, and what is left over. `unclear`: two readings fit alike."""

    pairs: list[tuple[Item, Item]] = field(default_factory=list)
    shares: list[Item] = field(default_factory=list)
    fibres: list[Item] = field(default_factory=list)
    unknown: list[Item] = field(default_factory=list)
    unclear: list[list[Item]] = field(default_factory=list)

    def add(self, other: "Pairing") -> None:
        for name in ("pairs", "shares", "fibres", "unknown", "unclear"):
            getattr(self, name).extend(getattr(other, name))


def pair(items: list[Item]) -> Pairing:
    """Reads one part of a text: shares, fibres, unknown words and marks in their order."""
    result = Pairing()
    for line in _lines(_bounded(_ranges(items))):
        result.add(_pair_line(line))
    return result


def _lines(items: list[Item]) -> list[list[Item]]:
    """Clauses or lines one by one where each is a reading of its own; else all as one."""
    clauses = _cut(items, _STRONG)
    if all(_count(c, Kind.SHARE) == 1 == _count(c, *_FIBROUS) for c in clauses if _tells(c)):
        return clauses
    lines = _cut(items, {"\n", ";"})
    if all(_has(g, Kind.SHARE) and _has(g, *_FIBROUS, Kind.UNKNOWN) for g in lines if _tells(g)):
        return lines
    return [items]


def _cut(items: list[Item], marks: set[str]) -> list[list[Item]]:
    return [list(group) for is_end, group in groupby(items, lambda i: i.mark in marks) if not is_end]


def _tells(items: list[Item]) -> bool:
    return _has(items, *_FIBROUS, Kind.SHARE)


def _count(items: list[Item], *kinds: Kind) -> int:
    return sum(item.kind in kinds for item in items)


def _has(items: list[Item], *kinds: Kind) -> bool:
    return any(item.kind in kinds for item in items)


def _merge_translations(items: list[Item]) -> list[Item]:
    """ "polyester / Poliéster" is one fibre; "acrylic AC" settles what AC means."""
    merged: list[Item] = []
    for item in items:
        before = _last_content(merged)
        both = _shared_meaning(merged[before], item) if before is not None else ()
        if before is not None and both:
            del merged[before + 1 :]
            merged[before] = replace(merged[before], values=both, end=item.end)
        else:
            merged.append(item)
    return merged


def _last_content(items: list[Item]) -> int | None:
    places = (n for n in range(len(items) - 1, -1, -1) if items[n].kind is not Kind.MARK)
    return next(places, None)


def _shared_meaning(one: Item, other: Item) -> tuple[str, ...]:
    if one.kind is not Kind.FIBRE or other.kind is not Kind.FIBRE:
        return ()
    if (one.recycled, one.organic) != (other.recycled, other.organic):
        return ()
    return tuple(value for value in one.values if value in other.values)


def _ranges(items: list[Item]) -> list[Item]:
    """Joins "60-70" to one share with two ends; "65-35 PES CO" and "40-60 CO PES" stay lists."""
    result: list[Item] = []
    for n, item in enumerate(items):
        joined = len(result) > 1 and result[-1].kind in (Kind.MARK, Kind.BOUND)
        if item.kind is Kind.SHARE and joined and _is_range(result[-2], result[-1], item, items[n + 1 :]):
            low = result[-2]
            result[-2:] = [replace(low, end=item.end, high=item.share, percent=item.percent)]
        else:
            result.append(item)
    return result


def _is_range(low: Item, mark: Item, high: Item, following: list[Item]) -> bool:
    if low.kind is not Kind.SHARE or low.high is not None or low.share >= high.share:
        return False
    if mark.mark == "to" or (mark.kind is Kind.BOUND and not mark.mark):
        return True
    if mark.mark not in ("-", "–", "—"):
        return False
    next_fibres = sum(item.kind in _FIBROUS for item in _until_share(following))
    return low.share + high.share != 100 or next_fibres != 2


def _bounded(items: list[Item]) -> list[Item]:
    """Marks what "at least", "<" or "mostly" speaks of: the next share or fibre, or the last share."""
    result: list[Item] = []
    bound: Item | None = None
    for n, item in enumerate(items):
        if item.kind is Kind.BOUND:
            bound = item if _has(_near(items[n + 1 :]), Kind.SHARE) else None
            if not bound and result and result[-1].kind is Kind.SHARE:
                result[-1] = replace(result[-1], bounded=True, end=item.end)
            bound = bound or (item if _has(items[n + 1 : n + 2], *_FIBROUS) else None)
        elif item.kind in (Kind.SHARE, *_FIBROUS) and bound:
            result.append(replace(item, bounded=True, start=bound.start))
            bound = None
        else:
            result.append(item)
    return result


def _near(items: list[Item]) -> list[Item]:
    return [item for item in items[:2] if item.kind is not Kind.MARK or item.mark in _TRANSPARENT][:1]


def _until_share(items: list[Item]) -> list[Item]:
    stop = next((n for n, item in enumerate(items) if item.kind is Kind.SHARE), len(items))
    return items[:stop]


def _pair_line(items: list[Item]) -> Pairing:
    runs = _runs(items)
    if len(runs) == 2 and (whole := _zip(*runs)):
        return Pairing(pairs=whole)
    lists, rest = _pair_lists(_merge_translations(items))
    unclear, rest = _broken_lists(rest)
    local = _pair_locally(rest)
    local.pairs = sorted([*lists, *local.pairs], key=lambda pair: pair[0].start)
    local.unclear += unclear
    return local


def _broken_lists(items: list[Item]) -> tuple[list[list[Item]], list[Item]]:
    """ "65/35 cotton": a list of shares without as many fibres, with the fibres beside it."""
    places = [n for n in range(1, len(items) - 1) if _joins_shares(items, n)]
    if not places:
        return [], items
    told = [i for i in items if i.kind in (Kind.SHARE, *_FIBROUS)]
    return [told], [i for i in items if i.kind not in (Kind.SHARE, *_FIBROUS)]


def _joins_shares(items: list[Item], n: int) -> bool:
    return items[n].mark in _JOINS and items[n - 1].kind is items[n + 1].kind is Kind.SHARE


def _pair_lists(items: list[Item]) -> tuple[list[tuple[Item, Item]], list[Item]]:
    """Pairs runs of n >= 2 shares with the run of n fibres beside them; gives what is left."""
    runs = _runs(items)
    pairs: list[tuple[Item, Item]] = []
    place = 0
    while place + 1 < len(runs):
        zipped = _zip(runs[place], runs[place + 1])
        pairs += zipped
        place += 2 if zipped else 1
    used = {id(item) for both in pairs for item in both}
    return pairs, [item for item in items if id(item) not in used]


def _runs(items: list[Item]) -> list[list[Item]]:
    told = [item for item in items if item.kind in (Kind.SHARE, *_FIBROUS, Kind.UNKNOWN)]
    return [list(run) for _, run in groupby(told, lambda item: item.kind is Kind.SHARE)]


def _zip(one: list[Item], other: list[Item]) -> list[tuple[Item, Item]]:
    shares, named = (one, other) if one[0].kind is Kind.SHARE else (other, one)
    fibres = [item for item in named if item.kind in _FIBROUS]
    if len(fibres) != len(shares):
        fibres = named
    if len(shares) < 2 or len(fibres) != len(shares) or not _has(fibres, *_FIBROUS):
        return []
    return list(zip(shares, fibres, strict=True))


def _pair_locally(items: list[Item]) -> Pairing:
    forward, backward = _bind(items, 1), _bind(items, -1)
    if forward[0] == backward[0] and forward[1] != backward[1]:
        told = [i for i in items if i.kind in (Kind.SHARE, *_FIBROUS)]
        return Pairing(unclear=[told], unknown=[i for i in items if i.kind is Kind.UNKNOWN])
    bound = min(forward, backward, key=lambda reading: reading[0])[1]
    return _sort_out(items, bound)


def _bind(items: list[Item], step: int) -> tuple[int, dict[int, int]]:
    """Cost of binding every share forward (step 1) or backward (-1), and share -> fibre by place."""
    bound: dict[int, int] = {}
    cost = 0
    for place, item in enumerate(items):
        if item.kind is Kind.SHARE:
            target, price = _target(items, place, step)
            cost += price
            if target is not None:
                bound[place] = target
    taken = set(bound.values())
    loose = sum(i.kind in _FIBROUS and n not in taken for n, i in enumerate(items))
    return cost + _UNBOUND_FIBRE * loose, bound


def _target(items: list[Item], place: int, step: int) -> tuple[int | None, int]:
    """The first fibre on that side before the next share; an unknown word where there is none."""
    price, unknown = 0, None
    n = place + step
    while 0 <= n < len(items) and items[n].kind is not Kind.SHARE:
        if items[n].kind in _FIBROUS:
            return n, price
        if items[n].kind is Kind.UNKNOWN and unknown is None:
            unknown = (n, price + _TO_UNKNOWN)
        price += _strength(items[n])
        n += step
    return unknown or (None, _UNBOUND_SHARE)


def _strength(item: Item) -> int:
    if item.kind is not Kind.MARK:
        return 0
    if item.mark in _STRONG or item.mark in (")", "]"):
        return _ACROSS_STRONG
    return 0 if item.mark in _TRANSPARENT else 1


def _sort_out(items: list[Item], bound: dict[int, int]) -> Pairing:
    result = Pairing()
    taken = set(bound.values())
    for place, item in enumerate(items):
        if item.kind is Kind.SHARE and place in bound:
            _keep(result, items, place, bound[place], taken)
        elif item.kind is Kind.SHARE:
            result.shares.append(item)
        elif item.kind in _FIBROUS and place not in taken:
            result.fibres.append(item)
        elif item.kind is Kind.UNKNOWN and place not in taken:
            result.unknown.append(item)
    in_unclear = {id(item) for group in result.unclear for item in group}
    result.fibres = [item for item in result.fibres if id(item) not in in_unclear]
    return result


def _keep(result: Pairing, items: list[Item], place: int, target: int, taken: set[int]) -> None:
    """One share for "cotton/polyester" belongs to neither of them alone."""
    twin = _joined_twin(items, target, taken)
    if twin is None:
        result.pairs.append((items[place], items[target]))
    else:
        result.unclear.append(sorted((items[place], items[target], twin), key=lambda i: i.start))


def _joined_twin(items: list[Item], target: int, taken: set[int]) -> Item | None:
    for step in (1, -1):
        mark, twin = target + step, target + 2 * step
        joined = 0 <= twin < len(items) and items[mark].mark in _JOINS
        if joined and items[twin].kind in _FIBROUS and twin not in taken:
            return items[twin]
    return None
