"""A voucher as its readers see it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.vocabulary import VoucherState
from symbiosis.exchanges.vouchers import explaining, policy, queries, steps
from symbiosis.exchanges.vouchers.moves import Mover, Verb, move_of
from symbiosis.exchanges.vouchers.rules import still_paid
from symbiosis.kit.language import Supported
from symbiosis.kit.problems import NotFound
from symbiosis.programmes import queries as programme_queries

_SAME = ["id", "programme_slug", "visitor_id", "trip_id", "state", "held_until", "claim_by", "due_on"]
_SAME += ["paid_on", "reference", "payout_currency", "payment_run_id", "version", "created_at", "updated_at"]
_UNPAID = (VoucherState.APPROVED, VoucherState.PAYMENT_ORDERED, VoucherState.PAYMENT_FAILED)
_DOING = {
    "issue": Verb.ISSUE,
    "take-back": Verb.TAKE_BACK,
    "request-recovery": Verb.REQUEST_RECOVERY,
    "confirm-recovery": Verb.RECOVER,
    "write-off": Verb.WRITE_OFF,
}


async def one(
    session: AsyncSession, viewer: Viewer, voucher_id: UUID, language: Supported, today: date
) -> dict[str, Any]:
    """`VoucherOut`. Errors: `not-found`."""
    row = await queries.visible(session, viewer, voucher_id)
    if row is None:
        raise NotFound("There is no such voucher, or you may not see it.")
    return (await several(session, viewer, [row], language, today))[0]


async def several(
    session: AsyncSession, viewer: Viewer, rows: Iterable[Any], language: Supported, today: date
) -> list[dict[str, Any]]:
    rows = list(rows)
    agreed = await queries.agreed_among(session, [row.Voucher.exchange_id for row in rows])
    programmes = {
        slug: await programme_queries.clusters_of(session, slug)
        for slug in sorted({row.Voucher.programme_slug for row in rows})
    }
    return [
        {
            **_document(row, language, today),
            "missing": _missing(row, agreed),
            "bank_account": _account(viewer, row),
            "possible": _possible(viewer, row, programmes[row.Voucher.programme_slug]),
        }
        for row in rows
    ]


def _document(row: Any, language: Supported, today: date) -> dict[str, Any]:
    voucher: Voucher = row.Voucher
    return {
        **{name: getattr(voucher, name) for name in _SAME},
        "cluster_slug": row.cluster_slug,
        "cluster_name": row.cluster_name,
        "visitor_name": row.visitor_name,
        "exchange": _exchange(row),
        "entitlement": money(voucher.entitlement_eur),
        "approved": money(voucher.approved_eur),
        "payout": money(voucher.payout_amount, voucher.payout_currency),
        "exchange_rate": _rate(voucher),
        "computed": _computed(voucher),
        "recovery": _recovery(voucher),
        "explained": explaining.sentences(voucher, language),
        "overdue": voucher.state in _UNPAID and voucher.due_on is not None and voucher.due_on < today,
    }


def money(amount: Decimal | None, currency: str = "EUR") -> dict[str, str] | None:
    return None if amount is None else {"amount": str(amount), "currency": currency}


def _exchange(row: Any) -> dict[str, Any] | None:
    if row.Voucher.exchange_id is None:
        return None
    return {
        "id": row.Voucher.exchange_id,
        "code": row.exchange_code,
        "state": row.exchange_state,
        "planned_start": row.planned_start,
        "planned_end": row.planned_end,
        "host_name": row.host_name,
    }


def _rate(voucher: Voucher) -> dict[str, Any] | None:
    if voucher.fx_rate is None:
        return None
    rate = f"{voucher.fx_rate.normalize():f}"
    return {"rate": rate, "on": voucher.fx_on, "source": voucher.fx_source}


def _recovery(voucher: Voucher) -> dict[str, Any] | None:
    if voucher.recovery_asked_eur is None and not voucher.recovered_eur:
        return None
    paid = still_paid(voucher.entitlement_eur, voucher.approved_eur, voucher.recovered_eur)
    return {
        "asked": money(voucher.recovery_asked_eur),
        "returned": money(voucher.recovered_eur),
        "still_paid": money(paid),
        "reason": voucher.end_reason,
    }


def _computed(voucher: Voucher) -> dict[str, Any]:
    held = voucher.frozen
    same = ["host_country", "working_days", "distance_km", "capped"]
    same += ["rule_version", "rate_version", "rate_confirmed"]
    return {
        **{name: held[name] for name in same},
        "full_rate": money(voucher.full_rate_eur),
        "factor": str(voucher.factor),
        "factor_reasons": voucher.factor_reasons,
        "actual_working_days": held.get("actual", {}).get("working_days"),
    }


def _missing(row: Any, agreed: frozenset[UUID]) -> list[dict[str, Any]]:
    voucher: Voucher = row.Voucher
    return steps.missing(
        voucher.state,
        agreed=voucher.exchange_id in agreed,
        has_account=row.bank_account_id is not None,
        verified=row.bank_verified_at is not None,
        exchange_state=row.exchange_state,
    )


def _account(viewer: Viewer, row: Any) -> dict[str, Any] | None:
    role = viewer.members.get(row.Voucher.visitor_id)
    enters = role is not None and Capability.BANK_ACCOUNT_ENTER in OF_MEMBERS[role]
    pays = viewer.works_for(Capability.PAYMENTS_MAKE, frozenset({row.cluster_slug}))
    if row.bank_account_id is None or not (enters or pays):
        return None
    return {"last_four": row.last_four, "verified": row.bank_verified_at is not None}


def _possible(viewer: Viewer, row: Any, clusters: frozenset[str]) -> list[str]:
    voucher: Voucher = row.Voucher
    held = policy.movers(viewer, row.cluster_slug, voucher.programme_slug, clusters)
    if policy.why_own(viewer, voucher):
        return []
    return [name for name, verb in _DOING.items() if _can(held, voucher, verb)]


def _can(held: frozenset[Mover], voucher: Voucher, verb: Verb) -> bool:
    move = move_of(verb)
    attached = verb is not Verb.ISSUE or voucher.exchange_id is not None
    return bool(held & move.who) and voucher.state in move.origins and attached
