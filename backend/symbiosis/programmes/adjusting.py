"""A lead gives a partner more money, or takes away what is free."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.programmes import budget, budget_queries, budget_reading, policy, queries
from symbiosis.programmes.budget_schemas import BudgetAdjustmentIn


async def adjust_budget(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    said: BudgetAdjustmentIn,
    if_match: str | None,
    now: datetime,
) -> None:
    """Errors: `not-found`, `not-allowed`, `invalid-input`, `if-match-required`, `changed-meanwhile`,
    `budget-exceeded`."""
    if said.cluster_slug not in await budget_reading.seen(session, viewer, programme_slug):
        raise NotFound("This programme has no such partner among those you work for.")
    clusters = await queries.clusters_of(session, programme_slug)
    if not policy.leads(viewer, Capability.PROGRAMME_SET, programme_slug, clusters):
        raise NotAllowed("Only those who lead the programme give its partners money.")
    change = _change(said)
    found = await budget_queries.partner_of(session, programme_slug, said.cluster_slug)
    if found is None:
        raise NotFound("This cluster is no partner with a budget.")
    partner = await budget_queries.locked(session, found.id)
    check_version(if_match, partner.version)
    before = partner.total_eur
    by = viewer.by()
    await budget.adjust(session, partner.id, change, said.reason, by=by, now=now)
    record(
        session,
        by=by,
        tag="programme.budget_adjusted",
        subject_type="programme_partner",
        subject_id=partner.id,
        before={"total_eur": str(before)},
        after={"total_eur": str(before + change)},
        change={"reason_length": len(said.reason)},
    )
    await session.flush()


def _change(said: BudgetAdjustmentIn) -> Decimal:
    """Errors: `invalid-input`."""
    amount = Decimal(said.change.amount)
    wrong = None
    if said.change.currency != "EUR":
        wrong = FieldError("/change/currency", "not-eur", "Budgets are held in EUR.")
    elif amount != amount.quantize(budget.CENT) or not amount:
        wrong = FieldError("/change/amount", "not-cents", "Send an amount in whole cents, other than 0.")
    if wrong is not None:
        raise InvalidInput(wrong.detail, errors=[wrong])
    return amount
