"""Who may check organisations; each function gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.policy import looks_after
from symbiosis.actors.viewer import Party, Viewer

_OWN = "You belong to this organisation. Somebody else of the staff has to decide this."


def why_not_request(viewer: Viewer, party: Party) -> str | None:
    if viewer.may(Capability.ORGANISATION_CHANGE, party):
        return None
    return "Only an administrator of this organisation asks for its verification."


def why_not_verify(viewer: Viewer, party: Party, claimed: frozenset[str]) -> str | None:
    """`claimed`: the clusters it says it belongs to; the staff of those may check it before they confirm
    that, for checking shows them nothing that others do not see."""
    return _why_not_decide(viewer, Capability.ORGANISATIONS_VERIFY, party, party.clusters | claimed)


def why_not_suspend(viewer: Viewer, party: Party) -> str | None:
    return _why_not_decide(viewer, Capability.ORGANISATIONS_SUSPEND, party, party.clusters)


def why_not_merge(viewer: Viewer, source: Party, target: Party) -> str | None:
    """Both have to be theirs to decide about: what one of them has, the other one gets."""
    merge = Capability.ORGANISATIONS_MERGE
    return _why_not_decide(viewer, merge, source, source.clusters) or _why_not_decide(
        viewer, merge, target, target.clusters
    )


def why_not_tell_apart(viewer: Viewer, one: Party, other: Party) -> str | None:
    verify = Capability.ORGANISATIONS_VERIFY
    if not (viewer.works_for(verify, one.clusters) or viewer.works_for(verify, other.clusters)):
        return "This belongs to the staff of the organisations' clusters."
    own = viewer.belongs_to(one.actor_id) or viewer.belongs_to(other.actor_id)
    return _OWN if own else None


def _why_not_decide(
    viewer: Viewer, capability: Capability, party: Party, clusters: frozenset[str]
) -> str | None:
    if not viewer.works_for(capability, clusters):
        return "This belongs to the staff of the organisation's cluster whose role includes it."
    return _OWN if viewer.belongs_to(party.actor_id) else None


def why_not_claim(viewer: Viewer, party: Party, cluster_slug: str) -> str | None:
    """The organisation itself; for one that nobody has claimed, the staff of its clusters, or who registers
    for that cluster while no other has confirmed it."""
    if viewer.may(Capability.ORGANISATION_CHANGE, party) or looks_after(viewer, party):
        return None
    if not party.claimed and viewer.works_for(Capability.ORGANISATIONS_REGISTER, frozenset({cluster_slug})):
        if not party.clusters:
            return None
        return (
            "This organisation belongs to another cluster. Its staff, or its people once they come, say so."
        )
    return "Only an administrator of this organisation says which clusters it belongs to."


def confirms(viewer: Viewer, party: Party, cluster_slug: str) -> bool:
    return why_not_confirm(viewer, party, cluster_slug) is None


def why_not_confirm(viewer: Viewer, party: Party, cluster_slug: str) -> str | None:
    """Confirming and refusing: that very cluster, and nobody their own organisation."""
    if not viewer.works_for(Capability.MEMBERSHIPS_CONFIRM, frozenset({cluster_slug})):
        return "Only this cluster decides who belongs to it."
    return _OWN if viewer.belongs_to(party.actor_id) else None


def why_not_end(viewer: Viewer, party: Party, cluster_slug: str) -> str | None:
    """Members leave, and a cluster ends what it has confirmed."""
    if viewer.may(Capability.ORGANISATION_CHANGE, party):
        return None
    return why_not_confirm(viewer, party, cluster_slug)
