"""Who answers a follow-up and who reads it. Pure."""

from uuid import UUID

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.policy import Sides
from symbiosis.programmes.vocabulary import ExchangeRole


def organisation_of(exchange: Sides, side: str) -> UUID:
    return exchange.visitor_id if side == ExchangeRole.VISITOR else exchange.host_id


def may_answer(viewer: Viewer, exchange: Sides, side: str) -> bool:
    role = viewer.members.get(organisation_of(exchange, side))
    return role is not None and Capability.EXCHANGES_TAKE_PART in OF_MEMBERS[role]


def why_not_answer(viewer: Viewer, exchange: Sides, side: str) -> str | None:
    if may_answer(viewer, exchange, side):
        return None
    return f"Only people of the {side} who take part in exchanges answer for it."


def may_read(viewer: Viewer, exchange: Sides, side: str, *, submitted: bool) -> bool:
    """Of an exchange they see. What an organisation earned with it is not for the other one."""
    if viewer.belongs_to(organisation_of(exchange, side)):
        return True
    clusters = frozenset({exchange.visitor_cluster, exchange.host_cluster})
    return submitted and viewer.works_for(Capability.EXCHANGES_READ, clusters)
