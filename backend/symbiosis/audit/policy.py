"""Who may read whose history; each function gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Party, Viewer


def why_not_read_history(viewer: Viewer, organisation: Party) -> str | None:
    if viewer.may(Capability.ORGANISATION_READ, organisation):
        return None
    return "Only the organisation's own people and the staff of its clusters read its history."


def why_not_read_stream_history(viewer: Viewer, owner: Party) -> str | None:
    if owner.actor_id in viewer.actor_ids or reads_confidential(viewer, owner):
        return None
    return "Only its owner and the staff of the owner's clusters read the history of a listing."


def reads_confidential(viewer: Viewer, organisation: Party) -> bool:
    """Whether what happened to its listings and matches is for this reader too."""
    return organisation.actor_id in viewer.actor_ids or viewer.works_for(
        Capability.CONFIDENTIAL_READ, organisation.clusters
    )
