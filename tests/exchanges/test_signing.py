"""Four parties sign one hash, or nobody has signed anything."""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from conftest import MakePerson, Person, StoppedClock
from exchanges.papering import PARTIES, documents, fill, sign, sign_all, signer, standing, to_be_signed
from exchanges.stays import Cast, cast_of, do, get
from kit import crafted
from programmes.cloth import LDC, MODACC
from symbiosis.exchanges.papers.rules import content_hash
from symbiosis.kit.database import Database


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    return await cast_of(database, make_person, stopped_clock.now)


async def test_the_last_of_four_signatures_commits_the_exchange(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    assert [s["party"] for s in document["signatures"]] == list(PARTIES)
    for n, party in enumerate(PARTIES, start=1):
        answer = await sign(signer(cast, party), document, party)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert told["state"] == ("partly_signed" if n < 4 else "fully_signed")
        state = (await get(cast.visitor, exchange_id))["state"]
        assert state == ("signing" if n < 4 else "committed")
    assert {s["state"] for s in told["signatures"]} == {"accepted"}
    hashes = await cast.database.pool.fetch("select distinct signed_hash from exchange_signatures")
    assert document["content_hash"] in {row["signed_hash"] for row in hashes}


async def test_the_downloaded_file_and_the_stored_inputs_give_the_hash(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    answer = await cast.visitor.client.get(f"/v1/exchange-documents/{document['id']}/file")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "no-store" in answer.headers["cache-control"]
    async with cast.database.sessions() as session:
        from symbiosis.exchanges.paper_models import Document

        row = await session.get_one(Document, UUID(document["id"]))
    again = content_hash(row.kind, row.template_version, row.inputs, answer.content)
    assert again == document["content_hash"]
    changed = content_hash(row.kind, row.template_version, {**row.inputs, "set_on": "x"}, answer.content)
    assert changed != again
    assert content_hash(row.kind, row.template_version, row.inputs, answer.content + b" ") != again
    assert hashlib.sha256(answer.content).hexdigest() != again


async def test_an_edit_voids_all_signatures_and_what_was_read_cannot_be_signed(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    for party in ("visitor", "host"):
        assert (await sign(signer(cast, party), document, party)).status_code == 200
    assert (await fill(cast, exchange_id, goals="Something else altogether.")).status_code == 200
    voided = await documents(cast.visitor, exchange_id)
    assert [d["state"] for d in voided] == ["voided"]
    late = await sign(cast.manager, document, "visitor_cluster")
    assert (late.status_code, late.json()["code"]) == (409, "document-not-open")
    assert (await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")).status_code in (200, 409)
    assert (await do(cast.manager, exchange_id, "start-signing")).status_code == 200
    anew = await standing(cast.visitor, exchange_id)
    assert anew["content_hash"] != document["content_hash"]
    assert {s["state"] for s in anew["signatures"]} == {"pending"}
    stale = await sign(cast.visitor, {**anew, "content_hash": document["content_hash"]}, "visitor")
    assert (stale.status_code, stale.json()["code"]) == (409, "document-changed")


async def test_nobody_signs_what_no_longer_says_what_is_agreed(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    await cast.database.pool.execute("update exchanges set goals = 'behind your back'")
    refused = await sign(cast.visitor, document, "visitor")
    assert (refused.status_code, refused.json()["code"]) == (409, "document-changed")


@pytest.mark.parametrize("party", PARTIES)
async def test_each_party_is_signed_for_by_its_own(cast: Cast, party: str) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    others = [signer(cast, other) for other in PARTIES if other != party]
    for person in [*others, cast.finance]:
        answer = await sign(person, document, party)
        assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert (await sign(signer(cast, party), document, party)).status_code == 200
    again = await sign(signer(cast, party), document, party)
    assert (again.status_code, again.json()["code"]) == (409, "already-signed")


@pytest.mark.parametrize(
    ("role", "status"),
    [("org_admin", 200), ("signatory", 200), ("negotiator", 403), ("stream_editor", 403), ("viewer", 403)],
)
async def test_only_who_may_sign_for_an_organisation_does(cast: Cast, role: str, status: int) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    colleague = await cast.make_person(None)
    await cast.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, $3)",
        colleague.user_id,
        cast.visitor.actor_id,
        role,
    )
    assert (await sign(colleague, document, "visitor")).status_code == status


async def test_nobody_signs_for_two_parties(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    await cast.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'signatory')",
        cast.visitor.user_id,
        cast.host.actor_id,
    )
    assert (await sign(cast.visitor, document, "visitor")).status_code == 200
    refused = await sign(cast.visitor, document, "host")
    assert (refused.status_code, refused.json()["code"]) == (409, "two-parties")


async def test_one_cluster_that_looks_after_both_sides_signs_for_both(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast, host_cluster=LDC)
    document = await standing(cast.manager, exchange_id)
    assert (await sign(cast.manager, document, "visitor_cluster")).status_code == 200
    assert (await sign(cast.manager, document, "host_cluster")).status_code == 200


async def test_the_programme_lead_signs_for_one_of_two_clusters_only(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.lead, exchange_id)
    assert (await sign(cast.lead, document, "visitor_cluster")).status_code == 200
    refused = await sign(cast.lead, document, "host_cluster")
    assert (refused.status_code, refused.json()["code"]) == (409, "two-parties")


async def test_declining_says_why_and_the_exchange_is_built_anew(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    assert (await sign(cast.visitor, document, "visitor")).status_code == 200
    body = {"party": "host", "content_hash": document["content_hash"], "reason": "Our plant is closed then."}
    answer = await cast.host.client.post(f"/v1/exchange-documents/{document['id']}/decline", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "declined"
    told = next(s for s in answer.json()["signatures"] if s["party"] == "host")
    assert (told["state"], told["reason"]) == ("rejected", "Our plant is closed then.")
    assert (await get(cast.visitor, exchange_id))["state"] == "building"
    row = await cast.database.pool.fetchrow(
        "select change from journal_entries where tag = 'exchange.document_declined'"
    )
    assert row is not None
    assert "plant" not in row["change"]


async def test_the_financial_agreement_is_between_visitor_and_its_cluster(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    await sign_all(cast, exchange_id)
    agreement = await standing(cast.visitor, exchange_id, "financial_agreement")
    assert [s["party"] for s in agreement["signatures"]] == ["visitor", "visitor_cluster"]
    kinds = {d["kind"] for d in await documents(cast.host, exchange_id)}
    assert kinds == {"commitment_to_quality"}
    for person in (cast.host, cast.host_manager):
        answer = await person.client.get(f"/v1/exchange-documents/{agreement['id']}/file")
        assert answer.status_code == 404
    told = await sign(cast.manager, agreement, "host")
    assert (told.status_code, told.json()["code"]) == (409, "not-to-sign")
    signed = await sign_all(cast, exchange_id, "financial_agreement")
    assert signed["state"] == "fully_signed"


# --- on paper ---


async def upload(
    person: Person, document: dict[str, Any], party: str, content: bytes | None = None, **said: Any
) -> Any:
    asked = {"party": party, "content_hash": document["content_hash"], "signer_name": "Aino", "name": "s.pdf"}
    return await person.client.post(
        f"/v1/exchange-documents/{document['id']}/scans",
        params={**asked, **said},
        content=crafted.jpeg() if content is None else content,
    )


async def confirm(
    person: Person, document: dict[str, Any], party: str, verb: str = "confirm", **body: Any
) -> Any:
    return await person.client.post(
        f"/v1/exchange-documents/{document['id']}/signatures/{party}/{verb}", json=body or None
    )


async def test_a_signed_paper_counts_once_a_second_person_has_confirmed_it(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.host_manager, exchange_id)
    told = await upload(cast.host_manager, document, "host")
    assert told.status_code == 201, told.text
    signature = next(s for s in told.json()["signatures"] if s["party"] == "host")
    assert (signature["state"], signature["signer_name"]) == ("on_behalf_unconfirmed", "Aino")
    assert told.json()["state"] == "sent"
    own = await confirm(cast.host_manager, document, "host")
    assert (own.status_code, own.json()["code"]) == (403, "two-persons-needed")
    for person in (cast.host, cast.visitor, cast.manager):
        assert (await confirm(person, document, "host")).status_code == 403
    colleague = await cast.make_person(None, staff_role="cluster_manager", cluster=MODACC)
    scan = await colleague.client.get(f"/v1/exchange-documents/{document['id']}/signatures/host/scan")
    assert scan.status_code == 200
    assert scan.headers["content-disposition"].startswith("attachment;")
    done = await confirm(colleague, document, "host")
    assert done.status_code == 200, done.text
    assert next(s for s in done.json()["signatures"] if s["party"] == "host")["state"] == "accepted_on_behalf"
    for party in ("visitor", "visitor_cluster", "host_cluster"):
        assert (await sign(signer(cast, party), document, party)).status_code == 200
    assert (await get(cast.visitor, exchange_id))["state"] == "committed"


async def test_a_refused_paper_leaves_the_party_to_sign_again_and_is_deleted(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.host_manager, exchange_id)
    assert (await upload(cast.host, document, "host")).status_code == 201
    told = await confirm(cast.host_manager, document, "host", "refuse", reason="It is another document.")
    assert told.status_code == 200
    signature = next(s for s in told.json()["signatures"] if s["party"] == "host")
    assert (signature["state"], signature["has_scan"]) == ("pending", False)
    assert (
        await cast.database.pool.fetchval("select count(*) from stored_files where purged_at is not null")
        == 1
    )
    assert (await sign(cast.host, document, "host")).status_code == 200


async def test_papers_are_for_those_who_look_after_the_party(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.host_manager, exchange_id)
    for person in (cast.visitor, cast.manager, cast.finance):
        assert (await upload(person, document, "host")).status_code == 403
    stale = await upload(cast.host, document, "host", content_hash="0" * 64)
    assert (stale.status_code, stale.json()["code"]) == (409, "document-changed")
    bad = await upload(cast.host, document, "host", b"<script>alert(1)</script>")
    assert (bad.status_code, bad.json()["code"]) == (415, "file-type-not-accepted")


# --- reading ---


async def test_what_waits_for_a_person_is_listed_for_them_alone(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    for party in PARTIES:
        listed = (await signer(cast, party).client.get("/v1/documents-to-sign")).json()["data"]
        assert [(d["kind"], d["you_sign_for"]) for d in listed] == [("commitment_to_quality", [party])]
        assert (listed[0]["visitor_name"], listed[0]["host_name"]) == ("Systuen", "Kutomo")
    assert (await cast.finance.client.get("/v1/documents-to-sign")).json()["data"] == []
    stranger = await cast.make_person("Farveriet")
    assert (await stranger.client.get("/v1/documents-to-sign")).json()["data"] == []
    document = await standing(cast.visitor, exchange_id)
    assert (await sign(cast.visitor, document, "visitor")).status_code == 200
    assert (await cast.visitor.client.get("/v1/documents-to-sign")).json()["data"] == []


async def test_strangers_find_neither_exchange_nor_document(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    stranger = await cast.make_person("Farveriet")
    one = f"/v1/exchange-documents/{document['id']}"
    for path in (f"/v1/exchanges/{exchange_id}/documents", one, f"{one}/file", f"{one}/pages/1"):
        assert (await stranger.client.get(path)).status_code == 404
    assert (await sign(stranger, document, "visitor")).status_code == 404
    elsewhere = await cast.make_person(None, staff_role="cluster_manager", cluster="iconic-cluster")
    assert (await elsewhere.client.get(one)).status_code == 404


async def test_pages_are_shown_as_pictures(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    first = await cast.visitor.client.get(f"/v1/exchange-documents/{document['id']}/pages/1")
    assert first.status_code == 200
    assert first.content.startswith(b"\x89PNG")
    past = int(first.headers["x-pages"]) + 1
    missing = await cast.visitor.client.get(f"/v1/exchange-documents/{document['id']}/pages/{past}")
    assert (missing.status_code, missing.json()["code"]) == (404, "page-missing")


async def test_drafts_and_sheets_are_set_when_asked_for(cast: Cast) -> None:
    exchange_id = await cast.open()
    path = f"/v1/exchanges/{exchange_id}/documents"
    draft = await cast.visitor.client.post(path, json={"kind": "commitment_to_quality"})
    assert draft.status_code == 201, draft.text
    assert (draft.json()["state"], draft.json()["language"], draft.json()["signatures"]) == (
        "draft",
        "da",
        [],
    )
    refused = await sign(cast.visitor, draft.json(), "visitor")
    assert (refused.status_code, refused.json()["code"]) == (409, "document-not-open")
    for n, language in enumerate(("en", "bg")):
        sheet = await cast.host.client.post(path, json={"kind": "sign_in_sheet", "language": language})
        assert sheet.status_code == 201, (n, sheet.text)
    standing_ones = [d for d in await documents(cast.host, exchange_id) if d["state"] == "draft"]
    assert len(standing_ones) == 2
    for kind in ("certificate", "financial_agreement", "closing_report"):
        early = await cast.manager.client.post(path, json={"kind": kind})
        assert (early.status_code, early.json()["code"]) == (409, "document-not-possible")
    agreement = await cast.visitor.client.post(path, json={"kind": "financial_agreement"})
    assert agreement.status_code == 403


async def test_time_does_not_change_what_is_signed(cast: Cast, stopped_clock: StoppedClock) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    stopped_clock.forward(timedelta(days=2))
    assert (await sign(cast.visitor, document, "visitor")).status_code == 200
