"""What only somebody may do who has shown a moment ago who they are.

`proof: RecentProof` in a route, after its viewer, asks for a sign-in or a second factor within fifteen
minutes. Scripts and partner systems never have one. Whoever has set up a second factor must have shown
it in this session: a stolen password alone must not be enough to add a factor of the thief's.

A session of the method `invitation` counts as any other, so that newcomers can set up their first passkey or
password: such a session exists only for the account that this very acceptance has made. An invitation to
somebody with an account opens none (`actors/people/invitations.py`).
"""

from typing import Annotated

from fastapi import Depends, Request

from symbiosis.accounts.authentication import principal_of
from symbiosis.accounts.factors import queries as factor_queries
from symbiosis.accounts.factors.problems import ReauthenticationRequired, SecondFactorRequired
from symbiosis.accounts.principal import SignedInUser
from symbiosis.accounts.rules import is_recent
from symbiosis.kit import clock
from symbiosis.kit.database import database_of
from symbiosis.kit.problems import NotSignedIn


async def recent_proof(request: Request) -> None:
    """Errors: `not-signed-in` (401), `reauthentication-required`, `second-factor-required` (403)."""
    pool = database_of(request).pool
    principal = await principal_of(request, pool)
    if principal is None:
        raise NotSignedIn("Sign in with POST /v1/sessions, then repeat the request.")
    proven_at = principal.proven_at if isinstance(principal, SignedInUser) else None
    if proven_at is None or not is_recent(proven_at, clock.now()):
        raise ReauthenticationRequired(
            "Sign in again, or confirm a second factor with POST /v1/sessions/current/second-factor,"
            " then repeat within 15 minutes."
        )
    assert isinstance(principal, SignedInUser)  # noqa: S101  # nobody else has a proof
    # Accounts of the demonstration are shared: one visitor's passkey must not stop the others.
    if principal.second_factor or principal.demo:
        return
    if await factor_queries.has_factor.value(pool, user_id=principal.id):
        raise SecondFactorRequired("Confirm it with POST /v1/sessions/current/second-factor, then repeat.")


RecentProof = Annotated[None, Depends(recent_proof)]
