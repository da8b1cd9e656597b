"""How documents are read, signed and checked."""

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.papers import reading, signing
from symbiosis.exchanges.papers.problems import PageMissing
from symbiosis.exchanges.papers.schemas import (
    CertificateOut,
    DeclineIn,
    DocumentIn,
    DocumentOut,
    DocumentToSignOut,
    ScanParams,
    ScanRefusedIn,
    SignIn,
)
from symbiosis.exchanges.papers.setting import MOST_PAGES, set_pages
from symbiosis.exchanges.vocabulary import DocumentKind, Party
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.files import service as files
from symbiosis.kit.files.http import FILE_BODY, MAX_UPLOAD, attachment, file_answer, sent_file
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["Exchanges"])
_ONE = "/exchange-documents/{document_id}"
_SIGNATURE = _ONE + "/signatures/{party}"
_PEOPLE = access(Who.PEOPLE)


@router.get(
    "/exchanges/{exchange_id}/documents",
    summary="List the documents of an exchange",
    response_model=Page[DocumentOut],
    responses=problems(401, 403, 404),
    openapi_extra=_PEOPLE,
)
async def list_exchange_documents(viewer: SignedIn, session: Session, exchange_id: UUID) -> Any:
    """The newest first, in one page; those that were voided or replaced stay readable. What concerns money
    is between the visitor and its cluster."""
    return {"data": await reading.list_documents(session, viewer, exchange_id)}


@router.post(
    "/exchanges/{exchange_id}/documents",
    status_code=201,
    summary="Have a document set",
    response_model=DocumentOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=_PEOPLE,
)
async def set_exchange_document(
    viewer: SignedIn, session: Session, exchange_id: UUID, said: DocumentIn
) -> Any:
    """A draft of the commitment to quality while it is being built, sign-in sheets, the closing report, or
    the financial agreement anew after it was declined. The others come by themselves."""
    return await signing.request_document(session, viewer, exchange_id, said.kind, said.language, clock.now())


@router.get(
    "/documents-to-sign",
    summary="List the documents that wait for you",
    response_model=Page[DocumentToSignOut],
    responses=problems(401, 403),
    openapi_extra=_PEOPLE,
)
async def list_documents_to_sign(viewer: SignedIn, session: Session) -> Any:
    """To sign, or a paper of others to confirm; the oldest first, at most 100."""
    return {"data": await reading.documents_to_sign(session, viewer)}


@router.get(
    _ONE,
    summary="Read a document of an exchange",
    response_model=DocumentOut,
    responses=problems(401, 403, 404),
    openapi_extra=_PEOPLE,
)
async def get_exchange_document(viewer: SignedIn, session: Session, document_id: UUID) -> Any:
    """With who has signed and who has not."""
    return await reading.get_document(session, viewer, document_id)


@router.get(
    _ONE + "/file",
    summary="Download a document as PDF",
    response_class=Response,
    responses={**file_answer("application/pdf"), **problems(401, 403, 404, 503)},
    openapi_extra=_PEOPLE,
)
async def download_exchange_document(viewer: SignedIn, session: Session, document_id: UUID) -> Response:
    """The very bytes the hash covers."""
    document, _, _ = await reading.one(session, viewer, document_id)
    stored = await files.find(session, document.file_id)
    return attachment(stored, await files.read_stored(stored))


@router.get(
    _ONE + "/pages/{page}",
    summary="Look at a page of a document",
    response_class=Response,
    responses={**file_answer("image/png"), **problems(401, 403, 404)},
    openapi_extra=_PEOPLE,
)
async def get_exchange_document_page(
    viewer: SignedIn, session: Session, document_id: UUID, page: Annotated[int, Path(ge=1, le=MOST_PAGES)]
) -> Response:
    """As a picture, set from the same inputs by the same template; `x-pages` tells how many there are."""
    document, _, _ = await reading.one(session, viewer, document_id)
    pages = await asyncio.to_thread(
        set_pages, DocumentKind(document.kind), document.template_version, document.inputs
    )
    if page > len(pages):
        raise PageMissing(f"It has {len(pages)} pages.")
    headers = {"x-pages": str(len(pages)), "cache-control": "private, max-age=3600"}
    return Response(pages[page - 1], media_type="image/png", headers=headers)


