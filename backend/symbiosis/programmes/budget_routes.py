"""How budgets and ledgers are called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import at_id, cut, page_bytes, position_of
from symbiosis.programmes import adjusting, budget_queries, budget_reading
from symbiosis.programmes.budget_schemas import (
    BudgetAdjustmentIn,
    BudgetOut,
    LedgerEntryOut,
    LedgerFilters,
)

router = APIRouter(prefix="/v1/programmes/{programme_slug}", tags=["Programmes"])
READ = access(Who.PEOPLE, capability=Capability.PROGRAMME_READ)
_rows = TypeAdapter(list[LedgerEntryOut])


@router.get(
    "/budget",
    summary="Read the budget of a programme's partners",
    response_model=BudgetOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_budget(viewer: SignedIn, session: Session, programme_slug: Slug) -> Any:
    """Of the partners you work for: what is free, reserved, issued and paid. The four add up to the total."""
    return await budget_reading.budgets(session, viewer, programme_slug)


@router.post(
    "/budget-adjustments",
    summary="Give a partner more or less money",
    response_model=BudgetOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=access(Who.PEOPLE, capability=Capability.PROGRAMME_SET),
)
async def adjust_budget(
    viewer: SignedIn,
    session: Session,
    programme_slug: Slug,
    said: BudgetAdjustmentIn,
    if_match: IfMatch = None,
) -> Any:
    """By a lead of the programme, with the reason, which stays in the ledger. If-Match: the partner's
    `version`. Less than is reserved, issued and paid is refused (`budget-exceeded`)."""
    await adjusting.adjust_budget(session, viewer, programme_slug, said, if_match, clock.now())
    return await budget_reading.budgets(session, viewer, programme_slug)


@router.get(
    "/ledger",
    summary="List the ledger of a programme",
    response_model=Page[LedgerEntryOut],
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def list_ledger(
    request: Request,
    viewer: SignedIn,
    session: Session,
    programme_slug: Slug,
    filters: Annotated[LedgerFilters, Query()],
) -> Response:
    """Every movement of the partners you work for, the newest first."""
    position = position_of(request, filters)
    wanted = await _wanted(session, viewer, programme_slug, filters)
    after = UUID(position.id) if position else None
    rows = await budget_queries.entries(session, wanted, after, filters.page_size + 1)
    shown, cursor = cut(request, filters, rows, lambda row: at_id(row.id))
    found = _rows.validate_python([budget_reading.entry(row) for row in shown])
    return page_bytes(request, _rows.dump_json(found).decode(), cursor)


@router.get(
    "/ledger.csv",
    summary="Download the ledger of a programme",
    response_class=Response,
    responses={**problems(401, 403, 404), 200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    openapi_extra=READ,
)
async def download_ledger(viewer: SignedIn, session: Session, programme_slug: Slug) -> Response:
    """All movements of the partners you work for, the oldest first, for a spreadsheet."""
    wanted = await _wanted(session, viewer, programme_slug, LedgerFilters())
    text = budget_reading.as_csv(await budget_queries.entries(session, wanted, None, None))
    headers = {"content-disposition": f'attachment; filename="{programme_slug}-ledger.csv"'}
    return Response(text, media_type="text/csv", headers=headers)


async def _wanted(
    session: Session, viewer: SignedIn, programme_slug: str, filters: LedgerFilters
) -> budget_queries.Wanted:
    clusters = await budget_reading.seen(session, viewer, programme_slug)
    if filters.cluster:
        clusters &= frozenset(filters.cluster)
    return budget_queries.Wanted(programme_slug, clusters, frozenset(filters.kind), filters.voucher_id)
