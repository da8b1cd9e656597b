"""What happens to organisations that others may care about."""

from dataclasses import dataclass
from uuid import UUID

from symbiosis.journal.by import By


@dataclass(frozen=True)
class ActorSuspended:
    """It takes no part for now: what it has published is paused."""

    actor_id: UUID
    by: By


@dataclass(frozen=True)
class ActorsMerged:
    """`source` was the same as `target`: what belongs to it belongs to `target` now."""

    source: UUID
    target: UUID
    by: By


@dataclass(frozen=True)
class ClustersChanged:
    """A cluster has confirmed an organisation, or ended that: others may see its material now, or no more."""

    actor_id: UUID


@dataclass(frozen=True)
class VerificationChanged:
    """Somebody has checked who an organisation is, or what was checked is no longer what it says."""

    actor_id: UUID


@dataclass(frozen=True)
class BlocksChanged:
    """One of these organisations wants, or no longer wants, to be kept apart from the others."""

    actor_ids: frozenset[UUID]
