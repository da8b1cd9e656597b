"""How the bank account of an organisation is called."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.banking import queries, service
from symbiosis.exchanges.banking.schemas import BankAccountIn, BankAccountOut, VerifyBankAccountIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import NotFound

router = APIRouter(prefix="/v1/actors/{actor_id}/bank-account", tags=["Vouchers"])
ENTER = access(Who.PEOPLE, capability=Capability.BANK_ACCOUNT_ENTER)


@router.get(
    "",
    summary="Read where an organisation is paid",
    response_model=BankAccountOut,
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE),
)
async def get_bank_account(viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """Its last four digits, for administrators of the organisation and the finance that pays it."""
    if not await service.readable(session, viewer, actor_id):
        raise NotFound("There is no such organisation, or you may not know where it is paid.")
    return await _answer(session, actor_id)


@router.put(
    "",
    summary="Enter where your organisation is paid",
    response_model=BankAccountOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=ENTER,
)
async def enter_bank_account(
    request: Request, viewer: SignedIn, session: Session, actor_id: UUID, said: BankAccountIn
) -> Any:
    """Once a voucher is issued (`bank-account-not-needed` before). A change is verified anew by finance."""
    secret = request.app.state.settings.encryption_secret
    await service.enter(session, viewer, actor_id, said, secret, clock.now())
    return await _answer(session, actor_id)


@router.delete(
    "",
    status_code=204,
    summary="Remove where your organisation is paid",
    responses=problems(401, 403, 404, 409),
    openapi_extra=ENTER,
)
async def remove_bank_account(viewer: SignedIn, session: Session, actor_id: UUID) -> None:
    """What has been paid to it stays sealed for as long as bookkeeping asks for; otherwise it is gone."""
    await service.remove(session, viewer, actor_id, clock.now())


@router.post(
    "/verify",
    summary="Verify where an organisation is paid",
    response_model=BankAccountOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE, capability=Capability.PAYMENTS_MAKE),
)
async def verify_bank_account(
    request: Request, viewer: SignedIn, session: Session, actor_id: UUID, said: VerifyBankAccountIn
) -> Any:
    """By finance: type the number as you were told it on another way; it has to be the one that is kept."""
    secret = request.app.state.settings.encryption_secret
    await service.verify(session, viewer, actor_id, said, secret, clock.now())
    return await _answer(session, actor_id)


async def _answer(session: Session, actor_id: UUID) -> dict[str, Any]:
    account = await queries.current(session, actor_id)
    return {
        "actor_id": actor_id,
        "last_four": account.last_four if account else None,
        "country": account.country if account else None,
        "needed": await queries.is_needed(session, actor_id),
        "verified": bool(account and account.verified_at),
        "verified_at": account.verified_at if account else None,
        "entered_at": account.created_at if account else None,
    }
