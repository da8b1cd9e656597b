"""Amounts, sizes, dates and distances of a comparison, as short texts."""

from typing import Literal

from symbiosis.matches.comparing.pair import Cell
from symbiosis.matches.comparing.stating import Text, Value, stated
from symbiosis.matches.comparing.wording import day, phrase
from symbiosis.matching.facts import StreamFacts
from symbiosis.streams.vocabulary import QuantityMode

Side = Literal["offer", "need"]


def _side(cell: Cell, side: Side) -> StreamFacts:
    return cell.offer if side == "offer" else cell.need


def days_of(side: Side) -> Value:
    def text(cell: Cell) -> Text:
        stream, language = _side(cell, side), cell.pair.language
        first = day(stream.available_from, language) if stream.available_from else None
        last = day(stream.available_to, language) if stream.available_to else None
        lead = stream.lead_time_days
        notice = cell.say("lead_time", lead_days=lead) if lead else None
        return cell.join(_window(cell, first, last, side), notice)

    return text


def _window(cell: Cell, first: str | None, last: str | None, side: Side) -> Text:
    language = cell.pair.language
    if first and last:
        return phrase("between_days", language, start=first, end=last)
    if first:
        return phrase("from_day", language, start=first)
    if last:
        return phrase("until_day", language, end=last)
    return cell.say("any_time") if side == "offer" else None


def amount_of(side: Side) -> Value:
    def text(cell: Cell) -> Text:
        stream = _side(cell, side)
        if stream.quantity_kg is None:
            return None
        recurs = stream.mode == QuantityMode.RECURRING and stream.period
        return cell.say(f"per_{stream.period}" if recurs else "once", quantity_kg=stream.quantity_kg)

    return text


def from_lot_of(side: Side) -> Value:
    def text(cell: Cell) -> Text:
        minimum = _side(cell, side).minimum_lot_kg
        if minimum is None:
            return None
        told = cell.say("from_lot", minimum_kg=minimum)
        return cell.limit("minimum_lot_kg", told) if side == "need" else told

    return text


def loads_of(side: Side) -> Value:
    def text(cell: Cell) -> Text:
        stream = _side(cell, side)
        least, most = stream.minimum_lot_kg, stream.maximum_lot_kg
        if least is not None and most is not None:
            return cell.say("between_lots", minimum_kg=least, maximum_kg=most)
        if most is not None:
            return cell.say("up_to_lot", maximum_kg=most)
        return None if least is None else cell.say("from_lot", minimum_kg=least)

    return text


def distance_of(side: Side) -> Value:
    return stated("at_most_km", "limit_km", lambda cell: _side(cell, side).maximum_distance_km)


def transport_of(side: Side) -> Value:
    return stated(
        "at_most_transport", "limit_eur_per_kg", lambda cell: _side(cell, side).transport_limit_eur_per_kg
    )


gsm = stated("is_gsm", "stated_gsm", lambda cell: cell.offer.gsm)


def gsm_wanted(cell: Cell) -> Text:
    least, most = cell.need.gsm_min, cell.need.gsm_max
    return cell.join(
        None if least is None else cell.say("at_least_gsm", stated_gsm=least),
        None if most is None else cell.say("at_most_gsm", stated_gsm=most),
    )


width = stated("is_width", "width_cm", lambda cell: cell.offer.width_cm)
width_wanted = stated("at_least_width", "width_cm", lambda cell: cell.need.width_min_cm)
length = stated("is_length", "length_m", lambda cell: cell.offer.length_min_m)
length_wanted = stated("at_least_length", "length_m", lambda cell: cell.need.length_min_m)
fibre_length = stated("is_fibre_length", "fibre_length_mm", lambda cell: cell.offer.fibre_length_mm)
fibre_length_wanted = stated(
    "at_least_fibre_length", "fibre_length_mm", lambda cell: cell.need.fibre_length_min_mm
)
