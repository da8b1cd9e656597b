"""Budgets and ledgers as their readers see them."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.programmes import budget_queries, policy, queries
from symbiosis.programmes.problems import no_programme

_PARTS = ("total", "free", "reserved", "issued", "paid")
_COLUMNS = ("at", "partner", "kind", "amount_eur", "voucher", "reason", "by")


async def seen(session: AsyncSession, viewer: Viewer, programme_slug: str) -> frozenset[str]:
    """The partners whose money the viewer may read. Errors: `not-found`."""
    if await queries.programme_name(session, programme_slug) is None:
        raise no_programme()
    clusters = await queries.clusters_of(session, programme_slug)
    return policy.clusters_they_see(viewer, Capability.PROGRAMME_READ, programme_slug, clusters)


async def budgets(session: AsyncSession, viewer: Viewer, programme_slug: str) -> dict[str, Any]:
    """`BudgetOut`. Errors: `not-found`."""
    clusters = await seen(session, viewer, programme_slug)
    everywhere = await queries.clusters_of(session, programme_slug)
    may_adjust = policy.leads(viewer, Capability.PROGRAMME_SET, programme_slug, everywhere)
    return {
        "programme_slug": programme_slug,
        "partners": [
            {
                "partner_id": partner.id,
                "cluster_slug": partner.cluster_slug,
                "cluster_name": name,
                "payout_currency": partner.payout_currency,
                **{part: eur(getattr(partner, f"{part}_eur")) for part in _PARTS},
                "version": partner.version,
                "may_adjust": may_adjust,
            }
            for partner, name in await budget_queries.partners_of(session, programme_slug)
            if partner.cluster_slug in clusters
        ],
    }


def eur(amount: object) -> dict[str, str]:
    return {"amount": str(amount), "currency": "EUR"}


def entry(row: Any) -> dict[str, Any]:
    """`LedgerEntryOut`."""
    same = ("id", "cluster_slug", "kind", "voucher_id", "reason", "made_by_name", "made_at")
    return {**{name: getattr(row, name) for name in same}, "amount": eur(row.amount_eur)}


def as_csv(rows: Iterable[Any]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        written = (row.made_at.isoformat(), row.cluster_slug, row.kind, row.amount_eur, row.voucher_id or "")
        writer.writerow([*written, _harmless(row.reason), _harmless(row.made_by_name)])
    return file.getvalue()


def _harmless(text: str | None) -> str:
    """A spreadsheet must not take what people wrote for a formula."""
    return f"'{text}" if text and text[0] in "=+-@\t\r" else text or ""
