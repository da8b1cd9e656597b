"""Who may import what; each function gives the reason why not, or None. Pure."""

from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.integrations.models import ImportKind


def imports_for_all(viewer: Viewer) -> bool:
    """Staff of the whole platform: their files may name any organisation that nobody has claimed."""
    return viewer.clusters_where(Capability.ORGANISATIONS_REGISTER) is None


def imports_as_staff(viewer: Viewer, owner_id: UUID | None) -> bool:
    """For organisations that nobody has claimed; as their own member or by mandate people import for one."""
    acts_for = owner_id is not None and viewer.may(Capability.STREAMS_WRITE, Party(owner_id))
    return imports_for_all(viewer) and not acts_for


def why_not_import(viewer: Viewer, kind: ImportKind, owner_id: UUID | None) -> str | None:
    if imports_for_all(viewer):
        return None
    if kind is ImportKind.ACTORS:
        return "Only cluster staff import organisations."
    if owner_id is None or not viewer.may(Capability.STREAMS_WRITE, Party(owner_id)):
        return "You can only import material for an organisation you act for."
    return None
