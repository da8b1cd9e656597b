"""What the cluster that an organisation has chosen says of its registration."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.registering import moves, moving, policy, telling
from symbiosis.exchanges.registering.finding import visible_locked
from symbiosis.exchanges.registering.moves import RegistrationVerb as Verb
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes import eligibility
from symbiosis.programmes.problems import not_allowed
from symbiosis.programmes.vocabulary import ExchangeRole


async def accept(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, if_match: str | None, now: datetime
) -> Registration:
    """It is in the catalogue from now on. Errors: as `_to_decide`, `class-not-allowed`,
    `country-not-eligible`, `membership-not-confirmed`."""
    registration = await _to_decide(session, viewer, registration_id, Verb.ACCEPT, if_match)
    await check_eligible(session, registration, now)
    registration.reason = None
    moving.alive(registration, now)
    _decide(session, viewer, registration, Verb.ACCEPT, now)
    await session.flush()
    await telling.accepted(session, registration, now)
    return registration


async def request_changes(
    session: AsyncSession,
    viewer: Viewer,
    registration_id: UUID,
    reason: str,
    if_match: str | None,
    now: datetime,
) -> Registration:
    """Errors: as `_to_decide`."""
    registration = await _to_decide(session, viewer, registration_id, Verb.REQUEST_CHANGES, if_match)
    registration.reason = reason
    _decide(session, viewer, registration, Verb.REQUEST_CHANGES, now)
    await session.flush()
    await telling.changes_requested(session, registration, now)
    return registration


async def reject(
    session: AsyncSession,
    viewer: Viewer,
    registration_id: UUID,
    reason: str,
    if_match: str | None,
    now: datetime,
) -> Registration:
    """Errors: as `_to_decide`."""
    registration = await _to_decide(session, viewer, registration_id, Verb.REJECT, if_match)
    registration.reason = reason
    _decide(session, viewer, registration, Verb.REJECT, now)
    await session.flush()
    await telling.rejected(session, registration, now)
    return registration


async def check_eligible(session: AsyncSession, registration: Registration, now: datetime) -> None:
    """In every role asked for. Errors: `class-not-allowed`, `country-not-eligible`,
    `membership-not-confirmed`."""
    for role in registration.roles:
        code = await eligibility.why_not_allowed(
            session,
            registration.programme_slug,
            actor_id=registration.actor_id,
            role=ExchangeRole(role),
            on=now.date(),
        )
        if code is not None:
            raise not_allowed(code)


async def _to_decide(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, verb: Verb, if_match: str | None
) -> Registration:
    """Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`,
    `registration-move-not-possible`."""
    registration = await visible_locked(session, viewer, registration_id)
    reason = policy.why_not_decide(viewer, registration.actor_id, registration.cluster_slug)
    if reason is not None:
        raise NotAllowed(reason)
    check_version(if_match, registration.version)
    moves.check(registration.state, verb)
    return registration


def _decide(
    session: AsyncSession, viewer: Viewer, registration: Registration, verb: Verb, now: datetime
) -> None:
    registration.decided_by, registration.decided_at = viewer.user_id, now
    moving.go(
        session,
        registration,
        verb,
        viewer.by(registration.actor_id),
        now,
        reason_length=len(registration.reason or ""),
    )
