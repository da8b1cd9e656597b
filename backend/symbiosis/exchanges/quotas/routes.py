"""How the quota board is called."""

from typing import Any

from fastapi import APIRouter

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.quotas import reading
from symbiosis.exchanges.quotas.schemas import QuotaBoardOut
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1/programmes/{programme_slug}", tags=["Programmes"])


@router.get(
    "/quota-board",
    summary="Read the quota board",
    response_model=QuotaBoardOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.SIGNED_IN, Scope.PROGRAMMES_READ, Capability.PROGRAMME_READ),
)
async def get_quota_board(viewer: SignedIn, session: Session, programme_slug: Slug) -> Any:
    """What is owed to the funder by bucket and partner, and how far it has come. The exchanges behind a
    number: GET /v1/exchanges with `programme`, `bucket`, `visitor_cluster`, `stage` and `counts_for_kpi`; with
    `in_bucket=false` those that count nowhere yet, and why."""
    return await reading.board(session, viewer, programme_slug)
