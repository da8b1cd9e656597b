"""How payment runs are called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.paying import making, queries, reading, service
from symbiosis.exchanges.paying.schemas import (
    FailedIn,
    PaidIn,
    PaymentRunDetails,
    PaymentRunFilters,
    PaymentRunIn,
    PaymentRunOut,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import at_id, cut, page_bytes, position_of
from symbiosis.kit.problems import NotFound

router = APIRouter(prefix="/v1/payment-runs", tags=["Vouchers"])
READ = access(Who.PEOPLE, capability=Capability.PROGRAMME_READ)
PAY = access(Who.PEOPLE, capability=Capability.PAYMENTS_MAKE)
_CHANGE = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)
_FILE = problems(401, 403, 404, 409)
_rows = TypeAdapter(list[PaymentRunOut])


@router.get(
    "",
    summary="List payment runs",
    response_model=Page[PaymentRunOut],
    responses=problems(401, 403),
    openapi_extra=READ,
)
async def list_payment_runs(
    request: Request, viewer: SignedIn, session: Session, filters: Annotated[PaymentRunFilters, Query()]
) -> Response:
    """Of the partners you work for, the newest first."""
    position = position_of(request, filters)
    wanted = queries.Filters(frozenset(filters.state), filters.cluster)
    after = UUID(position.id) if position else None
    rows = await queries.list_page(session, viewer, wanted, after, filters.page_size)
    shown, cursor = cut(request, filters, rows, lambda row: at_id(row.PaymentRun.id))
    found = _rows.validate_python([reading.run(viewer, row) for row in shown])
    return page_bytes(request, _rows.dump_json(found).decode(), cursor)


@router.post(
    "",
    status_code=201,
    summary="Prepare a payment run",
    response_model=PaymentRunDetails,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=PAY,
)
async def prepare_payment_run(
    request: Request, response: Response, viewer: SignedIn, session: Session, said: PaymentRunIn
) -> Any:
    """Approved vouchers of one partner, and those whose payment failed. Nothing is ordered yet."""
    secret = request.app.state.settings.encryption_secret
    run = await service.prepare(session, viewer, said, secret, clock.now())
    response.headers["location"] = f"/v1/payment-runs/{run.id}"
    return await _answer(response, session, viewer, run.id)


@router.get(
    "/{payment_run_id}",
    summary="Read a payment run",
    response_model=PaymentRunDetails,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_payment_run(
    response: Response, viewer: SignedIn, session: Session, payment_run_id: UUID
) -> Any:
    """With its payments, and why you cannot order one."""
    return await _answer(response, session, viewer, payment_run_id)


@router.post(
    "/{payment_run_id}/order",
    summary="Order a payment run",
    response_model=PaymentRunDetails,
    responses=_CHANGE,
    openapi_extra=PAY,
)
async def order_payment_run(
    request: Request,
    response: Response,
    viewer: SignedIn,
    session: Session,
    payment_run_id: UUID,
    if_match: IfMatch = None,
) -> Any:
    """By somebody who approved none of it and belongs to none of the organisations
    (`two-persons-needed`, `own-organisation`); every account is verified (`bank-account-not-verified`)."""
    run = await service.visible_locked(session, viewer, payment_run_id, if_match)
    await service.order(session, viewer, run, request.app.state.settings.encryption_secret, clock.now())
    return await _answer(response, session, viewer, payment_run_id)


@router.post(
    "/{payment_run_id}/cancel",
    summary="Cancel a payment run",
    response_model=PaymentRunDetails,
    responses=_CHANGE,
    openapi_extra=PAY,
)
async def cancel_payment_run(
    response: Response,
    viewer: SignedIn,
    session: Session,
    payment_run_id: UUID,
    if_match: IfMatch = None,
) -> Any:
    """Before it is ordered; its vouchers may go into another one."""
    run = await service.visible_locked(session, viewer, payment_run_id, if_match)
    await service.cancel(session, viewer, run, clock.now())
    return await _answer(response, session, viewer, payment_run_id)


@router.post(
    "/{payment_run_id}/mark-paid",
    summary="Say that the bank has paid",
    response_model=PaymentRunDetails,
    responses=_CHANGE,
    openapi_extra=PAY,
)
async def mark_payments_paid(
    response: Response,
    viewer: SignedIn,
    session: Session,
    payment_run_id: UUID,
    said: PaidIn,
    if_match: IfMatch = None,
) -> Any:
    """With the day and the reference of the bank's statement. The exchanges are paid with it."""
    run = await service.visible_locked(session, viewer, payment_run_id, if_match)
    await service.mark_paid(session, viewer, run, said, clock.now())
    return await _answer(response, session, viewer, payment_run_id)


@router.post(
    "/{payment_run_id}/mark-failed",
    summary="Say that the bank has refused payments",
    response_model=PaymentRunDetails,
    responses=_CHANGE,
    openapi_extra=PAY,
)
async def mark_payments_failed(
    response: Response,
    viewer: SignedIn,
    session: Session,
    payment_run_id: UUID,
    said: FailedIn,
    if_match: IfMatch = None,
) -> Any:
    """They can be ordered again in another run, once what was wrong is put right."""
    run = await service.visible_locked(session, viewer, payment_run_id, if_match)
    await service.mark_failed(session, viewer, run, said, clock.now())
    return await _answer(response, session, viewer, payment_run_id)


@router.get(
    "/{payment_run_id}/pain-001",
    summary="Download the SEPA file of a payment run",
    response_class=Response,
    responses={**_FILE, 200: {"content": {"application/xml": {"schema": {"type": "string"}}}}},
    openapi_extra=PAY,
)
async def download_pain_001(
    request: Request, viewer: SignedIn, session: Session, payment_run_id: UUID
) -> Response:
    """pain.001.001.03, for the bank; in EUR only. The journal keeps who took it."""
    content = await _file(request, viewer, session, payment_run_id, "pain-001")
    return _attached(content, "application/xml", f"{payment_run_id}.xml")


@router.get(
    "/{payment_run_id}/csv",
    summary="Download a payment run as CSV",
    response_class=Response,
    responses={**_FILE, 200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    openapi_extra=PAY,
)
async def download_payment_csv(
    request: Request, viewer: SignedIn, session: Session, payment_run_id: UUID
) -> Response:
    """For banks that read it, in any currency. The journal keeps who took it."""
    content = await _file(request, viewer, session, payment_run_id, "csv")
    return _attached(content, "text/csv", f"{payment_run_id}.csv")


async def _file(
    request: Request, viewer: SignedIn, session: Session, run_id: UUID, kind: making.Kind
) -> bytes:
    row = await queries.visible(session, viewer, run_id)
    if row is None:
        raise NotFound("There is no such payment run, or you may not see it.")
    secret = request.app.state.settings.encryption_secret
    return await making.download(session, viewer, row.PaymentRun, kind, secret, clock.now())


def _attached(content: bytes, media_type: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


async def _answer(response: Response, session: Session, viewer: SignedIn, run_id: UUID) -> Any:
    found = await reading.one(session, viewer, run_id)
    response.headers["etag"] = etag(found["version"])
    return found
