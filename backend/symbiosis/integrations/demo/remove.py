"""Taking the demonstration away. What its people did stays in the journal, which nothing is taken from;
it holds ids only, and those lead nowhere then."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.kit.database import Database

# What belongs to the demonstration, before anything is deleted. Whatever demo people did to
# other records goes with them: in a demo environment nobody else relies on it.
_COLLECT = """
create temp table demo_ids on commit drop as
    select 'user' as kind, id from users where demo
    union all select 'actor', id from actors where demo
    union all select 'site', s.id from sites s join actors a on a.id = s.actor_id where a.demo
    union all select 'stream', s.id from material_streams s join actors a on a.id = s.owner_id where a.demo or s.demo
"""
_COLLECT_WHAT_FOLLOWS = """
insert into demo_ids
    select 'match', m.id from matches m
        where exists (select from demo_ids d where d.kind = 'stream' and d.id in (m.offer_id, m.need_id))
    union all
    select 'import', i.id from imports i
        where exists (select from demo_ids d where d.id in (i.user_id, i.owner_id))
    union all
    select 'mail', m.id from mails m join users u on lower(u.email) = lower(m.recipient) where u.demo
    union all
    select 'mail', s.id from sign_in_mails s join users u on u.id = s.user_id where u.demo
"""
_DELETE = (
    # Jobs carry ids as text; one that waits for a record of the demonstration has nothing left to do.
    "delete from pgqueuer q using demo_ids d"
    " where d.kind in ('stream', 'import', 'mail') and position(d.id::text in convert_from(q.payload, 'UTF8')) > 0",
    "delete from mails m using demo_ids d where d.kind = 'mail' and d.id = m.id",
    "delete from imports i using demo_ids d where d.kind = 'import' and d.id = i.id",
    "delete from material_streams s using demo_ids d where d.kind = 'stream' and d.id = s.id",
    "delete from actors a using demo_ids d where d.kind = 'actor' and d.id = a.id",
    "delete from users u using demo_ids d where d.kind = 'user' and d.id = u.id",
)


@dataclass(frozen=True)
class Removed:
    accounts: int
    companies: int
    streams: int


async def remove_demo(database: Database) -> Removed:
    """Accounts, companies, streams, their matches, sessions and waiting jobs."""
    async with database.sessions() as session, session.begin():
        await session.execute(text(_COLLECT))
        await session.execute(text(_COLLECT_WHAT_FOLLOWS))
        removed = await _counts(session)
        for statement in _DELETE:
            await session.execute(text(statement))
        await _forget_sign_ins(session)
    return removed


async def _counts(session: AsyncSession) -> Removed:
    rows = await session.execute(text("select kind, count(*) as many from demo_ids group by kind"))
    counts: dict[str, int] = {row.kind: row.many for row in rows}
    return Removed(counts.get("user", 0), counts.get("actor", 0), counts.get("stream", 0))


async def _forget_sign_ins(session: AsyncSession) -> None:
    hashes = [hashlib.sha256(account.email.lower().encode()).digest() for account in DEMO_ACCOUNTS]
    await session.execute(
        text("delete from limit_counters where key_hash = any(:hashes)"), {"hashes": hashes}
    )
