"""Keeping the standing needs in step with the reference file; safe to repeat at every start."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import PLATFORM
from symbiosis.actors.vocabulary import Standing as ActorStanding
from symbiosis.integrations import queries
from symbiosis.integrations.standing.needs import SOURCE, standing_needs
from symbiosis.kit.database import Database
from symbiosis.streams import lifecycle, service
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.schemas import NeedCreate, PublishIn, StreamPatch, WithdrawIn
from symbiosis.streams.vocabulary import Basis, ReasonCode, StreamStatus

PLANTS = "recycling-plants"
RENEW_WITHIN = timedelta(days=150)
"""Of 180 days: renewed about monthly where the platform starts often, so that matches are not redone daily."""
COLLECTED_AT = datetime(2026, 11, 1, tzinfo=UTC)
"""When the public rules were collected (docs/data.md)."""
_LOCK = 7426993
# A merge patch leaves out what stays: who owns it, where it is, how it is keyed.
_KEPT = {"direction", "owner_id", "publish", "place", "external_source", "external_id"}


@dataclass
class Standing:
    """What one run did; `no_actor`: plants of the file that the registry does not hold."""

    created: int = 0
    changed: int = 0
    renewed: int = 0
    retired: int = 0
    no_actor: int = 0


async def keep_standing_needs(database: Database, now: datetime) -> Standing:
    """Creates, updates, renews and retires; what cluster staff paused or withdrew stays so, and so does
    what suspended organisations have."""
    done = Standing()
    async with database.sessions() as session, session.begin():
        await session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        owners = {row.external_id: row for row in await session.execute(queries.actors_from(PLANTS))}
        existing = {
            need.external_id: need
            for need in await session.scalars(queries.streams_from(SOURCE))
            if need.external_id
        }
        for plant, draft in standing_needs():
            if plant not in owners:
                done.no_actor += 1
                continue
            stream = existing.pop(draft.external_id or "", None)
            if owners[plant].standing == ActorStanding.ACTIVE:
                await _keep(session, owners[plant].id, draft, stream, now, done)
        await _retire(session, list(existing.values()), now, done)
    return done


async def _keep(
    session: AsyncSession,
    owner_id: UUID,
    draft: NeedCreate,
    stream: MaterialStream | None,
    now: datetime,
    done: Standing,
) -> None:
    if stream is None:
        wanted = draft.model_copy(update={"owner_id": owner_id, "publish": True})
        stream = await service.create_stream(session, PLATFORM, wanted, now, basis=Basis.PUBLIC_ROUTE_RULES)
        # As old as the data: what people list is newer than rules that were there all along.
        stream.created_at = COLLECTED_AT
        done.created += 1
        return
    version = stream.version
    patch = StreamPatch.model_validate(draft.model_dump(mode="json", exclude=_KEPT))
    await service.change_stream(session, PLATFORM, stream.id, patch, "*", now)
    done.changed += stream.version != version
    if stream.status == StreamStatus.EXPIRED:
        await lifecycle.publish_stream(session, PLATFORM, stream.id, PublishIn(), now)
        done.renewed += 1
    elif stream.status == StreamStatus.PUBLISHED and _is_due(stream, now):
        await lifecycle.confirm_stream(session, PLATFORM, stream.id, now)
        done.renewed += 1


def _is_due(stream: MaterialStream, now: datetime) -> bool:
    return stream.valid_until is None or stream.valid_until - now < RENEW_WITHIN


async def _retire(session: AsyncSession, gone: list[MaterialStream], now: datetime, done: Standing) -> None:
    """The plant closed, or the file no longer gives it this route."""
    reason = WithdrawIn(reason=ReasonCode.NO_CAPACITY)
    for stream in gone:
        if stream.status in (StreamStatus.PUBLISHED, StreamStatus.PAUSED, StreamStatus.EXPIRED):
            await lifecycle.withdraw_stream(session, PLATFORM, stream.id, reason, now)
            done.retired += 1
