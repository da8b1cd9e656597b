"""Verification by register, against a register on a real port that also fails in every way."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from actors.organisations import done, give_number, history, mailed, make_clusters
from actors.register import RegisterServer, running
from conftest import MakePerson, Person
from symbiosis.actors.checking.lookup import ByHand, Found, Register, RegisterUnreachable, Vies, register_at
from symbiosis.actors.checking.lookup_jobs import look_up
from symbiosis.actors.checking.verification import LOOK_UP
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.settings import Settings, UnsafeSettings
from symbiosis.worker import JOBS

DK = "DK/vat/12345678"


@pytest.fixture
async def register() -> AsyncIterator[RegisterServer]:
    async with running() as server:
        yield server


@pytest.fixture
async def member(make_person: MakePerson, database: Database) -> Person:
    """Asks for the verification of `Systuen A/S`, CVR 12345678."""
    await make_clusters(database)
    person = await make_person("Systuen A/S")
    await give_number(database, person.actor_id)
    await done(person, person.actor_id, "verification-requests")
    return person


def vies(register: RegisterServer) -> Vies:
    return Vies(register.url, all_s=1)


async def jobs(database: Database) -> list[dict[str, Any]]:
    """Takes what waits for the register, as a worker would."""
    rows = await database.pool.fetch(
        "delete from pgqueuer where entrypoint = $1 returning payload, execute_after - created as pause",
        LOOK_UP,
    )
    return [{**json.loads(row["payload"]), "pause_s": row["pause"].total_seconds()} for row in rows]


async def look(database: Database, register: Register) -> str:
    """Does the one job that waits."""
    (payload,) = await jobs(database)
    return await look_up(database.sessions, payload, clock.now(), register)


async def read(member: Person) -> tuple[str, str | None]:
    """The verification and the note on it."""
    said = (await member.client.get(f"/v1/actors/{member.actor_id}/verification")).json()
    return said["verification"], said["note"] and said["note"]["code"]


# --- what the register says ---


@pytest.mark.parametrize("name", ["SYSTUEN A/S", "Systuen ApS", "Systuen", " systuen   aps "])
async def test_name_and_number_that_agree_verify(
    member: Person, register: RegisterServer, database: Database, name: str
) -> None:
    register.knows("DK", "12345678", name)
    assert await look(database, vies(register)) == "verified"
    assert register.asked == [DK]
    assert await read(member) == ("verified", None)
    row = await database.pool.fetchrow("select * from actors where id = $1", member.actor_id)
    assert row is not None
    assert (row["verified_by"], row["verified_source"]) == (None, "VIES, the EU register of VAT numbers")
    assert (await mailed(database))[-1] == (member.email, "Systuen A/S er verificeret")


@pytest.mark.parametrize(
    ("name", "valid", "note"),
    [
        ("Væveriet A/S", True, "name_differs"),
        ("---", True, "name_not_disclosed"),
        (None, True, "name_not_disclosed"),
        ("---", False, "number_unknown"),
    ],
)
async def test_what_does_not_agree_waits_for_staff_with_a_note(
    member: Person, register: RegisterServer, database: Database, name: str | None, valid: bool, note: str
) -> None:
    register.knows("DK", "12345678", name, valid=valid)
    assert await look(database, vies(register)) == note
    assert await read(member) == ("pending", note)
    assert (await history(database, member.actor_id))[-1] == "actor.register_disagreed"
    assert await mailed(database) == []


@pytest.mark.parametrize(
    ("answer", "headers"),
    [
        (None, {}),
        ((500, "down"), {}),
        ((503, {"isValid": True, "name": "Systuen A/S"}), {}),
        ((301, {"isValid": True, "name": "Systuen A/S"}), {"location": "/rest-api/ms/DK/vat/12345678"}),
        ((200, b"<html>busy</html>"), {}),
        ((200, b"[" * 60_000), {}),
        ((200, b" " * 70_000), {}),
        ((200, {"isValid": True, "name": "Systuen A/S"}), {"content-encoding": "gzip"}),
        ((200, ["isValid"]), {}),
        ((200, {"isValid": "true", "name": "Systuen A/S"}), {}),
        ((200, {"isValid": True, "name": {"da": "Systuen A/S"}}), {}),
        ((200, {"isValid": False, "userError": "MS_UNAVAILABLE"}), {}),
        ((200, {"isValid": False, "userError": "GLOBAL_MAX_CONCURRENT_REQ"}), {}),
    ],
)
async def test_register_that_is_away_is_asked_again_later(
    member: Person,
    register: RegisterServer,
    database: Database,
    answer: tuple[int, Any] | None,
    headers: dict[str, str],
) -> None:
    register.answers[DK], register.headers = answer, headers
    assert await look(database, vies(register)) == "again later"
    assert await read(member) == ("pending", "register_unreachable")
    register.headers = {}
    register.knows("DK", "12345678", "Systuen A/S")
    assert await look(database, vies(register)) == "verified"


async def test_nobody_is_there(member: Person, database: Database) -> None:
    assert await look(database, Vies("http://127.0.0.1:9/none")) == "again later"


async def test_it_is_asked_less_and_less_often_and_then_no_more(
    member: Person, register: RegisterServer, database: Database
) -> None:
    register.answers[DK] = (500, "down")
    pauses: list[int] = []
    payload: dict[str, Any] = {"actor_id": str(member.actor_id)}
    await jobs(database)
    for _ in range(4):
        assert await look_up(database.sessions, payload, clock.now(), vies(register)) == "again later"
        (payload,) = await jobs(database)
        pauses.append(round(payload["pause_s"] / 60))
    assert pauses == [5, 10, 20, 40]
    assert await look_up(database.sessions, payload, clock.now(), vies(register)) == "given up"
    assert await jobs(database) == []
    assert await read(member) == ("pending", "register_unreachable")


# --- when it must not decide ---


async def test_record_that_changed_meanwhile_is_not_verified(
    member: Person, register: RegisterServer, database: Database
) -> None:
    class ChangesMeanwhile(Vies):
        async def look_up(self, country: str, number: str) -> Found | None:
            found = await super().look_up(country, number)
            await database.pool.execute(
                "update actors set legal_name = 'Other' where id = $1", member.actor_id
            )
            return found

    register.knows("DK", "12345678", "Systuen A/S")
    assert await look(database, ChangesMeanwhile(register.url)) == "changed meanwhile"
    assert await read(member) == ("pending", None)


async def test_who_no_longer_waits_is_not_looked_up(
    member: Person, register: RegisterServer, database: Database, make_person: MakePerson
) -> None:
    staff = await make_person(None, staff_role="reviewer")
    await done(staff, member.actor_id, "verify", source="By hand")
    assert await look(database, vies(register)) == "nothing to look up"
    assert register.asked == []


async def test_without_a_register_staff_look_it_up_by_hand(member: Person, database: Database) -> None:
    (payload,) = await jobs(database)
    assert await JOBS[LOOK_UP](database.sessions, payload, clock.now()) == "not in this register"
    assert await read(member) == ("pending", None)


async def test_other_numbers_are_not_in_this_register(
    make_person: MakePerson, register: RegisterServer, database: Database
) -> None:
    person = await make_person("Systuen")
    await give_number(database, person.actor_id, "123456789", "duns")
    await done(person, person.actor_id, "verification-requests")
    assert await look(database, vies(register)) == "nothing to look up"


# --- where it may call ---


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("US", "12345678"),
        ("DK", "1/../../secrets"),
        ("DK", "1234?x=y"),
        ("DK", "12345678\r\nHost: other"),
        ("DK", "１２３４５６７８"),
        ("dk", "12345678"),
        ("DK", ""),
        ("DK", "1" * 13),
    ],
)
async def test_what_is_no_number_never_reaches_an_address(
    register: RegisterServer, country: str, number: str
) -> None:
    assert await vies(register).look_up(country, number) is None
    assert register.asked == []


async def test_greece_is_called_by_its_other_name(register: RegisterServer) -> None:
    register.knows("EL", "094259216", "KLOSTIRIA")
    assert await vies(register).look_up("GR", "094259216") == Found(True, "KLOSTIRIA")


async def test_proxies_of_the_environment_are_not_used(
    register: RegisterServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    register.knows("DK", "12345678", "Systuen")
    assert await vies(register).look_up("DK", "12345678") == Found(True, "Systuen")


async def test_slow_register_is_given_up(register: RegisterServer) -> None:
    register.answers[DK] = None
    with pytest.raises(RegisterUnreachable):
        await Vies(register.url, all_s=0.2).look_up("DK", "12345678")


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://ec.europa.eu/taxation_customs/vies/rest-api", True),
        ("http://127.0.0.1:9/rest-api", True),
        ("http://[::1]:9/", True),
        ("http://ec.europa.eu/", False),
        ("http://127.0.0.1.example/", False),
        ("https://user@ec.europa.eu/", False),
        ("https://ec.europa.eu/?to=", False),
        ("ftp://ec.europa.eu/", False),
        ("ec.europa.eu", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_an_encrypted_or_local_register_is_called(address: str, allowed: bool) -> None:
    settings = Settings(register_lookup_url=address)
    if allowed:
        settings.refuse_unsafe()
        assert register_at(address) == Vies(address)
        return
    with pytest.raises(UnsafeSettings):
        settings.refuse_unsafe()
    with pytest.raises(ValueError, match=r"register"):
        register_at(address)


def test_without_an_address_there_is_no_register() -> None:
    assert isinstance(register_at(None), ByHand)
