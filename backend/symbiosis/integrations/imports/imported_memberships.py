"""Cluster memberships that an actors file names: claims, unless whoever brought the file may confirm them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.actors import belonging
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.checking.queries import member_ids_of
from symbiosis.actors.events import ClustersChanged
from symbiosis.actors.viewer import PLATFORM, Viewer
from symbiosis.actors.vocabulary import MembershipState
from symbiosis.kit.database import raw_connection
from symbiosis.kit.events import emit

# A file that names a membership again says nothing about what was refused or has ended.
_ADD = """
insert into cluster_memberships as held
    (actor_id, cluster_slug, state, claimed_by, decided_by, decided_at, created_at)
select actor_id, slug, state, $4::uuid, case when state = 'confirmed' then $4::uuid end,
    case when state = 'confirmed' then $5::timestamptz end, $5::timestamptz
from unnest($1::uuid[], $2::text[], $3::text[]) as named (actor_id, slug, state)
on conflict (cluster_slug, actor_id) do update
    set state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at
    where held.state = 'claimed' and excluded.state = 'confirmed'
returning actor_id, state
"""


async def add(
    session: AsyncSession, named: Iterable[tuple[UUID, str]], user_id: UUID | None, now: datetime
) -> set[UUID]:
    """`named`: organisation and cluster. Gives the organisations whose memberships changed."""
    pairs = list(dict.fromkeys(named))
    if not pairs:
        return set()
    connection = await raw_connection(session)
    viewer = await _who(connection, user_id)
    states = [str(_state(viewer, actor_id, slug)) for actor_id, slug in pairs]
    columns = ([actor_id for actor_id, _ in pairs], [slug for _, slug in pairs], states)
    rows = await connection.fetch(_ADD, *columns, user_id, now)
    for actor_id in {row["actor_id"] for row in rows if row["state"] == MembershipState.CONFIRMED}:
        for member_id in await member_ids_of(session, actor_id):
            await rotate_sessions_of(session, member_id)
        await emit(session, ClustersChanged(actor_id), now)
    return {row["actor_id"] for row in rows}


async def _who(connection: object, user_id: UUID | None) -> Viewer:
    """Whoever brought the file, with the rights they have now; the operator's files are the platform's own."""
    if user_id is None:
        return PLATFORM
    found = await belonging.of_user(connection, user_id)
    return Viewer(user_id=user_id, members=found.members, staff=found.staff)


def _state(viewer: Viewer, actor_id: UUID, slug: str) -> MembershipState:
    """That very cluster confirms, and nobody their own organisation."""
    confirms = viewer.works_for(Capability.MEMBERSHIPS_CONFIRM, frozenset({slug}))
    own = viewer.belongs_to(actor_id)
    return MembershipState.CONFIRMED if confirms and not own else MembershipState.CLAIMED
