"""Who on the waiting list gets the seats that are free: the published order. Pure.

One after another, by when the application was sent. Each gets what it asked for, or, unless it comes all or
not at all, as many as there are. Who asks for more than there is, all or none, is passed over, keeps its place
and is told why; those behind it are asked next, for an empty seat helps nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from symbiosis.trips.vocabulary import PassedOver


@dataclass(frozen=True)
class Waiting:
    application_id: UUID
    cluster: str
    wanted: int
    all_or_none: bool


@dataclass(frozen=True)
class Room:
    """Seats that are free, and how many of them organisations of a cluster may have where it has a share."""

    free: int
    of_cluster: Mapping[str, int] = field(default_factory=dict)

    def for_cluster(self, cluster: str) -> int:
        return min(self.free, self.of_cluster.get(cluster, self.free))

    def without(self, cluster: str, seats: int) -> "Room":
        shares = dict(self.of_cluster)
        if cluster in shares:
            shares[cluster] -= seats
        return Room(self.free - seats, shares)


@dataclass(frozen=True)
class Filled:
    offers: list[tuple[UUID, int]]
    """Application and seats, in the order of the list."""
    passed_over: dict[UUID, PassedOver]


def seats_for(room: Room, waiting: Waiting) -> int:
    """How many seats an offer now would hold; 0 where none can be."""
    there = room.for_cluster(waiting.cluster)
    if waiting.all_or_none:
        return waiting.wanted if waiting.wanted <= there else 0
    return min(waiting.wanted, there)


def why_not(room: Room, waiting: Waiting) -> PassedOver:
    """Of somebody for whom there are no seats."""
    if room.free <= 0:
        return PassedOver.NO_SEATS_FREE
    if room.of_cluster.get(waiting.cluster, room.free) <= 0:
        return PassedOver.PARTNER_SHARE_TAKEN
    return PassedOver.GROUP_TOO_LARGE


def fill(room: Room, queue: Sequence[Waiting]) -> Filled:
    """`queue` in the published order."""
    offers: list[tuple[UUID, int]] = []
    passed: dict[UUID, PassedOver] = {}
    for waiting in queue:
        seats = seats_for(room, waiting)
        if seats:
            offers.append((waiting.application_id, seats))
            room = room.without(waiting.cluster, seats)
        else:
            passed[waiting.application_id] = why_not(room, waiting)
    return Filled(offers, passed)
