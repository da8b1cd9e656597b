"""Inviting people into an organisation, and what becomes of the invitations. Of the token in the mail only
a hash is kept; how it is answered is in `accepting`."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.actors import parties, queries
from symbiosis.actors.capabilities import MemberRole
from symbiosis.actors.limited import INVITATIONS, INVITATIONS_TO_ADDRESS
from symbiosis.actors.people import mails
from symbiosis.actors.people import policy as people_policy
from symbiosis.actors.people import queries as people_queries
from symbiosis.actors.people import service as people
from symbiosis.actors.people.schemas import InvitationIn
from symbiosis.actors.people_models import Invitation
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit import limits
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import Conflict, NotAllowed, NotFound
from symbiosis.kit.reads import Connection

LASTS = timedelta(days=14)


class InvitedAlready(Conflict):
    code, title = "invited-already", "This address has an open invitation"


async def read_invitations(session: AsyncSession, viewer: Viewer, actor_id: UUID, now: datetime) -> list[Any]:
    """Errors: `not-found`, `not-allowed`."""
    await _manageable(session, viewer, actor_id, people_policy.why_not_see_invitations)
    return list((await session.execute(people_queries.invitations_of(actor_id, now))).mappings())


async def invite_person(
    session: AsyncSession,
    viewer: Viewer,
    pool: Connection,
    actor_id: UUID,
    invited: InvitationIn,
    now: datetime,
) -> Any:
    """Errors: `not-found`, `not-allowed`, `belongs-already`, `invited-already`, `too-many-requests`."""
    await _manageable(session, viewer, actor_id, people_policy.why_not_manage)
    await _count(pool, actor_id, invited.email, now)
    created = await offer_place(
        session,
        viewer.by(actor_id),
        actor_id,
        email=invited.email,
        role=invited.role,
        language=invited.language,
        now=now,
        invited_by=viewer.user_id,
    )
    return await _one(session, actor_id, created.id, now)


async def offer_place(
    session: AsyncSession,
    by: By,
    actor_id: UUID,
    *,
    email: str,
    role: MemberRole,
    language: str,
    now: datetime,
    invited_by: UUID | None = None,
    agreed: bool = False,
) -> Invitation:
    """An invitation and its mail, for whoever has decided already that this person may come.

    `agreed`: because an application from that address was accepted, so what was agreed to in it counts.

    Errors: `not-found`, `belongs-already`, `invited-already`.
    """
    actor = await session.scalar(queries.to_change(actor_id))
    if actor is None:
        raise NotFound("There is no such organisation.")
    if await session.scalar(people_queries.member_with_address(actor_id, email)) is not None:
        raise people.BelongsAlready("Change their role in the list of people instead.")
    if await session.scalar(people_queries.open_invitation_of(actor_id, email, now)) is not None:
        raise InvitedAlready("Send it again, or revoke it and invite anew.")
    token = new_token()
    invitation = Invitation(
        actor_id=actor_id,
        email=email,
        role=role,
        language=language,
        token_hash=hash_token(token),
        invited_by=invited_by,
        agreed=agreed,
        created_at=now,
        expires_at=now + LASTS,
    )
    session.add(invitation)
    await session.flush()
    note(session, by, "invited", invitation)
    await _mail(session, invitation, actor.display_name, token, now)
    return invitation


async def send_again(
    session: AsyncSession,
    viewer: Viewer,
    pool: Connection,
    actor_id: UUID,
    invitation_id: UUID,
    now: datetime,
) -> Any:
    """A new link; the one before is worth nothing from now on.

    Errors: `not-found`, `not-allowed`, `too-many-requests`.
    """
    await _manageable(session, viewer, actor_id, people_policy.why_not_see_invitations)
    invitation = await _waiting(session, actor_id, invitation_id)
    await _count(pool, actor_id, invitation.email, now)
    token = new_token()
    invitation.token_hash, invitation.expires_at = hash_token(token), now + LASTS
    note(session, viewer.by(actor_id), "sent_again", invitation)
    await session.flush()
    name = await _name_of(session, actor_id)
    await _mail(session, invitation, name, token, now)
    return await _one(session, actor_id, invitation_id, now)


async def revoke_invitation(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, invitation_id: UUID, now: datetime
) -> None:
    """Errors: `not-found`, `not-allowed`."""
    await _manageable(session, viewer, actor_id, people_policy.why_not_see_invitations)
    invitation = await _waiting(session, actor_id, invitation_id)
    invitation.revoked_at = now
    note(session, viewer.by(actor_id), "revoked", invitation)
    await session.flush()


# --- finding, counting, telling ---


async def _manageable(session: AsyncSession, viewer: Viewer, actor_id: UUID, why_not: Any) -> None:
    """For those who may not even read about its people, the organisation is not there."""
    party = await parties.of(session, actor_id)
    if reason := why_not(viewer, party):
        if not people_policy.may_read(viewer, party):
            raise NotFound("There is no such organisation, or it is not yours.")
        raise NotAllowed(reason)


async def _waiting(session: AsyncSession, actor_id: UUID, invitation_id: UUID) -> Invitation:
    invitation = await session.scalar(people_queries.invitation_to_change(actor_id, invitation_id))
    if invitation is None:
        raise NotFound("There is no such invitation, or it has been used or revoked.")
    return invitation


async def _one(session: AsyncSession, actor_id: UUID, invitation_id: UUID, now: datetime) -> Any:
    statement = people_queries.invitations_of(actor_id, now, invitation_id)
    return (await session.execute(statement)).mappings().one()


async def _name_of(session: AsyncSession, actor_id: UUID) -> str:
    actor = await session.scalar(people_queries.organisation(actor_id))
    return actor.display_name if actor else ""


async def _count(pool: Connection, actor_id: UUID, email: str, now: datetime) -> None:
    await limits.take(pool, INVITATIONS, str(actor_id), now)
    await limits.take(pool, INVITATIONS_TO_ADDRESS, email, now)


async def _mail(
    session: AsyncSession, invitation: Invitation, organisation: str, token: str, now: datetime
) -> None:
    inviter = (
        await session.scalar(people_queries.user(invitation.invited_by)) if invitation.invited_by else None
    )
    message = mails.invitation(
        invitation.language,
        organisation=organisation,
        role=MemberRole(invitation.role),
        inviter=inviter.display_name if inviter else None,
        link=link_to(f"/invitation#{token}"),
        until=invitation.expires_at,
    )
    await write_mail(session, invitation.email, message, now)


def note(session: AsyncSession, by: By, what: str, invitation: Invitation) -> None:
    """Without the address: the journal keeps ids only."""
    record(
        session,
        by=by,
        tag=f"invitation.{what}",
        subject_type="invitation",
        subject_id=invitation.id,
        actor_id=invitation.actor_id,
        change={"role": str(invitation.role)},
    )
