"""Payment runs as their readers see them."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.paying import queries
from symbiosis.exchanges.vocabulary import LineState, RunState
from symbiosis.kit.problems import NotFound

_SAME = ("id", "state", "execute_on", "debtor_name", "file_sha256", "csv_sha256", "ordered_at", "version")
_BESIDE = ("programme_slug", "cluster_slug", "cluster_name", "payments", "pending", "ordered_by_name")
_POSSIBLE = {
    RunState.PREPARED: ["order", "cancel"],
    RunState.ORDERED: ["mark-paid", "mark-failed", "download"],
    RunState.DONE: ["download"],
    RunState.CANCELLED: [],
}


def run(viewer: Viewer, row: Any) -> dict[str, Any]:
    """`PaymentRunOut`."""
    found = row.PaymentRun
    return {
        **{name: getattr(found, name) for name in _SAME},
        **{name: getattr(row, name) for name in _BESIDE},
        "total": {"amount": str(found.total), "currency": found.currency},
        "possible": _POSSIBLE[RunState(found.state)] if pays(viewer, row) else [],
        "created_at": found.created_at,
    }


def pays(viewer: Viewer, row: Any) -> bool:
    return viewer.works_for(Capability.PAYMENTS_MAKE, frozenset({row.cluster_slug}))


async def one(session: AsyncSession, viewer: Viewer, run_id: UUID) -> dict[str, Any]:
    """`PaymentRunDetails`. Errors: `not-found`."""
    row = await queries.visible(session, viewer, run_id)
    if row is None:
        raise NotFound("There is no such payment run, or you may not see it.")
    lines = await queries.lines_of(session, run_id)
    return {**run(viewer, row), "lines": [_line(viewer, row, line) for line in lines]}


def _line(viewer: Viewer, row: Any, line: Any) -> dict[str, Any]:
    payment = line.PaymentLine
    same = ("voucher_id", "reference", "state", "failure", "bank_reference", "settled_on")
    return {
        **{name: getattr(payment, name) for name in same},
        "visitor_id": line.visitor_id,
        "visitor_name": line.visitor_name,
        "exchange_code": line.exchange_code,
        "amount": {"amount": str(payment.amount), "currency": row.PaymentRun.currency},
        "last_four": line.last_four if pays(viewer, row) else None,
        "blocked": _blocked(viewer, row, line),
    }


def _blocked(viewer: Viewer, row: Any, line: Any) -> str | None:
    if row.PaymentRun.state != RunState.PREPARED or line.PaymentLine.state != LineState.PENDING:
        return None
    if line.last_four is None:
        return "bank-account-missing"
    if line.bank_verified_at is None:
        return "bank-account-not-verified"
    if viewer.user_id is not None and viewer.user_id == line.approved_by:
        return "two-persons-needed"
    return "own-organisation" if viewer.belongs_to(line.visitor_id) else None
