"""Who may act on a stream; each function gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.policy import looks_after
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.streams.vocabulary import Basis


def why_not_create(viewer: Viewer, owner: Party) -> str | None:
    if owner.suspended:
        return "This organisation is suspended. Ask your cluster why, and what to do."
    if viewer.may(Capability.STREAMS_WRITE, owner) or looks_after(viewer, owner):
        return None
    if viewer.belongs_to(owner.actor_id):
        return "Your role in this organisation does not include its material. Ask its administrator."
    if viewer.works_for(Capability.MATCHES_BROKER, owner.clusters):
        return "Ask this organisation for a mandate for its material; then you can act for it."
    return "You can only list material for an organisation you act for."


def why_not_change(viewer: Viewer, owner: Party, basis: str) -> str | None:
    # As staff only the platform itself writes for who looks after their record: it keeps these in step.
    keeps = looks_after(viewer, owner) or viewer.works_for(Capability.STREAMS_WRITE, owner.clusters)
    if basis == Basis.PUBLIC_ROUTE_RULES and not keeps:
        return "This need follows from public acceptance rules; only cluster staff may change it."
    return why_not_create(viewer, owner)


def why_not_read_invited(viewer: Viewer, owner: Party) -> str | None:
    """Whom an organisation invites says with whom it deals."""
    reads_all = viewer.works_for(Capability.CONFIDENTIAL_READ, owner.clusters)
    if owner.actor_id in viewer.actor_ids or reads_all:
        return None
    return "Only its owner and the staff of the owner's clusters read who is invited to it."
