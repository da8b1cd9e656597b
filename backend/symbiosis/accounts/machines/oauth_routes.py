"""How partners' systems get tokens, and with which keys these are signed."""

from typing import Any

from fastapi import APIRouter, Request, Response

from symbiosis.accounts.machines import keyring, oauth
from symbiosis.accounts.machines.oauth_requests import NO_STORE, read_token_request
from symbiosis.accounts.machines.oauth_schemas import AccessTokenOut, JwksOut
from symbiosis.accounts.machines.signing_keys import PUBLISHED_FOR
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Pool, database_of
from symbiosis.kit.http import caller_of
from symbiosis.kit.openapi import problems

router = APIRouter(tags=["Machines"])

_TEXT = {"type": "string"}
_FORM = {
    "type": "object",
    "required": ["grant_type"],
    "properties": {
        "grant_type": {"type": "string", "const": "client_credentials"},
        "scope": {**_TEXT, "description": "Separated by spaces; all the system may have when left out."},
        "client_id": {**_TEXT, "description": "Here, or in the Authorization header (Basic)."},
        "client_secret": {**_TEXT, "description": "Here, or in the Authorization header (Basic)."},
    },
}
_BODY = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": _FORM}}}


@router.post(
    "/v1/oauth/token",
    summary="Get an access token",
    response_model=AccessTokenOut,
    responses=problems(401, 413, 415, 429),
    openapi_extra={**OPEN, "requestBody": _BODY},
)
async def issue_token(request: Request, response: Response) -> Any:
    """OAuth 2.0 client credentials (RFC 6749, 4.4) for partners' systems: a token of ten minutes.

    Problems carry `error` and `error_description` too, which OAuth libraries look for.
    """
    asked = read_token_request(
        request.headers.get("content-type", ""), request.headers.get("authorization"), await request.body()
    )
    state = request.app.state
    issued = await oauth.issue_token(
        database_of(request),
        state.keyring,
        oauth.issuer_of(state.settings),
        asked,
        caller_of(request),
        clock.now(),
    )
    response.headers.update(NO_STORE)
    return issued


@router.get(
    "/.well-known/jwks.json",
    summary="Read the keys that tokens are signed with",
    response_model=JwksOut,
    responses=problems(),
    openapi_extra=OPEN,
)
async def get_jwks(request: Request, pool: Pool) -> Response:
    """The public keys (RFC 7517) of all tokens that are accepted now or soon; keep them five minutes."""
    keys, tag = await keyring.key_set(pool, clock.now())
    headers = {"etag": tag, "cache-control": f"public, max-age={int(PUBLISHED_FOR.total_seconds())}"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(keys.model_dump_json(), media_type="application/json", headers=headers)
