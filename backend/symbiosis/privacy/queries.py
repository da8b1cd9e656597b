"""What is read about one person, wherever it stands; and what retention rules find due."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, Text, and_, bindparam, exists, func, or_, select
from sqlalchemy import Uuid as UuidType
from sqlalchemy.dialects.postgresql import distinct_on

from symbiosis.accounts.models import (
    ApiKey,
    AuthenticatorApp,
    Consent,
    Passkey,
    RecoveryCode,
    User,
    UserSession,
)
from symbiosis.actors.models import Actor
from symbiosis.actors.people_models import Invitation, Mandate, Membership, StaffGrant
from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.models import Exchange, ExchangeReport, Proposal, Registration
from symbiosis.exchanges.paper_models import Document, Signature
from symbiosis.integrations.models import Import
from symbiosis.joining.models import Application
from symbiosis.journal.models import JournalEntry
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.mail.models import Mail
from symbiosis.kit.reads import Read, json_array, json_object
from symbiosis.matches.models import MatchFollowUp, MatchNote, MatchNotice, SavedFilter
from symbiosis.privacy.models import RetentionRun
from symbiosis.trips.models import Traveller, TripApplication

_ID = bindparam("user_id", type_=UuidType)
_EMAIL = bindparam("email", type_=Text)

_of_actor = Actor.display_name.label("organisation")


def _is_theirs(column: Any) -> ColumnElement[bool]:
    return func.lower(column) == func.lower(_EMAIL)


def _rows(columns: list[Any], *where: ColumnElement[bool], joined: Any = None) -> Read:
    rows: Select[Any] = select(*columns).where(*where)
    return Read(json_array(rows if joined is None else rows.join(Actor, Actor.id == joined)))


_U, _S, _K, _A = User, UserSession, ApiKey, Application
PROFILE = Read(
    json_object(select(_U.id, _U.email, _U.display_name, _U.language, _U.created_at).where(_U.id == _ID))
)
_SEAT, _TRAVEL = TripApplication, Traveller
_STAY, _TOLD, _SINCE = Exchange, ExchangeReport, FollowUp
_R, _P = Registration, Proposal
SECTIONS: dict[str, Read] = {
    "exchanges": _rows(
        [_of_actor, _STAY.code, _STAY.visitor_person, _STAY.state, _STAY.planned_start, _STAY.planned_end],
        _STAY.visitor_user_id == _ID,
        joined=_STAY.visitor_id,
    ),
    "exchange_reports": _rows(
        [_TOLD.exchange_id, _TOLD.side, _TOLD.answers, _TOLD.submitted_at], _TOLD.submitted_by == _ID
    ),
    "exchange_follow_ups": _rows(
        [_SINCE.exchange_id, _SINCE.months, _SINCE.side, _SINCE.answers, _SINCE.submitted_at],
        _SINCE.submitted_by == _ID,
    ),
    "exchange_registrations": _rows(
        [
            *(_of_actor, _R.state, _R.roles, _R.motivation, _R.learning_goals, _R.offers, _R.topics),
            _R.created_at,
        ],
        _R.contact_user_id == _ID,
        joined=_R.actor_id,
    ),
    "exchange_proposals": _rows(
        [_P.state, _P.message, _P.starts_on, _P.ends_on, _P.created_at], _P.proposed_by == _ID
    ),
    "trip_applications": _rows(
        [_of_actor, _SEAT.state, _SEAT.motivation, _SEAT.expectations, _SEAT.created_at],
        _SEAT.applicant_id == _ID,
        joined=_SEAT.actor_id,
    ),
    "travels": _rows(
        [_TRAVEL.name, _TRAVEL.email, _TRAVEL.photo_consent, _TRAVEL.created_at], _is_theirs(_TRAVEL.email)
    ),
    "memberships": _rows(
        [_of_actor, Membership.role, Membership.since], Membership.user_id == _ID, joined=Membership.actor_id
    ),
    "mandates": _rows(
        [_of_actor, Mandate.scope, Mandate.valid_until, Mandate.created_at, Mandate.revoked_at],
        Mandate.holder_id == _ID,
        joined=Mandate.actor_id,
    ),
    "staff_roles": _rows(
        [
            StaffGrant.role,
            StaffGrant.programme_slug,
            StaffGrant.cluster_slug,
            StaffGrant.valid_until,
            StaffGrant.created_at,
            StaffGrant.ended_at,
        ],
        StaffGrant.user_id == _ID,
    ),
    "invitations": _rows(
        [_of_actor, Invitation.email, Invitation.role, Invitation.created_at, Invitation.accepted_at],
        _is_theirs(Invitation.email),
        joined=Invitation.actor_id,
    ),
    "applications": _rows(
        [
            *(_A.programme_slug, _A.state, _A.applicant_name, _A.applicant_email, _A.language),
            *(_A.organisation, _A.proof, _A.answers, _A.message, _A.reason, _A.created_at, _A.decided_at),
        ],
        _is_theirs(_A.applicant_email),
    ),
    "consents": _rows(
        [Consent.purpose, Consent.text_version, Consent.language, Consent.given, Consent.at],
        or_(Consent.user_id == _ID, _is_theirs(Consent.email)),
    ),
    "sessions": _rows(
        [_S.method, _S.user_agent, _S.created_at, _S.last_seen_at, _S.second_factor_at, _S.expires_at],
        _S.user_id == _ID,
    ),
    "saved_filters": _rows(
        [SavedFilter.page, SavedFilter.name, SavedFilter.query, SavedFilter.created_at],
        SavedFilter.user_id == _ID,
    ),
    "match_notices": _rows(
        [MatchNotice.strong_at_once, MatchNotice.digest, MatchNotice.strong_told_until],
        MatchNotice.user_id == _ID,
    ),
    "passkeys": _rows([Passkey.name, Passkey.created_at, Passkey.last_used_at], Passkey.user_id == _ID),
    "authenticator_apps": _rows(
        [AuthenticatorApp.created_at, AuthenticatorApp.confirmed_at], AuthenticatorApp.user_id == _ID
    ),
    "recovery_codes": _rows([RecoveryCode.used_at], RecoveryCode.user_id == _ID),
    "api_keys": _rows(
        [_K.name, _K.prefix, _K.scopes, _K.created_at, _K.expires_at, _K.last_used_at, _K.revoked_at],
        _K.user_id == _ID,
    ),
    "mails": _rows([Mail.subject, Mail.language, Mail.created_at, Mail.sent_at], _is_theirs(Mail.recipient)),
    "match_notes": _rows(
        [MatchNote.match_id, MatchNote.text, MatchNote.created_at], MatchNote.author_id == _ID
    ),
    "match_follow_ups": _rows(
        [MatchFollowUp.match_id, MatchFollowUp.next_step, MatchFollowUp.due_on, MatchFollowUp.updated_at],
        MatchFollowUp.assignee_id == _ID,
    ),
    "signatures": Read(
        json_array(
            select(
                *(Document.kind, Signature.party, Signature.state, Signature.signer_name),
                *(Signature.signed_at, Signature.method, Signature.reason, Signature.signed_hash),
            )
            .join(Document, Document.id == Signature.document_id)
            .where(Signature.signed_by == _ID)
        )
    ),
    "uploaded_files": _rows(
        [StoredFile.name, StoredFile.media_type, StoredFile.size_bytes, StoredFile.created_at],
        StoredFile.uploaded_by == _ID,
        StoredFile.purged_at.is_(None),
    ),
    "imports": _rows([Import.kind, Import.state, Import.created_at], Import.user_id == _ID),
    "journal": _rows(
        [
            JournalEntry.at,
            JournalEntry.tag,
            JournalEntry.auth,
            JournalEntry.on_behalf_of,
            JournalEntry.subject_id,
        ],
        JournalEntry.user_id == _ID,
    ),
}
"""JSON arrays by the name they have in `ExportOut`; secrets and digests are left out."""


def person(user_id: UUID) -> Select[User]:
    """Locked until the transaction ends; erased people are there no more."""
    return select(User).where(User.id == user_id, User.erased_at.is_(None)).with_for_update()


def person_by_email(email: str) -> Select[User]:
    found = select(User).where(func.lower(User.email) == email.lower(), User.erased_at.is_(None))
    return found.with_for_update()


def left_without_administrator(user_id: UUID) -> Select[str]:
    """Names of organisations with other people whose only administrator this is."""
    mine, other = Membership, Membership.__table__.alias("other").c
    others = and_(other.actor_id == mine.actor_id, other.user_id != mine.user_id)
    return (
        select(Actor.display_name)
        .join(mine, mine.actor_id == Actor.id)
        .where(mine.user_id == user_id, mine.role == "org_admin")
        .where(exists().where(others), ~exists().where(others, other.role == "org_admin"))
        .order_by(Actor.sort_name)
    )


def organisations_to_keep(user_id: UUID) -> Select[UUID]:
    """Locked until the transaction ends, always in the same order: whoever else changes who belongs to them
    waits, and of two administrators who go at once the second one is asked to stay."""
    mine = select(Membership.actor_id).where(Membership.user_id == user_id)
    return select(Actor.id).where(Actor.id.in_(mine)).order_by(Actor.id).with_for_update()


def organisations_of(user_id: UUID) -> Select[UUID]:
    return select(Membership.actor_id).where(Membership.user_id == user_id)


def without_people() -> ColumnElement[bool]:
    return ~exists().where(Membership.actor_id == Actor.id)


def documents_without_force() -> Select[UUID]:
    """Nobody is bound by what was signed under them."""
    return select(Document.id).where(Document.state.in_(["voided", "declined", "superseded"]))


def applications_of(email: str) -> Select[Application]:
    return select(Application).where(func.lower(Application.applicant_email) == email.lower())


def due(table: Table, condition: ColumnElement[bool]) -> Select[int]:
    """How many rows a retention rule would take now."""
    return select(func.count()).select_from(table).where(condition)


def runs_since(since: datetime) -> Select[str, int]:
    """By rule: how much was removed since then."""
    return (
        select(RetentionRun.rule, func.coalesce(func.sum(RetentionRun.removed), 0).label("removed"))
        .where(RetentionRun.at >= since)
        .group_by(RetentionRun.rule)
    )


def last_runs() -> Select[RetentionRun]:
    newest = select(RetentionRun).order_by(RetentionRun.rule, RetentionRun.at.desc())
    return newest.ext(distinct_on(RetentionRun.rule))


def decisions_of(user_id: UUID) -> Select[Consent]:
    """For each purpose the newest, which counts."""
    newest = select(Consent).where(Consent.user_id == user_id)
    return newest.order_by(Consent.purpose, Consent.at.desc(), Consent.id.desc()).ext(
        distinct_on(Consent.purpose)
    )
