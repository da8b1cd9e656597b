"""Proposing an exchange, and answering."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Proposal, Registration
from symbiosis.exchanges.problems import SameCountry
from symbiosis.exchanges.proposing import moving, policy, problems, queries, telling
from symbiosis.exchanges.proposing.between import between
from symbiosis.exchanges.proposing.schemas import ExchangeProposalIn
from symbiosis.exchanges.registering import moving as registrations
from symbiosis.exchanges.registering import policy as registering
from symbiosis.exchanges.registering.queries import both_to_change
from symbiosis.exchanges.vocabulary import ProposalState, RegistrationState
from symbiosis.journal.by import PLATFORM
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed
from symbiosis.programmes import eligibility
from symbiosis.programmes.problems import not_allowed
from symbiosis.programmes.terms import terms_on
from symbiosis.programmes.vocabulary import ExchangeRole

Sides = Mapping[ExchangeRole, Registration]


async def propose(
    session: AsyncSession, viewer: Viewer, wanted: ExchangeProposalIn, now: datetime
) -> Proposal:
    """The side that proposes has accepted; when a cluster does, both sides have to, save whom it looks after
    in what it records as agreed outside.

    Errors: `not-found`, `not-allowed`, `invalid-input`, `registration-not-accepted`, `role-not-registered`,
    `same-country`, `country-excluded`, `class-not-allowed`, `country-not-eligible`,
    `membership-not-confirmed`, `already-proposed`, `too-many-open-proposals`, `no-terms`.
    """
    _check_days(wanted, now)
    sides = await _both(session, wanted.visitor_registration_id, wanted.host_registration_id)
    proposed_as = _proposing_side(viewer, sides)
    if wanted.agreed_outside and proposed_as is not None:
        raise NotAllowed(policy.NOT_TO_RECORD)
    await _check_available(session, viewer, sides)
    await _check_welcome(session, viewer, sides)
    await check_fits(session, sides, now)
    await _check_room(session, sides, now)
    agreeing = _agreeing(viewer, wanted, sides, proposed_as)
    proposal = _new(viewer, wanted, sides, proposed_as, agreeing, now)
    proposal.expires_at = now + timedelta(days=await _days_to_answer(session, sides, now))
    session.add(proposal)
    if proposed_as is not None:
        registrations.alive(sides[proposed_as], now)
    await session.flush()
    by = viewer.by(sides[proposed_as or ExchangeRole.VISITOR].actor_id)
    what = "recorded" if wanted.agreed_outside else "proposed"
    await moving.journal(session, proposal, what, by, proposed_as=proposed_as, agreed=sorted(agreeing))
    await telling.proposed(session, proposal, now)
    return proposal


async def decline(
    session: AsyncSession, viewer: Viewer, proposal_id: UUID, reason: str, now: datetime
) -> Proposal:
    """Errors: as `to_answer`."""
    proposal, sides = await to_answer(session, viewer, proposal_id, now)
    answering = policy.answering(viewer, between(proposal, sides, now))
    if not answering:
        raise NotAllowed(policy.NOT_TO_ANSWER)
    check_open(proposal, now)
    proposal.reason = reason
    registrations.alive(sides[answering[0]], now)
    by = viewer.by(sides[answering[0]].actor_id)
    await moving.go(session, proposal, ProposalState.DECLINED, by, now, reason_length=len(reason))
    await session.flush()
    await telling.declined(session, proposal, answering[0], now)
    return proposal


async def withdraw(
    session: AsyncSession, viewer: Viewer, proposal_id: UUID, reason: str | None, now: datetime
) -> Proposal:
    """Errors: as `to_answer`."""
    proposal, sides = await to_answer(session, viewer, proposal_id, now)
    if not policy.withdraws(viewer, between(proposal, sides, now)):
        raise NotAllowed(policy.NOT_TO_WITHDRAW)
    check_open(proposal, now)
    proposal.reason = reason
    side = ExchangeRole(proposal.proposed_as) if proposal.proposed_as else None
    by = viewer.by(sides[side or ExchangeRole.VISITOR].actor_id)
    await moving.go(session, proposal, ProposalState.WITHDRAWN, by, now, reason_length=len(reason or ""))
    await session.flush()
    await telling.withdrawn(session, proposal, now)
    return proposal


async def to_answer(
    session: AsyncSession, viewer: Viewer, proposal_id: UUID, now: datetime
) -> tuple[Proposal, Sides]:
    """Both registrations locked, then the proposal: two who answer at once do so one after the other.
    Errors: `not-found`."""
    known = await session.get(Proposal, proposal_id)
    if known is None:
        raise problems.hidden()
    sides = await _both(session, known.visitor_registration_id, known.host_registration_id)
    proposal = await session.scalar(queries.to_change(proposal_id))
    if proposal is None or not policy.reads(viewer, between(proposal, sides, now)):
        raise problems.hidden()
    return proposal, sides


def check_open(proposal: Proposal, now: datetime) -> None:
    """Errors: `proposal-not-open`, `proposal-expired`."""
    if proposal.state not in (ProposalState.PROPOSED, ProposalState.EXPIRED):
        raise problems.ProposalNotOpen(f"It is {proposal.state}. Propose again if you still want to.")
    if proposal.state == ProposalState.EXPIRED or proposal.expires_at <= now:
        raise problems.ProposalExpired(
            f"It could be answered until {proposal.expires_at:%Y-%m-%d %H:%M} UTC. Propose again."
        )


async def check_fits(session: AsyncSession, sides: Sides, now: datetime) -> None:
    """What must hold of the two when it is proposed, and when it becomes an exchange. Errors:
    `role-not-registered`, `same-country`, `country-excluded`, `class-not-allowed`, `country-not-eligible`,
    `membership-not-confirmed`."""
    for role, registration in sides.items():
        if role not in registration.roles:
            raise problems.RoleNotRegistered(
                f"The one named as {role} is not registered as {role}. Choose another, or change sides."
            )
    actors = await queries.active(session, [r.actor_id for r in sides.values()])
    countries = {role: actors[r.actor_id].country for role, r in sides.items() if r.actor_id in actors}
    if len(countries) < len(sides):
        raise problems.not_in_catalogue()
    _check_countries(sides, countries)
    for role, registration in sides.items():
        slug, actor_id = registration.programme_slug, registration.actor_id
        code = await eligibility.why_not_allowed(session, slug, actor_id=actor_id, role=role, on=now.date())
        if code is not None:
            raise not_allowed(code)


# --- what it takes ---


def _check_days(wanted: ExchangeProposalIn, now: datetime) -> None:
    if wanted.visitor_registration_id == wanted.host_registration_id:
        raise InvalidInput("Visitor and host are the same. Choose another host.")
    if wanted.starts_on is not None and wanted.starts_on <= now.date():
        detail = "Choose a day to come, or leave the days for later."
        raise InvalidInput(detail, [FieldError("/starts_on", "past", detail)])


async def _both(session: AsyncSession, visitor: UUID, host: UUID) -> Sides:
    """Locked; of one programme. Errors: `not-found`."""
    found = {r.id: r for r in await session.scalars(both_to_change(visitor, host))}
    if len(found) < 2 or found[visitor].programme_slug != found[host].programme_slug:
        raise problems.not_in_catalogue()
    return {ExchangeRole.VISITOR: found[visitor], ExchangeRole.HOST: found[host]}


def _proposing_side(viewer: Viewer, sides: Sides) -> ExchangeRole | None:
    """Errors: `not-found` for who sees neither, `not-allowed`."""
    for role, registration in sides.items():
        if registering.takes_part(viewer, registration.actor_id):
            return role
    if policy.brokers(viewer, frozenset(r.cluster_slug for r in sides.values())):
        return None
    if any(_reads(viewer, registration) for registration in sides.values()):
        raise NotAllowed(policy.NOT_A_SIDE)
    raise problems.not_in_catalogue()


def _reads(viewer: Viewer, registration: Registration) -> bool:
    return registering.reads(viewer, registration.actor_id, registration.cluster_slug, registration.state)


async def _check_available(session: AsyncSession, viewer: Viewer, sides: Sides) -> None:
    """Both are in the catalogue, for the other. Errors: `registration-not-accepted` for one's own,
    `not-found`."""
    for role, registration in sides.items():
        if registration.state == RegistrationState.ACCEPTED:
            continue
        if not _reads(viewer, registration):
            raise problems.not_in_catalogue()
        raise problems.RegistrationNotAccepted(
            f"The registration of the {role} is {registration.state.replace('_', ' ')}; proposals begin when its"
            " cluster has accepted it."
        )
    visitor, host = (registration.actor_id for registration in sides.values())
    if await queries.keeps_apart(session, visitor, host):
        raise problems.not_in_catalogue()


async def _check_welcome(session: AsyncSession, viewer: Viewer, sides: Sides) -> None:
    """Whom the other side does not want to see does not see it either. Errors: `not-found`."""
    actors = await queries.active(session, [r.actor_id for r in sides.values()])
    for registration in sides.values():
        if not _reads(viewer, registration):
            others = {actor.country for actor in actors.values() if actor.id != registration.actor_id}
            if others & set(registration.excluded_countries):
                raise problems.not_in_catalogue()


def _check_countries(sides: Sides, countries: Mapping[ExchangeRole, str]) -> None:
    if len(set(countries.values())) == 1:
        raise SameCountry("Both are in one country. Choose a partner in another eligible country.")
    other = {ExchangeRole.VISITOR: ExchangeRole.HOST, ExchangeRole.HOST: ExchangeRole.VISITOR}
    for role, registration in sides.items():
        country = countries[other[role]]
        if country in registration.excluded_countries:
            raise problems.CountryExcluded(
                f"The {role} takes part with other countries than {country}. Choose another partner."
            )


async def _check_room(session: AsyncSession, sides: Sides, now: datetime) -> None:
    """Errors: `already-proposed`, `too-many-open-proposals`, `no-terms`."""
    visiting, hosting = sides[ExchangeRole.VISITOR], sides[ExchangeRole.HOST]
    same = await session.scalar(queries.open_between(visiting.id, hosting.id))
    if same is not None and same.expires_at > now:
        raise problems.AlreadyProposed("Wait for the answer to it, or withdraw it first.")
    if same is not None:
        # Time is over for it; the job that says so comes in a minute.
        await moving.go(session, same, ProposalState.EXPIRED, PLATFORM, now)
        await session.flush()
    terms = await terms_on(session, visiting.programme_slug, now.date())
    most = terms.rules.max_open_proposals
    if await queries.open_of_visitor(session, visiting.id, now) >= most:
        raise problems.TooManyOpenProposals(
            f"At most {most} wait for an answer at a time. Wait for one, or withdraw one."
        )


async def _days_to_answer(session: AsyncSession, sides: Sides, now: datetime) -> int:
    slug = sides[ExchangeRole.VISITOR].programme_slug
    return (await terms_on(session, slug, now.date())).rules.proposal_days


def _agreeing(
    viewer: Viewer, wanted: ExchangeProposalIn, sides: Sides, proposed_as: ExchangeRole | None
) -> frozenset[ExchangeRole]:
    """Who has said yes with it."""
    if proposed_as is not None:
        return frozenset({proposed_as})
    if not wanted.agreed_outside:
        return frozenset()
    theirs = (role for role, r in sides.items() if policy.brokers(viewer, frozenset({r.cluster_slug})))
    return frozenset(theirs)


def _new(
    viewer: Viewer,
    wanted: ExchangeProposalIn,
    sides: Sides,
    proposed_as: ExchangeRole | None,
    agreeing: frozenset[ExchangeRole],
    now: datetime,
) -> Proposal:
    return Proposal(
        programme_slug=sides[ExchangeRole.VISITOR].programme_slug,
        state=ProposalState.PROPOSED,
        proposed_as=proposed_as,
        visitor_accepted_at=now if ExchangeRole.VISITOR in agreeing else None,
        host_accepted_at=now if ExchangeRole.HOST in agreeing else None,
        proposed_by=viewer.user_id,
        created_at=now,
        updated_at=now,
        **wanted.model_dump(),
    )
