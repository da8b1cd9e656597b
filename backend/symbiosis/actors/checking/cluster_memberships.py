"""An organisation in a cluster: claimed by the organisation, confirmed by that cluster only."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.actors import parties, queries
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.checking import policy, rules
from symbiosis.actors.checking import queries as organisations
from symbiosis.actors.checking.notices import tell
from symbiosis.actors.checking.rules import MEMBERSHIP_MOVES
from symbiosis.actors.checking.schemas import ClusterMembershipOut
from symbiosis.actors.events import ClustersChanged
from symbiosis.actors.models import Actor, ClusterMembership
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.actors.vocabulary import MembershipState, Standing
from symbiosis.journal.changes import length
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState
from symbiosis.kit.reads import Connection


async def list_cluster_memberships(
    session: AsyncSession, connection: Connection, viewer: Viewer, actor_id: UUID
) -> str:
    """A JSON array. Claims and refusals are for the organisation, its staff and the cluster concerned.

    Errors: `not-found`.
    """
    party = await parties.of(session, actor_id)
    decides = viewer.clusters_where(Capability.MEMBERSHIPS_CONFIRM)
    sees_all = decides is None or viewer.may(Capability.ORGANISATION_READ, party)
    return await organisations.memberships(
        connection, actor_id, sees_all=sees_all, decides=decides or frozenset()
    )


async def claim_cluster_membership(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, slug: str, now: datetime
) -> ClusterMembershipOut:
    """Confirmed at once where who claims it may confirm it; said again, it stays as it is.

    Errors: `not-found`, `not-allowed`, `invalid-input` for a cluster that is not there.
    """
    actor, party = await _locked(session, actor_id)
    if actor.standing != Standing.ACTIVE:
        raise WrongState(f"This organisation is {actor.standing}.")
    if reason := policy.why_not_claim(viewer, party, slug):
        raise NotAllowed(reason)
    if await organisations.cluster_name(session, slug) is None:
        error = FieldError("/cluster_slug", "unknown_cluster", "Use a slug of GET /v1/clusters.")
        raise InvalidInput("Correct the fields named in `errors`.", errors=[error])
    await join(session, viewer, party, [slug], now)
    return await _answer(session, actor_id, slug)


async def join(
    session: AsyncSession, viewer: Viewer, party: Party, slugs: Iterable[str], now: datetime
) -> None:
    """Claims each; confirms those that the viewer may confirm. For callers that have checked the right to
    claim and that the clusters are there."""
    changed = False
    for slug in dict.fromkeys(slugs):
        held = await session.scalar(organisations.membership_to_change(party.actor_id, slug))
        before = held.state if held else None
        if held is None:
            held = ClusterMembership(actor_id=party.actor_id, cluster_slug=slug, created_at=now)
            session.add(held)
        elif not rules.can_move(MEMBERSHIP_MOVES, "claim", held.state):
            continue
        confirmed = policy.confirms(viewer, party, slug)
        held.state = MembershipState.CONFIRMED if confirmed else MembershipState.CLAIMED
        held.claimed_by, held.reason = viewer.user_id, None
        held.decided_by, held.decided_at = (viewer.user_id, now) if confirmed else (None, None)
        changed = changed or confirmed
        _journal(session, viewer, held, "confirmed" if confirmed else "claimed", before)
    await session.flush()
    if changed:
        await _rights_changed(session, party.actor_id, now)


async def confirm_cluster_membership(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, slug: str, now: datetime
) -> ClusterMembershipOut:
    """Errors: `not-found`, `not-allowed`, `wrong-state`."""
    return await _decide(session, viewer, actor_id, slug, "confirm", None, now)


async def refuse_cluster_membership(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, slug: str, reason: str, now: datetime
) -> ClusterMembershipOut:
    """Errors: `not-found`, `not-allowed`, `wrong-state`."""
    return await _decide(session, viewer, actor_id, slug, "refuse", reason, now)


async def end_cluster_membership(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, slug: str, reason: str | None, now: datetime
) -> ClusterMembershipOut:
    """By the organisation, which takes a claim back or leaves, or by the cluster.

    Errors: `not-found`, `not-allowed`, `wrong-state`.
    """
    return await _decide(session, viewer, actor_id, slug, "end", reason, now)


_PAST = {"confirm": "confirmed", "refuse": "refused", "end": "ended"}


async def _decide(
    session: AsyncSession,
    viewer: Viewer,
    actor_id: UUID,
    slug: str,
    verb: str,
    reason: str | None,
    now: datetime,
) -> ClusterMembershipOut:
    actor, party = await _locked(session, actor_id)
    why_not = policy.why_not_end if verb == "end" else policy.why_not_confirm
    if refusal := why_not(viewer, party, slug):
        raise NotAllowed(refusal)
    held = await session.scalar(organisations.membership_to_change(actor_id, slug))
    if held is None:
        raise NotFound("This organisation has not claimed a membership of this cluster.")
    if not rules.can_move(MEMBERSHIP_MOVES, verb, held.state):
        raise WrongState(f"`{verb}` is not possible: the membership is {held.state}.")
    before = held.state
    held.state, held.reason = MEMBERSHIP_MOVES[verb][1], reason
    held.decided_by, held.decided_at = viewer.user_id, now
    _journal(session, viewer, held, _PAST[verb], before, reason)
    await session.flush()
    if MembershipState.CONFIRMED in (before, held.state):
        await _rights_changed(session, actor_id, now)
    name = await organisations.cluster_name(session, slug) or slug
    await tell(session, actor, f"membership_{_PAST[verb]}", now, reason=reason, cluster=name)
    return await _answer(session, actor_id, slug)


async def _locked(session: AsyncSession, actor_id: UUID) -> tuple[Actor, Party]:
    actor = await session.scalar(queries.to_change(actor_id))
    if actor is None:
        raise NotFound("There is no such organisation.")
    return actor, await parties.of(session, actor_id)


async def _rights_changed(session: AsyncSession, actor_id: UUID, now: datetime) -> None:
    """Its people see what the cluster shares, or no longer; and the cluster sees theirs."""
    for user_id in await organisations.member_ids_of(session, actor_id):
        await rotate_sessions_of(session, user_id)
    await emit(session, ClustersChanged(actor_id), now)


async def _answer(session: AsyncSession, actor_id: UUID, slug: str) -> ClusterMembershipOut:
    row = (await session.execute(organisations.membership(actor_id, slug))).mappings().one()
    return ClusterMembershipOut.model_validate(dict(row))


def _journal(
    session: AsyncSession,
    viewer: Viewer,
    held: ClusterMembership,
    what: str,
    before: str | None,
    reason: str | None = None,
) -> None:
    change: dict[str, Any] = {"cluster": held.cluster_slug, **({"reason": length(reason)} if reason else {})}
    record(
        session,
        by=viewer.by(held.actor_id),
        tag=f"actor.cluster_membership_{what}",
        subject_type="actor",
        subject_id=held.actor_id,
        actor_id=held.actor_id,
        before={"state": str(before)} if before else None,
        after={"state": str(held.state)},
        change=change,
    )
