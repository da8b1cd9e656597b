"""What staff do with an application: read it, ask for changes, refuse it. Accepting is in `acceptance`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.joining import mails, policy, queries
from symbiosis.joining.models import Application
from symbiosis.joining.reading import applied
from symbiosis.joining.service import journal, move, programme_name, status_link
from symbiosis.joining.vocabulary import Verb
from symbiosis.kit.http import check_version
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import NotAllowed, NotFound


async def read_application(session: AsyncSession, viewer: Viewer, application_id: UUID) -> Application:
    """Personal data: who has read it stands in the journal. Errors: `not-found`."""
    application = await session.scalar(queries.by_id(application_id))
    application = await _visible(session, viewer, application)
    journal(session, application, "read", viewer.by())
    return application


async def request_changes(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    reason: str,
    if_match: str | None,
    now: datetime,
) -> Application:
    """The applicant gets the reason and a new link; the one before is worth nothing from then on,
    for we do not know it any more. Errors: as `to_decide`, and `wrong-state`."""
    application = await to_decide(session, viewer, application_id, if_match)
    before, token = application.state, new_token()
    move(application, Verb.REQUEST_CHANGES)
    application.reason, application.token_hash, application.updated_at = reason, hash_token(token), now
    journal(session, application, "changes_requested", viewer.by(), before)
    link = status_link(application, token)
    mail = mails.changes_requested(application, await programme_name(session, application), link)
    await write_mail(session, application.applicant_email, mail, now)
    return application


async def refuse(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    reason: str,
    if_match: str | None,
    now: datetime,
) -> Application:
    """Errors: as `to_decide`, and `wrong-state`."""
    application = await to_decide(session, viewer, application_id, if_match)
    before = application.state
    move(application, Verb.REFUSE)
    application.reason = reason
    decided(application, viewer, now)
    journal(session, application, "refused", viewer.by(), before)
    mail = mails.refused(application, await programme_name(session, application))
    await write_mail(session, application.applicant_email, mail, now)
    return application


async def to_decide(
    session: AsyncSession, viewer: Viewer, application_id: UUID, if_match: str | None
) -> Application:
    """The application, locked: of two who decide at once the second finds it decided.

    `if_match`: what is decided on is what was read, for applicants may correct it meanwhile. Errors:
    `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`.
    """
    application = await session.scalar(queries.locked(queries.by_id(application_id)))
    application = await _visible(session, viewer, application)
    email = await queries.email_of(session, viewer.user_id)
    programmes = await queries.clusters_of_programmes_in(session)
    if reason := policy.why_not_decide(viewer, email, await applied(session, application), programmes):
        raise NotAllowed(reason)
    check_version(if_match, application.version)
    return application


def decided(application: Application, viewer: Viewer, now: datetime) -> None:
    application.decided_by, application.decided_at, application.updated_at = viewer.user_id, now, now


async def _visible(session: AsyncSession, viewer: Viewer, application: Application | None) -> Application:
    if application is not None:
        programmes = await queries.clusters_of_programmes_in(session)
        reach = policy.reach(viewer, Capability.APPLICATIONS_READ, programmes)
        if reach.covers(application.programme_slug, application.cluster_slug):
            return application
    raise NotFound("There is no such application, or it is not of your programme or cluster.")
