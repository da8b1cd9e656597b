"""Telling both sides what becomes of a proposal."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Proposal
from symbiosis.exchanges.proposing import mails, queries
from symbiosis.exchanges.proposing.mails import About
from symbiosis.exchanges.registering.telling import readers_of
from symbiosis.kit.mail.message import Message
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.programmes.vocabulary import ExchangeRole

_BOTH = tuple(ExchangeRole)


def _other(role: ExchangeRole) -> ExchangeRole:
    return ExchangeRole.HOST if role is ExchangeRole.VISITOR else ExchangeRole.VISITOR


async def proposed(session: AsyncSession, proposal: Proposal, now: datetime) -> None:
    """Who has to answer; and for whom a cluster has recorded a yes, unless the exchange stands already."""
    waiting, agreed = _waiting(proposal), [side for side in _BOTH if side not in _waiting(proposal)]
    await _tell(session, proposal, waiting, mails.proposed, now)
    if waiting and proposal.agreed_outside:
        await _tell(session, proposal, agreed, mails.recorded, now)


async def converted(session: AsyncSession, proposal: Proposal, now: datetime) -> None:
    await _tell(session, proposal, _BOTH, mails.converted, now)


async def declined(session: AsyncSession, proposal: Proposal, by: ExchangeRole, now: datetime) -> None:
    await _tell(session, proposal, [_other(by)], mails.declined, now)


async def withdrawn(session: AsyncSession, proposal: Proposal, now: datetime) -> None:
    await _tell(session, proposal, _asked(proposal), mails.withdrawn, now)


async def ended(session: AsyncSession, proposal: Proposal, registration_id: UUID, now: datetime) -> None:
    """The registration of one side has ended: the other is told."""
    is_visitor = registration_id == proposal.visitor_registration_id
    other = ExchangeRole.HOST if is_visitor else ExchangeRole.VISITOR
    await _tell(session, proposal, [other], mails.withdrawn, now)


async def expired(session: AsyncSession, proposal: Proposal, now: datetime) -> None:
    """Who waited for an answer."""
    waited = [ExchangeRole(proposal.proposed_as)] if proposal.proposed_as else _BOTH
    await _tell(session, proposal, waited, mails.expired, now)


def _waiting(proposal: Proposal) -> Collection[ExchangeRole]:
    said = {ExchangeRole.VISITOR: proposal.visitor_accepted_at, ExchangeRole.HOST: proposal.host_accepted_at}
    return [side for side in _BOTH if said[side] is None]


def _asked(proposal: Proposal) -> Collection[ExchangeRole]:
    return [_other(ExchangeRole(proposal.proposed_as))] if proposal.proposed_as else _BOTH


async def _tell(
    session: AsyncSession,
    proposal: Proposal,
    sides: Collection[ExchangeRole],
    text: Callable[[About], Message],
    now: datetime,
) -> None:
    found = await queries.full(session, proposal.id)
    if found is None:
        return
    names = {ExchangeRole.VISITOR: found.visitor.display_name, ExchangeRole.HOST: found.host.display_name}
    registrations = {ExchangeRole.VISITOR: found.visiting, ExchangeRole.HOST: found.hosting}
    page = f"/exchanges/{proposal.exchange_id}" if proposal.exchange_id else "/registrations?view=proposals"
    for side in sides:
        for address, language in await readers_of(session, registrations[side]):
            about = About(
                language=language,
                reader=names[side],
                other=names[_other(side)],
                reader_visits=side is ExchangeRole.VISITOR,
                by_cluster=proposal.proposed_as is None,
                agreed_outside=proposal.agreed_outside,
                message=proposal.message,
                reason=proposal.reason,
                starts_on=proposal.starts_on,
                ends_on=proposal.ends_on,
                until=proposal.expires_at,
                link=link_to(page),
            )
            await write_mail(session, address, text(about), now)
