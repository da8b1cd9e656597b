"""What people agreed to, and changing one's mind."""

from conftest import MakePerson, Person
from symbiosis.kit.database import Database

VERSION = "2026-11-22"


async def decide(person: Person, purpose: str, given: bool, version: str = VERSION) -> int:
    answer = await person.client.put(
        f"/v1/me/consents/{purpose}", json={"given": given, "text_version": version, "language": "en"}
    )
    return answer.status_code


async def seen(person: Person, purpose: str) -> bool | None:
    rows = (await person.client.get("/v1/me/consents")).json()["data"]
    given: bool | None = next(row["given"] for row in rows if row["purpose"] == purpose)
    return given


async def test_newest_decision_counts_and_every_one_is_kept(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen")
    assert await seen(person, "newsletter") is None
    assert await decide(person, "newsletter", True) == 200
    assert await seen(person, "newsletter") is True
    assert await decide(person, "newsletter", False) == 200
    assert await seen(person, "newsletter") is False
    kept = await database.pool.fetch("select given, text_version, language from consents order by at")
    assert [tuple(row) for row in kept] == [(True, VERSION, "en"), (False, VERSION, "en")]


async def test_outdated_text_is_named(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    answer = await person.client.put(
        "/v1/me/consents/newsletter", json={"given": True, "text_version": "1999-01-01"}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "outdated_text"
    assert answer.json()["errors"][0]["pointer"] == "/text_version"


async def test_required_consent_is_taken_back_by_leaving(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    assert await decide(person, "terms", False) == 409
    assert await decide(person, "unheard-of", True) == 404
