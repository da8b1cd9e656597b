"""Who is looking, and for whom they act. Pure; `dependencies.py` finds it out per request."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Viewer:
    """An anonymous visitor, a member of some actors, or a facilitator.

    `actor_ids` are all actors the person belongs to; `admin_of` and `read_only` the ones where
    they may change the record itself, or only look.
    """

    user_id: UUID | None = None
    session_id: UUID | None = None
    display_name: str = ""
    actor_ids: frozenset[UUID] = field(default_factory=frozenset)
    admin_of: frozenset[UUID] = field(default_factory=frozenset)
    read_only: frozenset[UUID] = field(default_factory=frozenset)
    cluster_slugs: frozenset[str] = field(default_factory=frozenset)
    is_facilitator: bool = False

    @property
    def signed_in(self) -> bool:
        return self.user_id is not None

    def acts_for(self, actor_id: UUID) -> bool:
        return actor_id in self.actor_ids and actor_id not in self.read_only

    def administers(self, actor_id: UUID) -> bool:
        return actor_id in self.admin_of


ANONYMOUS = Viewer()
