"""What is read about machines: API keys, partners' systems and their secrets, signing keys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, Text, Uuid, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import ApiClient, ApiClientSecret, ApiKey, SigningKey, User
from symbiosis.kit.reads import Read

# --- API keys ---

api_key_by_prefix = Read(
    select(
        ApiKey.id,
        ApiKey.user_id,
        ApiKey.secret_hash,
        ApiKey.scopes,
        ApiKey.second_factor,
        ApiKey.expires_at,
        ApiKey.last_used_at,
        User.display_name,
        User.language,
        User.demo,
    )
    .join(User, User.id == ApiKey.user_id)
    .where(
        ApiKey.prefix == bindparam("prefix", type_=Text),
        ApiKey.revoked_at.is_(None),
        User.erased_at.is_(None),
    )
)


def api_keys_of(user_id: UUID) -> Select[ApiKey]:
    """The newest first; revoked ones are gone."""
    return (
        select(ApiKey)
        .where(ApiKey.user_id == user_id, ApiKey.revoked_at.is_(None))
        .order_by(ApiKey.id.desc())
    )


def api_key_to_change(user_id: UUID, api_key_id: UUID) -> Select[ApiKey]:
    return select(ApiKey).where(ApiKey.id == api_key_id, ApiKey.user_id == user_id).with_for_update()


async def live_api_keys(session: AsyncSession, user_id: UUID, now: datetime) -> int:
    live = select(func.count()).where(
        ApiKey.user_id == user_id, ApiKey.revoked_at.is_(None), ApiKey.expires_at > now
    )
    return await session.scalar(live) or 0


# --- partners' systems ---

_CLIENT_ID = bindparam("client_id", type_=Uuid)

client_of_token = Read(
    select(ApiClient.name, ApiClient.cluster_slug, ApiClient.scopes).where(
        ApiClient.id == _CLIENT_ID, ApiClient.disabled_at.is_(None)
    )
)

live_secrets_of_client = Read(
    select(
        ApiClient.cluster_slug,
        ApiClient.scopes,
        ApiClient.last_used_at,
        ApiClientSecret.secret_hash,
        ApiClientSecret.expires_at,
    )
    .join(ApiClientSecret, ApiClientSecret.client_id == ApiClient.id)
    .where(
        ApiClient.id == _CLIENT_ID,
        ApiClient.disabled_at.is_(None),
        ApiClientSecret.revoked_at.is_(None),
    )
)


def clients_of(clusters: frozenset[str] | None) -> Select[ApiClient]:
    """Those of some clusters (of all, when None), by cluster and name."""
    found = select(ApiClient).order_by(ApiClient.cluster_slug, ApiClient.name, ApiClient.id)
    return found if clusters is None else found.where(ApiClient.cluster_slug.in_(clusters))


def client_to_change(client_id: UUID) -> Select[ApiClient]:
    return select(ApiClient).where(ApiClient.id == client_id).with_for_update()


def client_secrets(client_ids: list[UUID], now: datetime) -> Select[ApiClientSecret]:
    """The live ones, the oldest first."""
    live = or_(ApiClientSecret.expires_at.is_(None), ApiClientSecret.expires_at > now)
    return (
        select(ApiClientSecret)
        .where(ApiClientSecret.client_id.in_(client_ids), ApiClientSecret.revoked_at.is_(None), live)
        .order_by(ApiClientSecret.id)
    )


def client_secret_to_change(client_id: UUID, secret_id: UUID) -> Select[ApiClientSecret]:
    return (
        select(ApiClientSecret)
        .where(ApiClientSecret.id == secret_id, ApiClientSecret.client_id == client_id)
        .with_for_update()
    )


# --- signing keys ---

_PUBLIC = select(SigningKey.public_jwk, SigningKey.verify_until)

public_key_by_kid = Read(_PUBLIC.where(SigningKey.kid == bindparam("kid", type_=Text)))
public_keys = Read(_PUBLIC.order_by(SigningKey.not_before.desc(), SigningKey.kid))


def all_signing_keys() -> Select[SigningKey]:
    return select(SigningKey).order_by(SigningKey.not_before.desc(), SigningKey.created_at.desc())
