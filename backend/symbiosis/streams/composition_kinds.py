"""What a composition text consists of."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    SHARE = "share"
    FIBRE = "fibre"
    BLEND = "blend"
    QUALITY = "quality"
    PART = "part"
    BOUND = "bound"
    OF_WHICH = "of_which"
    UNKNOWN = "unknown"
    MARK = "mark"


@dataclass(frozen=True)
class Item:
    """`values` holds fibre slugs, a part or a quality; `mark` the separator; shares are in per cent."""

    kind: Kind
    start: int
    end: int
    values: tuple[str, ...] = ()
    share: Decimal = Decimal(0)
    high: Decimal | None = None
    percent: bool = False
    bounded: bool = False
    recycled: bool = False
    organic: bool = False
    after_noun: bool = False
    tentative: bool = False
    mark: str = ""
    key: str = ""


def percent(value: Decimal) -> Decimal:
    """To two decimals, without trailing zeros: 33.333 -> 33.33, 95.00 -> 95."""
    rounded = round(value, 2)
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded.normalize()
