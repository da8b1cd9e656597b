"""A registration as its organisation and the staff of its cluster read it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.registering import policy, queries, rules, standing
from symbiosis.exchanges.registering.problems import hidden
from symbiosis.exchanges.registering.queries import Full
from symbiosis.exchanges.registering.schemas import RegistrationFilters
from symbiosis.exchanges.registering.standing import Standing, Terms
from symbiosis.exchanges.vocabulary import RegistrationState
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.paging import Position
from symbiosis.programmes.problems import not_allowed
from symbiosis.programmes.vocabulary import ExchangeRole

_SAME = ("id", "programme_slug", "roles", "topics", "state", "reason", "version", "updated_at")
_SAID = (
    *("motivation", "learning_goals", "offers", "activity_types", "languages", "target_countries"),
    *("excluded_countries", "availability", "max_visitors", "decided_at", "asked_at", "created_at"),
)
_OF_FILES = ("name", "media_type", "size_bytes", "sha256", "created_at")


async def one(session: AsyncSession, viewer: Viewer, registration_id: UUID, now: datetime) -> dict[str, Any]:
    """`RegistrationOut`. Errors: `not-found`."""
    found = await queries.full(session, registration_id)
    if found is None or not _reads(viewer, found.registration):
        raise hidden()
    row = (await _rows(session, viewer, [found], now.date()))[0]
    r = found.registration
    return {
        **row,
        **{name: getattr(r, name) for name in _SAID},
        "contact_name": found.contact_name,
        "missing": rules.missing(r, has_cv=found.cv is not None, cv_needed=row["cv_needed"]),
        "cv": _file(viewer, found.cv) if _reads_cv(viewer, found) else None,
        "welcome_pack": _file(viewer, found.welcome_pack),
        "dormant_on": _dormant_on(r),
    }


async def page(
    session: AsyncSession, viewer: Viewer, filters: RegistrationFilters, at: Position | None, now: datetime
) -> list[dict[str, Any]]:
    """`RegistrationRow`, one more than asked for."""
    return await _rows(session, viewer, await queries.page(session, viewer, filters, at), now.date())


def place(row: dict[str, Any]) -> Position:
    return Position(str(row["id"]), str(row["id"]))


def _reads(viewer: Viewer, r: Registration) -> bool:
    return policy.reads(viewer, r.actor_id, r.cluster_slug, r.state)


def _reads_cv(viewer: Viewer, full: Full) -> bool:
    """Of who sees the registration at all; hosts see the proposal instead."""
    r, uploader = full.registration, full.cv.uploaded_by if full.cv else None
    return policy.reads_cv(viewer, uploader, r.actor_id, r.cluster_slug, r.state, hosts=())


def _file(viewer: Viewer, stored: StoredFile | None) -> dict[str, Any] | None:
    """`RegistrationFileOut`."""
    if stored is None:
        return None
    return {
        **{name: getattr(stored, name) for name in _OF_FILES},
        "yours": viewer.user_id is not None and stored.uploaded_by == viewer.user_id,
    }


def _dormant_on(r: Registration) -> datetime | None:
    if r.asked_at is None or r.state != RegistrationState.ACCEPTED:
        return None
    return r.asked_at + rules.ANSWER_WITHIN


async def _rows(
    session: AsyncSession, viewer: Viewer, found: Sequence[Full], today: date
) -> list[dict[str, Any]]:
    known: dict[str, tuple[Terms, dict[UUID, Standing], bool]] = {}
    for slug in sorted({full.registration.programme_slug for full in found}):
        ids = {full.actor.id for full in found if full.registration.programme_slug == slug}
        known[slug] = (
            await standing.terms(session, slug),
            await standing.standings(session, slug, ids),
            await queries.cv_needed(session, slug, today),
        )
    return [_row(viewer, full, *known[full.registration.programme_slug], today) for full in found]


def _row(
    viewer: Viewer,
    full: Full,
    terms: Terms,
    standings: dict[UUID, Standing],
    cv_needed: bool,
    today: date,
) -> dict[str, Any]:
    r, theirs = full.registration, standings[full.actor.id]
    staff = policy.reads_as_staff(viewer, r.cluster_slug) and not viewer.belongs_to(r.actor_id)
    mover = (viewer, r.actor_id, r.cluster_slug)
    return {
        **{name: getattr(r, name) for name in _SAME},
        "actor": full.actor,
        "cluster": full.cluster,
        "submitted_at": r.alive_at if r.state == RegistrationState.SUBMITTED else None,
        "eligibility": [_eligibility(terms, theirs, role, r.roles, today) for role in ExchangeRole],
        "standing": _standing(theirs) if staff else None,
        "why_not_decide": policy.why_not_decide(*mover) if staff else None,
        "possible": policy.possible_for(*mover, r.state),
        "cv_attached": full.cv is not None,
        "cv_needed": cv_needed,
    }


def _eligibility(
    terms: Terms, theirs: Standing, role: ExchangeRole, asked: Sequence[str], today: date
) -> dict[str, Any]:
    code = terms.why_not(theirs, role, today)
    return {
        "role": role,
        "asked_for": role in asked,
        "allowed": code is None,
        "code": code,
        "detail": None if code is None else not_allowed(code).detail,
    }


def _standing(theirs: Standing) -> dict[str, Any]:
    return {
        "organisation_class": theirs.classed.organisation_class,
        "bucket": theirs.classed.bucket,
        "doubt": theirs.classed.doubt,
        "class_decided": not theirs.classed.derived,
        "member_of": [{"slug": slug, "name": name} for slug, name in theirs.member_of],
    }
