"""What became of organisations' dealings, from the matches they decided about."""

from typing import Any

from sqlalchemy import TextClause, text

_SAME = 0.02
"""Records that differ by less make no score another in its last place."""

# Both have told each other their names before a match is converted, and before it counts that one found the
# other unreliable: who judges somebody it does not know would find out whom by what becomes of the record.
_RECORDS = """
with dealings as (
    select o.owner_id as offer_owner, n.owner_id as need_owner, m.state, m.dismissed_by,
        power(0.5, extract(epoch from :now - coalesce(m.converted_at, m.state_since)) / :half_life_s) as weight
    from matches m join material_streams o on o.id = m.offer_id join material_streams n on n.id = m.need_id
    where o.owner_id <> n.owner_id and (m.state = 'converted' or (m.state = 'dismissed'
        and m.dismissed_reason = 'partner_unreliable'
        and m.offer_interest_at is not null and m.need_interest_at is not null))
),
judged as (
    select offer_owner as actor_id, state, weight from dealings
        where state = 'converted' or dismissed_by = 'need'
    union all
    select need_owner, state, weight from dealings where state = 'converted' or dismissed_by = 'offer'
),
now_so as (
    select actor_id, coalesce(sum(weight) filter (where state = 'converted'), 0) as accepted,
        sum(weight) as judged
    from judged group by actor_id
)
select coalesce(now_so.actor_id, held.actor_id) as actor_id, now_so.accepted, now_so.judged
from now_so full join owner_records held on held.actor_id = now_so.actor_id
where now_so.actor_id is null or held.actor_id is null
    or abs(held.accepted - now_so.accepted) >= :same or abs(held.judged - now_so.judged) >= :same
"""

changed: TextClause = text(_RECORDS).bindparams(same=_SAME)
"""Rows of actor_id, accepted, judged: the records that are others now; nulls: it has none any more."""

streams_held: TextClause = text(
    "select id from material_streams where status = 'published' and owner_id = any(:owners)"
    " order by id for no key update"
)
"""Locked in the order of ids, as by all who lock several."""

kept: TextClause = text(
    "insert into owner_records (actor_id, accepted, judged)"
    " select * from unnest(cast(:owners as uuid[]), cast(:accepted as float8[]), cast(:judged as float8[]))"
    " on conflict (actor_id) do update set accepted = excluded.accepted, judged = excluded.judged"
)

gone: TextClause = text("delete from owner_records where actor_id = any(:owners)")


def values(rows: list[Any]) -> dict[str, list[Any]]:
    return {
        "owners": [row.actor_id for row in rows],
        "accepted": [row.accepted for row in rows],
        "judged": [row.judged for row in rows],
    }
