"""Two records of one organisation become one; the old id leads to the one that stays.

All of it is one transaction. What belongs to the organisation in this room moves here; streams, matches,
applications and imports are moved by the reactions to `ActorsMerged`.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.actors import parties, queries, records
from symbiosis.actors.blocking.service import move_blocks
from symbiosis.actors.capabilities import MemberRole
from symbiosis.actors.checking import policy, rules
from symbiosis.actors.checking import queries as organisations
from symbiosis.actors.checking.notices import tell
from symbiosis.actors.checking.rules import STANDING_MOVES
from symbiosis.actors.events import ActorsMerged, ClustersChanged
from symbiosis.actors.merging import queries as rows
from symbiosis.actors.models import Actor
from symbiosis.actors.people_models import Invitation, Mandate
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import Standing, Verification
from symbiosis.journal.changes import Changes, between, length
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState

_FILLED = ("size_class", "sector", "website", "languages", "roles")
"""What the record that stays takes from the other one where it says nothing itself."""
_NUMBER = ("registration_scheme", "registration_number")
_EXTERNAL = ("external_source", "external_id")
_EVIDENCE = ("verification", "verified_at", "verified_by", "verified_source")


async def merge_actor(
    session: AsyncSession, viewer: Viewer, source_id: UUID, target_id: UUID, reason: str, now: datetime
) -> Actor:
    """Gives the organisation that stays.

    Errors: `not-found`, `not-allowed`, `invalid-input` at `/into`, `wrong-state`.
    """
    source, target = await _both(session, viewer, source_id, target_id)
    led = await _both_led(session, source, target)
    # Told before their membership moves: to whom the mails go is a question of who belongs to each.
    await tell(session, source, "merged_as_readers" if led else "merged", now, other=target.display_name)
    if led:
        await tell(session, target, "united", now, other=source.display_name)
    moved = await _move_what_belongs(session, source, target, led, now)
    changes = await _unite_records(session, source, target)
    _close(source, target, reason, now)
    await session.execute(update(Actor).where(Actor.merged_into == source_id).values(merged_into=target_id))
    target.search_text = records.search_text(
        target, [site.town for site in await queries.sites_in(session, target_id)]
    )
    target.updated_at = now
    _journal(session, viewer, source, target, reason, moved, changes)
    for user_id in await rows.whose_rights_changed(session, target_id):
        await rotate_sessions_of(session, user_id)
    await emit(session, ActorsMerged(source_id, target_id, viewer.by(target_id)), now)
    await emit(session, ClustersChanged(target_id), now)
    return target


async def _both(
    session: AsyncSession, viewer: Viewer, source_id: UUID, target_id: UUID
) -> tuple[Actor, Actor]:
    if source_id == target_id:
        raise _refused("This is the organisation itself. Name the one that stays.")
    found = {actor.id: actor for actor in await session.scalars(rows.both_to_merge(source_id, target_id))}
    if source_id not in found:
        raise NotFound("There is no such organisation.")
    if target_id not in found:
        raise _refused("There is no such organisation.")
    source, target = found[source_id], found[target_id]
    for actor in (source, target):
        if actor.merged_into is not None:
            raise WrongState(f"`{actor.display_name}` was merged already; it goes on as {actor.merged_into}.")
    parties_of = (await parties.of(session, source_id), await parties.of(session, target_id))
    if reason := policy.why_not_merge(viewer, *parties_of):
        raise NotAllowed(reason)
    for actor in (source, target):
        if not rules.can_move(STANDING_MOVES, "merge", actor.standing):
            raise WrongState(f"`{actor.display_name}` is {actor.standing}.")
    if target.standing != Standing.ACTIVE:
        raise WrongState(
            "The organisation that stays is suspended. Reinstate it, or merge the other way round."
        )
    if target.demo and not source.demo:
        raise WrongState("A demonstration's organisation is taken away one day; merge it into the real one.")
    return source, target


def _refused(remedy: str) -> InvalidInput:
    return InvalidInput(
        "Correct the fields named in `errors`.", errors=[FieldError("/into", "not_mergeable", remedy)]
    )


# --- what belongs to it ---


async def _both_led(session: AsyncSession, *both: Actor) -> bool:
    """Whether each has its administrators: then those of the one that stays say who may what in it, not
    whoever merges."""
    return all([await organisations.administrators_of(session, actor.id) for actor in both])


async def _move_what_belongs(
    session: AsyncSession, source: Actor, target: Actor, led: bool, now: datetime
) -> dict[str, Any]:
    """Gives what moved, by ids and numbers, for the journal; whom they keep away from, nobody reads."""
    await move_blocks(session, source.id, target.id)
    return {
        "people": await _move_people(session, source.id, target.id, led),
        "clusters": await _unite_clusters(session, source.id, target.id),
        "sites": await _move_sites(session, source.id, target.id),
        "mandates": await _repoint(session, Mandate, source.id, target.id),
        "invitations": await _move_invitations(session, source.id, target.id, led, now),
    }


async def _move_people(session: AsyncSession, source_id: UUID, target_id: UUID, led: bool) -> dict[str, str]:
    """Who belongs to both keeps the role they have in the one that stays; the others come as readers where
    that one is `led`. Gives the role each had before."""
    staying = set(await organisations.member_ids_of(session, target_id))
    had = {}
    for membership in await session.scalars(rows.memberships_to_move(source_id)):
        had[str(membership.user_id)] = str(membership.role)
        if membership.user_id in staying:
            await session.delete(membership)
        else:
            membership.actor_id = target_id
            membership.role = MemberRole.VIEWER if led else membership.role
    await session.flush()
    return had


async def _unite_clusters(session: AsyncSession, source_id: UUID, target_id: UUID) -> list[str]:
    """A cluster that knows both keeps the better of its two words."""
    staying = {
        held.cluster_slug: held for held in await session.scalars(organisations.memberships_of(target_id))
    }
    united = []
    for membership in await session.scalars(organisations.memberships_of(source_id)):
        held = staying.get(membership.cluster_slug)
        if held is None:
            membership.actor_id = target_id
        else:
            if rules.united(held.state, membership.state) != held.state:
                for name in ("state", "reason", "claimed_by", "decided_by", "decided_at"):
                    setattr(held, name, getattr(membership, name))
            await session.delete(membership)
        united.append(membership.cluster_slug)
    await session.flush()
    return sorted(united)


async def _move_sites(session: AsyncSession, source_id: UUID, target_id: UUID) -> int:
    """The main site of the one that stays remains the main one."""
    has_main = any(site.main for site in await queries.sites_in(session, target_id))
    moved = await queries.sites_in(session, source_id)
    for site in moved:
        site.actor_id, site.main = target_id, site.main and not has_main
    await session.flush()
    return len(moved)


async def _move_invitations(
    session: AsyncSession, source_id: UUID, target_id: UUID, led: bool, now: datetime
) -> int:
    """Of two open invitations of one address, the one to the organisation that stays is good. Where that one
    is `led`, its own administrators invite."""
    revoke = rows.revoke_invited(source_id, now)
    if not led:
        revoke = revoke.where(rows.invited_twice(target_id, now))
    await session.execute(revoke)
    return await _repoint(session, Invitation, source_id, target_id)


async def _repoint(
    session: AsyncSession, table: type[Mandate] | type[Invitation], source_id: UUID, target_id: UUID
) -> int:
    statement = update(table).where(table.actor_id == source_id).values(actor_id=target_id)
    moved = await session.execute(statement.returning(table.id))
    return len(moved.all())


# --- the records ---


async def _unite_records(session: AsyncSession, source: Actor, target: Actor) -> Changes:
    """Fills what the one that stays does not say. A number and an external id are held once, so the old
    record lets go of them first."""
    names = (*_FILLED, *_NUMBER, *_EXTERNAL, *_EVIDENCE)
    before = {name: getattr(target, name) for name in names}
    for name in _FILLED:
        if not getattr(target, name):
            setattr(target, name, getattr(source, name))
    target.description = {**source.description, **target.description}
    if target.registration_number is None and source.registration_number is not None:
        taken = {name: getattr(source, name) for name in _NUMBER}
        await _let_go(session, source, _NUMBER)
        _take(target, taken)
        if source.verification == Verification.VERIFIED and target.verification != Verification.VERIFIED:
            _take(target, {name: getattr(source, name) for name in _EVIDENCE})
    if target.external_id is None and source.external_id is not None:
        taken = {name: getattr(source, name) for name in _EXTERNAL}
        await _let_go(session, source, _EXTERNAL)
        _take(target, taken)
    if source.claimed and not target.claimed:
        target.claimed = True
        if target.verification == Verification.PUBLIC_SOURCE:
            target.verification, target.source_statement = Verification.SELF_DECLARED, None
    return between(before, {name: getattr(target, name) for name in names})


def _take(actor: Actor, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(actor, name, value)


async def _let_go(session: AsyncSession, actor: Actor, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(actor, name, None)
    await session.flush()


def _close(source: Actor, target: Actor, reason: str, now: datetime) -> None:
    source.standing, source.standing_reason = Standing.MERGED, reason
    source.merged_into, source.updated_at = target.id, now


def _journal(
    session: AsyncSession,
    viewer: Viewer,
    source: Actor,
    target: Actor,
    reason: str,
    moved: dict[str, Any],
    changes: Changes,
) -> None:
    """One entry in each history."""
    said = {"reason": length(reason)}
    into = {"change": {**said, "into": str(target.id)}}
    united = {**changes._asdict(), "change": {**said, "from": str(source.id), "moved": moved}}
    for actor, tag, entry in ((source, "actor.merged", into), (target, "actor.united", united)):
        record(
            session,
            by=viewer.by(actor.id),
            tag=tag,
            subject_type="actor",
            subject_id=actor.id,
            actor_id=actor.id,
            **entry,
        )
