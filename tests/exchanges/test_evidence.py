"""The checklist: what proves that an exchange took place, brought, judged, waived, locked."""

from uuid import UUID

import pytest

from conftest import MakePerson, StoppedClock
from exchanges.papering import bring, checklist, committed, decide, fill, line, sign_all, to_be_signed
from exchanges.stays import Cast, cast_of, do
from kit import crafted
from programmes.cloth import LDC, SLUG
from symbiosis.exchanges.evidence import queries, service
from symbiosis.exchanges.vocabulary import Party
from symbiosis.journal.by import PLATFORM
from symbiosis.kit.database import Database
from symbiosis.kit.files.checks import MAX_FILE
from symbiosis.programmes.vocabulary import EvidenceKind


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    return await cast_of(database, make_person, stopped_clock.now)


async def test_the_checklist_opens_with_the_last_signature_and_knows_what_the_platform_knows(
    cast: Cast,
) -> None:
    exchange_id = await to_be_signed(cast)
    assert await checklist(cast.visitor, exchange_id) == {"items": [], "red": False, "open": 0}
    await sign_all(cast, exchange_id)
    told = await checklist(cast.visitor, exchange_id)
    by_kind = {item["kind"]: item for item in told["items"]}
    for kind in ("eligibility", "membership", "commitment_to_quality", "agenda"):
        assert (by_kind[kind]["state"], by_kind[kind]["automatic"]) == ("accepted", True), kind
    for kind in ("travel_proof", "attendance", "financial_agreement"):
        assert by_kind[kind]["state"] == "missing", kind
    assert told["red"] is True
    assert told["open"] == sum(i["mandatory"] and i["state"] != "accepted" for i in told["items"])
    await sign_all(cast, exchange_id, "financial_agreement")
    assert (await line(cast.visitor, exchange_id, "financial_agreement"))["state"] == "accepted"


async def test_a_partners_own_line_stands_in_the_place_of_the_programmes(cast: Cast) -> None:
    await cast.database.pool.execute(
        "insert into evidence_requirements (programme_slug, cluster_slug, kind, mandatory, applies) values"
        " ($1, $2, 'photo', true, 'all'), ($1, $2, 'stay_proof', false, 'funded')",
        SLUG,
        LDC,
    )
    exchange_id = await committed(cast)
    assert (await line(cast.visitor, exchange_id, "photo"))["mandatory"] is True
    assert (await line(cast.visitor, exchange_id, "stay_proof"))["mandatory"] is False


async def test_evidence_is_brought_rejected_brought_again_and_accepted(cast: Cast) -> None:
    exchange_id = await committed(cast)
    told = await bring(cast.visitor, exchange_id, "travel_proof", name="../Boarding pass.exe")
    assert told.status_code == 201, told.text
    item = told.json()
    assert (item["state"], item["turn"]) == ("uploaded", "visitor_cluster")
    assert [f["name"] for f in item["files"]] == ["Boarding pass.pdf"]
    refused = await decide(cast.manager, exchange_id, "travel_proof", "reject", reason="Only one way.")
    assert refused.status_code == 200, refused.text
    item = await line(cast.visitor, exchange_id, "travel_proof")
    assert (item["state"], item["reason"], item["turn"]) == ("rejected", "Only one way.", "visitor")
    assert (await bring(cast.visitor, exchange_id, "travel_proof", crafted.jpeg())).status_code == 201
    done = await decide(cast.manager, exchange_id, "travel_proof", "accept")
    assert (done.json()["state"], done.json()["turn"], done.json()["reason"]) == ("accepted", None, None)
    assert len(done.json()["files"]) == 2


async def test_nobody_decides_on_a_version_they_have_not_seen(cast: Cast) -> None:
    exchange_id = await committed(cast)
    await bring(cast.visitor, exchange_id, "travel_proof")
    seen = (await line(cast.manager, exchange_id, "travel_proof"))["version"]
    await bring(cast.visitor, exchange_id, "travel_proof", crafted.png())
    stale = await decide(cast.manager, exchange_id, "travel_proof", "accept", seen)
    assert (stale.status_code, stale.json()["code"]) == (412, "changed-meanwhile")
    path = f"/v1/exchanges/{exchange_id}/evidence/travel_proof/accept"
    assert (await cast.manager.client.post(path)).status_code == 428


