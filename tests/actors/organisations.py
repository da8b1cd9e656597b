"""What tests of checking organisations begin with."""

from typing import Any
from uuid import UUID

import httpx

from conftest import Person
from symbiosis.kit.database import Database

CLUSTERS = (("ldc", "Lifestyle & Design Cluster", "DK"), ("modacc", "Modacc", "ES"))


async def make_clusters(database: Database) -> None:
    """Two clusters in one programme."""
    await database.pool.executemany(
        "insert into clusters (slug, name, country) values ($1, $2, $3)", CLUSTERS
    )
    await database.pool.execute("insert into programmes (slug, name) values ('cloth', 'CLOTH')")
    await database.pool.executemany(
        "insert into programme_clusters (programme_slug, cluster_slug) values ('cloth', $1)",
        [(slug,) for slug, _, _ in CLUSTERS],
    )


async def belongs(database: Database, actor_id: Any, cluster: str, state: str = "confirmed") -> None:
    await database.pool.execute(
        "insert into cluster_memberships (actor_id, cluster_slug, state) values ($1, $2, $3)",
        actor_id,
        cluster,
        state,
    )


async def give_number(
    database: Database, actor_id: Any, number: str = "12345678", scheme: str = "cvr"
) -> None:
    await database.pool.execute(
        "update actors set registration_scheme = $2, registration_number = $3 where id = $1",
        actor_id,
        scheme,
        number,
    )


async def do(person: Person, actor_id: Any, verb: str, **body: Any) -> httpx.Response:
    """A verb of an organisation."""
    return await person.client.post(f"/v1/actors/{actor_id}/{verb}", json=body or None)


async def done(person: Person, actor_id: Any, verb: str, **body: Any) -> dict[str, Any]:
    answer = await do(person, actor_id, verb, **body)
    assert answer.status_code in (200, 201), answer.text
    return dict(answer.json())


def refused(answer: httpx.Response, status: int, code: str) -> str:
    """The problem, checked to be the one expected; gives what it says."""
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    return str(answer.json()["detail"])


async def history(database: Database, actor_id: UUID | str | None) -> list[str]:
    """Tags of the journal, in order."""
    rows = await database.pool.fetch(
        "select tag from journal_entries where actor_id = $1 order by id", actor_id
    )
    return [row["tag"] for row in rows]


async def mailed(database: Database) -> list[tuple[str, str]]:
    """Address and subject of every mail."""
    rows = await database.pool.fetch("select recipient, subject from mails order by id")
    return [(row["recipient"], row["subject"]) for row in rows]
