"""Signatures and edits in any order, against a model of five lines: nothing is ever half signed."""

import random
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from conftest import MakePerson, StoppedClock
from exchanges.papering import PARTIES, documents, fill, sign, signer, standing
from exchanges.stays import Cast, cast_of, do, get
from symbiosis.kit.database import Database

STEPS = 25


@dataclass
class Model:
    """`signed` under the document that stands; none stands while it is being built."""

    state: str = "building"
    signed: set[str] = field(default_factory=set)
    hashes: list[str] = field(default_factory=list)


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    return await cast_of(database, make_person, stopped_clock.now)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_order_of_signatures_and_edits_leaves_a_signature_under_another_text(
    cast: Cast, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # which steps, not a secret
    exchange_id, model = await cast.open(), Model()
    await fill(cast, exchange_id)
    await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")
    for n in range(STEPS):
        await step(cast, exchange_id, model, chance, n)
        await agrees(cast, exchange_id, model)


async def step(cast: Cast, exchange_id: UUID, model: Model, chance: random.Random, n: int) -> None:
    what = chance.choices(["sign", "stale", "edit", "start", "decline"], [8, 1, 1, 3, 1])[0]
    party = chance.choice(PARTIES)
    if what == "edit":
        assert (await fill(cast, exchange_id, goals=f"Goal {n}")).status_code == 200
        model.state, model.signed = "building", set()
    elif what == "start":
        await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")
        answer = await do(cast.manager, exchange_id, "start-signing")
        assert (answer.status_code == 200) == (model.state == "building"), answer.text
        if model.state == "building":
            model.state = "signing"
            model.hashes.append((await standing(cast.manager, exchange_id))["content_hash"])
    elif model.state == "building":
        assert all(d["state"] in ("voided", "declined") for d in await documents(cast.manager, exchange_id))
    else:
        await answer_as(cast, exchange_id, model, party, what)


async def answer_as(cast: Cast, exchange_id: UUID, model: Model, party: str, what: str) -> None:
    document = await standing(cast.manager, exchange_id)
    person = signer(cast, party)
    if what == "stale" and len(model.hashes) > 1:
        answer = await sign(person, document, party, content_hash=model.hashes[-2])
        assert answer.status_code == 409
        return
    if what == "decline" and model.state == "signing" and party not in model.signed:
        body = {"party": party, "content_hash": document["content_hash"], "reason": "Not now"}
        answer = await person.client.post(f"/v1/exchange-documents/{document['id']}/decline", json=body)
        assert answer.status_code == 200, answer.text
        model.state, model.signed = "building", set()
        return
    answer = await sign(person, document, party)
    assert (answer.status_code == 200) == (party not in model.signed), answer.text
    model.signed.add(party)
    if model.signed == set(PARTIES):
        model.state = "committed"


async def agrees(cast: Cast, exchange_id: UUID, model: Model) -> None:
    assert (await get(cast.manager, exchange_id))["state"] == model.state
    stands = [
        d
        for d in await documents(cast.manager, exchange_id)
        if d["kind"] == "commitment_to_quality" and d["state"] not in ("voided", "declined", "superseded")
    ]
    assert len(stands) == (model.state != "building")
    for document in stands:
        assert document["content_hash"] == model.hashes[-1]
        assert {s["party"] for s in document["signatures"] if s["state"] == "accepted"} == model.signed
    under = await cast.database.pool.fetchval(
        "select count(*) from exchange_signatures s join exchange_documents d on d.id = s.document_id"
        " where s.signed_hash <> d.content_hash"
    )
    assert under == 0
