"""Patterns of one stream."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.knowledge import proposals
from symbiosis.knowledge.schemas import PatternProposal, ProposalParams
from symbiosis.streams import office

router = APIRouter(prefix="/v1", tags=["Synergy patterns"])


@router.get(
    "/material-streams/{stream_id}/pattern-proposals",
    summary="List the patterns a material stream fits",
    response_model=Page[PatternProposal],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
async def list_pattern_proposals(
    viewer: AnyViewer, pool: Pool, stream_id: UUID, params: Annotated[ProposalParams, Query()]
) -> Any:
    """What others have made of such material, the highest use first, twelve at most, with organisations of
    the other trade nearby and plants of the route. They are in the public registry; nobody has asked them.
    Open streams that match are in the stream's matches."""
    found = await proposals.proposals_for(pool, viewer, stream_id, params.within_km)
    await office.note_read(pool, viewer, [stream_id])
    return {"data": found}
