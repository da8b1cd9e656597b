"""How audit packs are taken."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.dossier import service
from symbiosis.exchanges.dossier.rules import Pack, archived
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.files.http import attached, file_answer
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["Exchanges"])
_ZIP = "application/zip"


@router.get(
    "/exchanges/{exchange_id}/dossier",
    summary="Take the audit pack of an exchange",
    response_class=StreamingResponse,
    responses={**file_answer(_ZIP), **problems(401, 403, 404)},
    openapi_extra=access(Who.PEOPLE, None, Capability.EXCHANGES_READ),
)
async def get_exchange_dossier(viewer: SignedIn, session: Session, exchange_id: UUID) -> Any:
    """A ZIP with a manifest: documents with their inputs and signatures, evidence with its states, each file
    with its SHA-256. What you may not read is named and withheld. The journal says that you took it."""
    return _streamed(await service.of_exchange(session, viewer, exchange_id, clock.now()))


@router.get(
    "/reporting-periods/{period_id}/dossier",
    summary="Take the audit pack of a reporting period",
    response_class=StreamingResponse,
    responses={**file_answer(_ZIP), **problems(401, 403, 404)},
    openapi_extra=access(Who.PEOPLE, None, Capability.EXCHANGES_READ),
)
async def get_period_dossier(viewer: SignedIn, session: Session, period_id: UUID) -> Any:
    """The same for every exchange it was frozen with, beside its frozen lines and their hashes. For those who
    work for the whole programme."""
    return _streamed(await service.of_period(session, viewer, period_id, clock.now()))


def _streamed(pack: Pack) -> StreamingResponse:
    """The transaction has ended by the time the first byte leaves: the store is all that is read then."""
    return StreamingResponse(archived(pack, service.fetch), media_type=_ZIP, headers=attached(pack.name))
