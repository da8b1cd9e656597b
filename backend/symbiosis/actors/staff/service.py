"""Giving and ending staff roles; the rules stand in `staff_rules`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import queries as account_queries
from symbiosis.accounts.models import User
from symbiosis.accounts.service import create_user
from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.actors.capabilities import Capability, StaffRole
from symbiosis.actors.people import mails, mandates
from symbiosis.actors.people_models import StaffGrant
from symbiosis.actors.staff import queries as staff_queries
from symbiosis.actors.staff.rules import (
    HeldRole,
    Place,
    is_last_lead,
    separated_from,
    why_not_appoint,
    why_not_end,
    why_not_there,
    why_not_until,
)
from symbiosis.actors.staff.schemas import AppointmentIn, StaffRoleFilters
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput, NotAllowed, NotFound


class SeparatedDuties(Conflict):
    code, title = "separated-duties", "Whoever validates never pays"


class AppointedAlready(Conflict):
    code, title = "appointed-already", "They hold this role already"


class LastProgrammeLead(Conflict):
    code, title = "last-programme-lead", "A programme keeps a lead"


async def read_staff_roles(
    session: AsyncSession, viewer: Viewer, filters: StaffRoleFilters, now: datetime
) -> list[Any]:
    """Whoever reaches into the places the viewer works for, with those of the whole platform."""
    clusters = viewer.clusters_where(Capability.STAFF_READ)
    held = (a.programme for a in viewer.staff if Capability.STAFF_READ in a.capabilities)
    programmes = sorted({slug for slug in held if slug is not None})
    roles = staff_queries.roles_seen_from(clusters, programmes, filters, now)
    return list((await session.execute(roles)).mappings())


async def appoint_staff(
    session: AsyncSession, viewer: Viewer, appointed: AppointmentIn, now: datetime
) -> Any:
    """Errors: `invalid-input`, `not-allowed`, `separated-duties`, `appointed-already`."""
    place = await _place(session, appointed)
    _check(appointed, place, now)
    user = await session.scalar(account_queries.user_by_email(appointed.email))
    if reason := why_not_appoint(viewer, user.id if user else None, appointed.role, place):
        raise NotAllowed(reason)
    if user is None:
        user = await _new_account(session, appointed)
    await session.scalar(staff_queries.user_to_appoint(user.id))
    await mandates.lapse(session, user.id, now)
    _refuse_combination(appointed.role, place, await held_roles(session, user.id, now))
    grant = StaffGrant(
        user_id=user.id,
        role=appointed.role,
        programme_slug=place.programme,
        cluster_slug=place.cluster,
        valid_until=appointed.valid_until,
        granted_by=viewer.user_id,
        created_at=now,
    )
    session.add(grant)
    await session.flush()
    await rotate_sessions_of(session, user.id)
    _journal(session, viewer, "appointed", grant)
    await _tell(session, user, grant, now)
    return (await session.execute(staff_queries.role(grant.id))).mappings().one()


async def end_staff_role(session: AsyncSession, viewer: Viewer, grant_id: UUID, now: datetime) -> Any:
    """Ends at once, with every mandate it kept. Errors: `not-found`, `not-allowed`, `last-programme-lead`."""
    leads = list(await session.scalars(staff_queries.live_leads_to_change(now)))
    row = (await session.execute(staff_queries.live_role_to_change(grant_id, now))).one_or_none()
    if row is None or not _sees(
        viewer, grant := row.StaffGrant, place := _place_of(row.StaffGrant, row.clusters)
    ):
        raise NotFound("There is no such role, or it has ended.")
    role = StaffRole(grant.role)
    if reason := why_not_end(viewer, grant.user_id, role, place):
        raise NotAllowed(reason)
    others = [_held(lead, ()) for lead in leads if lead.id != grant.id]
    if is_last_lead(HeldRole(role, place, grant.valid_until), others):
        raise LastProgrammeLead("Appoint another programme lead for at least as long, then end this role.")
    grant.ended_at = now
    await session.flush()
    await rotate_sessions_of(session, grant.user_id)
    _journal(session, viewer, "ended", grant)
    await mandates.lapse(session, grant.user_id, now)
    user = await session.scalar(staff_queries.user_to_appoint(grant.user_id))
    if user is not None:
        await _tell(session, user, grant, now)
    return (await session.execute(staff_queries.role(grant.id))).mappings().one()


async def held_roles(session: AsyncSession, user_id: UUID, now: datetime) -> list[HeldRole]:
    """The live roles of someone, awake or not."""
    rows = await session.execute(staff_queries.live_roles_of(user_id, now))
    return [_held(row, row.clusters) for row in rows]


# --- where ---


async def _place(session: AsyncSession, appointed: AppointmentIn) -> Place:
    """Errors: `invalid-input` for a programme or cluster that is not there or not of the programme."""
    programme, cluster = appointed.programme_slug, appointed.cluster_slug
    if programme is None and cluster is None:
        return Place()
    known = programme is None or await session.scalar(staff_queries.programme_name(programme)) is not None
    if not known:
        raise _wrong("/programme_slug", "unknown_programme", "Use a slug of GET /v1/programmes.")
    clusters = frozenset(await session.scalars(staff_queries.clusters_of(programme))) if programme else None
    if cluster is None:
        return Place(programme, None, clusters)
    if clusters is None and await session.scalar(staff_queries.cluster_name(cluster)) is None:
        raise _wrong("/cluster_slug", "unknown_cluster", "Use a slug of GET /v1/clusters.")
    if clusters is not None and cluster not in clusters:
        raise _wrong("/cluster_slug", "other_programme", "Use a cluster of this programme.")
    return Place(programme, cluster, frozenset({cluster}))


def _place_of(grant: Any, clusters: Any) -> Place:
    everywhere = grant.programme_slug is None and grant.cluster_slug is None
    return Place(grant.programme_slug, grant.cluster_slug, None if everywhere else frozenset(clusters))


def _held(grant: Any, clusters: Any) -> HeldRole:
    return HeldRole(StaffRole(grant.role), _place_of(grant, clusters), grant.valid_until)


def _sees(viewer: Viewer, grant: StaffGrant, place: Place) -> bool:
    clusters = viewer.clusters_where(Capability.STAFF_READ)
    if clusters is None or place.is_platform:
        return True
    return any(a.programme is not None and a.programme == grant.programme_slug for a in viewer.staff) or (
        not clusters.isdisjoint(place.clusters or ())
    )


# --- whether ---


def _check(appointed: AppointmentIn, place: Place, now: datetime) -> None:
    if reason := why_not_there(appointed.role, place):
        raise _wrong("/cluster_slug", "wrong_place", reason)
    if reason := why_not_until(appointed.role, appointed.valid_until, now):
        raise _wrong("/valid_until", "out_of_range", reason)


def _refuse_combination(role: StaffRole, place: Place, held: list[HeldRole]) -> None:
    if opposed := separated_from(role, place, held):
        raise SeparatedDuties(f"They are {opposed} where this role would hold. Choose someone else.")
    if any(h.role is role and h.place == place for h in held):
        raise AppointedAlready("End that role first if it should end at another time.")


def _wrong(pointer: str, code: str, remedy: str) -> InvalidInput:
    return InvalidInput(remedy, errors=[FieldError(pointer, code, remedy)])


async def _new_account(session: AsyncSession, appointed: AppointmentIn) -> User:
    if appointed.display_name is None:
        raise _wrong("/display_name", "missing", "Nobody has this address yet: say what they are called.")
    return await create_user(
        session,
        email=appointed.email,
        password=None,
        display_name=appointed.display_name,
        language=appointed.language,
    )


# --- telling ---


async def _tell(session: AsyncSession, user: User, grant: StaffGrant, now: datetime) -> None:
    """What they are now, or are no longer."""
    role, where = StaffRole(grant.role), await _name_of(session, grant)
    message = (
        mails.appointed(
            user.language,
            user.display_name,
            role,
            where=where,
            until=grant.valid_until,
            link=link_to("/sign-in"),
        )
        if grant.ended_at is None
        else mails.role_ended(user.language, user.display_name, role, where)
    )
    await write_mail(session, user.email, message, now)


async def _name_of(session: AsyncSession, grant: StaffGrant) -> str | None:
    if grant.cluster_slug is not None:
        return await session.scalar(staff_queries.cluster_name(grant.cluster_slug))
    if grant.programme_slug is not None:
        return await session.scalar(staff_queries.programme_name(grant.programme_slug))
    return None


def _journal(session: AsyncSession, viewer: Viewer, what: str, grant: StaffGrant) -> None:
    record(
        session,
        by=viewer.by(),
        tag=f"staff_role.{what}",
        subject_type="staff_role",
        subject_id=grant.id,
        change={
            "user_id": str(grant.user_id),
            "role": str(grant.role),
            "programme": grant.programme_slug,
            "cluster": grant.cluster_slug,
            "valid_until": grant.valid_until.isoformat() if grant.valid_until else None,
        },
    )
