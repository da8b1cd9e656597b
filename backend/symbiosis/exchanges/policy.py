"""Who may act on an exchange; reasons or None. Pure."""

from typing import Protocol
from uuid import UUID

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.moves import Move, Mover

READ = Capability.EXCHANGES_READ
_TAKES_PART = Capability.EXCHANGES_TAKE_PART


class Sides(Protocol):
    """What must be known of an exchange to say who stands where."""

    @property
    def visitor_id(self) -> UUID: ...
    @property
    def host_id(self) -> UUID: ...
    @property
    def visitor_cluster(self) -> str: ...
    @property
    def host_cluster(self) -> str: ...


def movers(viewer: Viewer, exchange: Sides, office: Capability) -> frozenset[Mover]:
    """Whose hands the viewer's are, for what a cluster's staff need `office`."""
    held = {
        Mover.VISITOR: _takes_part(viewer, exchange.visitor_id),
        Mover.HOST: _takes_part(viewer, exchange.host_id),
        Mover.VISITOR_CLUSTER: viewer.works_for(office, frozenset({exchange.visitor_cluster})),
        Mover.HOST_CLUSTER: viewer.works_for(office, frozenset({exchange.host_cluster})),
        Mover.FINANCE: viewer.works_for(Capability.PAYMENTS_MAKE, frozenset({exchange.visitor_cluster})),
    }
    return frozenset(mover for mover, is_held in held.items() if is_held)


def _takes_part(viewer: Viewer, actor_id: UUID) -> bool:
    role = viewer.members.get(actor_id)
    return role is not None and _TAKES_PART in OF_MEMBERS[role]


_NAMES = {
    Mover.VISITOR: "the visiting organisation",
    Mover.HOST: "the host",
    Mover.VISITOR_CLUSTER: "the visitor's cluster",
    Mover.HOST_CLUSTER: "the host's cluster",
    Mover.FINANCE: "the finance of the visitor's cluster",
    Mover.PLATFORM: "the platform itself",
}


def why_not_move(viewer: Viewer, exchange: Sides, move: Move) -> str | None:
    if move.who & movers(viewer, exchange, move.office):
        return None
    names = " or ".join(_NAMES[mover] for mover in Mover if mover in move.who)
    return f"Only {names} can do this. Your role there does not include it, or you act for somebody else."


def why_not_judge(
    viewer: Viewer, exchange: Sides, traveller: UUID | None, reporter: UUID | None
) -> str | None:
    """Nobody judges their own stay, report or organisation."""
    if viewer.user_id is not None and viewer.user_id in {traveller, reporter}:
        return "You travelled or wrote this report. Ask a colleague of the visitor's cluster to judge it."
    if viewer.belongs_to(exchange.visitor_id) or viewer.belongs_to(exchange.host_id):
        return "You belong to one of the two organisations. Ask a colleague of the cluster to judge it."
    return None
