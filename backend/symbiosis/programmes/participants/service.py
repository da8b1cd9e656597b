"""Who counts as what: the list with its doubts, and deciding on one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.changes import length
from symbiosis.journal.service import record
from symbiosis.kit.events import emit
from symbiosis.kit.http import check_version
from symbiosis.kit.paging import Position
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.programmes import policy, reading
from symbiosis.programmes import queries as programme_queries
from symbiosis.programmes.classing import derive
from symbiosis.programmes.eligibility import as_decided
from symbiosis.programmes.events import ParticipantClassed
from symbiosis.programmes.models import ParticipantClass
from symbiosis.programmes.participants import queries
from symbiosis.programmes.participants.schemas import ClassificationIn, ParticipantFilters
from symbiosis.programmes.rules import BUCKET_OF

_CLASSIFY = Capability.PARTICIPANTS_CLASSIFY


async def list_participants(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    filters: ParticipantFilters,
    position: Position | None,
) -> list[dict[str, Any]]:
    """One more than asked. Errors: `not-found`, `not-allowed`."""
    await reading.known(session, programme_slug)
    clusters = await programme_queries.clusters_of(session, programme_slug)
    if not policy.works_in(viewer, _CLASSIFY, clusters):
        raise NotAllowed("Only those who work for a cluster of this programme class its participants.")
    whole = policy.leads(viewer, _CLASSIFY, programme_slug, clusters)
    seen = None if whole else policy.clusters_they_see(viewer, _CLASSIFY, programme_slug, clusters)
    rows = await queries.page(session, programme_slug, seen, filters, position)
    return [_out(viewer, row, decides=not viewer.belongs_to(row.Actor.id)) for row in rows]


async def classify_participant(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    actor_id: UUID,
    wanted: ClassificationIn,
    if_match: str | None,
    now: datetime,
) -> dict[str, Any]:
    """Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`, `invalid-input`."""
    await reading.known(session, programme_slug)
    row = await queries.one(session, programme_slug, actor_id)
    if row is None:
        raise NotFound("There is no such organisation in this programme.")
    await _check(session, viewer, programme_slug, row)
    held = await session.scalar(queries.to_change(programme_slug, actor_id))
    check_version(if_match, 0 if held is None else held.version)
    bucket = _bucket(wanted)
    before = None if held is None else {"class": held.organisation_class, "bucket": held.bucket}
    if held is None:
        held = ParticipantClass(programme_slug=programme_slug, actor_id=actor_id, version=0)
        session.add(held)
    held.organisation_class, held.bucket = wanted.organisation_class, bucket
    held.bucket_reason = wanted.reason if bucket else None
    held.doubt, held.decided_by, held.decided_at = wanted.doubt, viewer.user_id, now
    held.version, held.updated_at = held.version + 1, now
    await session.flush()
    _note(session, viewer, held, before)
    counts = as_decided(held)
    event = ParticipantClassed(programme_slug, actor_id, counts.organisation_class, counts.bucket)
    await emit(session, event, now)
    return _out(viewer, await queries.one(session, programme_slug, actor_id), decides=True)


async def _check(session: AsyncSession, viewer: Viewer, programme_slug: str, row: Any) -> None:
    clusters = await programme_queries.clusters_of(session, programme_slug)
    if policy.leads(viewer, _CLASSIFY, programme_slug, clusters):
        if not await queries.takes_part(session, programme_slug, row.Actor.id):
            raise NotFound("There is no such organisation in this programme.")
    elif not row.clusters or not viewer.works_for(_CLASSIFY, frozenset(row.clusters)):
        raise NotFound("There is no such organisation among the members of your cluster.")
    if viewer.belongs_to(row.Actor.id):
        raise NotAllowed("Nobody decides on their own organisation. Ask a colleague.")


def _bucket(wanted: ClassificationIn) -> str | None:
    """What to keep: nothing where the class says the same."""
    if wanted.bucket is None or wanted.bucket is BUCKET_OF[wanted.organisation_class]:
        return None
    if not wanted.reason:
        remedy = "Say why it counts elsewhere than its class; the funder will ask."
        error = FieldError("/reason", "missing", remedy)
        raise InvalidInput("Correct the fields named in `errors`.", errors=[error])
    return wanted.bucket


def _note(
    session: AsyncSession, viewer: Viewer, held: ParticipantClass, before: dict[str, Any] | None
) -> None:
    record(
        session,
        by=viewer.by(),
        tag="programme.participant_classed",
        subject_type="actor",
        subject_id=held.actor_id,
        actor_id=held.actor_id,
        before=before,
        after={"class": held.organisation_class, "bucket": held.bucket},
        change={
            "programme": held.programme_slug,
            "reason": length(held.bucket_reason) if held.bucket_reason else None,
            "doubtful": held.doubt is not None,
        },
    )


def _out(viewer: Viewer, row: Any, *, decides: bool) -> dict[str, Any]:
    actor, decided = row.Actor, row.ParticipantClass
    counts = as_decided(decided) if decided else derive(actor.size_class, actor.roles)
    return {
        "actor": actor,
        "clusters": sorted(row.clusters or ()),
        "organisation_class": counts.organisation_class,
        "bucket": counts.bucket,
        "bucket_of_class": BUCKET_OF[counts.organisation_class],
        "bucket_reason": counts.bucket_reason,
        "doubt": counts.doubt,
        "derived": counts.derived,
        "source": decided.source if decided else None,
        "decided_at": decided.decided_at if decided else None,
        "version": decided.version if decided else 0,
        "may_decide": decides,
    }
