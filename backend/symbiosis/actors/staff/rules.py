"""Who may give and take which staff role; each function gives the reason why not, or None. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from symbiosis.actors.capabilities import APPOINTS, PAYS, VALIDATES, Capability, StaffRole
from symbiosis.actors.viewer import Appointment, Viewer

LONGEST_AUDIT = timedelta(days=366)
"""Until the same day of next year, whatever the year."""


@dataclass(frozen=True)
class Place:
    """Where a role holds. `clusters`: those it covers; None on the whole platform."""

    programme: str | None = None
    cluster: str | None = None
    clusters: frozenset[str] | None = None

    @property
    def is_platform(self) -> bool:
        return self.programme is None and self.cluster is None

    def overlaps(self, other: "Place") -> bool:
        if self.is_platform or other.is_platform:
            return True
        of_programmes = self.cluster is None and other.cluster is None
        same_programme = of_programmes and self.programme == other.programme
        return same_programme or not (self.clusters or frozenset()).isdisjoint(other.clusters or ())


@dataclass(frozen=True)
class HeldRole:
    """A live staff role of someone."""

    role: StaffRole
    place: Place
    valid_until: datetime | None = None


def why_not_there(role: StaffRole, place: Place) -> str | None:
    if role is StaffRole.PROGRAMME_LEAD and place.cluster is not None:
        return "A programme lead leads a whole programme: leave `cluster_slug` out."
    if role is StaffRole.CLUSTER_MANAGER and place.cluster is None:
        return "Say in `cluster_slug` which cluster they manage."
    return None


def why_not_until(role: StaffRole, valid_until: datetime | None, now: datetime) -> str | None:
    if valid_until is not None and valid_until <= now:
        return "Choose a time to come."
    if role is StaffRole.AUDITOR and (valid_until is None or valid_until > now + LONGEST_AUDIT):
        return "An auditor's role ends within a year: say when."
    return None


def why_not_appoint(viewer: Viewer, user_id: UUID | None, role: StaffRole, place: Place) -> str | None:
    """`user_id`: whom, when they are known already."""
    if user_id is not None and user_id == viewer.user_id:
        return "Nobody appoints themselves. Ask another programme lead."
    if any(_decides(held, role, place) for held in viewer.staff):
        return None
    return (
        "A programme lead appoints in the programme,"
        " a cluster manager facilitators, reviewers and analysts of the cluster."
    )


def why_not_end(viewer: Viewer, user_id: UUID, role: StaffRole, place: Place) -> str | None:
    if user_id == viewer.user_id:
        return "Nobody ends their own role. Ask another programme lead."
    if any(_decides(held, role, place) for held in viewer.staff):
        return None
    return "Whoever may appoint someone to this role may end it."


def _decides(held: Appointment, role: StaffRole, place: Place) -> bool:
    """Without a role it is the platform itself, as on the command line, or a partner's system, which may not."""
    if Capability.STAFF_APPOINT not in held.capabilities:
        return False
    return (held.role is None or role in APPOINTS.get(held.role, ())) and _holds_all_of(held, place)


def _holds_all_of(held: Appointment, place: Place) -> bool:
    if held.clusters is None:
        return True
    if place.is_platform:
        return False
    if place.cluster is None:
        return held.role is StaffRole.PROGRAMME_LEAD and held.programme == place.programme
    return place.cluster in held.clusters


def separated_from(role: StaffRole, place: Place, held: Iterable[HeldRole]) -> StaffRole | None:
    """The role held in an overlapping place that must not be in the same hands: whoever validates never pays."""
    opposed = PAYS if role in VALIDATES else VALIDATES if role in PAYS else frozenset()
    return next((h.role for h in held if h.role in opposed and h.place.overlaps(place)), None)


def is_last_lead(ended: HeldRole, others: Iterable[HeldRole]) -> bool:
    """Whether nobody would lead this place for as long. `others`: the programme leads that remain."""
    if ended.role is not StaffRole.PROGRAMME_LEAD:
        return False
    return not any(_leads_as_long(other, ended) for other in others)


def _leads_as_long(other: HeldRole, ended: HeldRole) -> bool:
    there = other.place.is_platform or other.place.programme == ended.place.programme
    if other.valid_until is None:
        return there
    return there and ended.valid_until is not None and other.valid_until >= ended.valid_until
