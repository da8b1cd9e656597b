"""The form of a programme, and what it takes."""

from typing import Any

import httpx
import pytest

from conftest import make_actor
from joining.applying import (
    CLOTH_ANSWERS,
    CONSENTS,
    HERNING_ANSWERS,
    NUMBER,
    WEAVERS,
    applied,
    claiming,
    for_cloth,
    for_herning,
    link_in,
    mails_to,
)
from symbiosis.kit.database import Database


async def _refused(client: httpx.AsyncClient, body: dict[str, Any], status: int = 422) -> dict[str, Any]:
    answer = await client.post("/v1/applications", json=body)
    assert answer.status_code == status, answer.text
    problem: dict[str, Any] = answer.json()
    return problem


def _pointers(problem: dict[str, Any]) -> list[str]:
    return [error["pointer"] for error in problem["errors"]]


async def test_programmes_are_listed_with_their_clusters(client: httpx.AsyncClient) -> None:
    programmes = (await client.get("/v1/programmes")).json()["data"]
    assert {p["slug"]: len(p["clusters"]) for p in programmes} == {"cloth": 5, "tekstilsymbiose-herning": 1}


@pytest.mark.parametrize("slug", ["cloth", "tekstilsymbiose-herning"])
async def test_a_form_is_short_and_said_in_both_languages(client: httpx.AsyncClient, slug: str) -> None:
    form = (await client.get(f"/v1/programmes/{slug}")).json()
    assert len(form["questions"]) <= 4
    said = [form["intro"], *form["asks_of_you"]]
    for question in form["questions"]:
        said += [question["label"], *(choice["label"] for choice in question["choices"])]
        said += [text for bar in question["bars"] for text in (bar["reason"], bar["remedy"])]
        values = [choice["value"] for choice in question["choices"]]
        assert all(bar["answer"] in values for bar in question["bars"] if values)
    said += [text for consent in form["consent_texts"] for text in (consent["title"], consent["text"])]
    assert all(text["da"] and text["en"] for text in said)
    assert {c["purpose"]: c["required"] for c in form["consent_texts"]} == {
        "terms": True,
        "data_sharing": True,
        "newsletter": False,
    }


async def test_unknown_programme_is_not_there(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/programmes/nothing")).status_code == 404


async def test_applicant_gets_a_link_in_their_language(client: httpx.AsyncClient, database: Database) -> None:
    receipt = await applied(client, for_cloth())
    assert receipt["state"] == "submitted"
    (mail,) = await mails_to(database, "mette@gl-lund.example")
    assert mail["language"] == "en"
    assert "We have received your application to CLOTH" in mail["subject"]
    assert link_in(mail, "http://test/join/status") == f"{receipt['id']}.{receipt['token']}"


async def test_the_token_is_kept_as_a_digest_only(client: httpx.AsyncClient, database: Database) -> None:
    receipt = await applied(client)
    row = await database.pool.fetchval("select applications::text from applications")
    assert receipt["token"] not in row
    assert receipt["token"].encode().hex() not in row


async def test_the_only_cluster_need_not_be_named(client: httpx.AsyncClient, database: Database) -> None:
    await applied(client)
    assert await database.pool.fetchval("select cluster_slug from applications") == "tekstilsymbiose-herning"


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        (
            for_herning(answers={**HERNING_ANSWERS, "textile_role": "none"}),
            "/answers/textile_role",
            "producerer",
        ),
        (
            for_herning(answers={**HERNING_ANSWERS, "near_herning": False}),
            "/answers/near_herning",
            "lokal partner",
        ),
        (
            for_cloth(answers={**CLOTH_ANSWERS, "cluster_member": "no"}),
            "/answers/cluster_member",
            "Ask one of them for membership",
        ),
        (
            for_cloth(
                organisation={
                    "legal_name": "Loom Inc",
                    "country": "US",
                    "registration_scheme": "other",
                    "registration_number": "X1",
                    "town": "Boston",
                }
            ),
            "/organisation/country",
            "part of your organisation",
        ),
    ],
)
async def test_who_cannot_take_part_learns_why_and_what_to_do(
    client: httpx.AsyncClient, database: Database, body: dict[str, Any], pointer: str, words: str
) -> None:
    problem = await _refused(client, body)
    assert problem["code"] == "not-eligible"
    assert _pointers(problem) == [pointer]
    assert words in problem["detail"]
    assert await database.pool.fetchval("select count(*) from applications") == 0
    assert await database.pool.fetchval("select count(*) from mails") == 0


