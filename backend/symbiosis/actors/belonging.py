"""What a person belongs to: organisations, mandates, staff roles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from symbiosis.actors.capabilities import MandateScope, MemberRole, StaffRole
from symbiosis.actors.own import queries as me_queries
from symbiosis.actors.viewer import Appointment, appointment
from symbiosis.kit.reads import Connection


@dataclass(frozen=True)
class Belonging:
    """`clusters`: those that have confirmed one of the person's own organisations."""

    members: Mapping[UUID, MemberRole]
    mandates: Mapping[UUID, frozenset[MandateScope]]
    staff: tuple[Appointment, ...]
    clusters: frozenset[str]


async def of_user(connection: Connection, user_id: UUID) -> Belonging:
    """As it is now; ended grants and mandates do not count."""
    row = await me_queries.belonging(connection, user_id)
    members, mandates, staff = (json.loads(row[name]) for name in ("members", "mandates", "staff"))
    granted: dict[UUID, frozenset[MandateScope]] = {}
    for mandate in mandates:
        scopes = frozenset(MandateScope(scope) for scope in mandate["scope"])
        actor_id = UUID(mandate["actor_id"])
        granted[actor_id] = granted.get(actor_id, frozenset()) | scopes
    return Belonging(
        members={UUID(member["actor_id"]): MemberRole(member["role"]) for member in members},
        mandates=granted,
        staff=tuple(_appointment(grant) for grant in staff),
        clusters=frozenset(slug for member in members for slug in member["clusters"]),
    )


def _appointment(grant: dict[str, Any]) -> Appointment:
    """Over one cluster, all clusters of a programme, or everything."""
    everywhere = grant["cluster_slug"] is None and grant["programme_slug"] is None
    clusters = None if everywhere else frozenset(grant["clusters"])
    return appointment(StaffRole(grant["role"]), clusters, grant["programme_slug"])
