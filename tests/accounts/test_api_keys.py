"""API keys: made by a person, used by a script, taken back."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from conftest import MakePerson, Person
from symbiosis.accounts import credentials
from symbiosis.kit.database import Database

READ = ["actors:read", "streams:read"]


async def make_key(person: Person, **wanted: Any) -> dict[str, Any]:
    answer = await person.client.post("/v1/me/api-keys", json={"name": "Rapport", "scopes": READ, **wanted})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def bearer(credential: str) -> dict[str, str]:
    return {"authorization": f"Bearer {credential}"}


async def test_script_acts_as_the_person_who_made_its_key(
    make_person: MakePerson, client: httpx.AsyncClient
) -> None:
    owner = await make_person("Systuen")
    made = await make_key(owner)
    me = await client.get("/v1/me", headers=bearer(made["key"]))
    assert me.status_code == 200, me.text
    assert me.json()["user_id"] == str(owner.user_id)
