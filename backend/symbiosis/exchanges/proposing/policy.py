"""Who may do what with a proposal. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.registering.policy import takes_part
from symbiosis.exchanges.vocabulary import ProposalState
from symbiosis.programmes.vocabulary import ExchangeRole


class ProposalVerb(StrEnum):
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Between:
    """Who a proposal is between, and how far it is."""

    actors: Mapping[ExchangeRole, UUID]
    clusters: frozenset[str]
    state: str
    proposed_as: ExchangeRole | None
    accepted: frozenset[ExchangeRole]
    over: bool = False
    """Its time is over, whether or not that has been written down."""

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.PROPOSED and not self.over


def reads(viewer: Viewer, between: Between) -> bool:
    ours = any(viewer.belongs_to(actor_id) for actor_id in between.actors.values())
    return ours or viewer.works_for(Capability.EXCHANGES_READ, between.clusters)


def sides_of(viewer: Viewer, between: Between) -> list[ExchangeRole]:
    """On which sides they can act."""
    return [role for role, actor_id in between.actors.items() if takes_part(viewer, actor_id)]


def hosts(viewer: Viewer, between: Between) -> bool:
    """Whether they are of the host's people who handle the exchange."""
    host = between.actors[ExchangeRole.HOST]
    return viewer.belongs_to(host) and takes_part(viewer, host)


def brokers(viewer: Viewer, clusters: frozenset[str]) -> bool:
    """Whether they propose for organisations that they look after."""
    return viewer.works_for(Capability.EXCHANGES_BROKER, clusters)


def answering(viewer: Viewer, between: Between) -> list[ExchangeRole]:
    """The sides whose answer they can give: never of the side that proposed."""
    return [role for role in sides_of(viewer, between) if role is not between.proposed_as]


def withdraws(viewer: Viewer, between: Between) -> bool:
    if between.proposed_as is None:
        return brokers(viewer, between.clusters)
    return between.proposed_as in sides_of(viewer, between)


def possible_for(viewer: Viewer, between: Between) -> list[ProposalVerb]:
    if not between.is_open:
        return []
    verbs = []
    sides = answering(viewer, between)
    if any(side not in between.accepted for side in sides):
        verbs.append(ProposalVerb.ACCEPT)
    if sides:
        verbs.append(ProposalVerb.DECLINE)
    if withdraws(viewer, between):
        verbs.append(ProposalVerb.WITHDRAW)
    return verbs


NOT_A_SIDE = (
    "Only people who take part for the visitor or the host, or staff who look after one of them, propose."
)
NOT_TO_RECORD = (
    "What was agreed elsewhere is recorded by staff who look after one of the two. Propose instead."
)
NOT_TO_ANSWER = "Only the side that was asked answers a proposal."
NOT_TO_WITHDRAW = "Only who made a proposal withdraws it; the other side declines."
