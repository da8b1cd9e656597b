"""What every answer carries, and what another site's page may not send."""

import re

import httpx
import pytest

from contract.operations import OPERATIONS, Operation

FOREIGN = (
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://test.evil.example"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
)
WRITES = [operation for operation in OPERATIONS if operation.is_write]


def assert_guarded(answer: httpx.Response) -> None:
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert len(answer.headers["x-request-id"]) == 36
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
async def test_answer_is_guarded(visitor: httpx.AsyncClient, operation: Operation) -> None:
    answer = await visitor.request(operation.method, operation.address())
    assert_guarded(answer)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "cache-control" in answer.headers


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/nothing", "/v1/nothing"])
async def test_other_addresses_are_guarded_too(visitor: httpx.AsyncClient, path: str) -> None:
    assert_guarded(await visitor.get(path))


@pytest.mark.parametrize("operation", WRITES, ids=str)
async def test_write_from_another_site_is_refused(visitor: httpx.AsyncClient, operation: Operation) -> None:
    for headers in FOREIGN:
        answer = await visitor.request(operation.method, operation.address(), headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "foreign-origin"), headers
        assert answer.json()["instance"] == answer.headers["x-request-id"]
        assert_guarded(answer)


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://test"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
async def test_write_from_the_own_pages_passes(visitor: httpx.AsyncClient, headers: dict[str, str]) -> None:
    assert (await visitor.delete("/v1/sessions/current", headers=headers)).status_code == 204


async def test_reading_from_anywhere_is_fine(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/v1/actors", headers={"origin": "https://partner.example"})
    assert answer.status_code == 200


async def test_docs_page_and_its_parts_come_from_here(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/docs")
    assert page.status_code == 200
    assert "https://" not in page.text, "its policy forbids parts from other sites"
    assert "https://" not in page.headers["content-security-policy"]
    parts = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert {part.rsplit(".", 1)[-1] for part in parts} == {"js", "css", "png"}
    for part in parts:
        answer = await visitor.get(part)
        assert answer.status_code == 200, part
        assert_guarded(answer)


async def test_request_ids_differ(visitor: httpx.AsyncClient) -> None:
    ids = {(await visitor.get("/livez")).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3
