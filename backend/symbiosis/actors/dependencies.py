"""The viewer that every route asks for, from the session cookie."""

from typing import Annotated

from fastapi import Depends, Request

from symbiosis.accounts.sessions import signed_in_user
from symbiosis.actors import queries
from symbiosis.actors.viewer import ANONYMOUS, Viewer
from symbiosis.kit.database import database_of
from symbiosis.kit.problems import NotSignedIn


async def viewer_of(request: Request) -> Viewer:
    """The viewer behind the session cookie; anonymous without a live session."""
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
        admin_of=membership.admin_of,
        read_only=membership.read_only,
        cluster_slugs=membership.cluster_slugs,
        is_facilitator=user.staff_role == "facilitator",
    )


AnyViewer = Annotated[Viewer, Depends(viewer_of)]


async def signed_in_viewer(viewer: AnyViewer) -> Viewer:
    """Errors: `not-signed-in` (401)."""
    if not viewer.signed_in:
        raise NotSignedIn("Sign in with POST /v1/sessions, then repeat the request.")
    return viewer


SignedIn = Annotated[Viewer, Depends(signed_in_viewer)]
