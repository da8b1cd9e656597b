"""Times have one form in every answer, whoever wrote the JSON."""

import re
from datetime import datetime
from typing import Any

from conftest import PASSWORD, MakePerson
from matches.matchmaking import matched_pair
from symbiosis.kit.database import Database

FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")


def times(document: Any, name: str = "") -> list[str]:
    if isinstance(document, dict):
        return [time for key, value in document.items() for time in times(value, key)]
    if isinstance(document, list):
        return [time for value in document for time in times(value, name)]
    return [document] if name.endswith("_at") and document is not None else []


async def test_every_time_is_utc_in_the_same_form(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    person = pair.supplier
    sign_in = {"email": person.email, "password": PASSWORD}
    answers = [
        await person.client.get("/v1/material-streams"),
        await person.client.get("/v1/matches"),
        await person.client.get(f"/v1/actors/{person.actor_id}"),
        await person.client.post("/v1/sessions", json=sign_in),
    ]
    found = [times(answer.json()) for answer in answers]
    assert all(found), [answer.text[:200] for answer in answers]
    for time in (time for times_of_one in found for time in times_of_one):
        assert FORM.fullmatch(time), time
        assert datetime.fromisoformat(time).tzinfo is not None
