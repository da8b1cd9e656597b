"""Listing, changing and ending streams as their owners and visitors meet it."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, MakePerson, Person
from streams.bodies import need, offer
from symbiosis.streams.schemas import StreamOut


async def create(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    answer = await person.client.post("/v1/material-streams", json=body)
    assert answer.status_code == 201, answer.text
    StreamOut.model_validate_json(answer.content)
    created: dict[str, Any] = answer.json()
    return created


async def verb(person: Person, stream: dict[str, Any], name: str, body: Any = None) -> httpx.Response:
    return await person.client.post(f"/v1/material-streams/{stream['id']}/{name}", json=body)


async def test_a_draft_is_seen_by_its_owner_only(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    owner, other = await make_person("Systuen"), await make_person("Væveriet")
    draft = await create(owner, offer())
    assert draft["status"] == "draft"
    assert draft["place"]["town"] == "Herning"
    address = f"/v1/material-streams/{draft['id']}"
    assert (await owner.client.get(address)).status_code == 200
    assert (await other.client.get(address)).status_code == 404
    assert (await client.get(address)).status_code == 404


async def test_a_published_stream_is_found_by_everyone(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    owner = await make_person("Systuen")
    stream = await create(owner, offer(publish=True))
    assert stream["status"] == "published"
    assert stream["quantity"]["kg_per_year"] == 4800
    listed = (await client.get("/v1/material-streams", params={"q": "sengtøj"})).json()["data"]
    assert [s["id"] for s in listed] == [stream["id"]]
    assert listed[0]["owner"]["display_name"] == "Systuen"


async def test_an_anonymous_stream_hides_its_owner_everywhere(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    owner = await make_person("Hemmelig Systue")
    stream = await create(owner, offer(publish=True, identity="anonymous_until_mutual"))
    assert stream["owner"]["display_name"] == "Hemmelig Systue"
    address = f"/v1/material-streams/{stream['id']}"
    for path in (address, "/v1/material-streams", "/v1/material-stream-points?latitude=56&longitude=9"):
        text = (await client.get(path)).text
        assert "Hemmelig" not in text
        assert "7400" not in text
        assert "Herning" not in text
        assert "56.1331" not in text
        assert stream["id"] in text
    found = await client.get("/v1/material-streams", params={"owner": str(owner.actor_id)})
    assert found.json()["data"] == []


async def test_withdrawn_stream_can_be_published_again(make_person: MakePerson) -> None:
    owner = await make_person()
    stream = await create(owner, offer(publish=True))
    withdrawn = await verb(owner, stream, "withdraw", {"reason": "sold_elsewhere"})
    assert withdrawn.json()["status"] == "withdrawn"
    assert withdrawn.json()["status_reason"] == "sold_elsewhere"
    again = await verb(owner, stream, "publish")
    assert again.json()["status"] == "published"
    assert again.json()["status_reason"] is None


async def test_a_wrong_move_names_the_possible_ones(make_person: MakePerson) -> None:
    owner = await make_person()
    stream = await create(owner, offer())
    refused = await verb(owner, stream, "pause")
    assert refused.status_code == 409
    assert refused.json()["code"] == "wrong-state"
    assert "publish" in refused.json()["detail"]


async def test_pausing_hides_and_resuming_shows(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    owner = await make_person()
    stream = await create(owner, offer(publish=True))
    address = f"/v1/material-streams/{stream['id']}"
    assert (await verb(owner, stream, "pause")).json()["status"] == "paused"
    assert (await client.get(address)).status_code == 404
    assert (await verb(owner, stream, "resume")).json()["status"] == "published"
    assert (await client.get(address)).status_code == 200


async def test_others_cannot_change_what_they_can_see(make_person: MakePerson) -> None:
    owner, other = await make_person("Systuen"), await make_person("Væveriet")
    stream = await create(owner, offer(publish=True))
    assert (await verb(other, stream, "withdraw", {"reason": "duplicate"})).status_code == 403
    changed = await other.client.patch(
        f"/v1/material-streams/{stream['id']}", json={"title": "Mit"}, headers={"if-match": '"v1"'}
    )
    assert changed.status_code == 403


async def test_a_change_needs_the_version_it_was_made_on(make_person: MakePerson) -> None:
    owner = await make_person()
    stream = await create(owner, offer())
    address = f"/v1/material-streams/{stream['id']}"
    tag = (await owner.client.get(address)).headers["etag"]
    assert (await owner.client.patch(address, json={"title": "Nyt"})).status_code == 428
    first = await owner.client.patch(address, json={"title": "Nyt"}, headers={"if-match": tag})
    assert first.json()["title"] == "Nyt"
    late = await owner.client.patch(address, json={"title": "For sent"}, headers={"if-match": tag})
    assert late.status_code == 412
    assert late.headers["etag"] == first.headers["etag"]


async def test_saving_the_same_again_changes_nothing(make_person: MakePerson) -> None:
    owner = await make_person()
    stream = await create(owner, offer(publish=True))
    address = f"/v1/material-streams/{stream['id']}"
    tag = (await owner.client.get(address)).headers["etag"]
    again = await owner.client.patch(
        address, json={"title": stream["title"], "material": stream["material"]}, headers={"if-match": tag}
    )
    assert again.headers["etag"] == tag


async def test_a_patch_merges_into_the_material(make_person: MakePerson) -> None:
    owner = await make_person()
    stream = await create(owner, offer())
    address = f"/v1/material-streams/{stream['id']}"
    changed = await owner.client.patch(
        address,
        json={"material": {"colour": None, "evidence_method": "lab_chemical"}, "quantity": {"value": 500}},
        headers={"if-match": "*"},
    )
    body = changed.json()
    assert body["material"]["colour"] is None
    assert body["material"]["evidence_method"] == "lab_chemical"
    assert body["material"]["form"] == "cutting_scraps"
    assert body["quantity"]["kg"] == 500


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"quantity": {"value": 3, "unit": "pallets"}}, "/quantity/kg_per_unit", "weight_per_unit_missing"),
        ({"quantity": {"mode": "recurring", "value": 3}}, "/quantity/period", "period_mismatch"),
        ({"stream_type": "unicorns"}, "/stream_type", "unknown_slug"),
        ({"available_from": "2027-02-01", "available_to": "2027-01-01"}, "/available_to", "before_start"),
        ({"material": {"form": "cutting_scraps", "composition": [{"fibre": "cotton", "share_pct": 60}]}},
         "/material/composition", "shares_do_not_add_up"),
        ({"material": {"form": "cutting_scraps", "composition": [{"fibre": "unobtainium", "share_pct": 100}]}},
         "/material/composition/0/fibre", "unknown_fibre"),
        ({"place": {"country": "DK", "town": "Atlantis by the Sea"}}, "/place/town", "place_not_found"),
    ],
)  # fmt: skip  # a row a case
async def test_bad_input_names_the_field_and_the_remedy(
    make_person: MakePerson, changes: dict[str, Any], pointer: str, code: str
) -> None:
    owner = await make_person()
    answer = await owner.client.post("/v1/material-streams", json=offer(**changes))
    assert answer.status_code == 422, answer.text
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [(pointer, code)]


async def test_pages_neither_skip_nor_repeat(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    owner = await make_person()
    created = {(await create(owner, offer(publish=True, title=f"Parti {n}")))["id"] for n in range(7)}
    for sort in ("newest", "largest", "nearest"):
        seen: list[str] = []
        query = {"limit": "3", "sort": sort}
        if sort == "nearest":
            query |= {"latitude": "56", "longitude": "9"}
        address: str | None = "/v1/material-streams?" + "&".join(f"{k}={v}" for k, v in query.items())
        while address:
            page = (await client.get(address)).json()
            seen += [s["id"] for s in page["data"]]
            address = page["page"]["next"]
        assert len(seen) == 7
        assert set(seen) == created


async def test_a_cursor_fits_only_its_own_filters(client: httpx.AsyncClient, make_person: MakePerson) -> None:
    owner = await make_person()
    for n in range(3):
        await create(owner, offer(publish=True, title=f"Parti {n}"))
    cursor = (await client.get("/v1/material-streams?limit=1")).json()["page"]["next_cursor"]
    other = await client.get(
        "/v1/material-streams", params={"limit": 1, "cursor": cursor, "direction": "need"}
    )
    assert (other.status_code, other.json()["code"]) == (400, "cursor-invalid")


async def test_filters_narrow_by_what_people_ask_for(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    herning, aarhus = await make_person("Systuen"), await make_person("Genvæv", town=AARHUS)
    cotton = await create(herning, offer(publish=True))
    wanted = await create(aarhus, need(publish=True))

    async def found(**query: Any) -> set[str]:
        answer = await client.get("/v1/material-streams", params=query)
        assert answer.status_code == 200, answer.text
        return {s["id"] for s in answer.json()["data"]}

    assert await found(direction="offer") == {cotton["id"]}
    assert await found(fibre=["cotton", "wool"]) == {cotton["id"], wanted["id"]}
    assert await found(fibre="polyester") == {cotton["id"]}
    assert await found(form="roll_ends") == {wanted["id"]}
    assert await found(nuts="DK042") == {wanted["id"]}
    assert await found(latitude=56.13, longitude=8.97, within_km=20) == {cotton["id"]}
    assert await found(quantity_kg_min=10000) == {wanted["id"]}
    assert await found(basis=["owner", "demonstration"]) == {cotton["id"], wanted["id"]}
    assert await found(basis="public_route_rules") == set()
    assert await found(country="SE") == set()


async def test_network_streams_are_for_the_signed_in(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    owner, other = await make_person("Systuen"), await make_person("Væveriet")
    stream = await create(owner, offer(publish=True, visibility="network"))
    private = await create(owner, offer(publish=True, visibility="private"))
    assert (await client.get(f"/v1/material-streams/{stream['id']}")).status_code == 404
    assert (await other.client.get(f"/v1/material-streams/{stream['id']}")).status_code == 200
    assert (await other.client.get(f"/v1/material-streams/{private['id']}")).status_code == 404


async def test_distances_do_not_give_an_anonymous_place_away(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    owner = await make_person()
    await create(owner, offer(publish=True, identity="anonymous_until_mutual"))
    exact = {"latitude": 56.1331, "longitude": 8.9736}
    there = (await client.get("/v1/material-streams", params=exact)).json()["data"][0]
    assert there["distance_km"] > 1, "measured from the rounded point, not from the site"
    near = await client.get("/v1/material-streams", params={**exact, "within_km": 1})
    assert near.json()["data"] == []
    own = (await owner.client.get("/v1/material-streams", params={**exact, "within_km": 1})).json()["data"]
    assert own[0]["distance_km"] == 0
