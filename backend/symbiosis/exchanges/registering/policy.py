"""Who may do what with a registration; reasons or None. Pure."""

from collections.abc import Collection
from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.exchanges.registering.moves import RegistrationMover, RegistrationVerb, possible
from symbiosis.exchanges.vocabulary import RegistrationState

NOT_YOURS = "Only people of the organisation that take part in exchanges may do this."


def why_not_register(viewer: Viewer, party: Party) -> str | None:
    if not takes_part(viewer, party.actor_id):
        return (
            "Your role in this organisation does not include registering it. Ask one of its administrators."
        )
    if party.suspended:
        return "This organisation does not take part at present."
    return None


def takes_part(viewer: Viewer, actor_id: UUID) -> bool:
    return viewer.may(Capability.EXCHANGES_TAKE_PART, Party(actor_id))


def reads(viewer: Viewer, actor_id: UUID, cluster_slug: str, state: str) -> bool:
    """Its own people; of what has been sent, also staff of its cluster."""
    return viewer.belongs_to(actor_id) or (
        state != RegistrationState.DRAFT and reads_as_staff(viewer, cluster_slug)
    )


def reads_as_staff(viewer: Viewer, cluster_slug: str) -> bool:
    return viewer.works_for(Capability.EXCHANGES_READ, frozenset({cluster_slug}))


CV_IS_PERSONAL = (
    "A CV is read by who attached it, by those of the cluster who judge the registration, and by the host once"
    " both have accepted a proposal."
)


def reads_cv(
    viewer: Viewer,
    uploaded_by: UUID | None,
    actor_id: UUID,
    cluster_slug: str,
    state: str,
    hosts: Collection[UUID],
) -> bool:
    """`hosts`: who has agreed on an exchange with them. Colleagues of the person do not read it."""
    if uploaded_by is not None and uploaded_by == viewer.user_id:
        return True
    sent = state != RegistrationState.DRAFT
    if sent and why_not_decide(viewer, actor_id, cluster_slug) is None:
        return True
    return any(viewer.belongs_to(host) and takes_part(viewer, host) for host in hosts)


def why_not_decide(viewer: Viewer, actor_id: UUID, cluster_slug: str) -> str | None:
    if not viewer.works_for(Capability.EXCHANGES_VALIDATE, frozenset({cluster_slug})):
        return (
            "Your role lets you read this registration; reviewers and managers of its cluster decide on it."
        )
    if viewer.belongs_to(actor_id):
        return "You belong to this organisation. Ask a colleague of the cluster to decide on it."
    return None


def possible_for(viewer: Viewer, actor_id: UUID, cluster_slug: str, state: str) -> list[RegistrationVerb]:
    verbs: set[RegistrationVerb] = set()
    if takes_part(viewer, actor_id):
        verbs |= set(possible(state, RegistrationMover.ORGANISATION))
    if why_not_decide(viewer, actor_id, cluster_slug) is None:
        verbs |= set(possible(state, RegistrationMover.CLUSTER))
    return [verb for verb in RegistrationVerb if verb in verbs]
