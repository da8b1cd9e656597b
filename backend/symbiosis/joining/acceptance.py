"""Accepting an application: the organisation, its place in the cluster, and the invitation of the person."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import cluster_memberships, parties, verification
from symbiosis.actors import service as actors
from symbiosis.actors.capabilities import MemberRole
from symbiosis.actors.invitations import InvitedAlready, offer_place
from symbiosis.actors.models import Actor
from symbiosis.actors.schemas import ActorCreate
from symbiosis.actors.viewer import PLATFORM, Viewer
from symbiosis.actors.vocabulary import Standing, Verification
from symbiosis.joining import checking, mails, policy, queries
from symbiosis.joining.models import Application
from symbiosis.joining.problems import OrganisationNotActive
from symbiosis.joining.review import decided, to_decide
from symbiosis.joining.service import journal, move, programme_name
from symbiosis.joining.vocabulary import Verb
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed


async def accept(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    claims: UUID | None,
    if_match: str | None,
    now: datetime,
) -> Application:
    """`claims`: the organisation is this one of the registry, whatever the form says.

    Errors: as `to_decide`, and `wrong-state`, `already-registered`, `organisation-not-active`, `invalid-input`.
    """
    application = await to_decide(session, viewer, application_id, if_match)
    before = application.state
    move(application, Verb.ACCEPT)
    if claims is not None:
        _refuse_own(viewer, claims)
        application.claims_actor_id = claims
    programme = await programme_name(session, application)
    actor = await _organisation(session, viewer, application, programme, now)
    application.actor_id, application.reason = actor.id, None
    decided(application, viewer, now)
    speaks = await _speaks_for(session, application, actor)
    if speaks:
        await _join(session, viewer, application, actor, now)
        await _verify(session, viewer, actor, programme, now)
    journal(session, application, "accepted", viewer.by(), before)
    invited = await _invite(session, viewer, application, actor, now)
    mail = mails.accepted(application, programme, actor.display_name, invited=invited, joined=speaks)
    await write_mail(session, application.applicant_email, mail, now)
    return application


def _refuse_own(viewer: Viewer, actor_id: UUID) -> None:
    if viewer.belongs_to(actor_id):
        raise NotAllowed(policy.OWN_ORGANISATION)


async def _organisation(
    session: AsyncSession, viewer: Viewer, application: Application, programme: str, now: datetime
) -> Actor:
    if application.claims_actor_id is not None:
        return await _claimed(session, application.claims_actor_id)
    described = ActorCreate.model_validate(application.organisation)
    # Somebody else may have registered it since: then it is claimed, not registered twice.
    await checking.refuse_known(session, described)
    # Deciding on applications includes registering the organisation, also for reviewers.
    registrar = replace(PLATFORM, user_id=viewer.user_id, session_id=viewer.session_id, auth=viewer.auth)
    where = f"{application.cluster_slug} ({programme})" if application.cluster_slug else programme
    provenance = actors.Provenance(Verification.SELF_DECLARED, f"Applied to join, checked by {where}")
    return await actors.register_actor(session, registrar, described, now, provenance)


async def _claimed(session: AsyncSession, claimed: UUID) -> Actor:
    """What was merged meanwhile lives on where it was merged into."""
    actor = await queries.actor_of(session, claimed)
    while actor is not None and actor.merged_into is not None:
        actor = await queries.actor_of(session, actor.merged_into)
    if actor is None:
        remedy = "Use the id of an organisation of the registry."
        raise InvalidInput(remedy, errors=[FieldError("/claims_actor_id", "unknown_actor", remedy)])
    if actor.standing != Standing.ACTIVE:
        raise OrganisationNotActive(f"It is {actor.standing}. Reinstate it first, or refuse the application.")
    return actor


async def _speaks_for(session: AsyncSession, application: Application, actor: Actor) -> bool:
    """Only an administrator brings an organisation into a programme, where it has one: a colleague's
    application must not open its streams to another cluster."""
    role = await queries.role_of(session, actor.id, application.applicant_email)
    return role == MemberRole.ORG_ADMIN or not await queries.has_administrator(session, actor.id)


async def _join(
    session: AsyncSession, viewer: Viewer, application: Application, actor: Actor, now: datetime
) -> None:
    """Claimed for the organisation; confirmed where the decider may confirm for that cluster."""
    if application.cluster_slug is not None:
        party = await parties.of(session, actor.id)
        await cluster_memberships.join(session, viewer, party, [application.cluster_slug], now)


async def _verify(session: AsyncSession, viewer: Viewer, actor: Actor, programme: str, now: datetime) -> None:
    """Whoever accepts has looked at the organisation. Demonstration records stay what they are."""
    if actor.verification not in (Verification.VERIFIED, Verification.DEMONSTRATION):
        source = f"Application to join {programme}"
        await verification.confirm(session, actor, viewer.by(), source, now)


async def _invite(
    session: AsyncSession,
    viewer: Viewer,
    application: Application,
    actor: Actor,
    now: datetime,
) -> bool:
    """As its administrator; as a viewer where the organisation has one already, who alone says what a
    colleague may do. Whoever belongs to it keeps the role they have."""
    email = application.applicant_email
    if await queries.role_of(session, actor.id, email) is not None:
        return False
    role = MemberRole.VIEWER if await queries.has_administrator(session, actor.id) else MemberRole.ORG_ADMIN
    # Invited by the organisation itself, which has said in which role: that stands.
    with suppress(InvitedAlready):
        await offer_place(
            session,
            viewer.by(),
            actor.id,
            email=email,
            role=role,
            language=application.language,
            now=now,
            invited_by=viewer.user_id,
        )
    return True
