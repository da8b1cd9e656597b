"""Streams that fit each other, and matching run at once instead of in a worker."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from conftest import AARHUS, MakePerson, Person
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.matches.jobs import run_advise_stream, run_score_stream
from symbiosis.matches.scoring import Scored

COTTON = [{"fibre": "cotton", "share_pct": 100}]


def offer(**changes: Any) -> dict[str, Any]:
    """400 kg of white cotton cuttings, tested, at the owner's main site; published at once."""
    material = {
        "form": "cutting_scraps",
        "origin_stage": "garment_production",
        "legal_status": "by_product",
        "composition": COTTON,
        "evidence_method": "lab_chemical",
        "colour": "white_optical",
        "condition": "a_no_defects",
        "disruptors": [],
        "multilayer": False,
        "contamination": [],
        "moisture_state": "dry",
        "moisture_pct": 6,
        "stored_dry": True,
        "treatments": [],
    }
    draft = {
        "direction": "offer",
        "title": "White cotton cuttings",
        "material": material | changes.pop("material", {}),
        "quantity": {"value": 400, "weighed": True},
        "place": {},
        "publish": True,
    }
    return draft | changes


def need(**changes: Any) -> dict[str, Any]:
    """A spinner's need that the offer meets."""
    requirements = {
        "forms": ["cutting_scraps"],
        "composition": [{"fibres": ["cotton"], "min_pct": 95}],
        "elastane_max_pct": 3,
        "colours": ["white_optical"],
        "moisture_max_pct": 12,
        "intended_route": "mechanical_cotton",
    }
    draft = {
        "direction": "need",
        "title": "White cotton for yarn",
        "requirements": requirements | changes.pop("requirements", {}),
        "quantity": {"value": 400},
        "place": {},
        "publish": True,
    }
    return draft | changes


async def publish(person: Person, draft: dict[str, Any]) -> dict[str, Any]:
    answer = await person.client.post("/v1/material-streams", json=draft)
    assert answer.status_code == 201, answer.text
    stream: dict[str, Any] = answer.json()
    return stream


async def change(person: Person, stream_id: str, patch: dict[str, Any]) -> None:
    etag = (await person.client.get(f"/v1/material-streams/{stream_id}")).headers["etag"]
    answer = await person.client.patch(
        f"/v1/material-streams/{stream_id}", json=patch, headers={"if-match": etag}
    )
    assert answer.status_code == 200, answer.text


async def act(person: Person, stream_id: str, verb: str, **body: Any) -> None:
    answer = await person.client.post(f"/v1/material-streams/{stream_id}/{verb}", json=body or None)
    assert answer.status_code == 200, answer.text


async def score(database: Database, stream_id: UUID | str, now: datetime | None = None) -> Scored:
    return await run_score_stream(database.sessions, {"stream_id": str(stream_id)}, now or clock.now())


async def find_partners(database: Database) -> int:
    """Do the matching jobs that wait, as a worker would; gives how many streams were scored."""
    done = await _do(database, "matches.score_stream", run_score_stream)
    await _do(database, "matches.advise_stream", run_advise_stream)
    return done


async def _do(database: Database, job: str, run: Callable[..., Awaitable[Any]]) -> int:
    done = 0
    while rows := await database.pool.fetch(
        "delete from pgqueuer where entrypoint = $1 returning payload", job
    ):
        for row in rows:
            await run(database.sessions, json.loads(row["payload"]), clock.now())
            done += 1
    return done


async def matches_of(person: Person, **params: Any) -> list[dict[str, Any]]:
    answer = await person.client.get("/v1/matches", params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


async def decide(person: Person, match_id: str, verb: str, status: int = 200, **body: Any) -> dict[str, Any]:
    answer = await person.client.post(f"/v1/matches/{match_id}/{verb}", json=body or None)
    assert answer.status_code == status, answer.text
    decided: dict[str, Any] = answer.json()
    return decided


class Pair:
    """A supplier in Herning and a spinner in Aarhus whose streams fit, already matched."""

    def __init__(
        self, supplier: Person, receiver: Person, offer_id: str, need_id: str, match_id: str
    ) -> None:
        self.supplier, self.receiver = supplier, receiver
        self.offer_id, self.need_id, self.match_id = offer_id, need_id, match_id


async def matched_pair(
    make_person: MakePerson, database: Database, *, offered: Any = None, needed: Any = None
) -> Pair:
    supplier = await make_person("Systuen")
    receiver = await make_person("Spinderiet", town=AARHUS)
    offer_id = (await publish(supplier, offered or offer()))["id"]
    need_id = (await publish(receiver, needed or need()))["id"]
    await find_partners(database)
    match_id = await database.pool.fetchval(
        "select id from matches where offer_id = $1 and need_id = $2", UUID(offer_id), UUID(need_id)
    )
    assert match_id is not None, "the streams were to fit each other"
    return Pair(supplier, receiver, offer_id, need_id, str(match_id))
