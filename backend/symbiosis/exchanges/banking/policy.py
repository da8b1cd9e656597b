"""Who enters, reads and verifies a bank account; reasons or None. Pure."""

from uuid import UUID

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Viewer


def enters(viewer: Viewer, actor_id: UUID) -> bool:
    """Members alone: neither staff nor holders of a mandate."""
    role = viewer.members.get(actor_id)
    return role is not None and Capability.BANK_ACCOUNT_ENTER in OF_MEMBERS[role]


def pays(viewer: Viewer, payers: frozenset[str]) -> bool:
    """`payers`: the clusters that hold a voucher of the organisation."""
    return viewer.works_for(Capability.PAYMENTS_MAKE, payers) if payers else False


def why_not_verify(viewer: Viewer, actor_id: UUID, entered_by: UUID | None) -> str | None:
    if viewer.user_id is not None and viewer.user_id == entered_by:
        return "You entered this account. Somebody else in finance has to verify it."
    if viewer.belongs_to(actor_id):
        return "You belong to the organisation that is paid. Ask a colleague in finance."
    return None
