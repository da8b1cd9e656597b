"""Puts the shipped programme, its clusters and organisations of some kind into an empty database."""

from uuid import UUID

from conftest import Town, make_actor
from symbiosis.actors.registry_words import CLUSTERS, PROGRAMMES
from symbiosis.kit.database import Database
from symbiosis.programmes.seeding import keep_programmes

SLUG = "cloth"
LDC = "lifestyle-design-cluster"
MODACC = "modacc"

MILAN = Town("Milano", "20121", "IT", "ITC4C", 45.4642, 9.19)
HELSINKI = Town("Helsinki", "00100", "FI", "FI1B1", 60.1699, 24.9384)
LONDON = Town("London", "SE1", "GB", "UKI44", 51.5, -0.09)


async def lay_cloth(database: Database) -> str:
    await database.pool.executemany(
        "insert into clusters (slug, name, country) values ($1, $2, $3) on conflict do nothing",
        [(slug, name, country) for slug, name, country, _ in CLUSTERS],
    )
    for slug, name, clusters in PROGRAMMES:
        await database.pool.execute(
            "insert into programmes (slug, name) values ($1, $2) on conflict do nothing", slug, name
        )
        await database.pool.executemany(
            "insert into programme_clusters (programme_slug, cluster_slug) values ($1, $2)"
            " on conflict do nothing",
            [(slug, cluster) for cluster in clusters],
        )
    await keep_programmes(database)
    return SLUG


async def organisation(
    database: Database,
    name: str,
    town: Town,
    *,
    size: str | None = "small",
    roles: tuple[str, ...] = ("brand",),
    member_of: str | None = None,
) -> UUID:
    """An organisation, a confirmed member of the cluster named."""
    actor_id, _ = await make_actor(database, name, town)
    await database.pool.execute(
        "update actors set size_class = $2, roles = $3 where id = $1", actor_id, size, list(roles)
    )
    if member_of:
        await join(database, actor_id, member_of)
    return actor_id


async def join(database: Database, actor_id: UUID, cluster: str, state: str = "confirmed") -> None:
    await database.pool.execute(
        "insert into cluster_memberships (cluster_slug, actor_id, state) values ($1, $2, $3)"
        " on conflict (cluster_slug, actor_id) do update set state = excluded.state",
        cluster,
        actor_id,
        state,
    )