@pytest.mark.parametrize(
    ("changed", "pointers"),
    [
        ({"programme_slug": "nothing"}, ["/programme_slug"]),
        ({"cluster_slug": "modacc"}, ["/cluster_slug"]),
        ({"organisation": None}, ["/organisation"]),
        ({"organisation": {**WEAVERS, "registration_number": "123"}}, ["/organisation/registration_number"]),
        ({"organisation": {**WEAVERS, "postcode": "0001"}}, ["/organisation/postcode"]),
        ({"organisation": {**WEAVERS, "postcode": None}}, ["/organisation/postcode"]),
        ({"answers": {}}, ["/answers/textile_role", "/answers/near_herning"]),
        ({"answers": {**HERNING_ANSWERS, "iq": 100}}, ["/answers/iq"]),
        ({"answers": {**HERNING_ANSWERS, "near_herning": "yes"}}, ["/answers/near_herning"]),
        ({"answers": {**HERNING_ANSWERS, "near_herning": 1}}, ["/answers/near_herning"]),
        ({"answers": {**HERNING_ANSWERS, "textile_role": "dances"}}, ["/answers/textile_role"]),
        ({"answers": {**HERNING_ANSWERS, "leftover_kg_per_year": -1}}, ["/answers/leftover_kg_per_year"]),
        ({"answers": {**HERNING_ANSWERS, "leftover_kg_per_year": True}}, ["/answers/leftover_kg_per_year"]),
        ({"consents": CONSENTS[:1]}, ["/consents"]),
        ({"consents": []}, ["/consents", "/consents"]),
        ({"consents": [{**CONSENTS[0], "given": False}, *CONSENTS[1:]]}, ["/consents"]),
        (
            {"consents": [{**CONSENTS[0], "text_version": "2020-01-01"}, *CONSENTS[1:]]},
            ["/consents/0/text_version"],
        ),
        ({"consents": [*CONSENTS, {**CONSENTS[0], "purpose": "soul"}]}, ["/consents/3/purpose"]),
        ({"consents": [*CONSENTS, CONSENTS[0]]}, ["/consents/3/purpose"]),
    ],
)
async def test_what_is_wrong_is_named(
    client: httpx.AsyncClient, database: Database, changed: dict[str, Any], pointers: list[str]
) -> None:
    problem = await _refused(client, for_herning(**changed))
    assert _pointers(problem) == pointers
    assert all(error["detail"] for error in problem["errors"])
    assert await database.pool.fetchval("select count(*) from applications") == 0


async def test_cloth_asks_for_a_cluster(client: httpx.AsyncClient) -> None:
    assert _pointers(await _refused(client, for_cloth(cluster_slug=None))) == ["/cluster_slug"]


async def test_other_countries_give_a_vat_number(client: httpx.AsyncClient, database: Database) -> None:
    spain = {
        "legal_name": "Teixits SL",
        "country": "ES",
        "registration_number": "ES B-1234567",
        "town": "Barcelona",
    }
    await applied(client, for_cloth(organisation=spain))
    stored = await database.pool.fetchval("select organisation ->> 'registration_number' from applications")
    assert stored == "ESB1234567"


async def test_an_organisation_of_the_registry_is_claimed_with_a_proof(
    client: httpx.AsyncClient, database: Database
) -> None:
    actor_id, _ = await make_actor(database, "Gl. Lund")
    assert _pointers(await _refused(client, claiming(actor_id, proof=None))) == ["/proof"]
    assert _pointers(await _refused(client, claiming(actor_id, organisation=WEAVERS))) == ["/organisation"]
    gone = "01900000-0000-7000-8000-000000000000"
    assert _pointers(await _refused(client, {**claiming(actor_id), "claims_actor_id": gone})) == [
        "/claims_actor_id"
    ]
    await applied(client, claiming(actor_id))


