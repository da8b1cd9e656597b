"""Follow-up and notes: what staff keep between themselves."""

from typing import Any

from conftest import MakePerson, Person
from matches.facilitating import Town, board, bring_together, cards, make_cluster, make_town
from matches.matchmaking import decide
from symbiosis.kit.database import Database


async def follow_up(
    person: Person, match_id: str, status: int = 200, if_match: str | None = "*", **said: Any
) -> dict[str, Any]:
    headers = {} if if_match is None else {"if-match": if_match}
    answer = await person.client.put(f"/v1/matches/{match_id}/follow-up", json=said, headers=headers)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def note(person: Person, match_id: str, text: str, status: int = 201) -> dict[str, Any]:
    answer = await person.client.post(f"/v1/matches/{match_id}/notes", json={"text": text})
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def notes(person: Person, match_id: str, status: int = 200, **params: Any) -> dict[str, Any]:
    answer = await person.client.get(f"/v1/matches/{match_id}/notes", params=params)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def matched(make_person: MakePerson, database: Database) -> tuple[Town, str]:
    town = await make_town(make_person, database)
    return town, str((await bring_together(town.facilitator, town.offer_id, town.need_id))["id"])


async def test_facilitator_takes_a_match_on_and_says_what_is_next(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    me = str(town.facilitator.user_id)
    said: dict[str, Any] = {"assignee_id": me, "next_step": "Ring Systuen", "due_on": "2026-12-01"}
    kept = await follow_up(town.facilitator, match_id, **said)
    assert (kept["assignee"]["user_id"], kept["next_step"], kept["due_on"]) == (*said.values(),)
    emptied = await follow_up(town.facilitator, match_id, next_step="Wait for the sample")
    assert (emptied["assignee"], emptied["due_on"]) == (None, None)


async def test_two_facilitators_do_not_write_over_each_other(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    colleague = await make_person(None, staff_role="facilitator", cluster="west")
    unset = await colleague.client.get(f"/v1/matches/{match_id}/follow-up")
    assert (unset.headers["etag"], unset.json()["next_step"], unset.json()["updated_at"]) == (
        '"v0"',
        None,
        None,
    )
    missing = await follow_up(colleague, match_id, 428, if_match=None, next_step="Ring")
    assert missing["code"] == "if-match-required"

    first = await follow_up(town.facilitator, match_id, if_match='"v0"', next_step="Ring Systuen")
    late = await follow_up(colleague, match_id, 412, if_match='"v0"', next_step="Write to Spinderiet")
    assert late["code"] == "changed-meanwhile"
    [card] = cards(await board(colleague), "suggested")
    assert (card["next_step"], card["follow_up_version"]) == ("Ring Systuen", first["version"])

    after = await follow_up(colleague, match_id, if_match=f'"v{first["version"]}"', next_step="Both")
    seen = await town.facilitator.client.get(f"/v1/matches/{match_id}/follow-up")
    assert (seen.json()["next_step"], seen.headers["etag"]) == ("Both", f'"v{after["version"]}"')


async def test_follow_up_is_given_to_staff_of_the_parties_clusters_only(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    await make_cluster(database, "modacc")
    manager = await make_person(None, staff_role="cluster_manager", cluster="west")
    lead = await make_person(None, staff_role="programme_lead")
    for person in (manager, lead):
        given = await follow_up(town.facilitator, match_id, assignee_id=str(person.user_id))
        assert given["assignee"]["user_id"] == str(person.user_id)
    elsewhere = await make_person(None, staff_role="facilitator", cluster="modacc")
    analyst = await make_person(None, staff_role="analyst", cluster="west")
    for person in (elsewhere, analyst, town.supplier):
        refused = await follow_up(town.facilitator, match_id, status=422, assignee_id=str(person.user_id))
        assert [(e["pointer"], e["code"]) for e in refused["errors"]] == [("/assignee_id", "not_staff_here")]


async def test_parties_read_no_notes_and_neither_do_other_clusters(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    await note(town.facilitator, match_id, "They have argued about the price.")
    await make_cluster(database, "modacc")
    elsewhere = await make_person(None, staff_role="facilitator", cluster="modacc")
    auditor = await make_person(None, staff_role="auditor", cluster="west")
    for person in (town.supplier, town.spinner, elsewhere, auditor):
        await notes(person, match_id, status=403)
        await note(person, match_id, "Me too.", status=403)
        await follow_up(person, match_id, status=403, next_step="Ring")
        assert (await person.client.get(f"/v1/matches/{match_id}/follow-up")).status_code == 403
    for party in (town.supplier, town.spinner):
        answer = await party.client.get(f"/v1/matches/{match_id}")
        assert "argued" not in answer.text


async def test_facilitator_who_belongs_to_a_party_is_a_party(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    await note(town.facilitator, match_id, "They have argued about the price.")
    torn = await make_person(None, staff_role="facilitator", cluster="west")
    await notes(torn, match_id)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        torn.user_id,
        town.spinner.actor_id,
    )
    await notes(torn, match_id, status=403)
    await note(torn, match_id, "I am for us.", status=403)
    refused = await follow_up(town.facilitator, match_id, status=422, assignee_id=str(torn.user_id))
    assert refused["errors"][0]["code"] == "not_staff_here"


async def test_notes_are_listed_newest_first_by_pages(make_person: MakePerson, database: Database) -> None:
    town, match_id = await matched(make_person, database)
    colleague = await make_person(None, staff_role="facilitator", cluster="west")
    for person, text in ((town.facilitator, "One"), (colleague, "Two"), (town.facilitator, "Three")):
        await note(person, match_id, text)
    first = await notes(colleague, match_id, limit=2)
    assert [n["text"] for n in first["data"]] == ["Three", "Two"]
    assert first["data"][1]["author"]["user_id"] == str(colleague.user_id)
    rest = await notes(colleague, match_id, limit=2, cursor=first["page"]["next_cursor"])
    assert ([n["text"] for n in rest["data"]], rest["page"]["next_cursor"]) == (["One"], None)


async def test_journal_keeps_that_something_was_noted_but_not_the_words(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    await note(town.facilitator, match_id, "Kanarie in a note")
    await follow_up(town.facilitator, match_id, next_step="Kanarie in a step")
    rows = await database.pool.fetch(
        "select tag, actor_id, change::text from journal_entries where tag in"
        " ('match.note_added', 'match.follow_up_set') order by id"
    )
    assert [row["tag"] for row in rows] == ["match.note_added", "match.follow_up_set"]
    assert not any("Kanarie" in row["change"] for row in rows)
    # Of no organisation: the parties' histories do not tell that staff talk about them.
    assert {row["actor_id"] for row in rows} == {None}


async def test_notes_of_who_was_erased_stay_without_a_name(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    colleague = await make_person(None, staff_role="facilitator", cluster="west")
    await note(colleague, match_id, "They wait for a sample.")
    await follow_up(colleague, match_id, assignee_id=str(colleague.user_id), next_step="Ring")
    export = (await colleague.client.get("/v1/me/export")).json()
    assert [n["text"] for n in export["match_notes"]] == ["They wait for a sample."]
    assert [f["next_step"] for f in export["match_follow_ups"]] == ["Ring"]
    erased = await colleague.client.post("/v1/me/erasure", json={"confirm": colleague.email})
    assert erased.status_code in (200, 204), erased.text
    [kept] = (await notes(town.facilitator, match_id))["data"]
    assert (kept["text"], kept["author"]) == ("They wait for a sample.", None)
    left = await database.pool.fetchrow("select assignee_id, next_step from match_follow_ups")
    assert left is not None
    assert (left["assignee_id"], left["next_step"]) == (None, "Ring")


async def test_next_step_is_short_and_notes_say_something(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    long = await follow_up(town.facilitator, match_id, status=422, next_step="x" * 301)
    assert long["errors"][0]["pointer"] == "/next_step"
    empty = await note(town.facilitator, match_id, "   ", status=422)
    assert empty["errors"][0]["pointer"] == "/text"


async def test_staff_may_note_on_what_is_over(make_person: MakePerson, database: Database) -> None:
    town, match_id = await matched(make_person, database)
    await decide(town.supplier, match_id, "dismiss", reason="timing")
    await note(town.facilitator, match_id, "Try again in spring.")
    assert len((await notes(town.facilitator, match_id))["data"]) == 1


async def test_a_match_is_given_to_a_colleague_who_is_listed_and_back(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    manager = await make_person(None, staff_role="cluster_manager", cluster="west")
    await make_cluster(database, "south")
    elsewhere = await make_person(None, staff_role="facilitator", cluster="south")
    finance = await make_person(None, staff_role="finance", cluster="west")
    both = await make_person("Farveriet", staff_role="facilitator", cluster="west")
    answer = await town.facilitator.client.get(f"/v1/matches/{match_id}/assignees")
    assert answer.status_code == 200, answer.text
    listed = {person["user_id"]: person for person in answer.json()["data"]}
    assert set(listed) == {str(p.user_id) for p in (town.facilitator, manager, both)}
    assert all(set(person) == {"user_id", "display_name"} for person in listed.values())
    for user_id in listed:
        assert (await follow_up(town.facilitator, match_id, assignee_id=user_id))["assignee"]
    for person in (elsewhere, finance):
        await follow_up(town.facilitator, match_id, 422, assignee_id=str(person.user_id))
        assert (await person.client.get(f"/v1/matches/{match_id}/assignees")).status_code == 403


async def test_who_belongs_to_a_party_neither_lists_nor_is_listed(
    make_person: MakePerson, database: Database
) -> None:
    town, match_id = await matched(make_person, database)
    await database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, 'viewer')",
        town.facilitator.user_id,
        town.supplier.actor_id,
    )
    colleague = await make_person(None, staff_role="facilitator", cluster="west")
    answer = await colleague.client.get(f"/v1/matches/{match_id}/assignees")
    assert [person["user_id"] for person in answer.json()["data"]] == [str(colleague.user_id)]
    assert (await town.facilitator.client.get(f"/v1/matches/{match_id}/assignees")).status_code == 403
    assert (await town.supplier.client.get(f"/v1/matches/{match_id}/assignees")).status_code == 403
