"""Items that only look like fibres or shares: codes in prose, sizes, colours, numbers of things."""

from dataclasses import replace

from symbiosis.streams.composition_kinds import Item, Kind

_ASIDE = (Kind.MARK, Kind.QUALITY, Kind.BOUND)
_FIBROUS = (Kind.FIBRE, Kind.BLEND)
_STRONG = ("\n", ",", ";", ".", "|")


def without_strays(items: list[Item]) -> list[Item]:
    return _without_stray_numbers(_without_stray_codes(items))


def _without_stray_codes(items: list[Item]) -> list[Item]:
    """Short codes and typing errors count as fibres only beside a share or another fibre."""
    content = [n for n, item in enumerate(items) if item.kind not in _ASIDE]
    fixed = list(items)
    for place, n in enumerate(content):
        if items[n].tentative and len(content) > 1:
            beside = content[max(0, place - 1) : place] + content[place + 1 : place + 2]
            if all(items[m].kind not in (Kind.SHARE, Kind.FIBRE) for m in beside):
                fixed[n] = replace(items[n], kind=Kind.UNKNOWN)
    return fixed


def _without_stray_numbers(items: list[Item]) -> list[Item]:
    """Where shares have their per cent sign, a bare number counts only beside a fibre or such a share."""
    if not any(item.percent for item in items):
        return items
    return [item for n, item in enumerate(items) if not _is_bare(item) or _is_beside(items, n)]


def _is_bare(item: Item) -> bool:
    return item.kind is Kind.SHARE and not item.percent


def _is_beside(items: list[Item], n: int) -> bool:
    return any(_leads_to_composition(items, n, step) for step in (1, -1))


def _leads_to_composition(items: list[Item], n: int, step: int) -> bool:
    """Looks past weak marks, qualities and further bare numbers."""
    n += step
    while 0 <= n < len(items):
        item = items[n]
        if item.kind in _FIBROUS or item.percent:
            return True
        if item.mark in _STRONG or not (item.kind in _ASIDE or _is_bare(item)):
            return False
        n += step
    return False
