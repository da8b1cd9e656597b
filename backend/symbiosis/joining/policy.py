"""Which applications staff see, and on which they may decide; reasons or None. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer

Programmes = Mapping[str, frozenset[str]]
"""The clusters of each programme."""


@dataclass(frozen=True)
class Reach:
    """Where somebody's staff roles count: in clusters (of one programme, or of any: None), and in
    programmes as a whole, which alone see those who have not named a cluster."""

    everywhere: bool = False
    clusters: frozenset[tuple[str | None, str]] = frozenset()
    programmes: frozenset[str] = frozenset()

    def covers(self, programme: str, cluster: str | None) -> bool:
        if self.everywhere or cluster is None:
            return self.everywhere or programme in self.programmes
        return not self.clusters.isdisjoint({(programme, cluster), (None, cluster)})


def reach(viewer: Viewer, capability: Capability, programmes: Programmes) -> Reach:
    held = [appointment for appointment in viewer.staff if capability in appointment.capabilities]
    whole = {
        a.programme
        for a in held
        if a.programme and a.clusters is not None and programmes.get(a.programme, frozenset()) <= a.clusters
    }
    return Reach(
        everywhere=any(appointment.clusters is None for appointment in held),
        clusters=frozenset((a.programme, slug) for a in held for slug in a.clusters or ()),
        programmes=frozenset(whole),
    )


OWN_ORGANISATION = "You belong to this organisation. Ask a colleague to decide on it."


@dataclass(frozen=True)
class Applied:
    """What must be known of an application to say who may decide on it."""

    programme: str
    cluster: str | None
    email: str
    claims: UUID | None
    opens: frozenset[str] | None = None
    """Accepting gives whoever applied an organisation that nobody administers yet: of these clusters."""


def why_not_decide(
    viewer: Viewer, viewer_email: str | None, applied: Applied, programmes: Programmes
) -> str | None:
    """`viewer_email`: their account's address."""
    there = reach(viewer, Capability.APPLICATIONS_REVIEW, programmes)
    if not there.covers(applied.programme, applied.cluster):
        return "Your role lets you read this application; reviewers and cluster managers decide on it."
    if viewer_email is not None and viewer_email.lower() == applied.email.lower():
        return "This is your own application. Ask a colleague to decide on it."
    if applied.claims is not None and viewer.belongs_to(applied.claims):
        return OWN_ORGANISATION
    return None if applied.opens is None else why_not_open(viewer, applied.opens)


def why_not_open(viewer: Viewer, clusters: frozenset[str]) -> str | None:
    """Whether they may give somebody an organisation that these clusters have confirmed as theirs."""
    if not clusters or viewer.works_for(Capability.APPLICATIONS_REVIEW, clusters):
        return None
    return (
        "This organisation belongs to another cluster, and nobody administers it yet. Whoever reviews for that"
        " cluster too, or for the whole platform, decides who takes it over."
    )
