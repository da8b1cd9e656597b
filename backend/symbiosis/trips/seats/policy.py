"""Who may act on applications for seats; each function gives the reason why not, or None. Pure."""

from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Party, Viewer


def why_not_apply_for(viewer: Viewer, party: Party) -> str | None:
    if not viewer.may(Capability.EXCHANGES_TAKE_PART, party):
        return "Your role in this organisation does not include applying. Ask one of its administrators."
    if party.suspended:
        return "This organisation does not take part at present."
    return None


def applies_for(viewer: Viewer, actor_id: UUID) -> bool:
    return viewer.may(Capability.EXCHANGES_TAKE_PART, Party(actor_id))


def is_member(viewer: Viewer, actor_id: UUID) -> bool:
    return actor_id in viewer.members


def reads_as_staff(viewer: Viewer, clusters: frozenset[str]) -> bool:
    """`clusters`: the applicant's and the trip's."""
    return viewer.works_for(Capability.EXCHANGES_READ, clusters)


def reviews(viewer: Viewer, clusters: frozenset[str]) -> bool:
    return viewer.works_for(Capability.EXCHANGES_VALIDATE, clusters)


def why_not_decide(viewer: Viewer, actor_id: UUID, clusters: frozenset[str]) -> str | None:
    if not reviews(viewer, clusters):
        return "Your role lets you read this application; reviewers and cluster managers decide on it."
    if viewer.belongs_to(actor_id):
        return "You belong to this organisation. Ask a colleague to decide on it."
    return None
