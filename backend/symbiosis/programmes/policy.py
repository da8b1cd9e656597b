"""Who acts for a whole programme. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Appointment, Viewer


def leads(
    viewer: Viewer, capability: Capability, programme_slug: str, programme_clusters: frozenset[str]
) -> bool:
    """Whether they may do this over all of the programme: as staff of the platform, of the programme itself,
    or of a cluster that is the whole of it. A role in another programme with the same clusters is none."""
    return any(
        capability in held.capabilities and _whole(held, programme_slug, programme_clusters)
        for held in viewer.staff
    )


def _whole(held: Appointment, programme_slug: str, clusters: frozenset[str]) -> bool:
    if held.clusters is None:
        return True
    return held.programme in (None, programme_slug) and bool(clusters) and clusters <= held.clusters


def works_in(viewer: Viewer, capability: Capability, programme_clusters: frozenset[str]) -> bool:
    """Whether they may do this for at least one cluster of the programme."""
    return viewer.works_for(capability, programme_clusters)


def clusters_they_see(
    viewer: Viewer, capability: Capability, programme_slug: str, programme_clusters: frozenset[str]
) -> frozenset[str]:
    """The programme's clusters where they may do this."""
    if leads(viewer, capability, programme_slug, programme_clusters):
        return programme_clusters
    held = viewer.clusters_where(capability)
    return programme_clusters if held is None else held & programme_clusters
