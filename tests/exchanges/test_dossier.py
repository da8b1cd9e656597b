"""The audit pack: complete, provable with ordinary tools, and only what its taker may read."""

import hashlib
import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest

from conftest import MakePerson, Person, StoppedClock
from exchanges.papering import bring, committed, decide
from exchanges.stays import Cast, cast_of
from programmes.cloth import LDC, SLUG
from symbiosis.kit.database import Database
from symbiosis.kit.files import store


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    return await cast_of(database, make_person, stopped_clock.now)


async def taken(person: Person, path: str) -> tuple[zipfile.ZipFile, dict[str, Any]]:
    answer = await person.client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith("attachment;")
    opened = zipfile.ZipFile(io.BytesIO(answer.content))
    assert opened.testzip() is None
    return opened, json.loads(opened.read("manifest.json"))


async def with_evidence(cast: Cast) -> UUID:
    exchange_id = await committed(cast)
    await bring(cast.visitor, exchange_id, "travel_proof", name="Ticket ud & hjem.pdf")
    await decide(cast.manager, exchange_id, "travel_proof", "accept")
    await decide(cast.lead, exchange_id, "photo", "waive", reason="Nobody wanted to be photographed.")
    return exchange_id


async def test_every_file_is_as_the_manifest_says_and_documents_can_be_proven(cast: Cast) -> None:
    exchange_id = await with_evidence(cast)
    archive, manifest = await taken(cast.manager, f"/v1/exchanges/{exchange_id}/dossier")
    assert manifest["format"] == "symbiosis-dossier/1"
    assert manifest["made_by"] == str(cast.manager.user_id)
    told = manifest["exchanges"][0]
    assert (told["visitor"]["name"], told["host"]["name"]) == ("Systuen", "Kutomo")
    items = {item["kind"]: item for item in told["evidence"]}
    ticket = items["travel_proof"]["files"][0]
    assert ticket["path"].endswith("evidence/travel_proof/01-Ticket ud & hjem.pdf")
    assert hashlib.sha256(archive.read(ticket["path"])).hexdigest() == ticket["sha256"]
    assert items["photo"]["reason"] == "Nobody wanted to be photographed."
    assert items["photo"]["decided_by"] == str(cast.lead.user_id)
    commitment = next(d for d in told["documents"] if d["kind"] == "commitment_to_quality")
    assert {s["signed_hash"] for s in commitment["signatures"]} == {commitment["content_hash"]}
    parts = (
        f"{commitment['kind']} {commitment['template_version']} ".encode(),
        archive.read(commitment["inputs"]["path"]),
        archive.read(commitment["file"]["path"]),
    )
    framed = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    assert hashlib.sha256(framed).hexdigest() == commitment["content_hash"]
    named = {"README.txt", "manifest.json"}
    for document in told["documents"]:
        named |= {document["file"]["path"], document["inputs"]["path"]}
    named |= {f["path"] for item in told["evidence"] for f in item["files"]}
    assert set(archive.namelist()) == named


async def test_taking_it_stands_in_the_journal_and_belongs_to_those_who_answer_for_it(cast: Cast) -> None:
    exchange_id = await with_evidence(cast)
    path = f"/v1/exchanges/{exchange_id}/dossier"
    facilitator = await cast.make_person(None, staff_role="facilitator", cluster=LDC)
    auditor = await cast.make_person(None, staff_role="auditor", cluster=LDC)
    for person in (cast.visitor, cast.host, cast.host_manager, facilitator):
        assert (await person.client.get(path)).status_code == 403
    stranger = await cast.make_person("Farveriet")
    assert (await stranger.client.get(path)).status_code in (403, 404)
    for person in (cast.manager, cast.finance, cast.lead, auditor):
        await taken(person, path)
    rows = await cast.database.pool.fetch(
        "select user_id from journal_entries where tag = 'exchange.dossier_taken' order by id"
    )
    assert [row["user_id"] for row in rows] == [
        person.user_id for person in (cast.manager, cast.finance, cast.lead, auditor)
    ]


async def test_what_is_purged_or_lost_is_named_as_such(cast: Cast) -> None:
    exchange_id = await with_evidence(cast)
    key = await cast.database.pool.fetchval("select key from stored_files where name like 'Ticket%'")
    await cast.database.pool.execute(
        "update stored_files set purged_at = now() where name like '%agreement%'"
    )
    store.store().delete([key])
    archive, manifest = await taken(cast.manager, f"/v1/exchanges/{exchange_id}/dossier")
    told = manifest["exchanges"][0]
    ticket = next(i for i in told["evidence"] if i["kind"] == "travel_proof")["files"][0]
    agreement = next(d for d in told["documents"] if d["kind"] == "financial_agreement")["file"]
    assert (ticket["included"], ticket["why_not"]) == (False, "lost")
    assert (agreement["included"], agreement["why_not"]) == (False, "purged")
    assert {ticket["path"], agreement["path"]}.isdisjoint(archive.namelist())


async def test_a_period_is_told_with_its_frozen_lines(cast: Cast) -> None:
    exchange_id = await with_evidence(cast)
    period_id = await cast.database.pool.fetchval(
        "insert into reporting_periods (programme_slug, name, starts_on, ends_on, state, revision, frozen_at,"
        " snapshot, snapshot_hash) values ($1, 'First', '2026-01-01', '2027-12-31', 'frozen', 1, now(), '{}',"
        " 'abc') returning id",
        SLUG,
    )
    await cast.database.pool.execute(
        "insert into period_lines (period_id, exchange_id, revision, line, line_hash)"
        " values ($1, $2, 1, '{\"stage\": \"committed\"}', 'def')",
        period_id,
        exchange_id,
    )
    path = f"/v1/reporting-periods/{period_id}/dossier"
    archive, manifest = await taken(cast.lead, path)
    assert manifest["period"]["snapshot_hash"] == "abc"
    frozen = manifest["exchanges"][0]["frozen"]
    assert (frozen["line"], frozen["line_hash"]) == ({"stage": "committed"}, "def")
    assert any("travel_proof" in name for name in archive.namelist())
    assert (await cast.manager.client.get(path)).status_code == 404
    assert (await cast.visitor.client.get(path)).status_code == 403
