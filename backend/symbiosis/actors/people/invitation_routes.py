"""How people are invited into an organisation, and how they come in."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from symbiosis.accounts.schemas import SessionOut
from symbiosis.accounts.sessions import replace_cookie, session_out
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.actors.people import accepting, invitations
from symbiosis.actors.people.schemas import (
    InvitationAcceptance,
    InvitationIn,
    InvitationOut,
    InvitationTokenIn,
    InvitedOut,
)
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, OPEN_TO_SESSIONS, Who, access
from symbiosis.kit.database import Pool, Session, raw_connection
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1", tags=["People"])


@router.get(
    "/actors/{actor_id}/invitations",
    summary="List the invitations nobody has accepted yet",
    response_model=Page[InvitationOut],
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE),
)
async def list_invitations(viewer: SignedIn, session: Session, actor_id: UUID) -> Any:
    """For its administrators; for reviewing staff while nobody has come yet."""
    return {"data": await invitations.read_invitations(session, viewer, actor_id, clock.now())}


@router.post(
    "/actors/{actor_id}/invitations",
    status_code=201,
    summary="Invite someone into an organisation",
    response_model=InvitationOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422, 429),
    openapi_extra=access(Who.PEOPLE),
)
async def invite_person(
    viewer: SignedIn, session: Session, pool: Pool, actor_id: UUID, invited: InvitationIn
) -> Any:
    """Mails a link that is good for two weeks, in the language chosen."""
    return await invitations.invite_person(session, viewer, pool, actor_id, invited, clock.now())


@router.delete(
    "/actors/{actor_id}/invitations/{invitation_id}",
    status_code=204,
    summary="Revoke an invitation",
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE),
)
async def revoke_invitation(viewer: SignedIn, session: Session, actor_id: UUID, invitation_id: UUID) -> None:
    """Its link is worth nothing from now on."""
    await invitations.revoke_invitation(session, viewer, actor_id, invitation_id, clock.now())


@router.post(
    "/actors/{actor_id}/invitations/{invitation_id}/send-again",
    summary="Send an invitation again",
    response_model=InvitationOut,
    responses=problems(401, 403, 404, 429),
    openapi_extra=access(Who.PEOPLE),
)
async def send_invitation_again(
    viewer: SignedIn, session: Session, pool: Pool, actor_id: UUID, invitation_id: UUID
) -> Any:
    """With a new link for two more weeks; the link before is worth nothing from now on."""
    return await invitations.send_again(session, viewer, pool, actor_id, invitation_id, clock.now())


@router.post(
    "/invitations/look",
    summary="Look at an invitation",
    response_model=InvitedOut,
    responses=problems(404, 413, 415, 422),
    openapi_extra=OPEN,
)
async def look_at_invitation(session: Session, looked_at: InvitationTokenIn) -> Any:
    """What the link offers and to whom. Used, revoked, expired and unknown links are all answered alike."""
    return await accepting.look_at(session, looked_at.token, clock.now())


@router.post(
    "/invitations/accept",
    status_code=201,
    summary="Accept an invitation",
    response_model=SessionOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=OPEN_TO_SESSIONS,
)
async def accept_invitation(
    request: Request, viewer: AnyViewer, session: Session, accepted: InvitationAcceptance
) -> Any:
    """Makes the account of an address that is new, and signs in with it; it has no password and signs in by
    mail or passkey. Where the address has an account, one must be signed in with it already."""
    agent, now = request.headers.get("user-agent"), clock.now()
    token, opened = await accepting.accept(session, viewer, accepted, agent, now)
    if token is not None:
        replace_cookie(request, token)
    return await session_out(await raw_connection(session), opened, now)
