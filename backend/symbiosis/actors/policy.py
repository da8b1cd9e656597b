"""Who may act on the registry; each function gives the reason why not, or None. Pure."""

from uuid import UUID

from symbiosis.actors.viewer import Viewer


def why_not_register(viewer: Viewer) -> str | None:
    if viewer.is_facilitator:
        return None
    return "Only cluster staff add organisations. Ask your cluster to register yours."


def why_not_change(viewer: Viewer, actor_id: UUID) -> str | None:
    if viewer.is_facilitator or viewer.administers(actor_id):
        return None
    return "Only an administrator of this organisation, or cluster staff, may change its record."
