"""Money of a stream, in euros: public prices as stated, confidential numbers in steps."""

from collections.abc import Callable, Mapping
from math import ceil, floor
from typing import Any

from symbiosis.streams.terms import Price
from symbiosis.streams.vocabulary import Direction, PriceModel

EUR_PER: Mapping[str, float] = {"EUR": 1.0, "DKK": 1 / 7.46038}
"""Euros for one unit. DKK: its central rate in the exchange rate mechanism (ERM II, 7.46038 DKK per
EUR since 1999), which the krone keeps within 2.25 %. Other currencies float and stay unknown."""

NO_PRICE = Price().model_dump(mode="json")
"""What a document stored by an earlier version may lack."""

LIMIT_STEP_EUR = 0.25
"""Confidential limits are matched in steps, rounded in the other side's favour: whoever lists prices until
a match appears learns the step at most."""

_FOR_MATERIAL = ("per_kg", "limit_per_kg")


def money_of_both(price: Mapping[str, Any], direction: str) -> dict[str, Any]:
    """What offers and needs state alike."""
    return {
        "price_eur_per_kg": price_eur_per_kg(price),
        "price_limit_eur_per_kg": _price_limit_eur_per_kg(price, direction),
        "transport_paid_by": price["transport_paid_by"],
        "transport_limit_eur_per_kg": _euros(price, "transport_limit_per_kg"),
    }


def money_of_offer(price: Mapping[str, Any]) -> dict[str, Any]:
    return {"disposal_cost_eur_per_kg": _stepped(_euros(price, "disposal_cost_per_kg"), ceil)}


def money_of_need(price: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "virgin_price_eur_per_kg": _stepped(_euros(price, "virgin_price_per_kg"), ceil),
        "preprocessing_cost_eur_per_kg": _stepped(_euros(price, "preprocessing_cost_per_kg"), floor),
    }


def price_eur_per_kg(price: Mapping[str, Any]) -> float | None:
    """Free is 0, negative where the supplier pays, None when no amount in EUR is known."""
    return 0.0 if price["model"] == PriceModel.FREE else _euros(price, "per_kg")


def _price_limit_eur_per_kg(price: Mapping[str, Any], direction: str) -> float | None:
    """The confidential limit in steps: an offer's rounded down, a need's up."""
    euros = None if price["model"] == PriceModel.FREE else _euros(price, "limit_per_kg")
    return _stepped(euros, floor if direction == Direction.OFFER else ceil)


def _stepped(euros: float | None, to_whole: Callable[[float], int]) -> float | None:
    """A confidential amount in steps, so that prices tried one after the other tell the step at most."""
    return None if euros is None else to_whole(round(euros / LIMIT_STEP_EUR, 6)) * LIMIT_STEP_EUR


def _euros(price: Mapping[str, Any], name: str) -> float | None:
    """The amount; where the supplier pays, what is asked and paid for the material is negative."""
    euros = in_euros(price[name])
    if euros is None or price["model"] != PriceModel.SUPPLIER_PAYS or name not in _FOR_MATERIAL:
        return euros
    return -abs(euros)


def in_euros(money: Mapping[str, Any] | None) -> float | None:
    if money is None or money["currency"] not in EUR_PER:
        return None
    return float(money["amount"]) * EUR_PER[money["currency"]]
