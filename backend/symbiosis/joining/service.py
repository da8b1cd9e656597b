"""What applicants do: apply, correct, send again, withdraw. Their token is all they need."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.consents import record_consents
from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.actors.models import Programme
from symbiosis.joining import checking, content, limited, mails, queries
from symbiosis.joining.models import Application
from symbiosis.joining.rules import next_state, why_not_move
from symbiosis.joining.schemas import ApplicationIn, ApplicationPatch
from symbiosis.joining.telling import tell_reviewers
from symbiosis.joining.vocabulary import Verb
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit import limits
from symbiosis.kit.http import check_version
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import NotFound, WrongState
from symbiosis.kit.reads import Connection

BY_APPLICANT = By(auth="application_token")


async def apply_to_join(
    session: AsyncSession, pool: Connection, said: ApplicationIn, caller: str, now: datetime
) -> tuple[Application, str]:
    """The application and its token, which is nowhere else but in the mail.

    Errors: `too-many-requests`, `invalid-input`, `not-eligible`, `already-registered`.
    """
    checked = await checking.check(session, said.programme_slug, said)
    email = str(said.applicant_email)
    await record_consents(session, email=email, given=said.consents, language=said.language, now=now)
    # Last, so that somebody who has to correct a field does not use up their tries.
    await limits.take(pool, limited.PER_CALLER, caller, now)
    await limits.take(pool, limited.PER_ADDRESS, email, now)
    token = new_token()
    application = Application(
        programme_slug=said.programme_slug,
        applicant_email=email,
        state="submitted",
        token_hash=hash_token(token),
        created_at=now,
        updated_at=now,
        **content.columns_of(said, checked),
    )
    session.add(application)
    await session.flush()
    journal(session, application, "submitted", BY_APPLICANT)
    programme = await programme_name(session, application)
    link = status_link(application, token)
    await write_mail(session, email, mails.received(application, programme, link), now)
    await tell_reviewers(session, application, programme, now)
    return application, token


async def read_mine(session: AsyncSession, token: str | None) -> Application:
    """Errors: `not-found`."""
    return await _found(session, token, lambda found: found)


async def correct_mine(
    session: AsyncSession, token: str | None, patch: ApplicationPatch, if_match: str | None, now: datetime
) -> Application:
    """JSON merge patch; the same content changes nothing.

    Errors: `not-found`, `wrong-state`, `if-match-required`, `changed-meanwhile`, and as applying.
    """
    application = await _found(session, token, queries.locked)
    check_version(if_match, application.version)
    move(application, Verb.CORRECT)
    said = content.patched(application, patch)
    columns = content.columns_of(said, await checking.check(session, application.programme_slug, said))
    changed = sorted(name for name, value in columns.items() if getattr(application, name) != value)
    if changed:
        for name in changed:
            setattr(application, name, columns[name])
        application.updated_at = now
        journal(session, application, "corrected", BY_APPLICANT, fields=changed)
        await session.flush()
    return application


async def resubmit_mine(session: AsyncSession, token: str | None, now: datetime) -> Application:
    """Back to staff. Errors: `not-found`, `wrong-state`."""
    application = await _found(session, token, queries.locked)
    before = application.state
    move(application, Verb.RESUBMIT)
    application.reason, application.updated_at = None, now
    journal(session, application, "resubmitted", BY_APPLICANT, before)
    await tell_reviewers(session, application, await programme_name(session, application), now)
    await session.flush()
    return application


async def withdraw_mine(session: AsyncSession, token: str | None, now: datetime) -> Application:
    """Errors: `not-found`, `wrong-state`."""
    application = await _found(session, token, queries.locked)
    before = application.state
    move(application, Verb.WITHDRAW)
    application.decided_at = application.updated_at = now
    journal(session, application, "withdrawn", BY_APPLICANT, before)
    mail = mails.withdrawn(application, await programme_name(session, application))
    await write_mail(session, application.applicant_email, mail, now)
    await session.flush()
    return application


# --- shared with the review ---


def move(application: Application, verb: Verb) -> None:
    """Errors: `wrong-state`, which says what is possible."""
    if reason := why_not_move(application.state, verb):
        raise WrongState(reason)
    application.state = next_state(application.state, verb) or application.state


def journal(
    session: AsyncSession,
    application: Application,
    what: str,
    by: By,
    before: str | None = None,
    **change: Any,
) -> None:
    record(
        session,
        by=by,
        tag=f"application.{what}",
        subject_type="application",
        subject_id=application.id,
        actor_id=application.actor_id,
        before={"state": before} if before else None,
        after={"state": application.state} if before else None,
        change=change,
    )


async def programme_name(session: AsyncSession, application: Application) -> str:
    programme = await session.get_one(Programme, application.programme_slug)
    return programme.name


def status_link(application: Application, token: str) -> str:
    """The token stands behind the #, which browsers send to nobody."""
    return link_to(f"/join/status#{application.id}.{token}")


async def _found(session: AsyncSession, token: str | None, how: Any) -> Application:
    found: Select[Application] = queries.by_token(hash_token(token or ""))
    application: Application | None = await session.scalar(how(found))
    if application is None:
        raise NotFound("Open the link in the newest mail about your application.")
    return application
