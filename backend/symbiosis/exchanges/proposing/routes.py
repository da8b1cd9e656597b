"""How proposals are called."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Proposal
from symbiosis.exchanges.proposing import accepting, reading, service
from symbiosis.exchanges.proposing.policy import ProposalVerb as Verb
from symbiosis.exchanges.proposing.schemas import (
    ExchangeProposalDeclineIn,
    ExchangeProposalFilters,
    ExchangeProposalIn,
    ExchangeProposalOut,
    ExchangeProposalWithdrawIn,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_of, position_of

router = APIRouter(prefix="/v1/exchange-proposals", tags=["Exchanges"])

READ = access(Who.SIGNED_IN, Scope.EXCHANGES_READ)
WRITE = access(Who.SIGNED_IN, Scope.EXCHANGES_WRITE)

Handler = TypeVar("Handler", bound=Callable[..., Any])


def _verb(verb: Verb, summary: str, *extra: int) -> Callable[[Handler], Handler]:
    return router.post(
        f"/{{proposal_id}}/{verb}",
        summary=summary,
        response_model=ExchangeProposalOut,
        responses=problems(401, 403, 404, 409, *extra),
        openapi_extra=WRITE,
    )


@router.post(
    "",
    status_code=201,
    summary="Propose an exchange",
    response_model=ExchangeProposalOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=WRITE,
)
async def propose_exchange(
    response: Response, viewer: SignedIn, session: Session, wanted: ExchangeProposalIn
) -> Any:
    """By the visitor or the host, whose side has then accepted; or by staff who look after one of them, then
    both have to. It expires when nobody answers. What was agreed elsewhere is recorded by staff; where they
    look after both, the exchange is opened at once."""
    proposal = await accepting.begin(session, viewer, wanted, clock.now())
    response.headers["location"] = f"/v1/exchange-proposals/{proposal.id}"
    return await _answer(session, viewer, proposal)


@router.get(
    "",
    summary="List proposed exchanges",
    response_model=Page[ExchangeProposalOut],
    responses=problems(401, 403),
    openapi_extra=READ,
)
async def list_exchange_proposals(
    request: Request,
    viewer: SignedIn,
    session: Session,
    filters: Annotated[ExchangeProposalFilters, Query()],
) -> Any:
    """Of your organisations, and of the clusters you work for on either side; the newest first."""
    at = position_of(request, filters)
    rows = await reading.page(session, viewer, filters, at, clock.now())
    return page_of(request, filters, rows, reading.place)


@router.get(
    "/{proposal_id}",
    summary="Read a proposed exchange",
    response_model=ExchangeProposalOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_exchange_proposal(viewer: SignedIn, session: Session, proposal_id: UUID) -> Any:
    """With who has accepted, and what you can do now."""
    return await reading.one(session, viewer, proposal_id, clock.now())


@_verb(Verb.ACCEPT, "Accept a proposed exchange")
async def accept_exchange_proposal(viewer: SignedIn, session: Session, proposal_id: UUID) -> Any:
    """By the side that was asked. When both have accepted, the exchange is opened at once: `exchange_id`."""
    proposal = await accepting.accept(session, viewer, proposal_id, clock.now())
    return await _answer(session, viewer, proposal)


@_verb(Verb.DECLINE, "Decline a proposed exchange", 413, 415, 422)
async def decline_exchange_proposal(
    viewer: SignedIn, session: Session, proposal_id: UUID, wanted: ExchangeProposalDeclineIn
) -> Any:
    """By the side that was asked, with a reason."""
    proposal = await service.decline(session, viewer, proposal_id, wanted.reason, clock.now())
    return await _answer(session, viewer, proposal)


@_verb(Verb.WITHDRAW, "Withdraw a proposed exchange", 413, 415, 422)
async def withdraw_exchange_proposal(
    viewer: SignedIn, session: Session, proposal_id: UUID, wanted: ExchangeProposalWithdrawIn
) -> Any:
    """By who proposed it."""
    proposal = await service.withdraw(session, viewer, proposal_id, wanted.reason, clock.now())
    return await _answer(session, viewer, proposal)


async def _answer(session: AsyncSession, viewer: Viewer, proposal: Proposal) -> Any:
    await session.flush()
    return await reading.one(session, viewer, proposal.id, clock.now())
