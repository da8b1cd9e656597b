"""Which fields would change a requirement's result, with how far it makes sense to turn them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from symbiosis.matches.comparing.controls import Control, Field, choice, flag, lists, money, number
from symbiosis.matches.comparing.fibres import is_minimum
from symbiosis.matches.comparing.pair import Cell, Compared
from symbiosis.matching.composition import ELASTANE_FAMILY
from symbiosis.matching.rules.cleanliness import WASHABLE
from symbiosis.streams.vocabulary import (
    BrandRestriction,
    ColourClass,
    ConditionGrade,
    EvidenceMethod,
    Homogeneity,
    LegalStatus,
    MoistureState,
    OriginStage,
    PriceModel,
)

Controls = list[Control]

_METHOD: Field = ("offer", "/material/evidence_method")
_PRICES_SAID = (PriceModel.FIXED, PriceModel.NEGOTIABLE)


def controls_of(cell: Cell) -> Controls:
    turn = _CONTROLS.get(cell.finding.requirement)
    return turn(cell) if turn else []


def levers_of(pair: Compared) -> Controls:
    """What both sides say about the price: it changes the score only."""
    currency = next((said for side in ("offer", "need") if (said := _currency(pair, side))), "EUR")
    return [
        money(pair, (side, "/price/per_kg"), currency=_currency(pair, side) or currency, most=2)
        for side in ("offer", "need")
        if _price(pair, side).get("model") in _PRICES_SAID
    ]


def _price(pair: Compared, side: str) -> Mapping[str, Any]:
    said = pair.offer_said if side == "offer" else pair.need_said
    return said.get("price") or {}


def _currency(pair: Compared, side: str) -> str | None:
    stated = _price(pair, side).get("per_kg")
    return stated["currency"] if stated else None


def _shares(cell: Cell) -> Controls:
    pair = cell.pair
    if not cell.offer.composition:
        return []
    return [*_offered_share(cell), choice(pair, _METHOD, EvidenceMethod), *_asked_share(cell)]


def _offered_share(cell: Cell) -> Controls:
    """The first of the lines that the finding counts."""
    counted = ELASTANE_FAMILY if cell.finding.requirement == "elastane" else cell.evidence.get("fibres", ())
    lines: Sequence[Mapping[str, Any]] = cell.pair.offer_said["material"]["composition"]
    for position, line in enumerate(lines):
        if line["fibre"] in counted:
            field: Field = ("offer", f"/material/composition/{position}/share_pct")
            return [number(cell.pair, field, unit="%", most=100, step=1, fibres=[line["fibre"]])]
    return []


def _asked_share(cell: Cell) -> Controls:
    match cell.finding.requirement:
        case "elastane":
            return [
                number(cell.pair, ("need", "/requirements/elastane_max_pct"), unit="%", most=30, step=0.5)
            ]
        case "other_fibres":
            return [
                number(cell.pair, ("need", "/requirements/other_fibre_max_pct"), unit="%", most=50, step=1)
            ]
        case _:
            return _window_end(cell)


def _window_end(cell: Cell) -> Controls:
    """The end of the need's own window; a limit of the route's has no field yet."""
    name, other = ("min_pct", "max_pct") if is_minimum(cell) else ("max_pct", "min_pct")
    windows: Sequence[Mapping[str, Any]] = cell.pair.need_said["requirements"]["composition"]
    for position, window in enumerate(windows):
        if window[name] is not None and float(window[name]) == cell.evidence.get("limit_pct"):
            named = window["fibres"] or [window["fibre_group"]]
            field: Field = ("need", f"/requirements/composition/{position}/{name}")
            bound = None if window[other] is None else float(window[other])
            span = {"most": bound or 100.0} if is_minimum(cell) else {"least": bound or 0.0, "most": 100.0}
            return [number(cell.pair, field, unit="%", step=1, fibres=named, **span)]
    return []


def _form(cell: Cell) -> Controls:
    return [choice(cell.pair, ("offer", "/material/form"), sorted(cell.need.forms), "form")]


def _origin(cell: Cell) -> Controls:
    wanted = sorted(cell.need.origins) or list(OriginStage)
    return [choice(cell.pair, ("offer", "/material/origin_stage"), wanted)]


def _colour(cell: Cell) -> Controls:
    return [choice(cell.pair, ("offer", "/material/colour"), ColourClass)]


def _construction(cell: Cell) -> Controls:
    return [choice(cell.pair, ("offer", "/material/construction"), sorted(cell.need.constructions))]


def _gsm(cell: Cell) -> Controls:
    least, most = cell.need.gsm_min or 0.0, cell.need.gsm_max or 800.0
    pair, unit = cell.pair, "g/m²"
    return [
        number(pair, ("offer", "/material/gsm"), unit=unit, most=800, step=5),
        number(pair, ("need", "/requirements/gsm_min"), unit=unit, most=most, step=5),
        number(pair, ("need", "/requirements/gsm_max"), unit=unit, least=least, most=max(800, least), step=5),
    ]


def _measures(unit: str, most: float, step: float, offered: str, asked: str) -> Callable[[Cell], Controls]:
    fields: list[Field] = [("offer", f"/material/{offered}"), ("need", f"/requirements/{asked}")]
    return lambda cell: [number(cell.pair, field, unit=unit, most=most, step=step) for field in fields]


def _homogeneity(cell: Cell) -> Controls:
    return [choice(cell.pair, ("offer", "/material/homogeneity"), Homogeneity)]


def _disruptors(cell: Cell) -> Controls:
    present, accepted = cell.offer.disruptors or frozenset(), cell.need.accepted_disruptors or frozenset()
    left = present & (accepted | cell.need.removes_disruptors)
    options: list[tuple[list[str], str]] = [([], cell.say("none_at_all"))]
    if left:
        options.insert(0, (sorted(left), cell.say("without", left_out=sorted(present - left))))
    return [
        lists(cell.pair, ("offer", "/material/disruptors"), options),
        flag(cell.pair, ("offer", "/material/disruptors_removable")),
    ]


def _layers(cell: Cell) -> Controls:
    return [flag(cell.pair, ("offer", "/material/multilayer"))]


def _condition(cell: Cell) -> Controls:
    return [
        choice(cell.pair, ("offer", "/material/condition"), ConditionGrade),
        choice(cell.pair, ("need", "/requirements/minimum_condition"), ConditionGrade),
    ]


def _moisture(cell: Cell) -> Controls:
    return [
        number(cell.pair, ("offer", "/material/moisture_pct"), unit="%", most=30, step=0.5),
        choice(cell.pair, ("offer", "/material/moisture_state"), MoistureState),
        flag(cell.pair, ("offer", "/material/stored_dry")),
        number(cell.pair, ("need", "/requirements/moisture_max_pct"), unit="%", most=30, step=0.5),
    ]


def _contamination(cell: Cell) -> Controls:
    present = cell.offer.contamination or frozenset()
    washed = present - WASHABLE
    options: list[tuple[list[str], str]] = [([], cell.say("none_at_all"))]
    if washed and washed != present:
        options.insert(0, (sorted(washed), cell.say("without", left_out=sorted(present & WASHABLE))))
    return [lists(cell.pair, ("offer", "/material/contamination"), options)]


def _treatments(cell: Cell) -> Controls:
    return [lists(cell.pair, ("offer", "/material/treatments"), [([], cell.say("none_at_all"))])]


def _amount(cell: Cell, side: Any) -> Controls:
    """In the unit people said it in; a year of it is at least one of the smallest loads."""
    said, stream = (cell.pair.offer_said, cell.offer) if side == "offer" else (cell.pair.need_said, cell.need)
    quantity = said["quantity"]
    value, per_year = float(quantity["value"]), stream.kg_per_year
    if not per_year:
        return []
    of_a_kg = value / per_year
    least = (stream.minimum_lot_kg or 0.0) * of_a_kg
    other = (cell.need if side == "offer" else cell.offer).minimum_lot_kg or 0.0
    most = max(value * 3, 2 * other * (value / (stream.quantity_kg or per_year)), 10.0)
    field: Field = (side, "/quantity/value")
    return [number(cell.pair, field, unit=quantity["unit"], least=least, most=most, step=_step(most))]


def _lot(cell: Cell, side: Any, name: str) -> Controls:
    """Within reach of what it is and of what the other side has; never beyond the stream's own limits."""
    stream, other = (cell.offer, cell.need) if side == "offer" else (cell.need, cell.offer)
    least, most = stream.minimum_lot_kg, stream.maximum_lot_kg
    now = (least if name == "minimum_lot_kg" else most) or 0.0
    top = max(4 * now, 2 * min(other.quantity_kg or 0.0, stream.kg_per_year or 0.0), 100.0)
    if name == "minimum_lot_kg":
        span = {"most": min(top, most or top, stream.kg_per_year or top)}
    else:
        span = {"least": least or 0.0, "most": max(top, 2 * (least or 0.0))}
    return [number(cell.pair, (side, f"/{name}"), unit="kg", step=_step(span["most"]), **span)]


