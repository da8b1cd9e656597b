"""How the files of a registration are attached, read and removed."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.registering import attaching
from symbiosis.exchanges.registering.routes import registration_answer
from symbiosis.exchanges.registering.rules import Attachment
from symbiosis.exchanges.registering.schemas import RegistrationOut
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.files import service as files
from symbiosis.kit.files.http import FILE_BODY, MAX_UPLOAD, FileName, attachment, file_answer, sent_file
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1/exchange-registrations/{registration_id}", tags=["Exchanges"])
_PEOPLE = access(Who.PEOPLE)


@router.put(
    "/cv",
    summary="Attach a CV to a registration",
    response_model=RegistrationOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422, 503),
    openapi_extra={**_PEOPLE, **FILE_BODY},
    max_body_size=MAX_UPLOAD,
)
async def attach_exchange_cv(
    request: Request,
    response: Response,
    viewer: SignedIn,
    session: Session,
    registration_id: UUID,
    name: FileName,
) -> Any:
    """The file is the body: PDF, Word, OpenDocument or a picture; in the place of the one before. Read by you,
    by those of the cluster who judge the registration and, once both have accepted a proposal, by the host."""
    content = await sent_file(request)
    found = await attaching.attach(
        session, viewer, registration_id, Attachment.CV, name, content, clock.now()
    )
    return await registration_answer(response, session, viewer, found)


@router.get(
    "/cv",
    summary="Download the CV of a registration",
    response_class=Response,
    responses={**file_answer("application/octet-stream"), **problems(401, 403, 404, 503)},
    openapi_extra=_PEOPLE,
)
async def download_exchange_cv(viewer: SignedIn, session: Session, registration_id: UUID) -> Response:
    """As an attachment. Whoever reads another's CV leaves an entry in the journal."""
    stored = await attaching.to_read(session, viewer, registration_id, Attachment.CV)
    return attachment(stored, await files.read_stored(stored))


@router.delete(
    "/cv",
    summary="Remove the CV of a registration",
    response_model=RegistrationOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=_PEOPLE,
)
async def remove_exchange_cv(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID
) -> Any:
    """Deleted for good. One that the registration was accepted with is only replaced, until it is closed."""
    found = await attaching.remove(session, viewer, registration_id, Attachment.CV, clock.now())
    return await registration_answer(response, session, viewer, found)


@router.put(
    "/welcome-pack",
    summary="Attach a welcome pack to a registration",
    response_model=RegistrationOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422, 503),
    openapi_extra={**_PEOPLE, **FILE_BODY},
    max_body_size=MAX_UPLOAD,
)
async def attach_exchange_welcome_pack(
    request: Request,
    response: Response,
    viewer: SignedIn,
    session: Session,
    registration_id: UUID,
    name: FileName,
) -> Any:
    """What a host says of itself and the stay: PDF, Word, OpenDocument or a picture. Read by all who see the
    host in the catalogue."""
    content = await sent_file(request)
    found = await attaching.attach(
        session, viewer, registration_id, Attachment.WELCOME_PACK, name, content, clock.now()
    )
    return await registration_answer(response, session, viewer, found)


@router.get(
    "/welcome-pack",
    summary="Download the welcome pack of a registration",
    response_class=Response,
    responses={**file_answer("application/octet-stream"), **problems(401, 403, 404, 503)},
    openapi_extra=_PEOPLE,
)
async def download_exchange_welcome_pack(
    viewer: SignedIn, session: Session, registration_id: UUID
) -> Response:
    """For the organisation and the staff of its cluster; others read it from the catalogue."""
    stored = await attaching.to_read(session, viewer, registration_id, Attachment.WELCOME_PACK)
    return attachment(stored, await files.read_stored(stored))


@router.delete(
    "/welcome-pack",
    summary="Remove the welcome pack of a registration",
    response_model=RegistrationOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=_PEOPLE,
)
async def remove_exchange_welcome_pack(
    response: Response, viewer: SignedIn, session: Session, registration_id: UUID
) -> Any:
    """Deleted for good."""
    found = await attaching.remove(session, viewer, registration_id, Attachment.WELCOME_PACK, clock.now())
    return await registration_answer(response, session, viewer, found)
