"""Saying yes. When both sides have, the exchange is opened in the same transaction, once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Proposal
from symbiosis.exchanges.opening import NewExchange, open_exchange
from symbiosis.exchanges.proposing import moving, policy, problems, queries, telling
from symbiosis.exchanges.proposing.between import between
from symbiosis.exchanges.proposing.schemas import ExchangeProposalIn
from symbiosis.exchanges.proposing.service import Sides, check_fits, check_open, propose, to_answer
from symbiosis.exchanges.registering import moving as registrations
from symbiosis.exchanges.vocabulary import ProposalState, RegistrationState
from symbiosis.journal.by import By
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes.vocabulary import ExchangeRole


async def begin(session: AsyncSession, viewer: Viewer, wanted: ExchangeProposalIn, now: datetime) -> Proposal:
    """Proposed; or recorded as agreed outside, which is an exchange at once where one cluster's staff look
    after both. Errors: as `propose`, and what the opening of an exchange says."""
    proposal = await propose(session, viewer, wanted, now)
    if _is_agreed(proposal):
        _, sides = await to_answer(session, viewer, proposal.id, now)
        by = viewer.by(sides[ExchangeRole.VISITOR].actor_id)
        await _convert(session, by, proposal, sides, now)
    return proposal


async def accept(session: AsyncSession, viewer: Viewer, proposal_id: UUID, now: datetime) -> Proposal:
    """For every side the viewer stands on; who has accepted already hears the same again.

    Errors: `not-found`, `not-allowed`, `proposal-not-open`, `proposal-expired`, `registration-not-accepted`,
    and what `check_fits` and the opening of an exchange say.
    """
    proposal, sides = await to_answer(session, viewer, proposal_id, now)
    known = between(proposal, sides, now)
    answering = policy.answering(viewer, known)
    if not answering:
        raise NotAllowed(policy.NOT_TO_ANSWER)
    if known.accepted.issuperset(answering) and proposal.state in (
        ProposalState.PROPOSED,
        ProposalState.CONVERTED,
    ):
        return proposal
    check_open(proposal, now)
    for role in answering:
        _say_yes(proposal, role, now)
        registrations.alive(sides[role], now)
    by = viewer.by(sides[answering[0]].actor_id)
    await moving.journal(session, proposal, "accepted", by, side=answering[0])
    await session.flush()
    if _is_agreed(proposal):
        await _convert(session, by, proposal, sides, now)
    return proposal


def _is_agreed(proposal: Proposal) -> bool:
    return proposal.visitor_accepted_at is not None and proposal.host_accepted_at is not None


def _say_yes(proposal: Proposal, role: ExchangeRole, now: datetime) -> None:
    if role is ExchangeRole.VISITOR:
        proposal.visitor_accepted_at = proposal.visitor_accepted_at or now
    else:
        proposal.host_accepted_at = proposal.host_accepted_at or now


async def _convert(session: AsyncSession, by: By, proposal: Proposal, sides: Sides, now: datetime) -> None:
    for role, registration in sides.items():
        if registration.state != RegistrationState.ACCEPTED:
            raise problems.RegistrationNotAccepted(
                f"The registration of the {role} is {registration.state.replace('_', ' ')} by now; it has to be"
                " accepted."
            )
    visiting, hosting = sides[ExchangeRole.VISITOR], sides[ExchangeRole.HOST]
    if await queries.keeps_apart(session, visiting.actor_id, hosting.actor_id):
        raise problems.not_in_catalogue()
    await check_fits(session, sides, now)
    exchange = await open_exchange(session, by, _agreed(proposal, sides), now)
    proposal.exchange_id = exchange.id
    await moving.go(session, proposal, ProposalState.CONVERTED, by, now, exchange=str(exchange.id))
    await session.flush()
    await telling.converted(session, proposal, now)


def _agreed(proposal: Proposal, sides: Sides) -> NewExchange:
    """With what both have said: a start that the four parties go on from. Who travels is not said yet."""
    visiting, hosting = sides[ExchangeRole.VISITOR], sides[ExchangeRole.HOST]
    return NewExchange(
        programme_slug=proposal.programme_slug,
        visitor_id=visiting.actor_id,
        host_id=hosting.actor_id,
        visitor_cluster=visiting.cluster_slug,
        host_cluster=hosting.cluster_slug,
        planned_start=proposal.starts_on,
        planned_end=proposal.ends_on,
        goals=visiting.learning_goals,
        activity_types=_shared(visiting.activity_types, hosting.activity_types),
        topics=_shared(visiting.topics, hosting.topics),
        existing_relation=proposal.existing_relation,
        # The host has said yes to these days; without days it is asked again when there are some.
        host_confirmed=proposal.starts_on is not None,
    )


def _shared(visitor: list[str], host: list[str]) -> list[str]:
    """What both named; where there is nothing, what the visitor did."""
    theirs = {word.casefold() for word in host}
    return [word for word in visitor if word.casefold() in theirs] or list(visitor)
