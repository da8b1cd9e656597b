"""Loads the real actors of the shipped lists: by COPY, in one transaction, only when the lists changed.

Records that people look after (an organisation its own, staff one that they have judged or merged) are never
touched again.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from symbiosis.actors import rules
from symbiosis.actors.registry_records import Record, known_as, registry
from symbiosis.actors.registry_words import CLUSTERS, PROGRAMMES, STATEMENT
from symbiosis.actors.vocabulary import Verification
from symbiosis.journal.merged import OLD_AND_NEW, changed_together
from symbiosis.journal.service import Recorded, record_many
from symbiosis.kit.reads import Connection
from symbiosis.reference import files

SETS = ("recycling_plants", "companies", "facilities")
NAME = "actor_registry"
_RULES_VERSION = "1"
"""Raise it when the same lists become other records."""

_KEY = ("external_source", "external_id")
_ACTOR = (
    "legal_name",
    "display_name",
    "sort_name",
    "country",
    "roles",
    "sector",
    "description",
    "verification",
    "source_name",
    "source_licence",
    "source_statement",
    "search_text",
)
_SITE = ("postcode", "town", "country", "nuts3", "latitude", "longitude", "precision")


async def load_registry(connection: Connection) -> int:
    """Bring the registry to the shipped lists; gives how many actors they hold."""
    version = _version()
    async with connection.transaction():
        held = await connection.fetchrow(
            "select version, rows from reference_sets where name = $1 and exists"
            " (select from actors where external_source = 'recycling-plants')",
            NAME,
        )
        if held is not None and held["version"] == version:
            return int(held["rows"])
        await connection.execute("set local statement_timeout = '120s'")
        records = registry(*(files.rows(name) for name in SETS))
        await _load(connection, records)
        await connection.execute(
            "insert into reference_sets (name, version, rows) values ($1, $2, $3) on conflict (name)"
            " do update set version = excluded.version, rows = excluded.rows, loaded_at = now()",
            NAME,
            version,
            len(records),
        )
    return len(records)


def _version() -> str:
    parts = (_RULES_VERSION, json.dumps([CLUSTERS, PROGRAMMES]), *(files.version(name) for name in SETS))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


async def _load(connection: Connection, records: Sequence[Record]) -> None:
    await connection.execute(
        "create temp table incoming on commit drop as select a.external_source, a.external_id,"  # noqa: S608  # own names
        f" {', '.join(f'a.{name}' for name in _ACTOR)},"
        f" {', '.join(f's.{name} as site_{name}' for name in _SITE)}"
        " from actors a cross join sites s with no data"
    )
    columns = (*_KEY, *_ACTOR, *(f"site_{name}" for name in _SITE))
    await connection.copy_records_to_table("incoming", records=map(_row, records), columns=columns)
    changed = await connection.fetch(_MERGE_ACTORS)
    moved = await connection.fetch(_MERGE_SITES)
    await _journal(connection, changed, moved)
    await _load_clusters(connection, records)
    await connection.execute("drop table incoming")


def _row(record: Record) -> tuple[Any, ...]:
    spot = record.spot
    text = {"en": record.description} if record.description else {}
    search = rules.search_text(
        names=(record.name,), roles=record.roles, sector=record.sector, description=text, towns=(spot.town,)
    )
    actor = (
        record.name,
        record.name,
        rules.sort_name(record.name),
        record.country,
        [str(role) for role in record.roles],
        record.sector or None,
        json.dumps(text, ensure_ascii=False),
        str(Verification.PUBLIC_SOURCE),
        "; ".join(record.sources),
        "; ".join(record.licences),
        STATEMENT,
        search,
    )
    site = (
        spot.postcode,
        spot.town,
        record.country,
        spot.nuts3,
        spot.latitude,
        spot.longitude,
        str(spot.precision),
    )
    return (record.external_source, record.external_id, *actor, *site)


def _differs(names: Sequence[str], prefix: str = "") -> str:
    return (
        f"({', '.join(f't.{name}' for name in names)}) is distinct from"
        f" ({', '.join(f'n.{prefix}{name}' for name in names)})"
    )


def _set(names: Sequence[str], prefix: str = "") -> str:
    return ", ".join(f"{name} = n.{prefix}{name}" for name in names)


_UNTOUCHED = "(not {0}.claimed and {0}.verification = 'public_source' and {0}.merged_into is null)"

# Column names come from the tuples above, never from outside.
_MERGE_ACTORS = (
    "merge into actors t using incoming n"  # noqa: S608  # as said above
    " on t.external_source = n.external_source and t.external_id = n.external_id"
    f" when matched and {_UNTOUCHED.format('t')} and {_differs(_ACTOR)}"
    f" then update set {_set(_ACTOR)}, version = t.version + 1, updated_at = now()"
    f" when not matched then insert ({', '.join((*_KEY, *_ACTOR))})"
    f" values ({', '.join(f'n.{name}' for name in (*_KEY, *_ACTOR))})"
    f" returning merge_action() as action, t.id, {OLD_AND_NEW}"
)
_MERGE_SITES = (
    "merge into sites t using (select a.id as actor_id, n.* from incoming n join actors a"  # noqa: S608  # as above
    f" using (external_source, external_id) where {_UNTOUCHED.format('a')}) n"
    " on t.actor_id = n.actor_id and t.main"
    f" when matched and {_differs(_SITE, 'site_')}"
    f" then update set {_set(_SITE, 'site_')}, version = t.version + 1, updated_at = now()"
    f" when not matched then insert (actor_id, main, {', '.join(_SITE)})"
    f" values (n.actor_id, true, {', '.join(f'n.site_{name}' for name in _SITE)})"
    f" returning merge_action() as action, t.actor_id as id, {OLD_AND_NEW}"
)


async def _journal(connection: Connection, actors: Sequence[Any], sites: Sequence[Any]) -> None:
    """What the lists say of a new record is in the lists; of a changed one, what was before and is now."""
    registered = {row["id"] for row in actors if row["action"] == "INSERT"}
    entries = {actor_id: Recorded(actor_id, actor_id) for actor_id in sorted(registered)}
    changed = changed_together(
        [row for row in (*actors, *sites) if row["id"] not in registered], (*_ACTOR, *_SITE)
    )
    for tag, recorded in (("actor.registered", entries.values()), ("actor.changed", changed)):
        await record_many(
            connection, tag=tag, subject_type="actor", entries=recorded, change={"by": "shipped lists"}
        )


async def _load_clusters(connection: Connection, records: Sequence[Record]) -> None:
    await connection.executemany(
        "insert into clusters (slug, name, country, description) values ($1, $2, $3, $4)"
        " on conflict (slug) do update"
        " set name = excluded.name, country = excluded.country, description = excluded.description",
        [(slug, name, country, json.dumps({"en": text})) for slug, name, country, text in CLUSTERS],
    )
    await connection.executemany(
        "insert into programmes (slug, name) values ($1, $2) on conflict (slug) do update set name = excluded.name",
        [(slug, name) for slug, name, _ in PROGRAMMES],
    )
    await connection.executemany(
        "insert into programme_clusters (programme_slug, cluster_slug) values ($1, $2) on conflict do nothing",
        [(slug, cluster) for slug, _, clusters in PROGRAMMES for cluster in clusters],
    )
    organisations = {(record.country, known_as(record.name)): record for record in records}
    found = ((slug, organisations.get((country, known_as(name)))) for slug, name, country, _ in CLUSTERS)
    await connection.executemany(
        "insert into cluster_memberships (cluster_slug, actor_id)"
        " select $1, coalesce(merged_into, id) from actors where external_source = $2 and external_id = $3"
        " on conflict do nothing",
        [(slug, record.external_source, record.external_id) for slug, record in found if record],
    )
