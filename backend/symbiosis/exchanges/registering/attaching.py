"""The files of a registration: the CV of who would travel, and the welcome pack of a host."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.registering import moves, moving, policy, problems, queries, rules
from symbiosis.exchanges.registering.finding import own_locked
from symbiosis.exchanges.registering.moves import RegistrationVerb as Verb
from symbiosis.exchanges.registering.rules import Attachment
from symbiosis.exchanges.vocabulary import RegistrationState
from symbiosis.kit.files import service as files
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.problems import NotAllowed

_COLUMN = {Attachment.CV: "cv_file_id", Attachment.WELCOME_PACK: "welcome_pack_file_id"}
_STANDS = (RegistrationState.ACCEPTED, RegistrationState.DORMANT)


async def attach(
    session: AsyncSession,
    viewer: Viewer,
    registration_id: UUID,
    what: Attachment,
    name: str,
    content: bytes,
    now: datetime,
) -> Registration:
    """In the place of the one before, which is deleted. Errors: as `own_locked`,
    `registration-move-not-possible`, and those of files."""
    registration = await own_locked(session, viewer, registration_id)
    moves.check(registration.state, Verb.CHANGE)
    kept = await files.keep(
        session,
        content,
        name=name,
        classification=rules.CLASSIFICATION[what],
        by=viewer.user_id,
        now=now,
        allowed=rules.ACCEPTED_FILES,
    )
    await _put(session, registration, what, kept.id, now)
    moving.alive(registration, now)
    said: dict[str, Any] = {"file_id": str(kept.id), "sha256": kept.sha256, "size_bytes": kept.size_bytes}
    moving.journal(session, registration, f"{what}_attached", viewer.by(registration.actor_id), **said)
    await session.flush()
    return registration


async def remove(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, what: Attachment, now: datetime
) -> Registration:
    """Errors: as `own_locked`, `registration-move-not-possible`, `cv-needed`, `not-found` for no file."""
    registration = await own_locked(session, viewer, registration_id)
    if registration.state not in queries.OVER:
        moves.check(registration.state, Verb.CHANGE)
    found = await _attached(session, registration, what)
    if found is None:
        raise problems.no_file()
    if what is Attachment.CV and await _is_held(session, registration, now):
        raise problems.CvNeeded("Attach another in its place, or close the registration and remove it then.")
    await _put(session, registration, what, None, now)
    by = viewer.by(registration.actor_id)
    moving.journal(session, registration, f"{what}_removed", by, file_id=str(found.id))
    await session.flush()
    return registration


async def to_read(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, what: Attachment
) -> StoredFile:
    """Who reads a CV that is not their own leaves an entry. Errors: `not-found`, `not-allowed` for a CV
    of a registration that they see."""
    found = await queries.full(session, registration_id)
    if found is None:
        raise problems.hidden()
    r = found.registration
    sees = policy.reads(viewer, r.actor_id, r.cluster_slug, r.state)
    if what is Attachment.WELCOME_PACK:
        return _shown(found.welcome_pack, sees=sees)
    hosts = await queries.hosts_of(session, r.id)
    uploader = found.cv.uploaded_by if found.cv else None
    reads = policy.reads_cv(viewer, uploader, r.actor_id, r.cluster_slug, r.state, hosts)
    stored = _shown(found.cv, sees=sees or reads)
    if not reads:
        raise NotAllowed(policy.CV_IS_PERSONAL)
    if stored.uploaded_by is None or stored.uploaded_by != viewer.user_id:
        moving.journal(session, r, "cv_read", viewer.by(r.actor_id), file_id=str(stored.id))
    return stored


def _shown(stored: StoredFile | None, *, sees: bool) -> StoredFile:
    if not sees:
        raise problems.hidden()
    if stored is None:
        raise problems.no_file()
    return stored


async def _attached(session: AsyncSession, registration: Registration, what: Attachment) -> StoredFile | None:
    return await queries.standing_file(session, getattr(registration, _COLUMN[what]))


async def _put(
    session: AsyncSession, registration: Registration, what: Attachment, file_id: UUID | None, now: datetime
) -> None:
    before: UUID | None = getattr(registration, _COLUMN[what])
    setattr(registration, _COLUMN[what], file_id)
    registration.updated_at = now
    await session.flush()
    if before is not None:
        await files.purge(session, [before], now)


async def _is_held(session: AsyncSession, registration: Registration, now: datetime) -> bool:
    """What it was accepted with stays while it stands."""
    needed = await queries.cv_needed(session, registration.programme_slug, now.date())
    return registration.state in _STANDS and rules.needs_cv(registration, rule_says=needed)
