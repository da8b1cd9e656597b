"""Accepting an application: the organisation, its place in the cluster, and the invitation of the person."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors import service as actors
from symbiosis.actors.capabilities import MemberRole
from symbiosis.actors.checking import cluster_memberships, verification
from symbiosis.actors.models import Actor
from symbiosis.actors.people.invitations import InvitedAlready, offer_place
from symbiosis.actors.people.service import BelongsAlready
from symbiosis.actors.schemas import ActorCreate
from symbiosis.actors.viewer import PLATFORM, Viewer
from symbiosis.actors.vocabulary import Standing, Verification
from symbiosis.joining import checking, mails, policy, queries
from symbiosis.joining.models import Application
from symbiosis.joining.problems import OrganisationNotActive
from symbiosis.joining.reading import opened_by
from symbiosis.joining.review import decided, to_decide
from symbiosis.joining.service import journal, move, programme_name
from symbiosis.joining.telling import tell_administrators
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
        application.claims_actor_id = claims
    programme = await programme_name(session, application)
    actor = await _organisation(session, viewer, application, programme, now)
    if viewer.belongs_to(actor.id):
        raise NotAllowed(policy.OWN_ORGANISATION)
    opens = await opened_by(session, actor.id)
    if opens is not None and (reason := policy.why_not_open(viewer, opens)):
        raise NotAllowed(reason)
    application.actor_id, application.reason = actor.id, None
    decided(application, viewer, now)
    journal(session, application, "accepted", viewer.by(), before)
    if opens is None:
        await _leave_to_administrators(session, application, actor, programme, now)
    else:
        await _take_in(session, viewer, application, actor, programme, now)
    return application


async def _leave_to_administrators(
    session: AsyncSession, application: Application, actor: Actor, programme: str, now: datetime
) -> None:
    """Who speaks for this organisation is known, and nobody has proved yet that the applicant's address is
    theirs: staff open neither its confidential rows to a stranger nor its doors to a cluster."""
    await tell_administrators(session, application, actor, programme, now)
    mail = mails.left_to_administrators(application, programme, actor.display_name)
    await write_mail(session, application.applicant_email, mail, now)


async def _take_in(
    session: AsyncSession,
    viewer: Viewer,
    application: Application,
    actor: Actor,
    programme: str,
    now: datetime,
) -> None:
    """Nobody speaks for it yet: from now on the applicant does."""
    await _join(session, viewer, application, actor, now)
    await _verify(session, viewer, actor, programme, now)
    await _invite(session, viewer, application, actor, now)
    mail = mails.accepted(application, programme, actor.display_name)
    await write_mail(session, application.applicant_email, mail, now)


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
    session: AsyncSession, viewer: Viewer, application: Application, actor: Actor, now: datetime
) -> None:
    """As its administrator. Whoever belongs to it keeps the role they have."""
    # Invited before, or a member of an organisation whose last administrator has left.
    with suppress(InvitedAlready, BelongsAlready):
        await offer_place(
            session,
            viewer.by(),
            actor.id,
            email=application.applicant_email,
            role=MemberRole.ORG_ADMIN,
            language=application.language,
            now=now,
            invited_by=viewer.user_id,
            agreed=True,
        )
