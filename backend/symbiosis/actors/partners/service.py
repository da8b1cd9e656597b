"""What changes about partners' systems, by those who manage machines of their cluster."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.machines import credentials
from symbiosis.accounts.machines import queries as machines_queries
from symbiosis.accounts.models import ApiClient, ApiClientSecret
from symbiosis.actors import policy, queries
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.partners.schemas import ApiClientIn, ApiClientPatch
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput, NotAllowed, NotFound, WrongState

LIVE_SECRETS = 2
"""The one in use and its successor."""


class TwoSecretsLive(Conflict):
    code, title = "two-secrets-live", "This system has two live secrets already"


class ClientDisabled(WrongState):
    code, title = "client-disabled", "This system has been disabled"


async def list_clients(session: AsyncSession, viewer: Viewer) -> list[ApiClient]:
    """Those of the clusters whose machines the viewer manages."""
    clusters = viewer.clusters_where(Capability.MACHINES_MANAGE)
    return list(await session.scalars(machines_queries.clients_of(clusters)))


async def secrets_of(
    session: AsyncSession, clients: list[ApiClient], now: datetime
) -> dict[UUID, list[ApiClientSecret]]:
    """The live secrets of each client."""
    found: dict[UUID, list[ApiClientSecret]] = {client.id: [] for client in clients}
    for secret in await session.scalars(machines_queries.client_secrets(list(found), now)):
        found[secret.client_id].append(secret)
    return found


async def managed_client(session: AsyncSession, viewer: Viewer, client_id: UUID) -> ApiClient:
    """Locked. Errors: `not-found` also for those of other clusters."""
    client = await session.scalar(machines_queries.client_to_change(client_id))
    if client is None or policy.why_not_manage_machines(viewer, client.cluster_slug):
        raise NotFound("There is no such system in your clusters.")
    return client


async def create_client(
    session: AsyncSession, viewer: Viewer, client: ApiClientIn, now: datetime
) -> ApiClient:
    """A system without a secret yet. Errors: `not-allowed`, `invalid-input`."""
    if client.cluster_slug not in await queries.known_clusters(session, [client.cluster_slug]):
        error = FieldError("/cluster_slug", "unknown_cluster", "Use a slug of GET /v1/clusters.")
        raise InvalidInput("Correct the fields named in `errors`.", errors=[error])
    if reason := policy.why_not_manage_machines(viewer, client.cluster_slug):
        raise NotAllowed(reason)
    made = ApiClient(
        name=client.name,
        cluster_slug=client.cluster_slug,
        scopes=[*client.scopes],
        created_by=viewer.user_id,
        created_at=now,
    )
    session.add(made)
    await session.flush()
    _journal(session, viewer, made.id, "created", after={"cluster": made.cluster_slug, "scopes": made.scopes})
    return made


async def change_client(
    session: AsyncSession, viewer: Viewer, client_id: UUID, patch: ApiClientPatch, if_match: str | None
) -> ApiClient:
    """Tokens it has lose at once what it may no longer do. The same content changes nothing.

    Errors: `not-found`, `if-match-required`, `changed-meanwhile`, `client-disabled`, `invalid-input`.
    """
    client = await managed_client(session, viewer, client_id)
    check_version(if_match, client.version)
    _refuse_disabled(client)
    sent = patch.model_dump(mode="json", exclude_unset=True)
    if removed := [name for name, value in sent.items() if value is None]:
        errors = [FieldError(f"/{name}", "required", "This field cannot be removed.") for name in removed]
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)
    before = {name: getattr(client, name) for name, value in sent.items() if getattr(client, name) != value}
    if before:
        for name in before:
            setattr(client, name, sent[name])
        scopes_changed = "scopes" in before
        _journal(
            session,
            viewer,
            client.id,
            "changed",
            before={"scopes": before["scopes"]} if scopes_changed else {},
            after={"scopes": client.scopes} if scopes_changed else {},
            change={"fields": sorted(before)},
        )
        await session.flush()
    return client


async def disable_client(session: AsyncSession, viewer: Viewer, client_id: UUID, now: datetime) -> None:
    """For good. Twice is fine. Errors: `not-found`."""
    client = await managed_client(session, viewer, client_id)
    if client.disabled_at is None:
        client.disabled_at = now
        _journal(session, viewer, client.id, "disabled")


async def add_secret(
    session: AsyncSession, viewer: Viewer, client_id: UUID, days: int | None, now: datetime
) -> tuple[str, ApiClientSecret]:
    """The secret as it is shown once, and its row.

    Errors: `not-found`, `client-disabled`, `two-secrets-live`.
    """
    client = await managed_client(session, viewer, client_id)
    _refuse_disabled(client)
    if len((await secrets_of(session, [client], now))[client.id]) >= LIVE_SECRETS:
        raise TwoSecretsLive("Revoke the one that is no longer in use, then add another.")
    secret = credentials.new_client_secret()
    added = ApiClientSecret(
        client_id=client.id,
        secret_hash=credentials.digest(secret),
        hint=credentials.hint_of(secret),
        created_at=now,
        expires_at=now + timedelta(days=days) if days else None,
    )
    session.add(added)
    await session.flush()
    _journal(session, viewer, client.id, "secret_added", change={"secret_id": str(added.id)})
    return secret, added


async def revoke_secret(
    session: AsyncSession, viewer: Viewer, client_id: UUID, secret_id: UUID, now: datetime
) -> None:
    """Tokens it has got already end by themselves within ten minutes. Twice is fine. Errors: `not-found`."""
    client = await managed_client(session, viewer, client_id)
    secret = await session.scalar(machines_queries.client_secret_to_change(client.id, secret_id))
    if secret is None:
        raise NotFound("This system has no such secret.")
    if secret.revoked_at is None:
        secret.revoked_at = now
        _journal(session, viewer, client.id, "secret_revoked", change={"secret_id": str(secret.id)})


def _refuse_disabled(client: ApiClient) -> None:
    if client.disabled_at is not None:
        raise ClientDisabled("Register a new one instead.")


def _journal(session: AsyncSession, viewer: Viewer, client_id: UUID, what: str, **details: Any) -> None:
    record(
        session,
        by=viewer.by(),
        tag=f"api_client.{what}",
        subject_type="api_client",
        subject_id=client_id,
        **details,
    )
