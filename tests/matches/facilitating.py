"""A cluster with its facilitator, and what facilitators do."""

from typing import Any
from uuid import UUID

from conftest import AARHUS, MakePerson, Person
from matches.matchmaking import need, offer, publish
from symbiosis.kit.database import Database

RAW = {"form": "shredded_fibre"}
"""Material in a form the spinner of `matchmaking.need` does not take."""


async def make_cluster(database: Database, slug: str, *members: UUID | None) -> None:
    await database.pool.execute(
        "insert into clusters (slug, name, country) values ($1, $1, 'DK') on conflict do nothing", slug
    )
    for member in members:
        await database.pool.execute(
            "insert into cluster_memberships (cluster_slug, actor_id) values ($1, $2)", slug, member
        )


async def bring_together(
    person: Person, offer_id: str, need_id: str, status: int = 201, language: str = "en", **said: str
) -> dict[str, Any]:
    answer = await person.client.post(
        "/v1/matches",
        json={"offer_id": offer_id, "need_id": need_id, **said},
        headers={"accept-language": language},
    )
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def board(person: Person, status: int = 200, **params: Any) -> dict[str, Any]:
    answer = await person.client.get("/v1/match-board", params=params)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def cards(board: dict[str, Any], column: str) -> list[dict[str, Any]]:
    [found] = [c for c in board["columns"] if c["column"] == column]
    listed: list[dict[str, Any]] = found["cards"]
    return listed


class Town:
    """A supplier and a spinner of the cluster `west` whose streams no engine has compared yet."""

    def __init__(self, supplier: Person, spinner: Person, facilitator: Person) -> None:
        self.supplier, self.spinner, self.facilitator = supplier, spinner, facilitator
        self.offer_id = self.need_id = ""


async def make_town(
    make_person: MakePerson, database: Database, *, offered: Any = None, needed: Any = None
) -> Town:
    supplier = await make_person("Systuen")
    spinner = await make_person("Spinderiet", town=AARHUS)
    await make_cluster(database, "west", supplier.actor_id, spinner.actor_id)
    facilitator = await make_person(None, staff_role="facilitator", cluster="west")
    town = Town(supplier, spinner, facilitator)
    town.offer_id = (await publish(supplier, offered or offer()))["id"]
    town.need_id = (await publish(spinner, needed or need()))["id"]
    return town
