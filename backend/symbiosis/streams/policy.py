"""Who may act on a stream; each function gives the reason why not, or None. Pure."""

from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.streams.vocabulary import Basis


def why_not_create(viewer: Viewer, owner_id: UUID) -> str | None:
    if viewer.is_facilitator or viewer.acts_for(owner_id):
        return None
    return "You can only list material for an organisation you act for."


def why_not_change(viewer: Viewer, owner_id: UUID, basis: str) -> str | None:
    if basis == Basis.PUBLIC_ROUTE_RULES and not viewer.is_facilitator:
        return "This need follows from public acceptance rules; only cluster staff may change it."
    if viewer.is_facilitator or viewer.acts_for(owner_id):
        return None
    return "Only the organisation that listed this, or cluster staff, may change it."
