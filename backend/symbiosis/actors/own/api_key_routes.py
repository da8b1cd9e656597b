"""How a person gives their scripts API keys. Here, because scopes and staff roles are this room's."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from symbiosis.accounts.factors.problems import SecondFactorRequired
from symbiosis.accounts.factors.recent_proof import RecentProof
from symbiosis.accounts.machines import api_keys
from symbiosis.accounts.machines.credentials import API_KEY_START
from symbiosis.accounts.models import ApiKey
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.partners.schemas import ApiKeyIn, ApiKeyOut, NewApiKeyOut
from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems

router = APIRouter(prefix="/v1/me/api-keys", tags=["Machines"])


@router.get(
    "",
    summary="List your API keys",
    response_model=Page[ApiKeyOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.PEOPLE),
)
async def list_my_api_keys(viewer: SignedIn, session: Session) -> Any:
    """The newest first, expired ones included; revoked ones are gone."""
    keys = await api_keys.list_api_keys(session, _person(viewer))
    return {"data": [_document(key) for key in keys]}


@router.post(
    "",
    status_code=201,
    summary="Make an API key",
    response_model=NewApiKeyOut,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE),
)
async def create_api_key(viewer: SignedIn, session: Session, proof: RecentProof, wanted: ApiKeyIn) -> Any:
    """For a script that acts as you, within the scopes you choose. `key` is shown this once.

    It carries staff roles only when this session has confirmed a second factor. Needs a proof of who you
    are that is younger than fifteen minutes.
    """
    if viewer.second_factor_missing:
        raise SecondFactorRequired("Confirm it with POST /v1/sessions/current/second-factor, then repeat.")
    key, made = await api_keys.create_api_key(
        session,
        viewer.by(),
        _person(viewer),
        name=wanted.name,
        scopes=wanted.scopes,
        days=wanted.expires_in_days,
        second_factor=viewer.second_factor,
        now=clock.now(),
    )
    return {**_document(made), "key": key}


@router.delete(
    "/{api_key_id}",
    status_code=204,
    summary="Revoke an API key",
    responses=problems(401, 403, 404),
    openapi_extra=access(Who.PEOPLE),
)
async def revoke_api_key(viewer: SignedIn, session: Session, api_key_id: UUID) -> None:
    """It is refused from the next request on."""
    await api_keys.revoke_api_key(session, viewer.by(), _person(viewer), api_key_id, clock.now())


def _person(viewer: Viewer) -> UUID:
    assert viewer.user_id is not None  # noqa: S101  # these routes are for people
    return viewer.user_id


def _document(key: ApiKey) -> dict[str, Any]:
    fields = ("id", "name", "scopes", "created_at", "expires_at", "last_used_at")
    return {"prefix": API_KEY_START + key.prefix, **{field: getattr(key, field) for field in fields}}
