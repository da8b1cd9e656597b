"""Who may act on a match they can see; gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Capacity, Party, Viewer
from symbiosis.matches.rules import Verb, side_of, sides_of
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


def why_not_reopen(side: Side, dismissed_by: str | None) -> str | None:
    """A no is taken back by the side that said it; staff bring two together anew, and say why."""
    if dismissed_by not in (sides_of(side) or (side.value,)):
        return "Only whoever dismissed a match takes that back."
    return None


def why_not_bring_together(side: Side | None) -> str | None:
    if side is None:
        return "Only the two parties and the facilitators of their clusters bring two together."
    return None


def why_not_follow_up(viewer: Viewer, offer_owner: Party, need_owner: Party) -> str | None:
    """Follow-up and notes are the staff's own: whoever belongs to a party is a party there."""
    clusters = offer_owner.clusters | need_owner.clusters
    return why_not_read_notes(
        brokers=viewer.works_for(Capability.MATCHES_BROKER, clusters),
        belongs=viewer.belongs_to(offer_owner.actor_id) or viewer.belongs_to(need_owner.actor_id),
    )


def why_not_read_notes(*, brokers: bool, belongs: bool) -> str | None:
    if not brokers:
        return "Only the facilitators of the two parties' clusters follow a match up."
    if belongs:
        return "You belong to one of the two parties: another facilitator follows this match up."
    return None
