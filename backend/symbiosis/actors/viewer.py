"""Who is looking: the viewer every route asks for, and what it may do."""

from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from symbiosis.accounts.sessions import signed_in_user
from symbiosis.kit.database import database_of
from symbiosis.kit.problems import NotSignedIn


@dataclass(frozen=True)
class Viewer:
    """An anonymous visitor, a member of some actors, or a facilitator."""

    user_id: UUID | None = None
    session_id: UUID | None = None
    display_name: str = ""
    actor_ids: frozenset[UUID] = field(default_factory=frozenset)
    cluster_slugs: frozenset[str] = field(default_factory=frozenset)
    is_facilitator: bool = False

    @property
    def signed_in(self) -> bool:
        return self.user_id is not None

    def acts_for(self, actor_id: UUID) -> bool:
        return actor_id in self.actor_ids


ANONYMOUS = Viewer()


async def viewer_of(request: Request) -> Viewer:
    """The viewer behind the session cookie; anonymous without a live session."""
    from symbiosis.actors import queries  # the room's SELECTs need Viewer for visible_to

    pool = database_of(request).pool
    user = await signed_in_user(request, pool)
    if user is None:
        return ANONYMOUS
    membership = await queries.membership_of(pool, user.id)
    return Viewer(
        user_id=user.id,
        session_id=user.session_id,
        display_name=user.display_name,
        actor_ids=membership.actor_ids,
        cluster_slugs=membership.cluster_slugs,
        is_facilitator=user.staff_role == "facilitator",
    )


async def signed_in_viewer(request: Request) -> Viewer:
    viewer = await viewer_of(request)
    if not viewer.signed_in:
        raise NotSignedIn("Sign in with POST /v1/sessions, then repeat the request.")
    return viewer


AnyViewer = Annotated[Viewer, Depends(viewer_of)]
SignedIn = Annotated[Viewer, Depends(signed_in_viewer)]