def _step(most: float) -> float:
    """About a hundred steps, of round numbers."""
    return next((step for step in (1.0, 5.0, 10.0, 50.0, 100.0, 500.0) if most / step <= 200), 1000.0)


def _minimum_lot(cell: Cell) -> Controls:
    return [*_amount(cell, "offer"), *_lot(cell, "need", "minimum_lot_kg")]


def _minimum_take(cell: Cell) -> Controls:
    return [*_lot(cell, "offer", "minimum_lot_kg"), *_amount(cell, "need")]


def _lot_size(cell: Cell) -> Controls:
    return [
        control
        for side in ("offer", "need")
        for name in ("minimum_lot_kg", "maximum_lot_kg")
        for control in _lot(cell, side, name)
    ]


def _legal_status(cell: Cell) -> Controls:
    return [choice(cell.pair, ("offer", "/material/legal_status"), LegalStatus)]


def _brand(cell: Cell) -> Controls:
    return [choice(cell.pair, ("offer", "/material/brand_restriction"), BrandRestriction)]


def _certificates(cell: Cell) -> Controls:
    required = cell.need.required_certificates
    if not required:
        return []
    everything = sorted(cell.offer.certificates | required)
    label = cell.say("with_all", certificates=sorted(required))
    return [lists(cell.pair, ("offer", "/material/certificates"), [(everything, label)])]


