"""Erasing a person: what identifies them goes, what they did stays under a mark."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import (
    ApiKey,
    AuthenticatorApp,
    Consent,
    Passkey,
    PasskeyChallenge,
    RecoveryCode,
    SignInMail,
    User,
    UserSession,
)
from symbiosis.actors.models import Actor
from symbiosis.actors.people_models import Invitation, Mandate, Membership, StaffGrant
from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.models import Exchange, Proposal, Registration
from symbiosis.exchanges.paper_models import Signature
from symbiosis.integrations.models import Import
from symbiosis.joining.models import Application
from symbiosis.joining.rules import DECIDED
from symbiosis.joining.vocabulary import ApplicationState
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.mail.models import Mail
from symbiosis.kit.problems import Conflict, NotAllowed, NotFound
from symbiosis.matches.models import Match, MatchFollowUp, MatchNote, MatchNotice, SavedFilter
from symbiosis.privacy import queries, registration_retention, rules
from symbiosis.trips.models import Traveller, TripApplication

_OWNED = (
    UserSession,
    SignInMail,
    Passkey,
    PasskeyChallenge,
    AuthenticatorApp,
    RecoveryCode,
    ApiKey,
    Membership,
    SavedFilter,
    MatchNotice,
)


class LastAdministrator(Conflict):
    code, title = "last-administrator", "An organisation would lose its only administrator"


async def erase(
    session: AsyncSession, user_id: UUID, by: By, now: datetime, *, leave_without_administrator: bool = False
) -> None:
    """Errors: `not-found`, `not-allowed` for demonstration accounts, `last-administrator`."""
    # Organisations before people, as everywhere: the other way round two could wait for each other.
    await session.execute(queries.organisations_to_keep(user_id))
    person = await session.scalar(queries.person(user_id))
    if person is None:
        raise NotFound("There is no such person.")
    if person.demo:
        raise NotAllowed("This account belongs to the demonstration; others use it too.")
    if not leave_without_administrator:
        await _refuse_orphans(session, user_id)
    await _forget_address(session, person.email, now)
    await _forget_account(session, person, now)
    record(session, by=by, tag="person.erased", subject_type="user", subject_id=user_id)
    await session.flush()


async def _refuse_orphans(session: AsyncSession, user_id: UUID) -> None:
    names = (await session.scalars(queries.left_without_administrator(user_id))).all()
    if names:
        raise LastAdministrator(
            f"Make somebody else an administrator of {', '.join(names)} first,"
            " or send leave_without_administrator: true."
        )


async def _forget_address(session: AsyncSession, email: str, now: datetime) -> None:
    """Rows that know the person by address only."""
    address = email.lower()
    for model, column in ((Invitation, Invitation.email), (Mail, Mail.recipient), (Consent, Consent.email)):
        await session.execute(delete(model).where(func.lower(column) == address))
    theirs = update(Application).where(func.lower(Application.applicant_email) == address)
    # Nobody can decide on what is empty.
    waiting = theirs.where(Application.state.not_in(DECIDED))
    await session.execute(waiting.values(state=ApplicationState.WITHDRAWN, decided_at=now))
    await session.execute(theirs.values(**rules.EMPTY_APPLICATION))


async def _forget_account(session: AsyncSession, person: User, now: datetime) -> None:
    organisations = (await session.scalars(queries.organisations_of(person.id))).all()
    for model in _OWNED:
        await session.execute(delete(model).where(model.user_id == person.id))
    # Nobody is left to look after these records, so their cluster does again.
    left = update(Actor).where(Actor.id.in_(organisations), queries.without_people())
    await session.execute(left.values(claimed=False), execution_options={"synchronize_session": False})
    held, granted = update(Mandate).where(Mandate.holder_id == person.id), StaffGrant.user_id == person.id
    await session.execute(held.where(Mandate.revoked_at.is_(None)).values(revoked_at=now))
    await session.execute(
        update(StaffGrant).where(granted, StaffGrant.ended_at.is_(None)).values(ended_at=now)
    )
    travelled = or_(Traveller.user_id == person.id, func.lower(Traveller.email) == person.email.lower())
    unnamed = {"name": rules.ERASED_NAME, "email": None, "sealed_needs": None, "user_id": None}
    await session.execute(update(Traveller).where(travelled).values(**unnamed))
    for told in (
        Registration.contact_user_id,
        Proposal.proposed_by,
        Exchange.visitor_user_id,
        FollowUp.submitted_by,
        TripApplication.applicant_id,
        Import.user_id,
        Match.suggested_by,
        MatchFollowUp.assignee_id,
        MatchNote.author_id,
    ):
        theirs = update(told.class_).where(told == person.id).values({told.key: None})
        await session.execute(theirs, execution_options={"synchronize_session": False})
    await _forget_signatures(session, person.id)
    await _forget_cvs(session, person.id, now)
    person.email, person.display_name = rules.erased_email(person.id), rules.ERASED_NAME
    person.password_hash, person.erased_at = None, now


async def _forget_signatures(session: AsyncSession, user_id: UUID) -> None:
    """What stands stays: the funder may ask who signed. Under what was voided no name is needed."""
    theirs = update(Signature).where(
        Signature.signed_by == user_id, Signature.document_id.in_(queries.documents_without_force())
    )
    await session.execute(
        theirs.values(signer_name=None, reason=None), execution_options={"synchronize_session": False}
    )


async def _forget_cvs(session: AsyncSession, user_id: UUID, now: datetime) -> None:
    """The bytes go with the next cleaning of the store."""
    theirs = update(StoredFile).where(
        StoredFile.uploaded_by == user_id, StoredFile.purged_at.is_(None), registration_retention.is_cv()
    )
    gone = theirs.values(purged_at=now, name="deleted")
    await session.execute(gone, execution_options={"synchronize_session": False})
