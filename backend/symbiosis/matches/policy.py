"""Who may act on a match they can see; gives the reason why not, or None. Pure."""

from symbiosis.matches.rules import Verb
from symbiosis.matches.vocabulary import Side


def why_not_act(verb: Verb, side: Side | None) -> str | None:
    if side is None:
        return "Only the two parties and cluster staff decide about a match."
    if side is Side.FACILITATOR and verb is Verb.INTEREST:
        return "Interest is shown by the parties themselves; shortlist it, or ask them."
    return None
