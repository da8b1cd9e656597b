"""Half a year after a stay of the demonstration: the host has told what became of it, the visitor is asked."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.following_up import queries, service
from symbiosis.exchanges.following_up.schemas import FollowUpAnswers
from symbiosis.integrations.demo.exchanges import Cast
from symbiosis.programmes.vocabulary import ExchangeRole

HOST = "teixits"
ANSWERS = FollowUpAnswers(
    still_active=True,
    turnover_eur=12_000,
    jobs_created=0,
    projects=1,
    publications=0,
    word="The first 400 kg of cuttings are yarn again. A second trial begins in spring.",
)
_ANY_VERSION = "*"


async def add_follow_ups(
    session: AsyncSession, owners: Mapping[str, UUID], people: Mapping[str, UUID], now: datetime
) -> None:
    """Of stays that are closed and so long ago."""
    host, side = Cast(session, owners, people, now).member(HOST), ExchangeRole.HOST
    for due, exchange in await queries.to_ask(session, now.date()):
        if due.side == side and exchange.host_id == owners[HOST]:
            which = (exchange.id, due.months, side)
            await service.save_follow_up(session, host, *which, ANSWERS, _ANY_VERSION, now)
            await service.submit_follow_up(session, host, *which, now)