async def test_a_claim_from_elsewhere_is_told_so(client: httpx.AsyncClient, database: Database) -> None:
    actor_id, _ = await make_actor(database, "Loom Inc")
    await database.pool.execute("update actors set country = 'US' where id = $1", actor_id)
    problem = await _refused(client, claiming(actor_id))
    assert (problem["code"], _pointers(problem)) == ("not-eligible", ["/claims_actor_id"])


async def test_a_known_registration_number_leads_to_claiming(
    client: httpx.AsyncClient, database: Database
) -> None:
    actor_id, _ = await make_actor(database, "Gl. Lund")
    await database.pool.execute(
        "update actors set registration_scheme = 'cvr', registration_number = $2 where id = $1",
        actor_id,
        NUMBER,
    )
    said = for_herning(organisation={**WEAVERS, "registration_number": "12 34 56 74"})
    problem = await _refused(client, said, 409)
    assert problem["code"] == "already-registered"
    assert str(actor_id) in problem["detail"]


@pytest.mark.parametrize(
    "field",
    [
        "id",
        "state",
        "token",
        "token_hash",
        "decided_by",
        "decided_at",
        "reason",
        "actor_id",
        "version",
        "created_at",
    ],
)
async def test_nobody_sets_what_is_not_theirs(client: httpx.AsyncClient, field: str) -> None:
    problem = await _refused(client, for_herning(**{field: "accepted"}))
    assert _pointers(problem) == [f"/{field}"]
    problem = await _refused(client, for_herning(organisation={**WEAVERS, field: "x"}))
    assert _pointers(problem) == [f"/organisation/{field}"]


async def test_one_address_is_not_flooded_with_mail(client: httpx.AsyncClient, database: Database) -> None:
    for _ in range(4):
        await applied(client)
    problem = await _refused(client, for_herning(applicant_email="METTE@gl-lund.example"), 429)
    assert problem["code"] == "too-many-requests"
    assert len(await mails_to(database, "mette@gl-lund.example")) == 4
    await applied(client, for_herning(applicant_email="somebody.else@gl-lund.example"))


async def test_one_caller_does_not_fill_the_inbox_of_staff(client: httpx.AsyncClient) -> None:
    statuses = [
        (
            await client.post("/v1/applications", json=for_herning(applicant_email=f"a{n}@gl-lund.example"))
        ).status_code
        for n in range(21)
    ]
    assert statuses == [201] * 20 + [429]


async def test_the_form_carries_nobodys_words_to_strangers(
    client: httpx.AsyncClient, database: Database
) -> None:
    bait = "Win a loom: https://bait.example"
    said = for_herning(applicant_name=bait, message=bait, organisation={**WEAVERS, "legal_name": bait})
    receipt = await applied(client, said)
    await client.post("/v1/applications/mine/withdraw", headers={"Application-Token": receipt["token"]})
    mails = await mails_to(database, "mette@gl-lund.example")
    assert len(mails) == 2
    assert not [mail for mail in mails if "bait" in mail["subject"] + mail["body_text"] + mail["body_html"]]


@pytest.mark.parametrize("email", ["nobody", "a@b", "a@b.example, c@d.example", "a@b.example\nc@d.example"])
async def test_an_address_is_one_address(client: httpx.AsyncClient, email: str) -> None:
    assert _pointers(await _refused(client, for_herning(applicant_email=email))) == ["/applicant_email"]


async def test_an_address_may_come_with_its_name(client: httpx.AsyncClient, database: Database) -> None:
    await applied(client, for_herning(applicant_email="Mette Skovgaard <mette@gl-lund.example>"))
    assert len(await mails_to(database, "mette@gl-lund.example")) == 1


@pytest.mark.parametrize("email", ["søren@vaev.example", "mette@xn--vv-1ia.example"])
async def test_an_address_no_account_could_have_is_refused_at_the_door(
    client: httpx.AsyncClient, email: str
) -> None:
    problem = await _refused(client, for_herning(applicant_email=email))
    assert problem["errors"][0]["code"] == "not_plain_letters"