def _distance(cell: Cell) -> Controls:
    most = max(500.0, 2 * (cell.pair.result.distance_km or 0))
    return [
        number(cell.pair, (side, "/maximum_distance_km"), unit="km", least=1, most=round(most), step=5)
        for side in ("offer", "need")
    ]


def _notice(cell: Cell) -> Controls:
    return [
        number(cell.pair, (side, "/lead_time_days"), unit="days", most=90, step=1)
        for side in ("offer", "need")
        if (cell.offer if side == "offer" else cell.need).lead_time_days
    ]


_CONTROLS: Mapping[str, Callable[[Cell], Controls]] = {
    "window": _notice,
    "form": _form,
    "origin": _origin,
    "colour": _colour,
    "construction": _construction,
    "gsm": _gsm,
    "width": _measures("cm", 320, 5, "width_cm", "width_min_cm"),
    "length": _measures("m", 100, 1, "length_min_m", "length_min_m"),
    "fibre_length": _measures("mm", 100, 1, "fibre_length_mm", "fibre_length_min_mm"),
    "composition": _shares,
    "homogeneity": _homogeneity,
    "elastane": _shares,
    "other_fibres": _shares,
    "disruptors": _disruptors,
    "layers": _layers,
    "condition": _condition,
    "moisture": _moisture,
    "mould": _contamination,
    "contamination": _contamination,
    "treatments": _treatments,
    "minimum_lot": _minimum_lot,
    "minimum_take": _minimum_take,
    "lot_size": _lot_size,
    "legal_status": _legal_status,
    "border": _legal_status,
    "permit": _legal_status,
    "brand": _brand,
    "certificates": _certificates,
    "distance": _distance,
}
"""Requirements without an entry follow from who the two are, where they are, and the law."""
