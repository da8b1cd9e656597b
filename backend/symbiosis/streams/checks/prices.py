"""Prices: one currency, each kind on the side it belongs to, limits that leave room to bargain."""

from collections.abc import Iterator
from decimal import Decimal

from symbiosis.kit.fields import Money
from symbiosis.kit.problems import FieldError
from symbiosis.streams.schemas import NeedIn, OfferIn, StreamDraft

_OF_OFFERS = ("disposal_cost_per_kg",)
_OF_NEEDS = ("virgin_price_per_kg", "preprocessing_cost_per_kg")
_AMOUNTS = ("limit_per_kg", "transport_limit_per_kg", *_OF_OFFERS, *_OF_NEEDS)
_NEVER_NEGATIVE = ("transport_limit_per_kg", *_OF_NEEDS)


def odd_prices(draft: StreamDraft) -> Iterator[FieldError]:
    yield from _wrong_side(draft)
    yield from _other_currency(draft)
    yield from _negative(draft)
    yield from _odd_limit(draft)


def _wrong_side(draft: StreamDraft) -> Iterator[FieldError]:
    is_offer = isinstance(draft, OfferIn)
    names, code = (_OF_NEEDS, "not_of_offers") if is_offer else (_OF_OFFERS, "not_of_needs")
    whose = "a need" if is_offer else "an offer"
    for name in names:
        if getattr(draft.price, name) is not None:
            yield FieldError(f"/price/{name}", code, f"This belongs to {whose}; leave it out here.")


def _other_currency(draft: StreamDraft) -> Iterator[FieldError]:
    """All amounts of a stream in the currency of its price, or of the first amount that is said."""
    said = [(f"/price/{name}", getattr(draft.price, name)) for name in ("per_kg", *_AMOUNTS)]
    if isinstance(draft, NeedIn) and draft.requirements.output is not None:
        said.append(("/requirements/output/price_per_kg", draft.requirements.output.price_per_kg))
    stated: list[tuple[str, Money]] = [(at, money) for at, money in said if money is not None]
    for at, money in stated[1:]:
        if money.currency != stated[0][1].currency:
            remedy = f"Say all amounts in one currency, here {stated[0][1].currency}."
            yield FieldError(at, "other_currency", remedy)


def _negative(draft: StreamDraft) -> Iterator[FieldError]:
    for name in _NEVER_NEGATIVE:
        money = getattr(draft.price, name)
        if money is not None and Decimal(money.amount) < 0:
            yield FieldError(f"/price/{name}", "negative", "Say an amount of 0 or more.")


def _odd_limit(draft: StreamDraft) -> Iterator[FieldError]:
    """A limit leaves room to bargain: below what is asked, above what is paid."""
    price, limit = draft.price.per_kg, draft.price.limit_per_kg
    if price is None or limit is None or price.currency != limit.currency:
        return
    at, room = "/price/limit_per_kg", Decimal(price.amount) - Decimal(limit.amount)
    if room < 0 and isinstance(draft, OfferIn):
        yield FieldError(at, "above_price", "The least you accept cannot be more than what you ask.")
    if room > 0 and isinstance(draft, NeedIn):
        yield FieldError(at, "below_price", "The most you pay cannot be less than what you pay.")
