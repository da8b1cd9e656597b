"""What waits for staff: verifications asked for, cluster memberships claimed, probable duplicates."""

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.checking import to_check_queries as queries
from symbiosis.actors.checking.schemas import DuplicateOut, OrganisationToCheckOut, VerificationNoteOut
from symbiosis.actors.checking.to_check_queries import Waiting
from symbiosis.actors.merging import likeness
from symbiosis.actors.merging.duplicates import likeliest, names_of, numbers_of, ref_of
from symbiosis.actors.viewer import Viewer
from symbiosis.actors.vocabulary import Concern

WAITING = 100
"""Rows of each kind: it is a queue, and the first ones make room for the next."""


async def list_organisations_to_check(session: AsyncSession, viewer: Viewer) -> list[OrganisationToCheckOut]:
    """What waits for this viewer: verifications, claims of their clusters, probable duplicates."""
    verified = viewer.clusters_where(Capability.ORGANISATIONS_VERIFY)
    confirmed = viewer.clusters_where(Capability.MEMBERSHIPS_CONFIRM)
    rows = [_row(found, Concern.VERIFICATION) for found in await queries.pending(session, verified, WAITING)]
    rows += [
        _row(found, Concern.CLUSTER_MEMBERSHIP) for found in await queries.claims(session, confirmed, WAITING)
    ]
    rows += await _probably_twice(session, await queries.entered(session, verified, WAITING))
    return [row for row in rows if not viewer.belongs_to(row.actor.id)]


async def _probably_twice(session: AsyncSession, entered: list[Waiting]) -> list[OrganisationToCheckOut]:
    """Each pair once, at the one of the two that came in last."""
    asked = {found.actor.id: found for found in entered if found.actor.id is not None}
    names = [(one, name) for one, found in asked.items() for name in sorted(names_of(found.actor))]
    numbers = [(one, *number) for one, found in asked.items() for number in numbers_of(found.actor)]
    candidates = await queries.pairs(session, names, numbers)
    rows, seen = [], set()
    for one, found in asked.items():
        others = [other for other in candidates.get(one, ()) if other.id not in seen]
        if alike := likeliest(found.actor, others, likeness.PROBABLE):
            rows.append(_row(found, Concern.DUPLICATE, alike))
            seen.add(one)
    return rows


def _row(
    found: Waiting, concern: Concern, duplicates: list[DuplicateOut] | None = None
) -> OrganisationToCheckOut:
    actor = found.actor
    return OrganisationToCheckOut(
        actor=ref_of(actor),
        concern=concern,
        since=found.since,
        town=actor.town,
        registration_scheme=actor.registration_scheme,
        registration_number=actor.registration_number,
        cluster_slug=found.cluster_slug,
        note=VerificationNoteOut(**found.note) if found.note else None,
        duplicates=duplicates or [],
    )