async def test_only_the_visitors_cluster_judges_and_only_the_lead_waives(cast: Cast) -> None:
    exchange_id = await committed(cast)
    await bring(cast.visitor, exchange_id, "travel_proof")
    for person in (cast.visitor, cast.host, cast.finance):
        answer = await decide(person, exchange_id, "travel_proof", "accept")
        assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert (await decide(cast.host_manager, exchange_id, "travel_proof", "accept")).status_code == 403
    for person in (cast.visitor, cast.manager):
        answer = await decide(person, exchange_id, "stay_proof", "waive", reason="They stayed with friends.")
        assert answer.status_code == 403
    waived = await decide(cast.lead, exchange_id, "stay_proof", "waive", reason="They stayed with friends.")
    assert waived.status_code == 200, waived.text
    assert (waived.json()["state"], waived.json()["reason"]) == ("waived", "They stayed with friends.")
    late = await bring(cast.visitor, exchange_id, "stay_proof")
    assert (late.status_code, late.json()["code"]) == (409, "evidence-closed")


async def test_nobody_judges_the_evidence_of_their_own_organisation(cast: Cast) -> None:
    exchange_id = await committed(cast)
    await bring(cast.visitor, exchange_id, "travel_proof")
    await cast.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        cast.manager.user_id,
        cast.visitor.actor_id,
    )
    assert (await decide(cast.manager, exchange_id, "travel_proof", "accept")).status_code == 403


async def test_tickets_are_read_by_the_visitor_and_by_who_must_judge_them(cast: Cast) -> None:
    exchange_id = await committed(cast)
    told = (await bring(cast.visitor, exchange_id, "travel_proof")).json()
    path = f"/v1/exchanges/{exchange_id}/evidence/travel_proof/files/{told['files'][0]['file_id']}"
    facilitator = await cast.make_person(None, staff_role="facilitator", cluster=LDC)
    auditor = await cast.make_person(None, staff_role="auditor", cluster=LDC)
    for person in (cast.visitor, cast.manager, cast.lead, cast.finance, auditor):
        answer = await person.client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == (
            "attachment; filename=\"paper.pdf\"; filename*=UTF-8''paper.pdf"
        )
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    for person in (cast.host, cast.host_manager, facilitator):
        assert (await person.client.get(path)).status_code == 404
        item = await line(person, exchange_id, "travel_proof")
        assert (item["files"], item["hidden_files"]) == ([], 1)
    stranger = await cast.make_person("Farveriet")
    assert (await stranger.client.get(path)).status_code == 404
    assert (await stranger.client.get(f"/v1/exchanges/{exchange_id}/evidence")).status_code == 404
    reads = await cast.database.pool.fetch(
        "select user_id from journal_entries where tag = 'exchange.evidence_read'"
    )
    assert {row["user_id"] for row in reads} == {
        person.user_id for person in (cast.manager, cast.lead, cast.finance, auditor)
    }


async def test_a_file_of_one_line_is_not_found_under_another(cast: Cast) -> None:
    exchange_id, other = await committed(cast), await committed(cast, visitor_person="Someone else")
    file_id = (await bring(cast.visitor, exchange_id, "travel_proof")).json()["files"][0]["file_id"]
    for path in (
        f"/v1/exchanges/{exchange_id}/evidence/attendance/files/{file_id}",
        f"/v1/exchanges/{other}/evidence/travel_proof/files/{file_id}",
    ):
        assert (await cast.visitor.client.get(path)).status_code == 404


async def test_the_host_brings_what_it_knows_of_and_nothing_else(cast: Cast) -> None:
    exchange_id = await committed(cast)
    assert (await bring(cast.host, exchange_id, "attendance", crafted.jpeg())).status_code == 201
    assert (await bring(cast.host, exchange_id, "travel_proof")).status_code == 403
    assert (await bring(cast.visitor, exchange_id, "commitment_to_quality")).status_code == 409


@pytest.mark.parametrize(
    ("kind", "content", "status", "code"),
    [
        ("travel_proof", b"<script>alert(1)</script>", 415, "file-type-not-accepted"),
        ("travel_proof", crafted.pdf(b"7 0 obj <</S /JavaScript>> endobj"), 422, "file-suspicious"),
        ("travel_proof", crafted.pdf()[:-7], 422, "file-damaged"),
        ("travel_proof", b"", 422, "file-damaged"),
        ("travel_proof", crafted.docx(), 415, "file-type-not-accepted"),
        ("photo", crafted.pdf(), 415, "file-type-not-accepted"),
        ("photo", crafted.png(60_000, 60_000), 422, "file-suspicious"),
        ("agenda", crafted.docx(("word/vbaProject.bin", b"x")), 422, "file-suspicious"),
        ("travel_proof", b"%PDF-" + b"0" * MAX_FILE, 413, "file-too-large"),
        ("travel_proof", b"%PDF-" + b"0" * (2 * MAX_FILE), 413, "body-too-large"),
    ],
    ids=["page", "script", "cut", "empty", "word", "photo as pdf", "bomb", "macros", "large", "huge"],
)
async def test_bad_files_are_refused_and_leave_nothing(
    cast: Cast, kind: str, content: bytes, status: int, code: str
) -> None:
    exchange_id = await committed(cast)
    before = await cast.database.pool.fetchval("select count(*) from stored_files")
    answer = await bring(cast.visitor, exchange_id, kind, content)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert await cast.database.pool.fetchval("select count(*) from stored_files") == before


