"""Payout, dates and what a voucher holds of the budget. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from symbiosis.exchanges.vocabulary import VoucherState as S
from symbiosis.programmes.entitlement import Entitlement, Stay
from symbiosis.programmes.rules import Terms

HOLD = timedelta(days=30)
"""How long after the first day of the stay a reservation waits to be issued."""

MINOR_UNITS: Mapping[str, int] = {"ISK": 0}
"""Decimal places a currency is paid in, where they are not two."""

RESERVED = frozenset({S.RESERVED})
PROMISED = frozenset({S.ISSUED, S.CLAIMED, S.APPROVED, S.PAYMENT_ORDERED, S.PAYMENT_FAILED})
PAID = frozenset({S.PAID, S.RECOVERY_REQUESTED, S.WRITTEN_OFF})
ENDED = frozenset({S.REFUSED, S.RELEASED, S.EXPIRED})


@dataclass(frozen=True)
class Rate:
    """Units of the payout currency for one EUR, as somebody read it on a day at a source."""

    value: Decimal
    on: date
    source: str


def payout(eur: Decimal, rate: Decimal, currency: str) -> Decimal:
    """Rounded down: never more is paid than was promised in EUR."""
    smallest = Decimal(1).scaleb(-MINOR_UNITS.get(currency, 2))
    return (eur * rate).quantize(smallest, ROUND_DOWN)


def held(state: str, entitlement_eur: Decimal, approved_eur: Decimal | None) -> Decimal:
    """What the budget holds for it, in whichever part."""
    if S(state) in ENDED or S(state) is S.RECOVERED:
        return Decimal("0.00")
    return entitlement_eur if approved_eur is None else approved_eur


def still_paid(entitlement_eur: Decimal, approved_eur: Decimal | None, recovered_eur: Decimal) -> Decimal:
    """Of one that was paid: less what has come back."""
    return (entitlement_eur if approved_eur is None else approved_eur) - recovered_eur


def frozen(terms: Terms, stay: Stay, found: Entitlement, on: date) -> dict[str, Any]:
    """The inputs, the versions and the result, as they were."""
    return {
        "on": on.isoformat(),
        "host_country": stay.host_country,
        "working_days": stay.working_days,
        "distance_km": str(stay.distance_km),
        "rule_version": terms.rule_version,
        "rate_version": terms.rate_version,
        "rate_confirmed": terms.rate_confirmed,
        "full_rate_eur": str(found.full_rate_eur),
        "factor": str(found.factor),
        "factor_reasons": list(found.factor_reasons),
        "capped": found.capped,
        "cap_eur": str(terms.rules.cap_eur),
        "entitlement_eur": str(found.entitlement_eur),
    }
