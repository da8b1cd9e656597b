"""Who may move a voucher; reasons or None. Pure.

Whoever approves never orders or pays, and nobody does any of it for an organisation of their own.
"""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.vouchers.moves import Mover
from symbiosis.programmes.policy import leads


class Held(Protocol):
    """What must be known of a voucher."""

    @property
    def visitor_id(self) -> UUID: ...
    @property
    def approved_by(self) -> UUID | None: ...
    @property
    def ordered_by(self) -> UUID | None: ...


OFFICE: Mapping[Mover, Capability] = {
    Mover.CLUSTER: Capability.EXCHANGES_SIGN,
    Mover.VALIDATOR: Capability.EXCHANGES_VALIDATE,
    Mover.FINANCE: Capability.PAYMENTS_MAKE,
}
_NAMES = {
    Mover.CLUSTER: "a manager of the paying cluster",
    Mover.VALIDATOR: "whoever validates for the paying cluster",
    Mover.FINANCE: "the finance of the paying cluster",
    Mover.LEAD: "a lead of the programme",
    Mover.PLATFORM: "the platform itself",
}


def movers(
    viewer: Viewer, cluster: str, programme_slug: str, programme_clusters: frozenset[str]
) -> frozenset[Mover]:
    """Whose hands the viewer's are where `cluster` pays."""
    here = frozenset({cluster})
    held = {mover for mover, office in OFFICE.items() if viewer.works_for(office, here)}
    if leads(viewer, Capability.PROGRAMME_SET, programme_slug, programme_clusters):
        held.add(Mover.LEAD)
    return frozenset(held)


def why_not_among(held: frozenset[Mover], who: frozenset[Mover]) -> str | None:
    if held & who:
        return None
    names = " or ".join(_NAMES[mover] for mover in Mover if mover in who)
    return f"Only {names} can do this."


def why_own(viewer: Viewer, voucher: Held) -> str | None:
    if not viewer.belongs_to(voucher.visitor_id):
        return None
    return "You belong to the organisation that is paid. Ask a colleague of the cluster."


def why_not_second(viewer: Viewer, voucher: Held) -> str | None:
    """For whoever orders, pays or fails a payment."""
    if viewer.user_id is not None and viewer.user_id == voucher.approved_by:
        return "You approved this voucher. Somebody else in finance has to order and pay it."
    return None


def why_not_first(viewer: Viewer, voucher: Held) -> str | None:
    """For whoever approves."""
    if viewer.user_id is not None and viewer.user_id == voucher.ordered_by:
        return "You ordered a payment of this voucher. Somebody else has to approve it."
    return None
