"""Whose turn it is with a line of the evidence checklist. Pure."""

from symbiosis.exchanges.vocabulary import EvidenceState, Party
from symbiosis.programmes.vocabulary import EvidenceKind as K

_BROUGHT_BY = {
    K.ELIGIBILITY: Party.VISITOR_CLUSTER,
    K.MEMBERSHIP: Party.VISITOR_CLUSTER,
    K.PAYMENT_PROOF: Party.VISITOR_CLUSTER,
    K.VISIBILITY: Party.VISITOR_CLUSTER,
    K.ATTENDANCE: Party.HOST,
    K.HOST_FEEDBACK: Party.HOST,
}


def party_of(kind: str, state: str) -> Party:
    """Who brings it; once uploaded, who decides."""
    if state == EvidenceState.UPLOADED:
        return Party.VISITOR_CLUSTER
    return _BROUGHT_BY.get(K(kind), Party.VISITOR)
