"""Who may look after the people of an organisation; each gives the reason why not, or None. Pure."""

from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Capacity, Party, Viewer

_ADMINISTRATORS = "Only an administrator of this organisation may do this."


def may_read(viewer: Viewer, party: Party) -> bool:
    return viewer.may(Capability.ORGANISATION_READ, party)


def reads_as_staff(viewer: Viewer, party: Party) -> bool:
    """What staff read of an organisation's people is in its history."""
    return viewer.capacity(Capability.ORGANISATION_READ, party) is Capacity.STAFF


def why_not_manage(viewer: Viewer, party: Party) -> str | None:
    return None if viewer.may(Capability.PEOPLE_MANAGE, party) else _ADMINISTRATORS


def why_not_remove(viewer: Viewer, party: Party, user_id: UUID) -> str | None:
    """Everybody may leave."""
    return None if user_id == viewer.user_id else why_not_manage(viewer, party)


def why_not_see_invitations(viewer: Viewer, party: Party) -> str | None:
    """Before anyone has come, whoever accepted the organisation sees that its first person does."""
    if not party.claimed and viewer.works_for(Capability.APPLICATIONS_REVIEW, party.clusters):
        return None
    return why_not_manage(viewer, party)


def why_not_grant(viewer: Viewer, party: Party) -> str | None:
    return None if viewer.may(Capability.MANDATES_GRANT, party) else _ADMINISTRATORS


def why_not_revoke(viewer: Viewer, party: Party, holder_id: UUID) -> str | None:
    return None if holder_id == viewer.user_id else why_not_grant(viewer, party)
