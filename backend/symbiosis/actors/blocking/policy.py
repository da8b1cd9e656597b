"""Who may know and choose whom an organisation keeps away from: its administrators alone. Pure."""

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Party, Viewer


def why_not_block(viewer: Viewer, party: Party) -> str | None:
    """Staff bring parties together and are not told either: it would show in how they do it."""
    role = viewer.members.get(party.actor_id)
    if role is not None and Capability.ORGANISATION_CHANGE in OF_MEMBERS[role]:
        return None
    return "Only an administrator of this organisation reads and chooses whom it does not deal with."
