"""How evidence is brought, read and decided."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.evidence import bringing, deciding, reading
from symbiosis.exchanges.evidence.schemas import ChecklistOut, EvidenceItemOut, EvidenceReasonIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.files import service as files
from symbiosis.kit.files.http import FILE_BODY, MAX_UPLOAD, FileName, attachment, file_answer, sent_file
from symbiosis.kit.http import IfMatch
from symbiosis.kit.openapi import problems
from symbiosis.programmes.vocabulary import EvidenceKind

router = APIRouter(prefix="/v1/exchanges/{exchange_id}/evidence", tags=["Exchanges"])
_PEOPLE = access(Who.PEOPLE)
_JUDGES = access(Who.PEOPLE, None, Capability.EXCHANGES_VALIDATE)


@router.get(
    "",
    summary="Read the evidence checklist of an exchange",
    response_model=ChecklistOut,
    responses=problems(401, 403, 404),
    openapi_extra=_PEOPLE,
)
async def get_evidence(viewer: SignedIn, session: Session, exchange_id: UUID) -> Any:
    """What proves that it took place as agreed, line by line, with whose turn it is."""
    return await reading.checklist(session, viewer, exchange_id)


@router.post(
    "/{kind}/files",
    status_code=201,
    summary="Upload evidence",
    response_model=EvidenceItemOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422, 503),
    openapi_extra={**_PEOPLE, **FILE_BODY},
    max_body_size=MAX_UPLOAD,
)
async def upload_evidence(
    request: Request,
    viewer: SignedIn,
    session: Session,
    exchange_id: UUID,
    kind: EvidenceKind,
    name: FileName,
) -> Any:
    """The file is the body. It waits to be accepted. Photos are kept without where they were taken; files
    that act or hide something are refused."""
    content = await sent_file(request)
    return await bringing.bring(session, viewer, exchange_id, kind, name, content, clock.now())


@router.get(
    "/{kind}/files/{file_id}",
    summary="Download evidence",
    response_class=Response,
    responses={**file_answer("application/octet-stream"), **problems(401, 403, 404, 503)},
    openapi_extra=_PEOPLE,
)
async def download_evidence(
    viewer: SignedIn, session: Session, exchange_id: UUID, kind: EvidenceKind, file_id: UUID
) -> Response:
    """As an attachment. Tickets, invoices and payments only for the visitor and those who judge them."""
    stored = await reading.file_to_read(session, viewer, exchange_id, kind, file_id)
    return attachment(stored, await files.read_stored(stored))


@router.delete(
    "/{kind}/files/{file_id}",
    summary="Take back evidence",
    response_model=EvidenceItemOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=_PEOPLE,
)
async def take_back_evidence(
    viewer: SignedIn, session: Session, exchange_id: UUID, kind: EvidenceKind, file_id: UUID
) -> Any:
    """Your own file, as long as nobody has accepted it."""
    return await bringing.take_back(session, viewer, exchange_id, kind, file_id, clock.now())


@router.post(
    "/{kind}/accept",
    summary="Accept evidence",
    response_model=EvidenceItemOut,
    responses=problems(401, 403, 404, 409, 412, 428),
    openapi_extra=_JUDGES,
)
async def accept_evidence(
    viewer: SignedIn, session: Session, exchange_id: UUID, kind: EvidenceKind, if_match: IfMatch = None
) -> Any:
    """By those who validate for the visitor's cluster, on the version they have looked at."""
    return await deciding.accept(session, viewer, exchange_id, kind, if_match, clock.now())


@router.post(
    "/{kind}/reject",
    summary="Reject evidence",
    response_model=EvidenceItemOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=_JUDGES,
)
async def reject_evidence(
    viewer: SignedIn,
    session: Session,
    exchange_id: UUID,
    kind: EvidenceKind,
    said: EvidenceReasonIn,
    if_match: IfMatch = None,
) -> Any:
    """With the reason that those who bring it read; they upload again."""
    return await deciding.reject(session, viewer, exchange_id, kind, said.reason, if_match, clock.now())


@router.post(
    "/{kind}/waive",
    summary="Waive evidence",
    response_model=EvidenceItemOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=access(Who.PEOPLE, None, Capability.EVIDENCE_WAIVE),
)
async def waive_evidence(
    viewer: SignedIn,
    session: Session,
    exchange_id: UUID,
    kind: EvidenceKind,
    said: EvidenceReasonIn,
    if_match: IfMatch = None,
) -> Any:
    """By the programme lead, with the reason the audit pack shows."""
    return await deciding.waive(session, viewer, exchange_id, kind, said.reason, if_match, clock.now())
