"""Taking the demonstration away. What its people did stays in the journal, which nothing is taken from;
it holds ids only, and those lead nowhere then."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.demo import DEMO_DOMAIN
from symbiosis.integrations.demo.people import CALLER
from symbiosis.integrations.demo.programme import forget_programme
from symbiosis.kit.database import Database

_WHOSE = {"domain": f"%{DEMO_DOMAIN}", "caller": CALLER}
# A company that came in through an application of the demonstration is one of its own.
_ADOPT = """
update actors a set demo = true from applications p
    where p.actor_id = a.id and p.claims_actor_id is null and lower(p.applicant_email) like :domain
"""
# What belongs to the demonstration, before anything is deleted. Whatever demo people did to
# other records goes with them: in a demo environment nobody else relies on it.
_COLLECT = """
create temp table demo_ids on commit drop as
    select 'user' as kind, id from users where demo or lower(email) like :domain
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
    select 'mail', id from mails where lower(recipient) like :domain
    union all
    select 'application', id from applications where lower(applicant_email) like :domain
    union all
    select 'mail', s.id from sign_in_mails s join demo_ids d on d.kind = 'user' and d.id = s.user_id
    union all
    select 'file', f.id from stored_files f join demo_ids d on d.kind = 'user' and d.id = f.uploaded_by
    union all
    select 'file', f.id from stored_files f join exchange_registrations r
        on f.id in (r.cv_file_id, r.welcome_pack_file_id) and f.uploaded_by is null
        join demo_ids d on d.kind = 'actor' and d.id = r.actor_id
    union all
    select 'file', x.file_id from exchange_documents x join exchanges e on e.id = x.exchange_id
        where exists (select from demo_ids d where d.kind = 'actor' and d.id in (e.visitor_id, e.host_id))
"""
_DELETE = (
    "delete from limit_counters where key_hash in (select sha256(convert_to(lower(counted), 'UTF8')) from"
    " (select email from users union select recipient from mails union select :caller) addresses (counted)"
    " where counted = :caller or lower(counted) like :domain)",
    # Jobs carry ids as text; one that waits for a record of the demonstration has nothing left to do.
    "delete from pgqueuer q using demo_ids d"
    " where d.kind in ('stream', 'import', 'mail') and position(d.id::text in convert_from(q.payload, 'UTF8')) > 0",
    "delete from mails m using demo_ids d where d.kind = 'mail' and d.id = m.id",
    "delete from applications a using demo_ids d where d.kind = 'application' and d.id = a.id",
    "delete from consents where lower(email) like :domain",
    "delete from invitations where lower(email) like :domain",
    "delete from imports i using demo_ids d where d.kind = 'import' and d.id = i.id",
    # Seats of the demonstration's companies on trips that stay are free again, and its own trips go.
    "update trips t set seats_taken = seats_taken - held from (select trip_id, sum(seats_held) as held"
    " from trip_applications a join demo_ids d on d.kind = 'actor' and d.id = a.actor_id group by trip_id) gone"
    " where gone.trip_id = t.id",
    "update trip_partner_seats p set taken = taken - held from (select trip_id, cluster_slug, sum(seats_held) as held"
    " from trip_applications a join demo_ids d on d.kind = 'actor' and d.id = a.actor_id"
    " group by trip_id, cluster_slug) gone"
    " where gone.trip_id = p.trip_id and gone.cluster_slug = p.cluster_slug",
    "delete from trip_applications a using demo_ids d where d.kind = 'actor' and d.id = a.actor_id",
    "delete from trips t using demo_ids d where d.kind = 'user' and d.id = t.created_by",
    "delete from trip_hosts h using demo_ids d where d.kind = 'actor' and d.id = h.actor_id",
    "update trip_items i set host_actor_id = null from demo_ids d where d.kind = 'actor' and d.id = i.host_actor_id",
    "update trip_applications a set preferred_host_id = null from demo_ids d"
    " where d.kind = 'actor' and d.id = a.preferred_host_id",
    "delete from exchange_proposals p using exchange_registrations r, demo_ids d where d.kind = 'actor'"
    " and d.id = r.actor_id and r.id in (p.visitor_registration_id, p.host_registration_id)",
    "delete from exchange_registrations r using demo_ids d where d.kind = 'actor' and d.id = r.actor_id",
    # A run is a demonstration's where its payments were, or where one of its people made it.
    "delete from payment_lines l using vouchers v, demo_ids d where v.id = l.voucher_id and d.kind = 'actor'"
    " and d.id = v.visitor_id",
    "delete from vouchers v using demo_ids d where d.kind = 'actor' and d.id = v.visitor_id",
    "delete from bank_accounts b using demo_ids d where d.kind = 'actor' and d.id = b.actor_id",
    "delete from payment_runs r using demo_ids d where d.kind = 'user' and d.id = r.made_by"
    " and not exists (select from payment_lines l where l.run_id = r.id)",
    "delete from exchanges e using demo_ids d where d.kind = 'actor' and d.id in (e.visitor_id, e.host_id)",
    "delete from material_streams s using demo_ids d where d.kind = 'stream' and d.id = s.id",
    # A person of the demonstration may have attached one to a registration that stays.
    "update exchange_registrations r set cv_file_id = null from demo_ids d where d.kind = 'file'"
    " and d.id = r.cv_file_id",
    "update exchange_registrations r set welcome_pack_file_id = null from demo_ids d where d.kind = 'file'"
    " and d.id = r.welcome_pack_file_id",
    "delete from stored_files f using demo_ids d where d.kind = 'file' and d.id = f.id",
    # A real organisation that was merged into one of the demonstration is itself again.
    "update actors a set merged_into = null, standing = 'active' from demo_ids d"
    " where d.kind = 'actor' and d.id = a.merged_into",
    "delete from actors a using demo_ids d where d.kind = 'actor' and d.id = a.id",
    "delete from users u using demo_ids d where d.kind = 'user' and d.id = u.id",
)


@dataclass(frozen=True)
class Removed:
    accounts: int
    companies: int
    streams: int


async def remove_demo(database: Database, now: datetime) -> Removed:
    """Accounts, companies, streams, their matches, sessions and waiting jobs."""
    async with database.sessions() as session, session.begin():
        for statement in (_ADOPT, _COLLECT, _COLLECT_WHAT_FOLLOWS):
            await session.execute(text(statement), _WHOSE)
        removed = await _counts(session)
        await forget_programme(session, now)
        for statement in _DELETE:
            await session.execute(text(statement), _WHOSE)
    return removed


async def _counts(session: AsyncSession) -> Removed:
    rows = await session.execute(text("select kind, count(*) as many from demo_ids group by kind"))
    counts: dict[str, int] = {row.kind: row.many for row in rows}
    return Removed(counts.get("user", 0), counts.get("actor", 0), counts.get("stream", 0))
