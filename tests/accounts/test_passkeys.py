"""Adding a passkey and signing in with it, and what is refused."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from accounts.authenticator import Device, encoded
from conftest import MakePerson, Person
from symbiosis.kit.database import Database

CHALLENGES, BY_PASSKEY = "/v1/passkey-challenges", "/v1/sessions/by-passkey"


async def start(person: Person) -> dict[str, Any]:
    answer = await person.client.post("/v1/me/passkey-challenges")
    assert answer.status_code == 201, answer.text
    started: dict[str, Any] = answer.json()
    return started


async def send(person: Person, started: dict[str, Any], credential: dict[str, Any]) -> httpx.Response:
    body = {"challenge_id": started["id"], "credential": credential, "name": "My phone"}
    return await person.client.post("/v1/me/passkeys", json=body)


async def add(person: Person, device: Device) -> str:
    started = await start(person)
    answer = await send(person, started, device.create(started["options"]))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def ask(client: httpx.AsyncClient, **body: str) -> dict[str, Any]:
    answer = await client.post(CHALLENGES, json=body)
    assert answer.status_code == 201, answer.text
    asked: dict[str, Any] = answer.json()
    return asked


async def sign_in(client: httpx.AsyncClient, device: Device) -> httpx.Response:
    asked = await ask(client)
    shown = {"challenge_id": asked["id"], "credential": device.get(asked["options"])}
    return await client.post(BY_PASSKEY, json=shown)


def refused(answer: httpx.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


@pytest.fixture
async def karen(make_person: MakePerson) -> Person:
    return await make_person("Systuen", second_factor=False)


@pytest.fixture
async def phone(karen: Person) -> Device:
    device = Device()
    await add(karen, device)
    return device


async def tags(database: Database) -> list[str]:
    rows = await database.pool.fetch("select tag from journal_entries order by id")
    return [row["tag"] for row in rows if not row["tag"].startswith("session.")]


# --- adding ---


async def test_added_passkey_is_listed_and_journalled(karen: Person, database: Database) -> None:
    passkey_id = await add(karen, Device())
    factors = (await karen.client.get("/v1/me/factors")).json()
    (passkey,) = factors["passkeys"]
    assert (passkey["id"], passkey["name"], passkey["last_used_at"]) == (passkey_id, "My phone", None)
    assert factors["confirmed"] is True
    assert factors["required"] is False
    assert await tags(database) == ["passkey.added"]


async def test_options_ask_for_a_verified_discoverable_passkey_of_this_site(karen: Person) -> None:
    options = (await start(karen))["options"]
    assert options["rp"] == {"name": "Tekstilsymbiose", "id": "test"}
    selection = options["authenticatorSelection"]
    assert (selection["residentKey"], selection["userVerification"]) == ("preferred", "required")
    assert options["user"]["id"] == encoded(karen.user_id.bytes)
    assert options["excludeCredentials"] == []


async def test_device_that_has_a_passkey_is_told_so(karen: Person, phone: Device) -> None:
    (excluded,) = (await start(karen))["options"]["excludeCredentials"]
    assert excluded["id"] == encoded(phone.credential_id)
    assert set(excluded["transports"]) == {"internal", "hybrid"}


async def test_adding_gives_the_session_a_new_cookie_and_ends_the_old_one(karen: Person) -> None:
    old = dict(karen.client.cookies)
    await add(karen, Device())
    assert dict(karen.client.cookies) != old
    assert (await karen.client.get("/v1/me")).json()["user_id"] == str(karen.user_id)
    karen.client.cookies.clear()
    karen.client.cookies.update(old)
    assert (await karen.client.get("/v1/me")).json()["user_id"] is None


@pytest.mark.parametrize(
    "device",
    [
        Device(origin="https://evil.example"),
        Device(origin="http://test.evil.example"),
        Device(origin="https://test"),
        Device(rp_id="evil.example"),
        Device(verifies=False),
    ],
    ids=["origin", "origin that begins alike", "other scheme", "relying party", "user not verified"],
)
async def test_passkey_made_elsewhere_or_without_asking_is_not_added(karen: Person, device: Device) -> None:
    started = await start(karen)
    refused(await send(karen, started, device.create(started["options"])), 422, "passkey-unusable")


async def test_challenge_to_add_is_good_once(karen: Person) -> None:
    started = await start(karen)
    assert (await send(karen, started, Device().create(started["options"]))).status_code == 201
    refused(await send(karen, started, Device().create(started["options"])), 422, "passkey-unusable")


async def test_failed_try_uses_the_challenge_up(karen: Person) -> None:
    started = await start(karen)
    await send(karen, started, Device(verifies=False).create(started["options"]))
    refused(await send(karen, started, Device().create(started["options"])), 422, "passkey-unusable")


async def test_challenge_to_add_is_good_for_its_person_only(karen: Person, make_person: MakePerson) -> None:
    started = await start(karen)
    other = await make_person("Væveriet")
    refused(await send(other, started, Device().create(started["options"])), 422, "passkey-unusable")


async def test_challenge_to_sign_in_adds_nothing(karen: Person) -> None:
    asked = await ask(karen.client)
    options = {**(await start(karen))["options"], "challenge": asked["options"]["challenge"]}
    refused(await send(karen, asked, Device().create(options)), 422, "passkey-unusable")


async def test_challenge_is_good_for_five_minutes(karen: Person, database: Database) -> None:
    started = await start(karen)
    await database.pool.execute(
        "update passkey_challenges set expires_at = expires_at - interval '5 minutes'"
    )
    refused(await send(karen, started, Device().create(started["options"])), 422, "passkey-unusable")


async def test_passkey_of_somebody_else_is_not_added_again(
    karen: Person, phone: Device, make_person: MakePerson
) -> None:
    other = await make_person("Væveriet")
    started = await start(other)
    refused(await send(other, started, phone.create(started["options"])), 422, "passkey-unusable")


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"id": 1, "rawId": [], "response": {}},
        {
            "id": "!",
            "rawId": "!",
            "type": "public-key",
            "response": {"clientDataJSON": "%", "attestationObject": "%"},
        },
    ],
)
async def test_nonsense_is_no_passkey(karen: Person, credential: dict[str, Any]) -> None:
    refused(await send(karen, await start(karen), credential), 422, "passkey-unusable")


# --- signing in ---


async def test_passkey_signs_in_without_an_address_and_counts_as_both_factors(
    client: httpx.AsyncClient, karen: Person, phone: Device
) -> None:
    answer = await sign_in(client, phone)
    assert answer.status_code == 201, answer.text
    assert answer.json()["user_id"] == str(karen.user_id)
    assert answer.json()["second_factor"] == "confirmed"
    assert "httponly" in answer.headers["set-cookie"].lower()
    factors = (await client.get("/v1/me/factors")).json()
    assert factors["confirmed"] is True
    assert factors["passkeys"][0]["last_used_at"] is not None


async def test_nothing_tells_whose_passkeys_there_are(client: httpx.AsyncClient, phone: Device) -> None:
    options = (await ask(client))["options"]
    assert options["allowCredentials"] == []
    assert (options["rpId"], options["userVerification"]) == ("test", "required")


async def test_challenge_to_sign_in_is_good_once(client: httpx.AsyncClient, phone: Device) -> None:
    asked = await ask(client)
    shown = {"challenge_id": asked["id"], "credential": phone.get(asked["options"])}
    assert (await client.post(BY_PASSKEY, json=shown)).status_code == 201
    refused(await client.post(BY_PASSKEY, json=shown), 401, "passkey-refused")


async def test_answer_to_another_challenge_is_refused(client: httpx.AsyncClient, phone: Device) -> None:
    asked, other = await ask(client), await ask(client)
    shown = {"challenge_id": asked["id"], "credential": phone.get(other["options"])}
    refused(await client.post(BY_PASSKEY, json=shown), 401, "passkey-refused")


async def test_challenge_of_somebody_signed_in_opens_no_session(
    client: httpx.AsyncClient, karen: Person, phone: Device
) -> None:
    asked = await ask(karen.client, purpose="second_factor")
    shown = {"challenge_id": asked["id"], "credential": phone.get(asked["options"])}
    refused(await client.post(BY_PASSKEY, json=shown), 401, "passkey-refused")


@pytest.mark.parametrize(
    "fault",
    [
        {"origin": "https://evil.example"},
        {"rp_id": "evil.example"},
        {"verifies": False},
        {"key": Device().key},
        {"credential_id": b"nobody holds this one"},
        {"user_handle": UUID(int=7).bytes},
    ],
    ids=["origin", "relying party", "user not verified", "key", "unknown", "other person"],
)
async def test_what_is_not_the_persons_own_passkey_on_our_page_is_refused_alike(
    client: httpx.AsyncClient, phone: Device, fault: dict[str, Any]
) -> None:
    answer = await sign_in(client, replace(phone, **fault))
    refused(answer, 401, "passkey-refused")
    assert answer.json()["detail"] == "Try again, or sign in another way."
    assert "set-cookie" not in answer.headers


NO_BYTES: tuple[Any, ...] = (
    None,
    7,
    [],
    {},
    "",
    "A",
    "%%%",
    "é",
    encoded(b"{"),
    encoded(b'{"type":[]}'),
    encoded(bytes(99)),
)


def spoiled(credential: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """With one part of another kind, or holding bytes that are none."""
    if name in credential:
        return {**credential, name: value}
    return {**credential, "response": {**credential["response"], name: value}}


@pytest.mark.parametrize(
    "name",
    ["id", "rawId", "type", "response", "clientDataJSON", "authenticatorData", "signature", "userHandle"],
)
async def test_spoiled_answer_opens_nothing_and_is_never_an_error(
    client: httpx.AsyncClient, phone: Device, name: str
) -> None:
    for value in NO_BYTES[name == "userHandle" :]:
        asked = await ask(client)
        credential = spoiled(phone.get(asked["options"]), name, value)
        answer = await client.post(BY_PASSKEY, json={"challenge_id": asked["id"], "credential": credential})
        refused(answer, 401, "passkey-refused")


@pytest.mark.parametrize("name", ["id", "rawId", "type", "response", "clientDataJSON", "attestationObject"])
async def test_spoiled_passkey_is_not_added_and_is_never_an_error(karen: Person, name: str) -> None:
    for value in NO_BYTES:
        started = await start(karen)
        credential = spoiled(Device().create(started["options"]), name, value)
        refused(await send(karen, started, credential), 422, "passkey-unusable")


async def test_copied_passkey_is_refused_and_journalled(
    client: httpx.AsyncClient, phone: Device, database: Database
) -> None:
    copy = replace(phone)
    for _ in range(2):
        assert (await sign_in(client, phone)).status_code == 201
    refused(await sign_in(client, copy), 401, "passkey-refused")
    entry = await database.pool.fetchrow("select * from journal_entries where tag = 'passkey.refused'")
    assert entry is not None
    assert entry["subject_type"] == "passkey"
    assert '"reason": "counter"' in entry["change"]
    assert (await sign_in(client, phone)).status_code == 201


async def test_stranger_cannot_report_a_passkey_as_copied(
    client: httpx.AsyncClient, phone: Device, database: Database
) -> None:
    await sign_in(client, phone)
    await sign_in(client, replace(phone, counter=0, key=Device().key))
    assert "passkey.refused" not in await tags(database)


async def test_device_that_does_not_count_signs_in_again_and_again(
    client: httpx.AsyncClient, karen: Person
) -> None:
    device = Device(counter=None)
    await add(karen, device)
    for _ in range(2):
        assert (await sign_in(client, device)).status_code == 201


async def test_removed_passkey_opens_nothing(
    client: httpx.AsyncClient, karen: Person, database: Database
) -> None:
    device = Device()
    passkey_id = await add(karen, device)
    assert (await karen.client.delete(f"/v1/me/passkeys/{passkey_id}")).status_code == 204
    refused(await sign_in(client, device), 401, "passkey-refused")
    assert await tags(database) == ["passkey.added", "passkey.removed"]


async def test_nobody_removes_somebody_elses_passkey(karen: Person, make_person: MakePerson) -> None:
    passkey_id = await add(karen, Device())
    other = await make_person("Væveriet")
    refused(await other.client.delete(f"/v1/me/passkeys/{passkey_id}"), 404, "not-found")


async def test_erased_person_does_not_come_back(
    client: httpx.AsyncClient, karen: Person, phone: Device, database: Database
) -> None:
    await database.pool.execute("update users set erased_at = now() where id = $1", karen.user_id)
    refused(await sign_in(client, phone), 401, "passkey-refused")
