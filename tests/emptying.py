"""Between tests: back to a database that nobody has used."""

from symbiosis.kit.database import Database
from symbiosis.reference import files

KEPT = ["alembic_version", "reference_sets", "fibres", "material_forms", "stream_types", "waste_codes"]
KEPT += ["recycling_routes", "postcodes", "places"]
NEVER_CHANGED = ["journal_entries"]
# The application keeps the key it signs with for some seconds, from one test to the next.
KEPT += ["signing_keys"]
# Who follows the streams learns from it that they have been emptied.
KEPT += ["gone_streams"]
# Tables that people's doing fills, those that refer to others first.
_FILLED = """
with recursive refers as (
    select distinct conrelid as source, confrelid as target from pg_constraint
    where contype = 'f' and conrelid <> confrelid
), depth (oid, steps) as (
    select oid, 0 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    union select refers.target, depth.steps + 1 from depth join refers on refers.source = depth.oid
)
select string_agg(quote_ident(relname), ',' order by steps) from
    (select relname, max(steps) as steps from depth join pg_class using (oid)
     where relname <> all($1::text[]) group by relname) filled
"""
_filled: list[str] = []


# The journal refuses this to everyone; here its owner takes the lock off for a moment. It has no entries
# more often than not, and then nothing is locked.
_EMPTY_JOURNAL = """
do $$ begin
    if exists (select from journal_entries) then
        alter table journal_entries disable trigger journal_entries_append_only;
        grant delete on journal_entries to current_user;
        delete from journal_entries;
        revoke delete on journal_entries from current_user;
        alter table journal_entries enable trigger journal_entries_append_only;
    end if;
end $$
"""


# The same for ledger, versions of terms and what was told the funder: unlocked only if they hold anything.
LOCKED = ("ledger_entries", "rule_sets", "rate_tables", "period_lines")
_UNLOCK = "; ".join(
    f"do $$ begin if exists (select from {table}) then"  # our own tables
    f" alter table {table} disable trigger {table}_kept; end if; end $$"
    for table in LOCKED
)
_LOCK = """
do $$ declare guard record; begin
    for guard in select tgrelid::regclass as kept, tgname from pg_trigger
        where tgname like '%\\_kept' and tgenabled = 'D' loop
        execute format('alter table %s enable trigger %I', guard.kept, guard.tgname);
    end loop;
end $$
"""


async def empty(database: Database) -> None:
    """Back to reference data and nothing else. Deleting few rows is much quicker than truncating tables."""
    if not _filled:
        _filled.extend((await database.pool.fetchval(_FILLED, KEPT + NEVER_CHANGED)).split(","))
    # The registry of actors is versioned like the reference data, but its rows are gone now.
    shipped = ", ".join(f"'{source.name}'" for source in files.sources())
    deletes = [f"delete from {table}" for table in _filled]  # noqa: S608  # our own tables
    deletes.append(f"delete from reference_sets where name not in ({shipped})")  # noqa: S608  # our own names
    await database.pool.execute("; ".join([_UNLOCK, *deletes, _LOCK, _EMPTY_JOURNAL]))
