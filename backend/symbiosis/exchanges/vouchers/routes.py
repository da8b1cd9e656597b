"""How vouchers are called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.vouchers import queries, reading, recovering, service
from symbiosis.exchanges.vouchers.problems import NoVoucher
from symbiosis.exchanges.vouchers.rules import Rate
from symbiosis.exchanges.vouchers.schemas import (
    IssueIn,
    RecoveredIn,
    RecoveryIn,
    RecoveryRequestIn,
    VoucherFilters,
    VoucherOut,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import at_id, cut, page_bytes, position_of

router = APIRouter(prefix="/v1/vouchers", tags=["Vouchers"])
LEAD = access(Who.PEOPLE, capability=Capability.PROGRAMME_SET)
_CHANGE = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)
_rows = TypeAdapter(list[VoucherOut])


@router.get(
    "",
    summary="List vouchers",
    response_model=Page[VoucherOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.PEOPLE),
)
async def list_vouchers(
    request: Request,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    filters: Annotated[VoucherFilters, Query()],
) -> Response:
    """Those of your organisations, and those your cluster pays; the newest first."""
    position = position_of(request, filters)
    wanted = queries.Filters(
        frozenset(filters.state),
        filters.cluster,
        filters.programme,
        filters.visitor_id,
        filters.exchange_id,
        frozenset(filters.id),
    )
    after = UUID(position.id) if position else None
    rows = await queries.list_page(session, viewer, wanted, after, filters.page_size)
    shown, cursor = cut(request, filters, rows, lambda row: at_id(row.Voucher.id))
    found = await reading.several(session, viewer, shown, language, clock.now().date())
    return page_bytes(request, _rows.dump_json(_rows.validate_python(found)).decode(), cursor)


@router.get(
    "/{voucher_id}",
    summary="Read a voucher",
    response_model=VoucherOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE),
)
async def get_voucher(
    response: Response, viewer: SignedIn, session: Session, language: ReaderLanguage, voucher_id: UUID
) -> Any:
    """The amount with how it came about, and what is still missing from whom."""
    return await _answer(response, session, viewer, voucher_id, language)


@router.post(
    "/{voucher_id}/issue",
    summary="Issue a voucher",
    response_model=VoucherOut,
    responses=_CHANGE,
    openapi_extra=access(Who.PEOPLE),
)
async def issue_voucher(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    voucher_id: UUID,
    said: IssueIn,
    if_match: IfMatch = None,
) -> Any:
    """Once the financial agreement is signed: the amount is computed for the stay as planned now and frozen
    with its inputs. For managers and finance of the paying cluster. Refused with `agreement-not-signed`,
    `exchange-rate-missing`, `too-few-working-days`, `budget-exceeded`."""
    voucher = await recovering.visible_locked(session, viewer, voucher_id, if_match)
    exchange = await session.get(Exchange, voucher.exchange_id) if voucher.exchange_id else None
    if exchange is None:
        raise NoVoucher("Only a seat is held so far: the exchange is made when the trip is confirmed.")
    told = said.exchange_rate
    rate = None if told is None else Rate(told.rate, told.on, told.source)
    await service.issue(session, viewer, exchange, clock.now(), rate)
    return await _answer(response, session, viewer, voucher_id, language)


@router.post(
    "/{voucher_id}/take-back",
    summary="Take an issued voucher back",
    response_model=VoucherOut,
    responses=problems(401, 403, 404, 409, 412, 428),
    openapi_extra=access(Who.PEOPLE),
)
async def take_voucher_back(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    voucher_id: UUID,
    if_match: IfMatch = None,
) -> Any:
    """By a manager of the paying cluster, so that what was agreed can be changed. The money stays reserved."""
    voucher = await recovering.visible_locked(session, viewer, voucher_id, if_match)
    await service.take_back(session, viewer, voucher, clock.now())
    return await _answer(response, session, viewer, voucher_id, language)


@router.post(
    "/{voucher_id}/request-recovery",
    summary="Ask for a payment back",
    response_model=VoucherOut,
    responses=_CHANGE,
    openapi_extra=LEAD,
)
async def request_voucher_recovery(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    voucher_id: UUID,
    said: RecoveryRequestIn,
    if_match: IfMatch = None,
) -> Any:
    """A part or the whole, after an audit finding; by a lead of the programme. At most what is paid and has
    not come back (`more-than-paid`)."""
    voucher = await recovering.visible_locked(session, viewer, voucher_id, if_match)
    await recovering.request_recovery(session, viewer, voucher, said, clock.now())
    return await _answer(response, session, viewer, voucher_id, language)


@router.post(
    "/{voucher_id}/confirm-recovery",
    summary="Confirm that a payment came back",
    response_model=VoucherOut,
    responses=_CHANGE,
    openapi_extra=access(Who.PEOPLE, capability=Capability.PAYMENTS_MAKE),
)
async def confirm_voucher_recovery(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    voucher_id: UUID,
    said: RecoveredIn,
    if_match: IfMatch = None,
) -> Any:
    """What was asked back is free in the partner's budget again; by finance. With all of it the voucher is
    recovered, and the exchange with it. After a part it is paid again: the exchange counts, and more can be
    asked back."""
    voucher = await recovering.visible_locked(session, viewer, voucher_id, if_match)
    await recovering.confirm_recovery(session, viewer, voucher, said.reference, clock.now())
    return await _answer(response, session, viewer, voucher_id, language)


@router.post(
    "/{voucher_id}/write-off",
    summary="Give up a payment that was asked back",
    response_model=VoucherOut,
    responses=_CHANGE,
    openapi_extra=LEAD,
)
async def write_off_voucher(
    response: Response,
    viewer: SignedIn,
    session: Session,
    language: ReaderLanguage,
    voucher_id: UUID,
    said: RecoveryIn,
    if_match: IfMatch = None,
) -> Any:
    """It stays paid in the ledger; by a lead of the programme, with the reason."""
    voucher = await recovering.visible_locked(session, viewer, voucher_id, if_match)
    await recovering.write_off(session, viewer, voucher, said.reason, clock.now())
    return await _answer(response, session, viewer, voucher_id, language)


async def _answer(
    response: Response, session: Session, viewer: SignedIn, voucher_id: UUID, language: ReaderLanguage
) -> Any:
    found = await reading.one(session, viewer, voucher_id, language, clock.now().date())
    response.headers["etag"] = etag(found["version"])
    return found
