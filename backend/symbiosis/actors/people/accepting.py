"""Answering an invitation. The link in the mail proves the address, and every token that is not good any
more gets the same answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import queries as account_queries
from symbiosis.accounts.consent_schemas import ConsentIn
from symbiosis.accounts.consents import move_to_account, record_consents
from symbiosis.accounts.models import User, UserSession
from symbiosis.accounts.service import create_user, open_session
from symbiosis.accounts.sessions import hash_token
from symbiosis.accounts.vocabulary import SignInMethod
from symbiosis.actors.capabilities import MemberRole
from symbiosis.actors.people import queries as people_queries
from symbiosis.actors.people import service as people
from symbiosis.actors.people.invitations import note
from symbiosis.actors.people.schemas import InvitationAcceptance, InvitedOut, OrganisationRef
from symbiosis.actors.people_models import Invitation
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.by import By
from symbiosis.kit.problems import FieldError, InvalidInput, Problem


class InvitationNotValid(Problem):
    status, code, title = 404, "invitation-not-valid", "This invitation cannot be used"


class SignInFirst(Problem):
    status, code, title = 403, "sign-in-first", "This address has an account: sign in with it"


async def look_at(session: AsyncSession, token: str, now: datetime) -> InvitedOut:
    """Errors: `invitation-not-valid`."""
    invitation, organisation = await _valid(session, token, now)
    user = await session.scalar(account_queries.user_by_email(invitation.email))
    agreed = await session.scalar(people_queries.has_agreed(invitation.email, invitation.agreed))
    return InvitedOut(
        organisation=organisation,
        role=MemberRole(invitation.role),
        email=invitation.email,
        language="en" if invitation.language == "en" else "da",
        has_account=user is not None,
        consents_needed=not agreed,
        expires_at=invitation.expires_at,
    )


async def accept(
    session: AsyncSession,
    viewer: Viewer,
    accepted: InvitationAcceptance,
    user_agent: str | None,
    now: datetime,
) -> tuple[str | None, UserSession]:
    """A place in the organisation. For an address without an account the link has proved the address: a new
    account, its session and the session's token. An account that exists is never opened by the link, which is
    good for two weeks and gets passed on: its person goes on with the session they have.

    Errors: `invitation-not-valid`, `sign-in-first`, `invalid-input`.
    """
    invitation, organisation = await _valid(session, accepted.token, now)
    user = await session.scalar(account_queries.user_by_email(invitation.email))
    if user is not None:
        signed_in = await _signed_in_as(session, viewer, user)
        await _come_in(session, viewer.by(), invitation, organisation, user, accepted, now)
        return None, signed_in
    user = await _new_account(session, invitation, accepted)
    by = By(user_id=user.id, auth=SignInMethod.INVITATION)
    await _come_in(session, by, invitation, organisation, user, accepted, now)
    return open_session(session, user.id, SignInMethod.INVITATION, user_agent, now)


async def _signed_in_as(session: AsyncSession, viewer: Viewer, user: User) -> UserSession:
    if viewer.session_id is None or viewer.user_id != user.id:
        raise SignInFirst("Sign in with the address that is invited, then accept the invitation.")
    return await session.get_one(UserSession, viewer.session_id)


async def _come_in(
    session: AsyncSession,
    by: By,
    invitation: Invitation,
    organisation: OrganisationRef,
    user: User,
    accepted: InvitationAcceptance,
    now: datetime,
) -> None:
    if invitation.agreed:
        await move_to_account(session, email=invitation.email, user_id=user.id)
    await _agree(session, user, accepted.consents, now)
    invitation.accepted_at = now
    note(session, by, "accepted", invitation)
    await session.flush()
    if await session.scalar(people_queries.membership(organisation.id, user.id)) is None:
        await people.add_member(session, organisation.id, user.id, invitation.role, by)


async def _new_account(session: AsyncSession, invitation: Invitation, accepted: InvitationAcceptance) -> User:
    if accepted.display_name is None:
        remedy = "Say what others shall call you."
        raise InvalidInput(remedy, errors=[FieldError("/display_name", "missing", remedy)])
    return await create_user(
        session,
        email=invitation.email,
        password=None,
        display_name=accepted.display_name,
        language=accepted.language or invitation.language,
    )


async def _agree(session: AsyncSession, user: User, given: Sequence[ConsentIn], now: datetime) -> None:
    """Applicants who were accepted have agreed in their application, people with an account when they got it."""
    agreed = bool(await session.scalar(people_queries.has_agreed(user.email)))
    await record_consents(
        session, user_id=user.id, given=given, language=user.language, now=now, complete=not agreed
    )


async def _valid(session: AsyncSession, token: str, now: datetime) -> tuple[Invitation, OrganisationRef]:
    """Never there, used, revoked and expired look alike. Found by hash: there is nothing to time."""
    row = (await session.execute(people_queries.invitation_with(hash_token(token), now))).one_or_none()
    if row is None:
        raise InvitationNotValid("Ask whoever invited you to send it again.")
    return row.Invitation, OrganisationRef(id=row.organisation_id, display_name=row.display_name)
