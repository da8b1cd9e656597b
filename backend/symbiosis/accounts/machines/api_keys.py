"""What changes about API keys: a person makes one for a script, and takes it back."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.machines import credentials
from symbiosis.accounts.machines import queries as machines_queries
from symbiosis.accounts.models import ApiKey
from symbiosis.accounts.notices import tell
from symbiosis.accounts.vocabulary import WayIn
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.problems import Conflict, NotFound

MOST = 20


class TooManyApiKeys(Conflict):
    code, title = "too-many-api-keys", "You have as many API keys as one person may"


async def list_api_keys(session: AsyncSession, user_id: UUID) -> list[ApiKey]:
    return list(await session.scalars(machines_queries.api_keys_of(user_id)))


async def create_api_key(
    session: AsyncSession,
    by: By,
    user_id: UUID,
    *,
    name: str,
    scopes: Iterable[str],
    days: int,
    second_factor: bool,
    now: datetime,
) -> tuple[str, ApiKey]:
    """The key as it is shown once, and its row. Errors: `too-many-api-keys`."""
    if await machines_queries.live_api_keys(session, user_id, now) >= MOST:
        raise TooManyApiKeys(f"Revoke one you no longer use; {MOST} are enough.")
    key, parts = credentials.new_api_key()
    made = ApiKey(
        user_id=user_id,
        name=name,
        prefix=parts.id,
        secret_hash=credentials.digest(parts.secret),
        scopes=sorted(scopes),
        second_factor=second_factor,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    session.add(made)
    await session.flush()
    after = {"scopes": made.scopes, "expires_at": made.expires_at.isoformat()}
    record(session, by=by, tag="api_key.created", subject_type="api_key", subject_id=made.id, after=after)
    await tell(session, user_id, WayIn.API_KEY_CREATED, now)
    return key, made


async def revoke_api_key(
    session: AsyncSession, by: By, user_id: UUID, api_key_id: UUID, now: datetime
) -> None:
    """From the next request on it is nobody's. Twice is fine. Errors: `not-found`."""
    key = await session.scalar(machines_queries.api_key_to_change(user_id, api_key_id))
    if key is None:
        raise NotFound("You have no such API key.")
    if key.revoked_at is None:
        key.revoked_at = now
        record(session, by=by, tag="api_key.revoked", subject_type="api_key", subject_id=key.id)
