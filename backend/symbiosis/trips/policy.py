"""Who may act on trips; each function gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer


def manages(viewer: Viewer, owner_cluster: str) -> bool:
    return viewer.works_for(Capability.TRIPS_MANAGE, frozenset({owner_cluster}))


def reads_as_staff(viewer: Viewer, owner_cluster: str) -> bool:
    """Drafts, who applied, who was there: whoever manages the trip, or reads the exchanges of its cluster."""
    clusters = frozenset({owner_cluster})
    return manages(viewer, owner_cluster) or viewer.works_for(Capability.EXCHANGES_READ, clusters)


def why_not_manage(viewer: Viewer, owner_cluster: str) -> str | None:
    if manages(viewer, owner_cluster):
        return None
    if viewer.may_somewhere(Capability.TRIPS_MANAGE):
        return "This trip belongs to another cluster. Its staff manage it."
    return "Only staff of the cluster that organises a trip manage it."
