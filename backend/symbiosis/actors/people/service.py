"""What changes about the people of an organisation: joining, another role, leaving.

Each verb locks the organisation first, so that of two administrators who leave at once one stays.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.actors import parties, queries
from symbiosis.actors.capabilities import MemberRole
from symbiosis.actors.models import Actor
from symbiosis.actors.people import mails
from symbiosis.actors.people import policy as people_policy
from symbiosis.actors.people import queries as people_queries
from symbiosis.actors.people_models import Membership
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.actors.vocabulary import Verification
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import Conflict, NotAllowed, NotFound


class LastAdministrator(Conflict):
    code, title = "last-administrator", "An organisation keeps an administrator"


class BelongsAlready(Conflict):
    code, title = "belongs-already", "They belong to this organisation already"


async def readable(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> Party:
    """The organisation, for its own people and staff; for others it is not there. Errors: `not-found`."""
    party = await parties.of(session, actor_id)
    if not people_policy.may_read(viewer, party):
        raise NotFound("There is no such organisation, or it is not yours.")
    return party


async def read_people(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> list[Any]:
    """Members with their addresses; staff leave a note in the organisation's history. Errors: `not-found`."""
    party = await readable(session, viewer, actor_id)
    if people_policy.reads_as_staff(viewer, party):
        _journal(session, viewer.by(actor_id), "organisation.people_read", actor_id, None)
    return list((await session.execute(people_queries.members_of(actor_id))).mappings())


async def add_member(
    session: AsyncSession,
    actor_id: UUID,
    user_id: UUID,
    role: str = MemberRole.ORG_ADMIN,
    by: By | None = None,
) -> None:
    """The one way to become a member. From then on the organisation looks after its record itself.

    Errors: `not-found`, `belongs-already`.
    """
    actor = await _locked(session, actor_id)
    if await session.scalar(people_queries.membership(actor_id, user_id)) is not None:
        raise BelongsAlready("Change their role instead.")
    session.add(Membership(user_id=user_id, actor_id=actor_id, role=role))
    actor.claimed = True
    if actor.verification == Verification.PUBLIC_SOURCE:
        actor.verification, actor.source_statement = Verification.SELF_DECLARED, None
    await rotate_sessions_of(session, user_id)
    _journal(session, by or By(user_id=user_id), "member.added", actor_id, user_id, after={"role": str(role)})
    await session.flush()


async def change_role(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, user_id: UUID, role: MemberRole, now: datetime
) -> Any:
    """Errors: `not-found`, `not-allowed`, `last-administrator`."""
    party = await readable(session, viewer, actor_id)
    if reason := people_policy.why_not_manage(viewer, party):
        raise NotAllowed(reason)
    actor = await _locked(session, actor_id)
    member = await _member(session, actor_id, user_id)
    if member.role != role:
        await _keep_an_administrator(session, member)
        before, member.role = member.role, role
        await rotate_sessions_of(session, user_id)
        _journal(
            session,
            viewer.by(actor_id),
            "member.role_changed",
            actor_id,
            user_id,
            before={"role": before},
            after={"role": str(role)},
        )
        await session.flush()
        if user_id != viewer.user_id:
            await _tell(session, user_id, actor, role, now)
    everyone = (await session.execute(people_queries.members_of(actor_id))).mappings()
    return next(row for row in everyone if row["user_id"] == user_id)


async def remove_person(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, user_id: UUID, now: datetime
) -> None:
    """Removing a colleague, or leaving. Errors: `not-found`, `not-allowed`, `last-administrator`."""
    party = await readable(session, viewer, actor_id)
    if reason := people_policy.why_not_remove(viewer, party, user_id):
        raise NotAllowed(reason)
    actor = await _locked(session, actor_id)
    member = await _member(session, actor_id, user_id)
    await _keep_an_administrator(session, member)
    await session.delete(member)
    await rotate_sessions_of(session, user_id)
    leaves = user_id == viewer.user_id
    tag = "member.left" if leaves else "member.removed"
    _journal(session, viewer.by(actor_id), tag, actor_id, user_id, before={"role": member.role})
    await session.flush()
    if not leaves:
        await _tell(session, user_id, actor, None, now)


async def _locked(session: AsyncSession, actor_id: UUID) -> Actor:
    actor = await session.scalar(queries.to_change(actor_id))
    if actor is None:
        raise NotFound("There is no such organisation.")
    return actor


async def _member(session: AsyncSession, actor_id: UUID, user_id: UUID) -> Membership:
    member = await session.scalar(people_queries.membership(actor_id, user_id))
    if member is None:
        raise NotFound("Nobody of this organisation has that id.")
    return member


async def _keep_an_administrator(session: AsyncSession, member: Membership) -> None:
    """Before an administrator stops being one."""
    if member.role != MemberRole.ORG_ADMIN:
        return
    other = people_queries.another_administrator(member.actor_id, member.user_id)
    if await session.scalar(other) is None:
        raise LastAdministrator("Make somebody else an administrator first, then repeat this.")


async def _tell(
    session: AsyncSession, user_id: UUID, actor: Actor, role: MemberRole | None, now: datetime
) -> None:
    user = await session.scalar(people_queries.user(user_id))
    if user is not None:
        message = mails.role_changed(user.language, user.display_name, actor.display_name, role)
        await write_mail(session, user.email, message, now)


def _journal(
    session: AsyncSession, by: By, tag: str, actor_id: UUID, user_id: UUID | None, **what: dict[str, Any]
) -> None:
    """About the person where there is one, else about the organisation."""
    subject = ("actor", actor_id) if user_id is None else ("user", user_id)
    record(
        session,
        by=by,
        tag=tag,
        subject_type=subject[0],
        subject_id=subject[1],
        actor_id=actor_id,
        **what,
    )
