"""What is read about the people of an organisation: members, invitations, mandates."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import aliased

from symbiosis.accounts.consent_texts import CURRENT
from symbiosis.accounts.models import Consent, User
from symbiosis.actors.capabilities import MANDATE_HOLDERS, MemberRole
from symbiosis.actors.models import Actor, ProgrammeCluster
from symbiosis.actors.people_models import Invitation, Mandate, Membership, StaffGrant
from symbiosis.actors.vocabulary import Standing

Rows: TypeAlias = Select[*tuple[Any, ...]]
Granter = aliased(User)


def person(of: Any) -> ColumnElement[Any]:
    """A `PersonRef`; null where there is nobody."""
    named = func.json_build_object("user_id", of.id, "display_name", of.display_name)
    return case((of.id.is_not(None), named))


# --- members ---


def members_of(actor_id: UUID) -> Rows:
    """Administrators first."""
    role = Membership.role
    return (
        select(User.id.label("user_id"), User.display_name, User.email, role, Membership.since)
        .join(User, User.id == Membership.user_id)
        .where(Membership.actor_id == actor_id)
        .order_by(role != MemberRole.ORG_ADMIN, func.lower(User.display_name), User.id)
    )


def membership(actor_id: UUID, user_id: UUID) -> Select[Membership]:
    return select(Membership).where(Membership.actor_id == actor_id, Membership.user_id == user_id)


def another_administrator(actor_id: UUID, user_id: UUID) -> Rows:
    return (
        select(Membership.user_id)
        .where(
            Membership.actor_id == actor_id,
            Membership.role == MemberRole.ORG_ADMIN,
            Membership.user_id != user_id,
        )
        .limit(1)
    )


def member_with_address(actor_id: UUID, email: str) -> Rows:
    return (
        select(Membership.user_id)
        .join(User, User.id == Membership.user_id)
        .where(Membership.actor_id == actor_id, func.lower(User.email) == email.lower())
    )


# --- invitations ---


def _is_open(now: datetime) -> ColumnElement[bool]:
    return and_(_is_waiting(), Invitation.expires_at > now)


def _is_waiting() -> ColumnElement[bool]:
    return and_(Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None))


def invitations_of(actor_id: UUID, now: datetime, one: UUID | None = None) -> Rows:
    """Those nobody has accepted or taken back, the newest first; or one of them alone."""
    found = (
        select(
            Invitation.id,
            Invitation.email,
            Invitation.role,
            Invitation.language,
            person(User).label("invited_by"),
            Invitation.created_at,
            Invitation.expires_at,
            case((_is_open(now), "open"), else_="expired").label("state"),
        )
        .join(User, User.id == Invitation.invited_by, isouter=True)
        .where(Invitation.actor_id == actor_id, _is_waiting())
        .order_by(Invitation.id.desc())
    )
    return found if one is None else found.where(Invitation.id == one)


def invitation_to_change(actor_id: UUID, invitation_id: UUID) -> Select[Invitation]:
    found = select(Invitation).where(Invitation.actor_id == actor_id, Invitation.id == invitation_id)
    return found.where(_is_waiting()).with_for_update()


def open_invitation_of(actor_id: UUID, email: str, now: datetime) -> Rows:
    return select(Invitation.id).where(
        Invitation.actor_id == actor_id, func.lower(Invitation.email) == email.lower(), _is_open(now)
    )


def invitation_with(token_hash: bytes, now: datetime) -> Rows:
    """The open invitation whose link this is, with its organisation; locked until the transaction ends."""
    return (
        select(Invitation, Actor.id.label("organisation_id"), Actor.display_name)
        .join(Actor, Actor.id == Invitation.actor_id)
        .where(Invitation.token_hash == token_hash, _is_open(now))
        .where(Actor.standing.in_((Standing.ACTIVE, Standing.SUSPENDED)))
        .with_for_update(of=Invitation)
    )


def has_agreed(email: str, in_application: bool = False) -> Rows:
    """Whether the account of this address has agreed to every text that is required; `in_application`: or
    the address itself. Without it anybody could have agreed in this address's name."""
    whose = func.coalesce(User.email, Consent.email) if in_application else User.email
    newest = (
        select(Consent.purpose, Consent.given)
        .join(User, User.id == Consent.user_id, isouter=True)
        .where(func.lower(whose) == email.lower())
        .order_by(Consent.purpose, Consent.at.desc(), Consent.id.desc())
        .ext(distinct_on(Consent.purpose))
        .subquery()
    )
    required = [text.purpose for text in CURRENT.values() if text.required]
    agreed = select(func.count()).select_from(newest).where(newest.c.given, newest.c.purpose.in_(required))
    return select(agreed.scalar_subquery() == len(required))


