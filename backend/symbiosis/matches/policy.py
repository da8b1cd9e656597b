"""Who may act on a match they can see; gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Capacity, Party, Viewer
from symbiosis.matches.rules import Verb, side_of
from symbiosis.matches.vocabulary import Side

FOR_ITSELF = (Capacity.MEMBER, Capacity.MANDATE)


def side_for(viewer: Viewer, offer_owner: Party, need_owner: Party) -> Side | None:
    """For whom the viewer decides: a party, both, or as the facilitator between them."""
    decide, broker = Capability.MATCHES_DECIDE, Capability.MATCHES_BROKER
    return side_of(
        acts_for_offer=viewer.capacity(decide, offer_owner) in FOR_ITSELF,
        acts_for_need=viewer.capacity(decide, need_owner) in FOR_ITSELF,
        is_facilitator=viewer.works_for(broker, offer_owner.clusters | need_owner.clusters),
    )


def why_not_act(verb: Verb, side: Side | None) -> str | None:
    if side is None:
        return "Only the two parties and the staff of their clusters decide about a match."
    if side is Side.FACILITATOR and verb is Verb.INTEREST:
        return "Interest is shown by the parties themselves; shortlist it, or ask them."
    return None
