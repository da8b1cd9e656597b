"""How much, in which lots, when, and under which number of the sender's."""

from collections.abc import Iterator
from decimal import Decimal

from symbiosis.kit.problems import FieldError
from symbiosis.streams import rules
from symbiosis.streams.schemas import StreamDraft
from symbiosis.streams.terms import QuantityIn
from symbiosis.streams.vocabulary import QuantityMode

GRAM = Decimal("0.001")


def weighed(quantity: QuantityIn) -> tuple[Decimal | None, list[FieldError]]:
    """Its kilograms to the gram, or why they cannot be told."""
    recurring = quantity.mode is QuantityMode.RECURRING
    if recurring != (quantity.period is not None):
        remedy = (
            "Say per week, month, quarter or year." if recurring else "Leave it out for a one-off amount."
        )
        return None, [FieldError("/quantity/period", "period_mismatch", remedy)]
    kg = rules.kilograms(
        quantity.value,
        quantity.unit,
        kg_per_unit=quantity.kg_per_unit,
        gsm=quantity.gsm,
        width_cm=quantity.width_cm,
    )
    if kg is None:
        remedy = f"Say what one of the {quantity.unit} weighs in kg."
        return None, [FieldError("/quantity/kg_per_unit", "weight_per_unit_missing", remedy)]
    if kg.quantize(GRAM) <= 0:
        return None, [FieldError("/quantity/value", "too_small", "The amount must be at least one gram.")]
    return kg.quantize(GRAM), []


def odd_days(draft: StreamDraft) -> Iterator[FieldError]:
    if draft.available_from and draft.available_to and draft.available_to < draft.available_from:
        yield FieldError("/available_to", "before_start", "Choose a last day after the first day.")


def odd_lots(draft: StreamDraft, kg: Decimal | None) -> Iterator[FieldError]:
    least, most = draft.minimum_lot_kg, draft.maximum_lot_kg
    if least and most is not None and most < least:
        yield FieldError("/maximum_lot_kg", "below_minimum", "It must be at least the minimum lot.")
    if least and kg is not None:
        in_all = rules.kg_per_year(kg, draft.quantity.period)
        if least > in_all:
            remedy = f"There are {in_all.normalize():f} kg in all; a lot cannot be more."
            yield FieldError("/minimum_lot_kg", "lot_above_quantity", remedy)


def odd_key(draft: StreamDraft) -> Iterator[FieldError]:
    if (draft.external_source is None) != (draft.external_id is None):
        remedy = "Send external_source and external_id together."
        yield FieldError("/external_id", "incomplete_key", remedy)
