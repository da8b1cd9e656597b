"""How one asks what a stream still needs."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session, raw_connection
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.streams import office
from symbiosis.streams.readiness import service
from symbiosis.streams.readiness.rules import is_matchable
from symbiosis.streams.readiness.schemas import ReadinessOut
from symbiosis.streams.readiness.words import sentence

router = APIRouter(prefix="/v1", tags=["Material streams"])


@router.get(
    "/material-streams/{stream_id}/match-readiness",
    summary="Read what a material stream lacks for matching",
    response_model=ReadinessOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.ANYONE, Scope.STREAMS_READ),
)
async def get_match_readiness(
    viewer: AnyViewer, session: Session, stream_id: UUID, language: ReaderLanguage
) -> Any:
    """For drafts too: every field that matching would have to call unknown, and what that costs."""
    missing = await service.missing_for_matching(session, viewer, stream_id, clock.now().date())
    await office.note_read(await raw_connection(session), viewer, [stream_id])
    told = [{**vars(one), "sentence": sentence(one.code, language)} for one in missing]
    return {"matchable": is_matchable(missing), "missing": told}
