"""The parts of a composition text (shell, lining ...), with qualities bound to their fibres."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from symbiosis.streams.composition_kinds import Item, Kind

_CLOSING = (")", "]")
_HUNDRED = Decimal(100)


@dataclass
class Segment:
    """What is said of one part. `label` is the unknown word that named it, where it did."""

    part: str = "all"
    label: Item | None = None
    items: list[Item] = field(default_factory=list)
    loose_qualities: list[Item] = field(default_factory=list)
    shares_of: list[Item] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        return any(i.kind not in (Kind.MARK, Kind.BOUND) for i in self.items) or bool(self.shares_of)


def segments_of(items: list[Item]) -> list[Segment]:
    """Cut at part names; a name in brackets closes what stands before it."""
    found = [Segment()]
    several = sum(_is_label(items, n) for n in range(len(items))) > 1
    for n, item in enumerate(items):
        if item.kind is Kind.PART and _in_brackets(items, n) and _has_share(found[-1]):
            found[-1].part = item.values[0]
            found.append(Segment())
        elif item.kind is Kind.PART:
            _open(found, Segment(item.values[0]))
        elif several and _is_label(items, n):
            _open(found, Segment(label=item))
        else:
            found[-1].items.append(item)
    return [_with_qualities(segment) for segment in found if segment.says_something]


def _is_label(items: list[Item], n: int) -> bool:
    """A known part, or an unknown word before a colon."""
    if items[n].kind is Kind.PART:
        return True
    return items[n].kind is Kind.UNKNOWN and n + 1 < len(items) and items[n + 1].mark == ":"


def _open(found: list[Segment], segment: Segment) -> None:
    """ "Shell / Yderstof:" names one part twice, not two parts."""
    if found[-1].says_something or found[-1].label:
        found.append(segment)
    else:
        found[-1] = segment


def _in_brackets(items: list[Item], n: int) -> bool:
    return 0 < n < len(items) - 1 and items[n - 1].mark in ("(", "[") and items[n + 1].mark in _CLOSING


def _has_share(segment: Segment) -> bool:
    return any(item.kind is Kind.SHARE for item in segment.items)


def _with_qualities(segment: Segment) -> Segment:
    _cut_out_shares_of(segment)
    _spell_out_pure(segment)
    marks = {n: _noun_of(segment.items, n) for n, i in enumerate(segment.items) if i.kind is Kind.QUALITY}
    for n, noun in marks.items():
        quality = segment.items[n]
        if quality.values[0] not in ("recycled", "organic"):
            continue
        if noun is None:
            segment.loose_qualities.append(quality)
        else:
            segment.items[noun] = _qualified(segment.items[noun], quality)
    segment.items = [item for item in segment.items if item.kind is not Kind.QUALITY]
    return segment


def _qualified(fibre: Item, quality: Item) -> Item:
    if quality.values[0] == "recycled":
        return replace(fibre, recycled=True)
    return replace(fibre, organic=True)


def _noun_of(items: list[Item], n: int) -> int | None:
    """The fibre a quality speaks of: the one beside it, on the side its language puts nouns first."""
    after, before = _beside(items, n, 1), _beside(items, n, -1)
    first, second = (before, after) if items[n].after_noun else (after, before)
    return first if first is not None else second


def _beside(items: list[Item], n: int, step: int) -> int | None:
    n += step
    while 0 <= n < len(items):
        item = items[n]
        if item.kind in (Kind.FIBRE, Kind.BLEND):
            return n
        if item.kind is not Kind.QUALITY and not (step < 0 and item.mark in ("(", "[")):
            return None
        n += step
    return None


def _cut_out_shares_of(segment: Segment) -> None:
    """ "of which 30% recycled" is a share of a share: asked about, not added up."""
    kept: list[Item] = []
    inside = False
    for item in segment.items:
        if item.kind is Kind.OF_WHICH:
            inside = True
            segment.shares_of.append(item)
        elif inside and item.mark not in (*_CLOSING, ";", "\n", ".") and not _second_share(segment, item):
            segment.shares_of.append(item)
        else:
            inside = False
            kept.append(item)
    segment.items = kept


def _second_share(segment: Segment, item: Item) -> bool:
    return item.kind is Kind.SHARE and any(i.kind is Kind.SHARE for i in segment.shares_of)


def _spell_out_pure(segment: Segment) -> None:
    """ "Pure", "all" and their translations mean 100 per cent (Regulation 1007/2011, Article 7)."""
    if _has_share(segment):
        return
    for n, item in enumerate(segment.items):
        if (
            item.kind is Kind.QUALITY
            and item.values[0] == "pure"
            and _beside(segment.items, n, 1) is not None
        ):
            segment.items[n] = replace(item, kind=Kind.SHARE, share=_HUNDRED, percent=True)
            return