async def test_ones_own_mistake_is_taken_back_until_somebody_accepted_it(cast: Cast) -> None:
    exchange_id = await committed(cast)
    file_id = (await bring(cast.visitor, exchange_id, "travel_proof")).json()["files"][0]["file_id"]
    path = f"/v1/exchanges/{exchange_id}/evidence/travel_proof/files/{file_id}"
    assert (await cast.manager.client.delete(path)).status_code == 403
    told = await cast.visitor.client.delete(path)
    assert told.status_code == 200, told.text
    assert (told.json()["state"], told.json()["files"]) == ("missing", [])
    assert (await cast.visitor.client.get(path)).status_code == 404
    file_id = (await bring(cast.visitor, exchange_id, "travel_proof")).json()["files"][0]["file_id"]
    await decide(cast.manager, exchange_id, "travel_proof", "accept")
    late = await cast.visitor.client.delete(path.replace(path.split("/")[-1], file_id))
    assert (late.status_code, late.json()["code"]) == (409, "evidence-closed")


async def test_what_was_told_to_the_funder_is_superseded_never_replaced(cast: Cast) -> None:
    exchange_id = await committed(cast)
    file_id = (await bring(cast.visitor, exchange_id, "travel_proof")).json()["files"][0]["file_id"]
    await decide(cast.manager, exchange_id, "travel_proof", "accept")
    async with cast.database.sessions() as session, session.begin():
        await service.lock(session, [exchange_id], cast.now)
    answer = await decide(cast.manager, exchange_id, "travel_proof", "reject", reason="Too late.")
    assert (answer.status_code, answer.json()["code"]) == (409, "evidence-locked")
    assert (await decide(cast.lead, exchange_id, "photo", "waive", reason="None.")).status_code == 409
    theirs = await bring(cast.visitor, exchange_id, "travel_proof", crafted.png())
    assert (theirs.status_code, theirs.json()["code"]) == (409, "evidence-locked")
    path = f"/v1/exchanges/{exchange_id}/evidence/travel_proof/files/{file_id}"
    assert (await cast.visitor.client.delete(path)).json()["code"] == "evidence-locked"
    added = await bring(cast.manager, exchange_id, "travel_proof", crafted.png())
    assert added.status_code == 201
    assert (added.json()["state"], added.json()["locked"]) == ("accepted", True)
    assert [f["superseded"] for f in added.json()["files"]] == [True, False]
    assert (await cast.visitor.client.get(path)).status_code == 200


async def test_an_edit_takes_back_what_the_signatures_had_shown(cast: Cast) -> None:
    exchange_id = await committed(cast)
    await bring(cast.visitor, exchange_id, "travel_proof")
    assert (await fill(cast, exchange_id, goals="Something else.")).status_code == 200
    told = {i["kind"]: i["state"] for i in (await checklist(cast.visitor, exchange_id))["items"]}
    assert (told["commitment_to_quality"], told["travel_proof"]) == ("missing", "uploaded")
    await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")
    assert (await do(cast.manager, exchange_id, "start-signing")).status_code == 200
    await sign_all(cast, exchange_id)
    told = {i["kind"]: i["state"] for i in (await checklist(cast.visitor, exchange_id))["items"]}
    assert (told["commitment_to_quality"], told["travel_proof"]) == ("accepted", "uploaded")


async def test_what_is_missing_names_whose_turn_it_is_and_makes_it_red(cast: Cast) -> None:
    exchange_id = await committed(cast)
    await bring(cast.visitor, exchange_id, "travel_proof")
    async with cast.database.sessions() as session:
        missing = {m.kind: m.party for m in await service.missing(session, exchange_id)}
        assert missing[EvidenceKind.TRAVEL_PROOF] is Party.VISITOR_CLUSTER
        assert missing[EvidenceKind.ATTENDANCE] is Party.HOST
        assert await queries.red_among(session, [exchange_id]) == {exchange_id}
    async with cast.database.sessions() as session, session.begin():
        for kind in EvidenceKind:
            await service.settle(session, exchange_id, kind, cast.now, by=PLATFORM)
    async with cast.database.sessions() as session:
        assert await service.missing(session, exchange_id) == []
        assert await queries.red_among(session, [exchange_id]) == frozenset()
    told = await checklist(cast.visitor, exchange_id)
    assert (told["red"], told["open"]) == (False, 0)


async def test_unknown_lines_are_not_found(cast: Cast) -> None:
    exchange_id = await to_be_signed(cast)
    assert (await bring(cast.visitor, exchange_id, "travel_proof")).status_code == 404
    assert (await bring(cast.visitor, UUID(int=7), "travel_proof")).status_code == 404