# --- mandates ---


def is_live(ends: Any, over: Any, now: datetime | None = None) -> ColumnElement[bool]:
    """Neither ended by someone nor by time."""
    return and_(over.is_(None), or_(ends.is_(None), ends > (now or func.now())))


def keeps_mandates(user_id: Any, now: datetime | None = None) -> ColumnElement[bool]:
    """Whoever holds a mandate works for a programme or cluster in such a role."""
    role = StaffGrant.role.in_(sorted(MANDATE_HOLDERS))
    live = is_live(StaffGrant.valid_until, StaffGrant.ended_at, now)
    return exists().where(StaffGrant.user_id == user_id, role, live)


def _mandates(now: datetime) -> Rows:
    in_force = and_(
        is_live(Mandate.valid_until, Mandate.revoked_at, now), keeps_mandates(Mandate.holder_id, now)
    )
    return (
        select(
            Mandate.id,
            Mandate.actor_id,
            person(User).label("holder"),
            Mandate.scope,
            Mandate.valid_until,
            person(Granter).label("granted_by"),
            Mandate.created_at,
            Mandate.revoked_at,
            in_force.label("in_force"),
        )
        .join(User, User.id == Mandate.holder_id)
        .join(Granter, Granter.id == Mandate.granted_by, isouter=True)
    )


def mandates_of(actor_id: UUID, now: datetime) -> Rows:
    """The newest first, those that have ended too."""
    return _mandates(now).where(Mandate.actor_id == actor_id).order_by(Mandate.id.desc()).limit(200)


def mandate(mandate_id: UUID, now: datetime) -> Rows:
    return _mandates(now).where(Mandate.id == mandate_id)


def mandate_to_change(mandate_id: UUID) -> Select[Mandate]:
    return select(Mandate).where(Mandate.id == mandate_id).with_for_update()


def standing_mandates(holder_id: UUID, actor_id: UUID | None = None) -> Select[Mandate]:
    """Those nobody has revoked, of one organisation or of all."""
    found = select(Mandate).where(Mandate.holder_id == holder_id, Mandate.revoked_at.is_(None))
    if actor_id is not None:
        found = found.where(Mandate.actor_id == actor_id)
    return found.order_by(Mandate.id).with_for_update()


def holders_for(actor_id: UUID, clusters: Sequence[str], now: datetime) -> Rows:
    """People who may hold this organisation's mandate, each with one role of theirs a row."""
    of_programme = select(ProgrammeCluster.programme_slug).where(ProgrammeCluster.cluster_slug.in_(clusters))
    whole_programme = and_(StaffGrant.cluster_slug.is_(None), StaffGrant.programme_slug.in_(of_programme))
    platform = and_(StaffGrant.cluster_slug.is_(None), StaffGrant.programme_slug.is_(None))
    covers = or_(StaffGrant.cluster_slug.in_(clusters), whole_programme, platform)
    colleague = exists().where(Membership.user_id == User.id, Membership.actor_id == actor_id)
    return (
        select(
            User.id, User.display_name, StaffGrant.role, StaffGrant.programme_slug, StaffGrant.cluster_slug
        )
        .join(StaffGrant, StaffGrant.user_id == User.id)
        .where(StaffGrant.role.in_(sorted(MANDATE_HOLDERS)), covers, ~colleague)
        .where(is_live(StaffGrant.valid_until, StaffGrant.ended_at, now))
        .order_by(func.lower(User.display_name), User.id, StaffGrant.id)
    )


# --- people ---


def user(user_id: UUID) -> Select[User]:
    return select(User).where(User.id == user_id)


def organisation(actor_id: UUID) -> Select[Actor]:
    return select(Actor).where(Actor.id == actor_id)
