"""What the tests of the journal share."""

from typing import Any

from conftest import Person
from streams.bodies import offer
from symbiosis.audit.schemas import JournalEntryOut


async def read(person: Person, path: str, status: int = 200, **asked: Any) -> list[dict[str, Any]]:
    answer = await person.client.get(path, **asked)
    assert answer.status_code == status, answer.text
    entries: list[dict[str, Any]] = answer.json().get("data", [])
    for entry in entries:
        JournalEntryOut.model_validate(entry)
    return entries


async def listed(person: Person, **said: Any) -> str:
    answer = await person.client.post("/v1/material-streams", json=offer(**said))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])
