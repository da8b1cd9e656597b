"""Whom a reader may find in the market, and as whom a draft of theirs is matched."""

from dataclasses import replace
from uuid import UUID

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.kernel.positions import Marks
from symbiosis.streams.vocabulary import Direction, Visibility


def direction_sought(stream: OfferFacts | NeedFacts) -> Direction:
    return Direction.NEED if isinstance(stream, OfferFacts) else Direction.OFFER


def allowed_for(viewer: Viewer, market: Market, direction: Direction) -> Marks:
    """What `visible_to` says of open streams, for the arrays in memory; without the viewer's own, and
    without private ones, which nobody is matched with."""
    positions = market.positions(direction)
    if not viewer.signed_in:
        return positions.visibility(Visibility.PUBLIC)
    seen = positions.visibility(Visibility.PUBLIC, Visibility.NETWORK)
    seen |= positions.visibility(Visibility.CLUSTER) & positions.in_clusters(viewer.cluster_slugs)
    seen |= positions.visibility(Visibility.INVITED) & positions.inviting(viewer.actor_ids)
    shared = positions.visibility(Visibility.CLUSTER, Visibility.INVITED)
    read = viewer.clusters_where(Capability.CONFIDENTIAL_READ)
    seen |= shared if read is None else shared & positions.in_clusters(read)
    return seen & ~positions.owned_by(viewer.actor_ids)


def as_drafted_by(
    viewer: Viewer, draft: OfferFacts | NeedFacts, clusters: frozenset[str]
) -> OfferFacts | NeedFacts:
    """The draft as that of the organisation the viewer acts for, where it is one only; whoever reads
    streams by office may look for partners among them. `clusters`: all there are."""
    read = viewer.clusters_where(Capability.CONFIDENTIAL_READ)
    own = viewer.cluster_slugs | (clusters if read is None else read)
    return replace(draft, owner_id=_only(viewer.actor_ids) or draft.owner_id, clusters=frozenset(own))


def _only(actors: frozenset[UUID]) -> UUID | None:
    return next(iter(actors)) if len(actors) == 1 else None
