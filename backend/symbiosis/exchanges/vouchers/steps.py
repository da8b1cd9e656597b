"""What still stands between a voucher and the money. Pure."""

from collections.abc import Mapping
from typing import Any

from symbiosis.exchanges.vocabulary import ExchangeState
from symbiosis.exchanges.vocabulary import VoucherState as S

_REPORTED = frozenset({ExchangeState.REPORT_SUBMITTED, ExchangeState.VALIDATED})
_TURN: Mapping[str, str] = {
    "agreement-not-signed": "visitor",
    "voucher-not-issued": "cluster",
    "bank-account-missing": "visitor",
    "bank-account-not-verified": "finance",
    "report-missing": "visitor",
    "report-not-validated": "cluster",
    "payment-not-ordered": "finance",
    "payment-not-confirmed": "finance",
}


def missing(
    state: str, *, agreed: bool, has_account: bool, verified: bool, exchange_state: str | None
) -> list[dict[str, Any]]:
    """`MissingStep`s, the next one first."""
    wanted = {
        "agreement-not-signed": state == S.RESERVED and not agreed,
        "voucher-not-issued": state == S.RESERVED,
        "bank-account-missing": state in (S.ISSUED, S.CLAIMED, S.APPROVED, S.PAYMENT_FAILED)
        and not has_account,
        "bank-account-not-verified": state in (S.ISSUED, S.CLAIMED, S.APPROVED, S.PAYMENT_FAILED)
        and has_account
        and not verified,
        "report-missing": state in (S.RESERVED, S.ISSUED) and exchange_state not in _REPORTED,
        "report-not-validated": state in (S.RESERVED, S.ISSUED, S.CLAIMED),
        "payment-not-ordered": state in (S.RESERVED, S.ISSUED, S.CLAIMED, S.APPROVED, S.PAYMENT_FAILED),
        "payment-not-confirmed": state == S.PAYMENT_ORDERED,
    }
    return [{"code": code, "turn": _TURN[code]} for code, is_missing in wanted.items() if is_missing]
