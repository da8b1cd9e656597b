"""Who is looking, and for whom they act. Pure; `dependencies.py` finds it out per request."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from symbiosis.actors.capabilities import (
    OF_MANDATES,
    OF_MEMBERS,
    OF_PARTNERS,
    OF_STAFF,
    Capability,
    MandateScope,
    MemberRole,
    StaffRole,
)
from symbiosis.journal.by import By


class Capacity(StrEnum):
    """In which capacity someone acts for an organisation."""

    MEMBER = "member"
    MANDATE = "mandate"
    STAFF = "staff"


@dataclass(frozen=True)
class Party:
    """What must be known of an organisation to say who may act for it."""

    actor_id: UUID
    clusters: frozenset[str] = frozenset()
    """Slugs of the clusters that have confirmed its membership."""
    claimed: bool = True
    """Whether it looks after its record itself."""
    suspended: bool = False


@dataclass(frozen=True)
class Appointment:
    """Capabilities over the organisations of some clusters; of all organisations when `clusters` is None."""

    capabilities: frozenset[Capability]
    clusters: frozenset[str] | None = None
    role: StaffRole | None = None
    programme: str | None = None

    def covers(self, clusters: frozenset[str]) -> bool:
        return self.clusters is None or not self.clusters.isdisjoint(clusters)


def appointment(
    role: StaffRole, clusters: frozenset[str] | None = None, programme: str | None = None
) -> Appointment:
    return Appointment(OF_STAFF[role], clusters, role, programme)


@dataclass(frozen=True)
class Viewer:
    """A visitor, a person (in the browser or by an API key), or a partner cluster's system."""

    user_id: UUID | None = None
    session_id: UUID | None = None
    client_id: UUID | None = None
    api_key_id: UUID | None = None
    display_name: str = ""
    auth: str = "none"
    """How they proved who they are, for the journal: `password`, `mail`, `passkey`, `api_key`, `client`, ..."""
    members: Mapping[UUID, MemberRole] = field(default_factory=dict)
    mandates: Mapping[UUID, frozenset[MandateScope]] = field(default_factory=dict)
    staff: tuple[Appointment, ...] = ()
    cluster_slugs: frozenset[str] = field(default_factory=frozenset)
    """Clusters whose streams for members they may see."""
    scopes: frozenset[str] | None = None
    """What a machine's credentials allow; None for people, who may all they are entitled to."""
    second_factor: bool = False
    """This session (or the session an API key was made in) has confirmed one."""
    second_factor_missing: bool = False
    """They hold staff roles, which sleep until they have confirmed a second factor."""

    @property
    def signed_in(self) -> bool:
        return self.user_id is not None or self.client_id is not None

    @property
    def actor_ids(self) -> frozenset[UUID]:
        """The organisations whose own rows they see: as a member or by mandate."""
        return frozenset({*self.members, *self.mandates})

    def capacity(self, capability: Capability, party: Party) -> Capacity | None:
        """In which capacity they may do this for the organisation, if at all."""
        role = self.members.get(party.actor_id)
        if role is not None and capability in OF_MEMBERS[role]:
            return Capacity.MEMBER
        scopes = self.mandates.get(party.actor_id, frozenset())
        if any(capability in OF_MANDATES[scope] for scope in scopes):
            return Capacity.MANDATE
        return Capacity.STAFF if self.works_for(capability, party.clusters) else None

    def may(self, capability: Capability, party: Party) -> bool:
        return self.capacity(capability, party) is not None

    def works_for(self, capability: Capability, clusters: frozenset[str]) -> bool:
        """Whether, as staff, they may do this for organisations of (one of) these clusters."""
        return any(capability in held.capabilities and held.covers(clusters) for held in self.staff)

    def clusters_where(self, capability: Capability) -> frozenset[str] | None:
        """Where they may do this as staff; None for everywhere."""
        held = [a.clusters for a in self.staff if capability in a.capabilities]
        if any(clusters is None for clusters in held):
            return None
        return frozenset(slug for clusters in held for slug in clusters or ())

    def may_somewhere(self, capability: Capability) -> bool:
        return (
            any(capability in a.capabilities for a in self.staff)
            or any(capability in OF_MEMBERS[role] for role in self.members.values())
            or any(capability in OF_MANDATES[s] for scopes in self.mandates.values() for s in scopes)
        )

    def belongs_to(self, actor_id: UUID) -> bool:
        """Nobody approves their own organisation."""
        return actor_id in self.members

    def by(self, actor_id: UUID | None = None) -> By:
        """Who the journal says did it; by mandate when that is how they act for this organisation."""
        mandated = actor_id in self.mandates and actor_id not in self.members
        return By(
            user_id=self.user_id,
            client_id=self.client_id,
            auth=self.auth,
            on_behalf_of=actor_id if mandated else None,
        )


ANONYMOUS = Viewer()

PLATFORM = replace(
    ANONYMOUS,
    auth="system",
    staff=(Appointment(frozenset(Capability)),),
)
"""The platform itself: seeding, loading, cleaning up."""


def partner(client_id: UUID, name: str, tenant: str, scopes: frozenset[str]) -> Viewer:
    """The system of a partner cluster."""
    return Viewer(
        client_id=client_id,
        display_name=name,
        auth="client",
        staff=(Appointment(OF_PARTNERS, frozenset({tenant})),),
        cluster_slugs=frozenset({tenant}),
        scopes=scopes,
    )
