"""Who takes an audit pack. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.policy import Sides
from symbiosis.programmes.policy import leads

_AUDITS = (Capability.EXCHANGES_VALIDATE, Capability.AUDIT_READ, Capability.PAYMENTS_MAKE)


def why_not_take(viewer: Viewer, exchange: Sides) -> str | None:
    """Those who must judge an exchange, pay for it or audit it: for the visitor's cluster, which answers for
    it. Never one's own."""
    if viewer.belongs_to(exchange.visitor_id) or viewer.belongs_to(exchange.host_id):
        return (
            "You belong to one of the two organisations. Ask a colleague of the cluster for the audit pack."
        )
    cluster = frozenset({exchange.visitor_cluster})
    if any(viewer.works_for(capability, cluster) for capability in _AUDITS):
        return None
    return "Only those who validate, pay or audit for the visitor's cluster take the audit pack."


def may_take_period(viewer: Viewer, programme_slug: str, clusters: frozenset[str]) -> bool:
    """Over the whole programme."""
    return any(leads(viewer, capability, programme_slug, clusters) for capability in _AUDITS)
