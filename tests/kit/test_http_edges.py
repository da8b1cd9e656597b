"""Methods, bodies and addresses as any HTTP client may send them."""

import httpx


async def test_a_wrong_method_is_told_the_right_ones(client: httpx.AsyncClient) -> None:
    answer = await client.put("/v1/material-streams")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["allow"] == "GET, POST"
    assert answer.json()["code"] == "method-not-allowed"


async def test_what_can_be_read_can_be_asked_for_without_its_body(client: httpx.AsyncClient) -> None:
    answer = await client.head("/v1/material-streams")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


async def test_an_unknown_address_is_a_problem_document(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/nowhere")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert answer.json()["instance"] == answer.headers["x-request-id"]


async def test_the_type_of_a_problem_leads_to_its_meaning(client: httpx.AsyncClient) -> None:
    refused = (await client.get("/v1/material-streams", params={"colour": "red"})).json()
    meaning = await client.get(refused["type"])
    assert meaning.json() == {
        "code": refused["code"],
        "status": refused["status"],
        "title": refused["title"],
    }
    listed = {kind["code"] for kind in (await client.get("/problems")).json()["data"]}
    assert {"wrong-state", "not-found", "body-too-large", "foreign-origin", "internal-error"} <= listed
