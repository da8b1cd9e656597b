"""Passwords guessed in numbers: what that costs us, and what it tells the one who guesses."""

import asyncio
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from conftest import PASSWORD, StoppedClock, client_of
from symbiosis.accounts import passwords
from symbiosis.accounts.limited import SIGN_INS_OF_CALLER, WRONG_PASSWORDS, WRONG_PASSWORDS_OF_ADDRESS
from symbiosis.accounts.service import create_user
from symbiosis.kit.database import Database

EMAIL = "karen@people.example"


@dataclass
class CountingHasher:
    """The real hasher; it counts how often it works, and for how many at once."""

    hasher: Any
    verified: int = 0
    at_work: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def verify(self, password: str, stored: str) -> bool:
        with self.lock:
            self.verified += 1
            self.at_work += 1
            self.most_at_once = max(self.most_at_once, self.at_work)
        try:
            return bool(self.hasher.verify(password, stored))
        finally:
            with self.lock:
                self.at_work -= 1

    def hash(self, password: str) -> str:
        return str(self.hasher.hash(password))


@pytest.fixture
def hasher(monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    counting = CountingHasher(passwords._HASHER)
    monkeypatch.setattr(passwords, "_HASHER", counting)
    return counting


@pytest.fixture
async def karen(database: Database, stopped_clock: StoppedClock) -> str:
    async with database.sessions() as session:
        await create_user(session, email=EMAIL, password=PASSWORD, display_name="Karen")
        await session.commit()
    return EMAIL


async def guess(client: httpx.AsyncClient, email: str, password: str) -> int:
    answer = await client.post("/v1/sessions", json={"email": email, "password": password})
    return answer.status_code


async def test_thousand_guesses_at_once_are_mostly_refused_unhashed(
    client: httpx.AsyncClient, karen: str, hasher: CountingHasher
) -> None:
    answers = Counter(await asyncio.gather(*(guess(client, EMAIL, f"guess {n}") for n in range(1000))))
    assert answers.keys() == {401, 429}
    assert answers[401] <= WRONG_PASSWORDS.allowed
    assert hasher.verified == answers[401]
    assert hasher.most_at_once <= 2
    assert await guess(client, EMAIL, PASSWORD) == 429


async def test_one_place_cannot_try_one_password_on_everybody(
    client: httpx.AsyncClient, karen: str, hasher: CountingHasher
) -> None:
    many = SIGN_INS_OF_CALLER.allowed
    emails = [f"person{n}@people.example" for n in range(2 * many)]
    answers = Counter(await asyncio.gather(*(guess(client, email, "sommer2026!") for email in emails)))
    assert answers == {401: many, 429: many}
    assert hasher.verified == many


async def test_right_passwords_do_not_use_up_what_a_place_may_try(
    client: httpx.AsyncClient, karen: str, database: Database
) -> None:
    for _ in range(3):
        assert await guess(client, EMAIL, PASSWORD) == 201
    assert await database.pool.fetchval("select sum(taken) from limit_counters") == 0


async def test_known_and_unknown_addresses_cost_the_same(
    client: httpx.AsyncClient, karen: str, hasher: CountingHasher, database: Database
) -> None:
    """Somebody with a password, somebody without one, and nobody."""
    async with database.sessions() as session:
        await create_user(session, email="soren@people.example", password=None, display_name="Søren")
        await session.commit()
    for number, email in enumerate((EMAIL, "soren@people.example", "nobody@people.example"), start=1):
        assert await guess(client, email, "not this one") == 401
        assert hasher.verified == number


async def test_strangers_guesses_lock_out_the_stranger(
    app: FastAPI, client: httpx.AsyncClient, karen: str
) -> None:
    async with client_of(app, "203.0.113.7") as stranger:
        for number in range(WRONG_PASSWORDS.allowed):
            assert await guess(stranger, EMAIL, f"guess {number}") == 401
        assert await guess(stranger, EMAIL, PASSWORD) == 429
    assert await guess(client, EMAIL, PASSWORD) == 201


async def test_many_places_that_guess_together_are_stopped(
    app: FastAPI, karen: str, hasher: CountingHasher
) -> None:
    places = 1 + WRONG_PASSWORDS_OF_ADDRESS.allowed // WRONG_PASSWORDS.allowed
    answers: Counter[int] = Counter()
    for place in range(places):
        async with client_of(app, f"203.0.113.{place}") as stranger:
            answers.update([await guess(stranger, EMAIL, f"{n}") for n in range(WRONG_PASSWORDS.allowed)])
    assert answers == {401: WRONG_PASSWORDS_OF_ADDRESS.allowed, 429: WRONG_PASSWORDS.allowed}


async def test_another_spelling_of_an_address_brings_no_more_guesses(
    client: httpx.AsyncClient, database: Database, stopped_clock: StoppedClock
) -> None:
    """PostgreSQL makes the capital İ an i, so that each spelling reached the account with a count of its own."""
    async with database.sessions() as session:
        await create_user(session, email="ivi@people.example", password=PASSWORD, display_name="Ivi")
        await session.commit()
    assert await guess(client, "IVI@people.example", PASSWORD) == 201
    assert await guess(client, "\u0130vi@people.example", PASSWORD) == 401
