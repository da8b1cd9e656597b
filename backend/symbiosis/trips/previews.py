"""What a visitor from afar would get for a trip, by the country of the host."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.programmes.entitlement import Entitlement, Hint, Stay, entitlement
from symbiosis.programmes.problems import NoRate, NoTerms
from symbiosis.programmes.rules import Terms
from symbiosis.programmes.terms import terms_on
from symbiosis.programmes.vocabulary import UnfundedReason
from symbiosis.trips.days import days_in

_FAR = Decimal(100_000)


def euros(amount: Decimal) -> dict[str, str]:
    return {"amount": f"{amount:.2f}", "currency": "EUR"}


@dataclass(frozen=True)
class Dates:
    starts_on: date
    ends_on: date
    travel: Collection[date]


async def terms_or_none(session: AsyncSession, programme_slug: str, day: date) -> Terms | None:
    try:
        return await terms_on(session, programme_slug, day)
    except NoTerms:
        return None


def preview(terms: Terms | None, country: str, dates: Dates) -> dict[str, Any]:
    """`TripVoucherOut`."""
    days = len(days_in(country, dates.starts_on, dates.ends_on, dates.travel))
    empty = {"country": country, "working_days": days, **_NOTHING}
    if terms is None:
        return empty | {"unfunded_reason": UnfundedReason.NO_RATE}
    try:
        far = entitlement(terms, Stay(country, days, _FAR))
    except NoRate:
        return empty | {"unfunded_reason": UnfundedReason.NO_RATE, "rate_confirmed": terms.rate_confirmed}
    if days < terms.rules.min_working_days:
        return (
            empty
            | _worth(terms, far)
            | {
                "amount": None,
                "unfunded_reason": UnfundedReason.BELOW_MIN_DAYS,
            }
        )
    near = entitlement(terms, Stay(country, days, Decimal(0)))
    return empty | _worth(terms, far) | {"near_amount": euros(near.entitlement_eur)}


_NOTHING: dict[str, Any] = {
    "amount": None,
    "full_rate": None,
    "factor": None,
    "factor_reasons": [],
    "near_km": None,
    "near_amount": None,
    "unfunded_reason": None,
    "hints": [],
    "rate_confirmed": None,
}


def _worth(terms: Terms, found: Entitlement) -> dict[str, Any]:
    return {
        "amount": euros(found.entitlement_eur),
        "full_rate": euros(found.full_rate_eur),
        "factor": float(found.factor),
        "factor_reasons": list(found.factor_reasons),
        "near_km": float(terms.rules.near_km),
        "hints": [hint_document(hint) for hint in found.hints],
        "rate_confirmed": terms.rate_confirmed,
    }


def hint_document(hint: Hint) -> dict[str, Any]:
    """`TripHintOut`."""
    return {
        "code": hint.code,
        "days_more": hint.days_more,
        "km_more": float(hint.km_more),
        "becomes": euros(hint.becomes_eur),
    }