@router.post(
    _ONE + "/sign",
    summary="Sign a document",
    response_model=DocumentOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=_PEOPLE,
)
async def sign_exchange_document(viewer: SignedIn, session: Session, document_id: UUID, said: SignIn) -> Any:
    """For one of the parties, under the hash of the document you have read. Nobody signs for two parties of
    one document, unless one cluster looks after both sides."""
    return await signing.sign(session, viewer, document_id, said.party, said.content_hash, clock.now())


@router.post(
    _ONE + "/decline",
    summary="Decline to sign a document",
    response_model=DocumentOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=_PEOPLE,
)
async def decline_exchange_document(
    viewer: SignedIn, session: Session, document_id: UUID, said: DeclineIn
) -> Any:
    """With the reason the others read. The document stands no longer; the exchange is built anew."""
    return await signing.decline(
        session, viewer, document_id, said.party, said.content_hash, said.reason, clock.now()
    )


@router.post(
    _ONE + "/scans",
    status_code=201,
    summary="Upload a document signed on paper",
    response_model=DocumentOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422, 503),
    openapi_extra={**_PEOPLE, **FILE_BODY},
    max_body_size=MAX_UPLOAD,
)
async def upload_signed_scan(
    request: Request,
    viewer: SignedIn,
    session: Session,
    document_id: UUID,
    said: Annotated[ScanParams, Query()],
) -> Any:
    """PDF or photo. It counts as that party's signature once somebody else who signs for its cluster has
    compared and confirmed it."""
    content = await sent_file(request)
    return await signing.upload_scan(session, viewer, document_id, said, content, clock.now())


@router.get(
    _SIGNATURE + "/scan",
    summary="Download a document signed on paper",
    response_class=Response,
    responses={**file_answer("application/octet-stream"), **problems(401, 403, 404, 503)},
    openapi_extra=_PEOPLE,
)
async def download_signed_scan(
    viewer: SignedIn, session: Session, document_id: UUID, party: Party
) -> Response:
    """As it was uploaded; photos without where they were taken."""
    stored = await files.find(session, await signing.scan_of(session, viewer, document_id, party))
    return attachment(stored, await files.read_stored(stored))


@router.post(
    _SIGNATURE + "/confirm",
    summary="Confirm a signature on paper",
    response_model=DocumentOut,
    responses=problems(401, 403, 404, 409),
    openapi_extra=_PEOPLE,
)
async def confirm_signed_scan(viewer: SignedIn, session: Session, document_id: UUID, party: Party) -> Any:
    """By somebody else than who uploaded it."""
    return await signing.confirm_scan(session, viewer, document_id, party, clock.now())


@router.post(
    _SIGNATURE + "/refuse",
    summary="Refuse a signature on paper",
    response_model=DocumentOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=_PEOPLE,
)
async def refuse_signed_scan(
    viewer: SignedIn, session: Session, document_id: UUID, party: Party, said: ScanRefusedIn
) -> Any:
    """With the reason; the party can sign again, and the scan is deleted."""
    return await signing.refuse_scan(session, viewer, document_id, party, said.reason, clock.now())


@router.get(
    "/certificates/{number}",
    summary="Check a certificate of exchange",
    response_model=CertificateOut,
    responses=problems(404),
    openapi_extra=OPEN,
)
async def get_certificate(session: Session, number: Annotated[str, Path(max_length=60)]) -> Any:
    """For anyone who has its number: the organisations and dates it tells, and whether it stands. Whom it
    names stands on the paper only."""
    return await reading.get_certificate(session, number)
