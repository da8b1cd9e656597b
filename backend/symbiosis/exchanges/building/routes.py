"""How an exchange is built, agreed and given up."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Response

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.exchanges.answering import answer
from symbiosis.exchanges.building import changing, deciding, signing
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.schemas import ConfirmIn, EndIn, ExchangeOut, ExchangePatch, FundingIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["Exchanges"])

_ONE = "/exchanges/{exchange_id}"
WRITE = access(Who.SIGNED_IN, Scope.EXCHANGES_WRITE)
IN_PERSON = access(Who.PEOPLE)

Handler = TypeVar("Handler", bound=Callable[..., Any])


def _verb(verb: Verb, summary: str, *extra: int, who: Any = WRITE) -> Callable[[Handler], Handler]:
    return router.post(
        f"{_ONE}/{verb}",
        summary=summary,
        response_model=ExchangeOut,
        responses=problems(401, 403, 404, 409, *extra),
        openapi_extra=who,
    )


@router.patch(
    _ONE,
    summary="Change what is agreed in an exchange",
    response_model=ExchangeOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=WRITE,
)
async def change_exchange(
    viewer: SignedIn,
    session: Session,
    exchange_id: UUID,
    patch: ExchangePatch,
    if_match: IfMatch = None,
) -> Response:
    """JSON merge patch, by either organisation or cluster, until the voucher is issued. Whatever was signed
    before is void, and the exchange is being built again; after other dates the host is asked anew."""
    now = clock.now()
    exchange = await changing.change_exchange(session, viewer, exchange_id, patch, if_match, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.CONFIRM_AS_HOST, "Confirm an exchange as its host", 413, 415, 422)
async def confirm_exchange_as_host(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: ConfirmIn
) -> Response:
    """The host, or its cluster, receives the visitor on these dates."""
    now = clock.now()
    exchange = await deciding.confirm_as_host(session, viewer, exchange_id, wanted.host_person, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.DECLINE_AS_HOST, "Decline an exchange as its host", 413, 415, 422)
async def decline_exchange_as_host(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: EndIn
) -> Response:
    """The visitor's side then changes or cancels it; what was signed is void."""
    now = clock.now()
    exchange = await deciding.decline_as_host(session, viewer, exchange_id, wanted, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.SET_FUNDING, "Set whether an exchange is funded", 413, 415, 422)
async def set_exchange_funding(
    viewer: SignedIn, session: Session, exchange_id: UUID, wanted: FundingIn
) -> Response:
    """With a reason: unfunded, and what was reserved is free again. With null: funded, as far as programme,
    past and budget allow."""
    now = clock.now()
    exchange = await deciding.set_funding(session, viewer, exchange_id, wanted.unfunded_reason, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.ACCEPT_PRIVACY_NOTICE, "Accept the data-protection notice of an exchange", who=IN_PERSON)
async def accept_exchange_privacy_notice(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """For the visiting organisation."""
    now = clock.now()
    exchange = await deciding.accept_privacy_notice(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.START_SIGNING, "Send an exchange to be signed")
async def start_exchange_signing(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """By the visitor's cluster, when every guard holds; all four are asked to sign the same document."""
    now = clock.now()
    exchange = await signing.start_signing(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.REOPEN, "Take an exchange back from signing")
async def reopen_exchange(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """To be changed; what was signed is void."""
    now = clock.now()
    exchange = await signing.reopen(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.MAKE_READY, "Make an exchange ready for the journey")
async def make_exchange_ready(viewer: SignedIn, session: Session, exchange_id: UUID) -> Response:
    """Agreement signed, voucher issued, bank account verified, notice accepted. Unfunded ones need only the
    notice."""
    now = clock.now()
    exchange = await signing.make_ready(session, viewer, exchange_id, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.REJECT, "Reject an exchange", 413, 415, 422)
async def reject_exchange(viewer: SignedIn, session: Session, exchange_id: UUID, wanted: EndIn) -> Response:
    """By one of the two clusters, before everybody has signed."""
    now = clock.now()
    exchange = await deciding.end(session, viewer, exchange_id, Verb.REJECT, wanted, now)
    return await answer(session, viewer, exchange, now)


@_verb(Verb.CANCEL, "Cancel an exchange", 413, 415, 422)
async def cancel_exchange(viewer: SignedIn, session: Session, exchange_id: UUID, wanted: EndIn) -> Response:
    """By any of the four, before the stay; the voucher and the seat on a trip are free again."""
    now = clock.now()
    exchange = await deciding.end(session, viewer, exchange_id, Verb.CANCEL, wanted, now)
    return await answer(session, viewer, exchange, now)
