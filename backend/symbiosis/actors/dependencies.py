"""The viewer that every route asks for: who is calling, and whether they may call this at all."""

from typing import Annotated

from fastapi import Depends, Request

from symbiosis.accounts.authentication import principal_of
from symbiosis.accounts.factors.problems import SecondFactorRequired
from symbiosis.accounts.principal import PartnerSystem, Principal, SignedInUser
from symbiosis.actors import belonging
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import ANONYMOUS, Viewer, partner
from symbiosis.kit.access import Access, Who, access_of
from symbiosis.kit.database import database_of
from symbiosis.kit.problems import NotAllowed, NotSignedIn, Problem
from symbiosis.kit.reads import Connection


class InsufficientScope(Problem):
    status, code, title = 403, "insufficient-scope", "These credentials are not for this"


class PeopleOnly(Problem):
    status, code, title = 403, "people-only", "Only a signed-in person may do this"


async def viewer_of(request: Request) -> Viewer:
    """Who is calling; anonymous without credentials.

    Errors: `invalid-token`, `not-signed-in` (401), `insufficient-scope`, `people-only`,
    `second-factor-required`, `not-allowed` (403), by what the route declares.
    """
    pool = database_of(request).pool
    viewer = await _viewer(pool, await principal_of(request, pool))
    declared = access_of(request.scope["route"])
    if declared is not None:
        _admit(viewer, declared)
    return viewer


async def _viewer(pool: Connection, principal: Principal | None) -> Viewer:
    if principal is None:
        return ANONYMOUS
    if isinstance(principal, PartnerSystem):
        return partner(principal.client_id, principal.name, principal.tenant, principal.scopes)
    return await _person(pool, principal)


async def _person(pool: Connection, user: SignedInUser) -> Viewer:
    found = await belonging.of_user(pool, user.id)
    # The demonstration's passwords stand on its sign-in page: a second factor would protect nothing.
    awake = user.second_factor or user.demo
    return Viewer(
        user_id=user.id,
        session_id=user.session_id,
        api_key_id=user.api_key_id,
        display_name=user.display_name,
        auth=user.auth,
        members=found.members,
        mandates=found.mandates if awake else {},
        staff=found.staff if awake else (),
        cluster_slugs=found.clusters,
        scopes=user.scopes,
        second_factor=user.second_factor,
        second_factor_missing=bool(found.staff) and not awake,
    )


def _admit(viewer: Viewer, declared: Access) -> None:
    if viewer.scopes is not None and not declared.is_open:
        if declared.scope is None:
            raise PeopleOnly("Sign in to the web app for this; keys and partner systems cannot do it.")
        if declared.scope not in viewer.scopes:
            raise InsufficientScope(f"Use credentials with the scope {declared.scope}.")
    if declared.who is not Who.ANYONE and not viewer.signed_in:
        raise NotSignedIn("Sign in with POST /v1/sessions, then repeat the request.")
    if declared.who is Who.PEOPLE and viewer.user_id is None:
        raise PeopleOnly("Sign in to the web app for this.")
    if declared.capability is not None and not viewer.may_somewhere(Capability(declared.capability)):
        if viewer.second_factor_missing:
            raise SecondFactorRequired(
                "This key was made without one. Confirm it in the web app and make another key."
                if viewer.api_key_id
                else "Confirm it with POST /v1/sessions/current/second-factor, then repeat."
            )
        raise NotAllowed(
            "Your role does not include this. Ask who administers your organisation or programme."
        )


AnyViewer = Annotated[Viewer, Depends(viewer_of)]


async def signed_in_viewer(viewer: AnyViewer) -> Viewer:
    """Errors: `not-signed-in` (401)."""
    if not viewer.signed_in:
        raise NotSignedIn("Sign in with POST /v1/sessions, then repeat the request.")
    return viewer


SignedIn = Annotated[Viewer, Depends(signed_in_viewer)]
