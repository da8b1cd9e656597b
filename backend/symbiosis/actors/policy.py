"""Who may act on the registry; each function gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Party, Viewer


def why_not_register(viewer: Viewer, clusters: frozenset[str]) -> str | None:
    if viewer.works_for(Capability.ORGANISATIONS_REGISTER, clusters):
        return None
    if viewer.may_somewhere(Capability.ORGANISATIONS_REGISTER):
        return "Name one of your own clusters in `clusters`: you add organisations for those."
    return "Only cluster staff add organisations. Apply to join, and your cluster registers yours."


def looks_after(viewer: Viewer, party: Party) -> bool:
    """Staff keep the records of organisations that nobody has claimed; the others keep their own."""
    return not party.claimed and viewer.works_for(Capability.ORGANISATIONS_REGISTER, party.clusters)


def why_not_change(viewer: Viewer, party: Party) -> str | None:
    if viewer.may(Capability.ORGANISATION_CHANGE, party) or looks_after(viewer, party):
        return None
    if viewer.works_for(Capability.ORGANISATIONS_REGISTER, party.clusters):
        return "This organisation keeps its own record. Ask one of its administrators."
    return "Only an administrator of this organisation may change its record."


def why_not_manage_machines(viewer: Viewer, cluster_slug: str) -> str | None:
    if viewer.works_for(Capability.MACHINES_MANAGE, frozenset({cluster_slug})):
        return None
    return "Only those who lead this cluster or its programme manage its systems."
