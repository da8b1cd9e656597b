"""How the systems of partner clusters are managed, and where their developers find everything."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from symbiosis.accounts.machines.oauth import issuer_of
from symbiosis.accounts.machines.oauth_schemas import OauthMetadataOut
from symbiosis.accounts.models import ApiClient
from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.partners import service
from symbiosis.actors.partners.schemas import (
    ApiClientIn,
    ApiClientOut,
    ApiClientPatch,
    ClientSecretIn,
    ClientSecretOut,
    NewClientSecretOut,
)
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems

router = APIRouter(tags=["Machines"])
MANAGERS = access(Who.PEOPLE, capability=Capability.MACHINES_MANAGE)


@router.get(
    "/.well-known/oauth-authorization-server",
    summary="Read where tokens come from",
    response_model=OauthMetadataOut,
    responses=problems(),
    openapi_extra=OPEN,
)
async def get_oauth_metadata(request: Request, response: Response) -> Any:
    """OAuth 2.0 metadata (RFC 8414), for libraries that set themselves up."""
    response.headers["cache-control"] = "public, max-age=300"
    issuer = issuer_of(request.app.state.settings)
    return OauthMetadataOut(
        issuer=issuer,
        token_endpoint=f"{issuer}/v1/oauth/token",
        jwks_uri=f"{issuer}/.well-known/jwks.json",
        scopes_supported=[*Scope],
        response_types_supported=[],
        grant_types_supported=["client_credentials"],
        token_endpoint_auth_methods_supported=["client_secret_basic", "client_secret_post"],
        service_documentation=f"{issuer}/docs",
    )


@router.get(
    "/v1/api-clients",
    summary="List partners' systems",
    response_model=Page[ApiClientOut],
    responses=problems(401, 403),
    openapi_extra=MANAGERS,
)
async def list_api_clients(viewer: SignedIn, session: Session) -> Any:
    """Those of your clusters, with their live secrets' hints; disabled ones stay listed."""
    clients = await service.list_clients(session, viewer)
    return {"data": await _documents(session, clients)}


@router.post(
    "/v1/api-clients",
    status_code=201,
    summary="Register a partner's system",
    response_model=ApiClientOut,
    responses=problems(401, 403, 413, 415, 422),
    openapi_extra=MANAGERS,
)
async def create_api_client(
    viewer: SignedIn, session: Session, response: Response, client: ApiClientIn
) -> Any:
    """Bound to one cluster. Its `id` is the client_id; a secret is added to it next."""
    made = await service.create_client(session, viewer, client, clock.now())
    response.headers["location"] = f"/v1/api-clients/{made.id}"
    return await _answer(session, response, made)


@router.get(
    "/v1/api-clients/{api_client_id}",
    summary="Read a partner's system",
    response_model=ApiClientOut,
    responses=problems(401, 403, 404),
    openapi_extra=MANAGERS,
)
async def get_api_client(viewer: SignedIn, session: Session, response: Response, api_client_id: UUID) -> Any:
    """With its ETag, which changing it needs."""
    return await _answer(session, response, await service.managed_client(session, viewer, api_client_id))


@router.patch(
    "/v1/api-clients/{api_client_id}",
    summary="Change a partner's system",
    response_model=ApiClientOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=MANAGERS,
)
async def change_api_client(
    viewer: SignedIn,
    session: Session,
    response: Response,
    api_client_id: UUID,
    patch: ApiClientPatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch of name and scopes. A scope that is taken away is gone from live tokens at once."""
    changed = await service.change_client(session, viewer, api_client_id, patch, if_match)
    return await _answer(session, response, changed)


@router.delete(
    "/v1/api-clients/{api_client_id}",
    status_code=204,
    summary="Disable a partner's system",
    responses=problems(401, 403, 404),
    openapi_extra=MANAGERS,
)
async def disable_api_client(viewer: SignedIn, session: Session, api_client_id: UUID) -> None:
    """For good, and at once: its tokens are refused from the next request on."""
    await service.disable_client(session, viewer, api_client_id, clock.now())


@router.post(
    "/v1/api-clients/{api_client_id}/secrets",
    status_code=201,
    summary="Add a secret",
    response_model=NewClientSecretOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=MANAGERS,
)
async def add_client_secret(
    viewer: SignedIn, session: Session, api_client_id: UUID, wanted: ClientSecretIn
) -> Any:
    """`secret` is shown this once. Two may be live, so that the partner changes over without a gap."""
    secret, added = await service.add_secret(
        session, viewer, api_client_id, wanted.expires_in_days, clock.now()
    )
    return NewClientSecretOut(**ClientSecretOut.model_validate(added).model_dump(), secret=secret)


@router.delete(
    "/v1/api-clients/{api_client_id}/secrets/{secret_id}",
    status_code=204,
    summary="Revoke a secret",
    responses=problems(401, 403, 404),
    openapi_extra=MANAGERS,
)
async def revoke_client_secret(
    viewer: SignedIn, session: Session, api_client_id: UUID, secret_id: UUID
) -> None:
    """It gets no more tokens; those it got end within ten minutes. Disable the system to end them now."""
    await service.revoke_secret(session, viewer, api_client_id, secret_id, clock.now())


async def _answer(session: Session, response: Response, client: ApiClient) -> dict[str, Any]:
    response.headers["etag"] = etag(client.version)
    (document,) = await _documents(session, [client])
    return document


async def _documents(session: Session, clients: list[ApiClient]) -> list[dict[str, Any]]:
    secrets = await service.secrets_of(session, clients, clock.now())
    return [{**{n: getattr(c, n) for n in _FIELDS}, "secrets": secrets[c.id]} for c in clients]


_FIELDS = (
    "id",
    "name",
    "cluster_slug",
    "scopes",
    "created_at",
    "disabled_at",
    "last_used_at",
    "version",
)
