"""What every answer carries, and what another site's page may not send."""

import re
from pathlib import Path

import httpx
import pytest

from conftest import client_of
from contract.operations import OPERATIONS, Operation
from symbiosis import app as application
from symbiosis.app import create_app
from symbiosis.settings import Settings

FOREIGN = (
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://test.evil.example"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
)
WRITES = [operation for operation in OPERATIONS if operation.is_write]


def directives(policy: str) -> dict[str, list[str]]:
    return {name: words for name, *words in (part.split() for part in policy.split(";"))}


def assert_guarded(answer: httpx.Response) -> None:
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = directives(answer.headers["content-security-policy"])
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy.get("script-src", policy["default-src"]) in (["'self'"], ["'none'"])
    assert not [word for word in policy["default-src"] if word not in ("'self'", "'none'")]
    assert len(answer.headers["x-request-id"]) == 36
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
async def test_answer_is_guarded(visitor: httpx.AsyncClient, operation: Operation) -> None:
    answer = await visitor.request(operation.method, operation.address())
    assert_guarded(answer)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "cache-control" in answer.headers


OTHERS = (
    "/docs",
    "/docs/start.js",
    "/docs/assets/swagger-ui.css",
    "/openapi.json",
    "/problems/not-found",
    "/nothing",
    "/v1/nothing",
    "/.well-known/nothing",
    "/assets/nothing.js",
)


@pytest.mark.parametrize("path", OTHERS)
async def test_other_addresses_are_guarded_too(visitor: httpx.AsyncClient, path: str) -> None:
    assert_guarded(await visitor.get(path))
    assert_guarded(await visitor.head(path))
    assert_guarded(await visitor.post(path))


async def test_every_address_of_the_web_app_is_guarded_without_inline_script_or_style(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><div id=root></div>")
    (tmp_path / "assets" / "app.js").write_text("")
    (tmp_path / "logo.svg").write_text("<svg/>")
    app = create_app(settings.model_copy(update={"web_dir": tmp_path}))
    async with client_of(app) as client:
        for path in ("/", "/index.html", "/materials/any/deep/page", "/assets/app.js", "/logo.svg"):
            answer = await client.get(path)
            assert answer.status_code == 200, path
            assert_guarded(answer)
            policy = directives(answer.headers["content-security-policy"])
            assert (policy["script-src"], policy["style-src"]) == (["'self'"], ["'self'"]), path
            assert (policy["object-src"], policy["base-uri"]) == (["'none'"], ["'none'"]), path


async def test_browsers_are_told_to_come_by_https_only_where_there_is_https(
    settings: Settings, visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "strict-transport-security" not in (await visitor.get("/livez")).headers
    monkeypatch.setattr(
        application,
        "get_settings",
        lambda: settings.model_copy(update={"public_url": "https://symbiosis.example"}),
    )
    transport = httpx.ASGITransport(app=application.create_edge())
    async with httpx.AsyncClient(transport=transport, base_url="https://symbiosis.example") as client:
        told = (await client.get("/livez")).headers["strict-transport-security"]
    assert told == "max-age=31536000"


def test_built_web_app_has_no_inline_script_or_style() -> None:
    page = (Path(__file__).parents[2] / "frontend" / "index.html").read_text()
    assert not re.findall(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|javascript:", page)


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
