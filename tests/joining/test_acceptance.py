"""What acceptance brings about, from the form to the first sign-in."""

import asyncio
from uuid import UUID

import httpx

from conftest import MakePerson, Person, make_actor
from joining.applying import (
    AS_IT_STANDS,
    CONSENTS,
    NUMBER,
    applied,
    as_applicant,
    claiming,
    for_cloth,
    for_herning,
    link_in,
    mails_to,
)
from symbiosis.kit.database import Database

EMAIL = "mette@gl-lund.example"


async def _accept(staff: Person, receipt: dict[str, str], **said: object) -> httpx.Response:
    return await staff.client.post(
        f"/v1/applications/{receipt['id']}/accept", json=said, headers=AS_IT_STANDS
    )


async def test_from_the_form_to_the_first_sign_in(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    manager = await make_person(None, staff_role="cluster_manager", cluster="tekstilsymbiose-herning")

    found = (await manager.client.get("/v1/applications", params={"state": "submitted"})).json()["data"]
    assert [row["organisation_name"] for row in found] == ["Gl. Lund Væveri ApS"]
    read = (await manager.client.get(f"/v1/applications/{receipt['id']}")).json()
    assert read["possible"] == ["request_changes", "accept", "refuse"]
    assert read["answers"]["leftover_kg_per_year"] == 1200

    answer = await _accept(manager, receipt)
    assert answer.status_code == 200, answer.text
    actor = answer.json()["actor"]
    assert (actor["display_name"], actor["verification"]) == ("Gl. Lund Væveri ApS", "verified")

    registered = (await client.get(f"/v1/actors/{actor['id']}")).json()
    assert registered["clusters"] == ["tekstilsymbiose-herning"]
    assert registered["main_site"]["town"] == "Herning"
    assert "checked by tekstilsymbiose-herning" in registered["source"]["name"]

    received, *others = await mails_to(database, EMAIL)
    assert "Vi har modtaget" in received["subject"]
    assert any("I er med i Tekstilsymbiose Herning" in mail["subject"] for mail in others)
    invitation = next(mail for mail in others if "/invitation#" in mail["body_text"])
    accepted = await client.post(
        "/v1/invitations/accept",
        json={
            "token": link_in(invitation, "/invitation"),
            "display_name": "Mette",
            "language": "da",
            "consents": [],
        },
    )
    assert accepted.status_code == 201, accepted.text
    me = (await client.get("/v1/me")).json()
    assert [(m["actor"]["id"], m["role"]) for m in me["memberships"]] == [(actor["id"], "org_admin")]
    consents = await database.pool.fetch("select purpose, given, email, user_id from consents order by id")
    assert [(c["purpose"], c["given"], c["email"]) for c in consents] == [
        ("terms", True, None),
        ("data_sharing", True, None),
    ]
    assert {str(c["user_id"]) for c in consents} == {me["user_id"]}


async def test_what_a_stranger_agrees_to_in_ones_name_does_not_count(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    """Anybody can apply with any address; the organisation that invites Mette knows nothing of it."""
    given = [{**consent, "given": True} for consent in CONSENTS]
    await applied(client, for_herning(consents=given))
    boss = await make_person("Systuen")
    invited = {"email": EMAIL, "role": "viewer"}
    await boss.client.post(f"/v1/actors/{boss.actor_id}/invitations", json=invited)
    token = link_in((await mails_to(database, EMAIL))[-1], "/invitation")
    looked = (await client.post("/v1/invitations/look", json={"token": token})).json()
    assert looked["consents_needed"]
    said = {"token": token, "display_name": "Mette", "consents": []}
    assert (await client.post("/v1/invitations/accept", json=said)).status_code == 422
    accepted = await client.post("/v1/invitations/accept", json={**said, "consents": given[:2]})
    assert accepted.status_code == 201, accepted.text
    purposes = await database.pool.fetch("select purpose from consents where user_id is not null")
    assert {row["purpose"] for row in purposes} == {"terms", "data_sharing"}


async def test_address_no_account_can_have_is_refused_at_the_door(
    client: httpx.AsyncClient, database: Database
) -> None:
    answer = await client.post("/v1/applications", json=for_herning(applicant_email="søren@gl-lund.example"))
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["pointer"]) == (422, "/applicant_email")


async def test_reviewer_accepts_but_the_cluster_confirms_the_membership(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client, for_cloth())
    reviewer = await make_person(None, staff_role="reviewer", programme="cloth")
    actor = (await _accept(reviewer, receipt)).json()["actor"]
    assert actor["verification"] == "verified"
    state = await database.pool.fetchval(
        "select state from cluster_memberships where actor_id = $1", UUID(actor["id"])
    )
    assert state == "claimed"


async def test_claimed_record_of_the_registry_gets_its_administrator(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    actor_id, _ = await make_actor(database, "Gl. Lund Væveri")
    await database.pool.execute(
        "update actors set claimed = false, verification = 'public_source' where id = $1", actor_id
    )
    receipt = await applied(client, claiming(actor_id))
    manager = await make_person(None, staff_role="cluster_manager", cluster="tekstilsymbiose-herning")
    read = (await manager.client.get(f"/v1/applications/{receipt['id']}")).json()
    assert (read["claims"]["id"], read["claimed_already"]) == (str(actor_id), False)
    accepted = (await _accept(manager, receipt)).json()
    assert accepted["actor"] == {
        "id": str(actor_id),
        "display_name": "Gl. Lund Væveri",
        "country": "DK",
        "verification": "verified",
    }
    role = await database.pool.fetchval("select role from invitations where email = $1", EMAIL)
    assert role == "org_admin"


async def _of_modacc(database: Database) -> UUID:
    """An organisation that nobody administers, confirmed by one cluster."""
    actor_id, _ = await make_actor(database, "Gl. Lund Væveri")
    await database.pool.execute("update actors set claimed = false where id = $1", actor_id)
    await database.pool.execute(
        "insert into cluster_memberships (cluster_slug, actor_id) values ('modacc', $1)", actor_id
    )
    return actor_id


async def test_organisation_of_another_cluster_is_not_given_away(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client, claiming(await _of_modacc(database)))
    address = f"/v1/applications/{receipt['id']}"
    stranger = await make_person(None, staff_role="reviewer", programme="tekstilsymbiose-herning")
    read = (await stranger.client.get(address)).json()
    assert read["possible"] == []
    assert "belongs to another cluster" in read["why_not_decide"]
    refused = await _accept(stranger, receipt)
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    assert await database.pool.fetchval("select count(*) from invitations") == 0
    lead = await make_person(None, staff_role="programme_lead")
    assert (await lead.client.get(address)).json()["why_not_decide"] is None
    assert (await _accept(lead, receipt)).status_code == 200


async def test_organisation_of_another_cluster_is_not_named_on_acceptance_either(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt, actor_id = await applied(client), await _of_modacc(database)
    manager = await make_person(None, staff_role="cluster_manager", cluster="tekstilsymbiose-herning")
    refused = await _accept(manager, receipt, claims_actor_id=str(actor_id))
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    assert "belongs to another cluster" in refused.json()["detail"]
    await database.pool.execute(
        "insert into cluster_memberships (cluster_slug, actor_id) values ('tekstilsymbiose-herning', $1)",
        actor_id,
    )
    assert (await _accept(manager, receipt, claims_actor_id=str(actor_id))).status_code == 200


async def test_organisation_with_an_administrator_is_opened_to_nobody(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    """A reviewer who applies under another name would read what only its own people may."""
    owner = await make_person("Gl. Lund Væveri")
    assert owner.actor_id
    receipt = await applied(client, claiming(owner.actor_id))
    lead = await make_person(None, staff_role="programme_lead")
    assert (await lead.client.get(f"/v1/applications/{receipt['id']}")).json()["claimed_already"]
    assert (await _accept(lead, receipt)).status_code == 200
    assert await database.pool.fetchval("select count(*) from invitations") == 0
    assert await database.pool.fetchval("select count(*) from cluster_memberships") == 0
    assert await database.pool.fetchval("select verification from actors") == "self_declared"
    *_, told = await mails_to(database, EMAIL)
    assert "Gl. Lund Væveri bestemmer resten" in told["subject"]
    (asked,) = await mails_to(database, owner.email)
    assert "Nogen vil være med for Gl. Lund Væveri" in asked["subject"]
    assert EMAIL in asked["body_text"]
    assert "Mette Skovgaard" in asked["body_text"]
    assert EMAIL not in asked["subject"]
    assert "Mette" not in asked["subject"]


async def test_application_in_an_administrators_name_does_not_open_the_organisation_to_a_cluster(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    """Anybody can write any address into the form; the cluster's manager could be the one who did."""
    owner = await make_person("Gl. Lund Væveri")
    assert owner.actor_id
    manager = await make_person(None, staff_role="cluster_manager", cluster="tekstilsymbiose-herning")
    receipt = await applied(client, claiming(owner.actor_id, applicant_email=owner.email))
    assert (await _accept(manager, receipt)).status_code == 200
    assert await database.pool.fetchval("select count(*) from cluster_memberships") == 0
    people = await manager.client.get(f"/v1/actors/{owner.actor_id}/people")
    assert people.status_code == 404
    claimed = await owner.client.post(
        f"/v1/actors/{owner.actor_id}/cluster-memberships", json={"cluster_slug": "tekstilsymbiose-herning"}
    )
    assert (claimed.status_code, claimed.json()["state"]) == (201, "claimed")


async def test_number_registered_meanwhile_is_claimed_instead(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    actor_id, _ = await make_actor(database, "Gl. Lund")
    await database.pool.execute(
        "update actors set registration_scheme = 'cvr', registration_number = $2 where id = $1",
        actor_id,
        NUMBER,
    )
    lead = await make_person(None, staff_role="programme_lead")
    read = (await lead.client.get(f"/v1/applications/{receipt['id']}")).json()
    assert read["same_number"]["id"] == str(actor_id)
    refused = await _accept(lead, receipt)
    assert (refused.status_code, refused.json()["code"]) == (409, "already-registered")
    assert str(actor_id) in refused.json()["detail"]
    accepted = await _accept(lead, receipt, claims_actor_id=str(actor_id))
    assert accepted.status_code == 200, accepted.text
    assert accepted.json()["actor"]["id"] == str(actor_id)


async def test_suspended_organisation_is_not_joined(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    actor_id, _ = await make_actor(database, "Gl. Lund Væveri")
    receipt = await applied(client, claiming(actor_id))
    await database.pool.execute("update actors set standing = 'suspended' where id = $1", actor_id)
    lead = await make_person(None, staff_role="programme_lead")
    refused = await _accept(lead, receipt)
    assert (refused.status_code, refused.json()["code"]) == (409, "organisation-not-active")
    mine = (await client.get("/v1/applications/mine", headers=as_applicant(receipt))).json()
    assert mine["state"] == "submitted"


async def test_two_who_decide_at_once_decide_once(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    first = await make_person(None, staff_role="programme_lead")
    second = await make_person(None, staff_role="programme_lead")
    refusal = {"reason": "Der er ikke flere pladser."}
    answers = await asyncio.gather(
        _accept(first, receipt),
        second.client.post(f"/v1/applications/{receipt['id']}/refuse", json=refusal, headers=AS_IT_STANDS),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    lost = next(answer for answer in answers if answer.status_code == 409)
    assert lost.json()["code"] == "wrong-state"
    won = next(answer for answer in answers if answer.status_code == 200).json()["state"]
    registered = await database.pool.fetchval("select count(*) from actors")
    assert registered == (1 if won == "accepted" else 0)


async def test_who_may_accept_may_not_hand_an_application_to_their_own_organisation(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    receipt = await applied(client)
    lead = await make_person("Egen Virksomhed", staff_role="programme_lead")
    refused = await _accept(lead, receipt, claims_actor_id=str(lead.actor_id))
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")


async def test_own_organisation_is_recognised_behind_a_record_that_was_merged_into_it(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client)
    lead = await make_person("Egen Virksomhed", staff_role="programme_lead")
    before, _ = await make_actor(database, "Egen Virksomhed, gammel")
    await database.pool.execute(
        "update actors set standing = 'merged', merged_into = $2 where id = $1", before, lead.actor_id
    )
    refused = await _accept(lead, receipt, claims_actor_id=str(before))
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")


async def test_the_history_of_the_organisation_tells_who_accepted(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    receipt = await applied(client, for_herning(consents=CONSENTS))
    lead = await make_person(None, staff_role="programme_lead")
    actor = (await _accept(lead, receipt)).json()["actor"]
    rows = await database.pool.fetch(
        "select tag, user_id from journal_entries where actor_id = $1 and tag in ('application.accepted',"
        " 'actor.registered', 'actor.verified')",
        UUID(actor["id"]),
    )
    assert {row["tag"] for row in rows} == {"application.accepted", "actor.registered", "actor.verified"}
    assert {row["user_id"] for row in rows} == {lead.user_id}
