"""Pairs judged without being stored: written, stored, and stored ones as they would be with a change."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, HERNING, MakePerson, Person
from matches.matchmaking import matched_pair, matches_of, need, offer, publish
from symbiosis.kit.database import Database
from symbiosis.matches.comparing.schemas import MatchPreviewOut


def drafted(draft: dict[str, Any], town: Any) -> dict[str, Any]:
    place = {"country": town.country, "postcode": town.postcode, "town": town.name}
    return {name: value for name, value in draft.items() if name != "publish"} | {"place": place}


PAIR = {"offer": drafted(offer(), HERNING), "need": drafted(need(), AARHUS)}
MIXED = [{"fibre": "cotton", "share_pct": 95}, {"fibre": "elastane", "share_pct": 5}]


async def preview(client: httpx.AsyncClient, body: dict[str, Any], language: str = "en") -> MatchPreviewOut:
    answer = await client.post("/v1/match-previews", json=body, headers={"accept-language": language})
    assert answer.status_code == 200, answer.text
    return MatchPreviewOut.model_validate(answer.json())


async def refusals(client: httpx.AsyncClient, body: dict[str, Any]) -> dict[str, str]:
    answer = await client.post("/v1/match-previews", json=body)
    assert answer.status_code == 422, answer.text
    return {error["pointer"]: error["code"] for error in answer.json()["errors"]}


async def test_preview_says_what_the_stored_match_says(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    [match] = await matches_of(pair.supplier)
    stored = match["explanation"]
    seen = await preview(client, {"offer_id": pair.offer_id, "need_id": pair.need_id})
    told = seen.model_dump(mode="json")
    for name in ("verdict", "score", "band", "confidence", "summary", "parts", "rules", "distance_km"):
        assert told[name] == stored[name], name


async def test_preview_of_the_worked_example_asks_for_an_elastane_test(client: httpx.AsyncClient) -> None:
    stated = offer(material={"composition": MIXED, "evidence_method": "declared"})
    seen = await preview(client, PAIR | {"offer": drafted(stated, HERNING)})
    assert seen.verdict == "conditional"
    [elastane] = [row for row in seen.rows if row.requirement == "elastane"]
    assert (elastane.offer_value, elastane.need_value) == (
        "5% elastane, own statement (0% to 20%)",
        "At most 3% elastane",
    )
    assert (elastane.result, elastane.task) == ("conditional", "test_elastane")
    assert seen.best_change is not None


@pytest.mark.parametrize(
    ("side", "draft", "pointer"),
    [
        ("offer", offer(material={"form": "unicorn_hair"}), "/offer/material/form"),
        ("need", need(quantity={"value": 3, "unit": "pallets"}), "/need/quantity/kg_per_unit"),
    ],
)
async def test_preview_names_the_field_that_cannot_be_read(
    client: httpx.AsyncClient, side: str, draft: dict[str, Any], pointer: str
) -> None:
    assert pointer in await refusals(client, PAIR | {side: drafted(draft, HERNING)})


async def test_a_change_is_judged_and_not_stored(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    body = {"offer_id": pair.offer_id, "need_id": pair.need_id}
    wet = await preview(client, body | {"offer_changes": {"material": {"moisture_pct": 20}}})
    [moisture] = [row for row in wet.rows if row.requirement == "moisture"]
    assert (wet.verdict, moisture.result, moisture.task) == ("conditional", "conditional", "dry_it")
    strict = await preview(client, body | {"need_changes": {"requirements": {"moisture_max_pct": 25}}})
    assert strict.verdict == "pass"
    after = await preview(client, body)
    assert after.verdict == "pass"
    stream = (await client.get(f"/v1/material-streams/{pair.offer_id}")).json()
    assert stream["material"]["moisture_pct"] == 6


async def test_one_side_may_be_stored_and_the_other_written(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    supplier = await make_person("Systuen")
    offered = await publish(supplier, offer())
    seen = await preview(client, {"offer_id": offered["id"], "need": PAIR["need"]})
    assert seen.verdict == "pass"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"need": PAIR["need"]}, "/offer", "missing"),
        ({**PAIR, "offer_id": "0" * 32}, "/offer_id", "both_given"),
        ({**PAIR, "need_changes": {}}, "/need_changes", "no_stream"),
        ({**PAIR, "offer_changes": {"title": "Silk"}}, "/offer_changes/title", "extra_forbidden"),
    ],
)
async def test_unclear_sides_are_refused(
    client: httpx.AsyncClient, body: dict[str, Any], pointer: str, code: str
) -> None:
    assert await refusals(client, body) == {pointer: code}


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"offer_changes": {"material": {"moisture_pct": 200}}}, "/offer_changes/material/moisture_pct"),
        (
            {"offer_changes": {"material": {"composition": [{"fibre": "cotton", "share_pct": 60}]}}},
            "/offer_changes/material/composition",
        ),
        ({"offer_changes": {"quantity": {"value": -1}}}, "/offer_changes/quantity/value"),
        ({"need_changes": {"requirements": {"forms": ["unicorn"]}}}, "/need_changes/requirements/forms/0"),
        ({"need_changes": {"identity": "named"}}, "/need_changes/identity"),
    ],
)
async def test_a_change_is_checked_like_a_change_of_the_stream(
    client: httpx.AsyncClient,
    make_person: MakePerson,
    database: Database,
    changes: dict[str, Any],
    pointer: str,
) -> None:
    pair = await matched_pair(make_person, database)
    assert pointer in await refusals(client, {"offer_id": pair.offer_id, "need_id": pair.need_id} | changes)


async def test_a_stream_one_may_not_see_is_not_there(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    supplier = await make_person("Systuen")
    hidden = await publish(supplier, offer(visibility="private"))
    body = {"offer_id": hidden["id"], "need": PAIR["need"]}
    answer = await client.post("/v1/match-previews", json=body)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    wrong_side = await client.post(
        "/v1/match-previews", json={"need_id": hidden["id"], "offer": PAIR["offer"]}
    )
    assert wrong_side.status_code == 404
    assert (await preview(supplier.client, body)).verdict == "pass"


async def priced_pair(make_person: MakePerson) -> tuple[Person, str, str]:
    """A supplier who asks 2 and takes 1 in confidence, and a need of someone else that pays 1.20."""
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet", town=AARHUS)
    euro = {"currency": "EUR"}
    asked = {
        "model": "negotiable",
        "per_kg": {"amount": "2.00", **euro},
        "limit_per_kg": {"amount": "1.00", **euro},
        "disposal_cost_per_kg": {"amount": "0.30", **euro},
    }
    paid = {"model": "negotiable", "per_kg": {"amount": "1.20", **euro}}
    offered = await publish(supplier, offer(price=asked))
    needed = await publish(receiver, need(price=paid))
    return receiver, offered["id"], needed["id"]


async def test_confidential_prices_of_others_are_neither_used_nor_found_out(make_person: MakePerson) -> None:
    receiver, offer_id, need_id = await priced_pair(make_person)
    body = {"offer_id": offer_id, "need_id": need_id}
    seen = await preview(receiver.client, body)
    [price] = [part for part in seen.parts if part.part == "economics"]
    assert "2.00" in price.sentence  # both public prices, and no word of whether they can meet
    assert "1.00" not in seen.model_dump_json()
    assert "0.30" not in seen.model_dump_json()
    for name in ("limit_per_kg", "disposal_cost_per_kg"):
        changes = {"offer_changes": {"price": {name: None}}}
        assert await refusals(receiver.client, body | changes) == {
            f"/offer_changes/price/{name}": "not_yours"
        }
    # A price below the least accepted one is refused to its owner; a refusal here would tell the limit.
    below = {"price": {"per_kg": {"amount": "0.10", "currency": "EUR"}}}
    assert (await preview(receiver.client, body | {"offer_changes": below})).verdict == "pass"


async def test_a_limit_of_ones_own_counts_in_ones_own_previews(make_person: MakePerson) -> None:
    receiver, offer_id, need_id = await priced_pair(make_person)
    changes = {"price": {"limit_per_kg": {"amount": "2.50", "currency": "EUR"}}}
    seen = await preview(receiver.client, {"offer_id": offer_id, "need_id": need_id, "need_changes": changes})
    [price] = [part for part in seen.parts if part.part == "economics"]
    assert price.sentence == "The two sides can meet on the price"


async def test_a_comparison_does_not_tell_whose_an_anonymous_stream_is(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    person = await make_person("Systuen")
    hidden = await publish(person, offer(identity="anonymous_until_mutual"))
    known = await publish(person, need())
    body = {"offer_id": hidden["id"], "need_id": known["id"]}
    seen = await preview(client, body)
    assert "same_owner" not in {row.code for row in seen.rows}
    own = await preview(person.client, body)
    assert "same_owner" in {row.code for row in own.rows}


async def test_distances_to_anonymous_streams_stay_coarse(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    person = await make_person("Systuen")
    hidden = await publish(person, offer(identity="anonymous_until_mutual"))
    named = await publish(person, offer())
    at_door = PAIR["need"] | {"place": {"site_id": str(person.site_id)}}
    exact = await preview(client, {"offer_id": named["id"], "need": at_door})
    coarse = await preview(client, {"offer_id": hidden["id"], "need": at_door})
    assert exact.distance_km == 0
    assert coarse.distance_km is not None
    assert coarse.distance_km > 0.5


async def test_being_avoided_does_not_show_in_a_preview(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute(
        "insert into actor_blocks (actor_id, blocked_id) values ($1, $2)",
        pair.receiver.actor_id,
        pair.supplier.actor_id,
    )
    seen = await preview(pair.supplier.client, {"offer_id": pair.offer_id, "need_id": pair.need_id})
    assert seen.verdict == "pass"


async def test_a_preview_speaks_danish(client: httpx.AsyncClient) -> None:
    seen = await preview(client, PAIR, "da")
    [lot] = [row for row in seen.rows if row.requirement == "minimum_lot"]
    assert lot.offer_value == "400 kg én gang"
