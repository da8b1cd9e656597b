"""Who may bring, read and decide evidence; reasons or None. Pure."""

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.evidence.rules import OF_HOST, SENSITIVE
from symbiosis.exchanges.policy import Sides
from symbiosis.programmes.vocabulary import EvidenceKind

_SEES_SENSITIVE = (Capability.EXCHANGES_VALIDATE, Capability.AUDIT_READ, Capability.PAYMENTS_MAKE)


def _takes_part(viewer: Viewer, exchange: Sides, *, host: bool) -> bool:
    role = viewer.members.get(exchange.host_id if host else exchange.visitor_id)
    return role is not None and Capability.EXCHANGES_TAKE_PART in OF_MEMBERS[role]


def _office(viewer: Viewer, cluster: str, *capabilities: Capability) -> bool:
    return any(viewer.works_for(capability, frozenset({cluster})) for capability in capabilities)


def may_bring(viewer: Viewer, exchange: Sides, kind: EvidenceKind) -> bool:
    """The visitor's side everything; the host's side what it knows of."""
    brings = (Capability.EXCHANGES_BROKER, Capability.EXCHANGES_VALIDATE, Capability.PAYMENTS_MAKE)
    if _takes_part(viewer, exchange, host=False) or _office(viewer, exchange.visitor_cluster, *brings):
        return True
    of_host = _takes_part(viewer, exchange, host=True) or _office(
        viewer, exchange.host_cluster, Capability.EXCHANGES_BROKER
    )
    return kind in OF_HOST and of_host


def may_read(viewer: Viewer, exchange: Sides, kind: EvidenceKind) -> bool:
    """The files of a line. What tells more of a person only those who must judge it, and the visitor."""
    if _takes_part(viewer, exchange, host=False):
        return True
    if kind in SENSITIVE:
        return _office(viewer, exchange.visitor_cluster, *_SEES_SENSITIVE)
    if _office(viewer, exchange.visitor_cluster, Capability.EXCHANGES_READ):
        return True
    of_host = _takes_part(viewer, exchange, host=True) or _office(
        viewer, exchange.host_cluster, Capability.EXCHANGES_READ
    )
    return kind in OF_HOST and of_host


def may_decide(viewer: Viewer, exchange: Sides) -> bool:
    own = viewer.belongs_to(exchange.visitor_id) or viewer.belongs_to(exchange.host_id)
    return not own and _office(viewer, exchange.visitor_cluster, Capability.EXCHANGES_VALIDATE)


def may_waive(viewer: Viewer, exchange: Sides) -> bool:
    own = viewer.belongs_to(exchange.visitor_id) or viewer.belongs_to(exchange.host_id)
    return not own and _office(viewer, exchange.visitor_cluster, Capability.EVIDENCE_WAIVE)


def why_not_bring(viewer: Viewer, exchange: Sides, kind: EvidenceKind) -> str | None:
    if may_bring(viewer, exchange, kind):
        return None
    return "Only those who take part, and the visitor's cluster, bring this evidence."


def why_not_decide(viewer: Viewer, exchange: Sides) -> str | None:
    if may_decide(viewer, exchange):
        return None
    return (
        "Only those who validate for the visitor's cluster decide on evidence, and nobody on that of their"
        " own organisation."
    )


def why_not_waive(viewer: Viewer, exchange: Sides) -> str | None:
    return None if may_waive(viewer, exchange) else "Only the programme lead waives evidence, with a reason."


def reads_by_office(viewer: Viewer, exchange: Sides) -> bool:
    """Then the journal says so."""
    return not (viewer.belongs_to(exchange.visitor_id) or viewer.belongs_to(exchange.host_id))
