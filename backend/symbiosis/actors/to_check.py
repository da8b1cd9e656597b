"""What waits for staff: verifications asked for, cluster memberships claimed, probable duplicates."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import likeness
from symbiosis.actors import to_check_queries as queries
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.duplicates import duplicates_of, ref_of
from symbiosis.actors.organisation_schemas import DuplicateOut, OrganisationToCheckOut, VerificationNoteOut
from symbiosis.actors.to_check_queries import Waiting
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
    seen: set[UUID] = set()
    for found in await queries.entered(session, verified, WAITING):
        alike = await duplicates_of(session, found.actor, likeness.PROBABLE)
        alike = [duplicate for duplicate in alike if duplicate.actor.id not in seen]
        if alike:
            rows.append(_row(found, Concern.DUPLICATE, alike))
            seen.update(filter(None, [found.actor.id]))
    return [row for row in rows if not viewer.belongs_to(row.actor.id)]


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
