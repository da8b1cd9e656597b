"""Who may import what; each function gives the reason why not, or None. Pure."""

from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.integrations.models import ImportKind


def why_not_import(viewer: Viewer, kind: ImportKind, owner_id: UUID | None) -> str | None:
    if viewer.is_facilitator:
        return None
    if kind is ImportKind.ACTORS:
        return "Only cluster staff import organisations."
    if owner_id is None or not viewer.acts_for(owner_id):
        return "You can only import material for an organisation you act for."
    return None
