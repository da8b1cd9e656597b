"""The authenticator app, recovery codes, and the second factor of a session."""

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import httpx
import pytest
from pyotp import TOTP

from accounts.authenticator import Device
from accounts.test_passkeys import add, ask, refused, tags
from conftest import MakePerson, Person
from symbiosis.accounts.factors.second_factor import forget_factors
from symbiosis.accounts.limited import WRONG_CODES
from symbiosis.accounts.models import AuthenticatorApp
from symbiosis.journal.by import By
from symbiosis.kit import clock
from symbiosis.kit.database import Database

APP, CONFIRM, FACTORS = "/v1/me/authenticator-app", "/v1/me/authenticator-app/confirm", "/v1/me/factors"
SECOND_FACTOR = "/v1/sessions/current/second-factor"


@dataclass
class App:
    """Somebody's authenticator app: `code(1)` is the one it shows next."""

    secret: str
    recovery_codes: list[str]

    def code(self, steps: int = 0) -> str:
        return str(TOTP(self.secret).at(clock.now(), counter_offset=steps))


async def set_up(person: Person) -> App:
    """With the present code. Later ones are the next, which is good too, whichever half minute it is then."""
    started = await person.client.post(APP)
    assert started.status_code == 201, started.text
    app = App(started.json()["secret"], [])
    answer = await person.client.post(CONFIRM, json={"code": app.code()})
    assert answer.status_code == 200, answer.text
    app.recovery_codes = answer.json()["recovery_codes"]
    return app


async def sleep(person: Person, database: Database, since: str = "0 minutes") -> None:
    """As after signing in by password that long ago."""
    await database.pool.execute(
        "update user_sessions set second_factor_at = null, created_at = now() - $2::text::interval"
        " where user_id = $1",
        person.user_id,
        since,
    )


async def confirm(person: Person, **shown: Any) -> httpx.Response:
    return await person.client.post(SECOND_FACTOR, json=shown)


@pytest.fixture
async def karen(make_person: MakePerson) -> Person:
    return await make_person("Systuen", second_factor=False)


@pytest.fixture
async def reviewer(make_person: MakePerson) -> Person:
    return await make_person(None, staff_role="reviewer", second_factor=False)


# --- the app ---


async def test_secret_comes_as_text_address_and_plain_picture(karen: Person) -> None:
    shown = (await karen.client.post(APP)).json()
    assert shown["uri"].startswith("otpauth://totp/Tekstilsymbiose:")
    assert f"secret={shown['secret']}" in shown["uri"]
    picture = ElementTree.fromstring(shown["qr_svg"])  # noqa: S314  # our own
    assert "viewBox" in picture.attrib
    assert {element.tag.rsplit("}")[-1] for element in picture.iter()} == {"svg", "path"}
    assert not re.search(r"style|class|script| on\w+=", shown["qr_svg"])


async def test_app_counts_once_its_first_code_was_right(karen: Person, database: Database) -> None:
    started = (await karen.client.post(APP)).json()
    assert (await karen.client.get(FACTORS)).json()["authenticator_app"] is None
    wrong = await karen.client.post(CONFIRM, json={"code": "000000"})
    refused(wrong, 401, "wrong-code")
    assert wrong.json()["errors"][0]["pointer"] == "/code"
    right = App(started["secret"], []).code()
    assert (await karen.client.post(CONFIRM, json={"code": f"{right[:3]} {right[3:]}"})).status_code == 200
    factors = (await karen.client.get(FACTORS)).json()
    assert datetime.fromisoformat(factors["authenticator_app"]["confirmed_at"])
    assert factors["recovery_codes_left"] == 10
    assert factors["confirmed"] is True
    assert await tags(database) == ["authenticator_app.added", "recovery_codes.renewed"]


async def test_secret_is_not_readable_in_the_database(karen: Person, database: Database) -> None:
    app = await set_up(karen)
    stored = await database.pool.fetchval(
        "select string_agg(a::text, '') from (select * from authenticator_apps) a"
    )
    assert app.secret not in stored
    codes = await database.pool.fetchval("select string_agg(r::text, '') from recovery_codes r")
    assert not any(code in codes or code.encode().hex() in codes for code in app.recovery_codes)


@pytest.mark.parametrize("steps", [-3, 3])
async def test_clock_may_not_be_further_off(karen: Person, steps: int) -> None:
    app = await set_up(karen)
    refused(await confirm(karen, code=app.code(steps)), 401, "wrong-code")


async def test_code_is_good_once(karen: Person) -> None:
    app = await set_up(karen)
    code = app.code(1)
    assert (await confirm(karen, code=code)).status_code == 200
    refused(await confirm(karen, code=code), 401, "wrong-code")


async def test_code_older_than_the_last_one_is_refused(karen: Person) -> None:
    app = await set_up(karen)
    assert (await confirm(karen, code=app.code(1))).status_code == 200
    refused(await confirm(karen, code=app.code()), 401, "wrong-code")


async def test_of_two_requests_with_one_code_one_passes(karen: Person, database: Database) -> None:
    app = await set_up(karen)
    code = app.code(1)
    answers = await asyncio.gather(confirm(karen, code=code), confirm(karen, code=code))
    assert sorted(answer.status_code for answer in answers) == [200, 401]


async def test_five_wrong_codes_shut_the_door_for_right_ones_too(karen: Person) -> None:
    app = await set_up(karen)
    for _ in range(WRONG_CODES.allowed - 1):
        refused(await confirm(karen, code="000000"), 401, "wrong-code")
    refused(await confirm(karen, recovery_code="00000-00000-00000-00000"), 401, "wrong-code")
    for shown in ({"code": app.code(1)}, {"recovery_code": app.recovery_codes[0]}):
        locked = await confirm(karen, **shown)
        refused(locked, 429, "too-many-requests")
        assert int(locked.headers["retry-after"]) > 0


async def test_other_people_are_not_locked_out(karen: Person, make_person: MakePerson) -> None:
    for _ in range(WRONG_CODES.allowed):
        await confirm(karen, code="000000")
    other = await make_person("Væveriet")
    app = await set_up(other)
    assert (await confirm(other, code=app.code(1))).status_code == 200


async def test_right_code_forgets_the_wrong_ones(karen: Person) -> None:
    app = await set_up(karen)
    for _ in range(WRONG_CODES.allowed - 1):
        await confirm(karen, code="000000")
    assert (await confirm(karen, code=app.code(1))).status_code == 200
    refused(await confirm(karen, code="000000"), 401, "wrong-code")


async def test_old_phone_works_until_the_new_one_does(karen: Person) -> None:
    old = await set_up(karen)
    started = (await karen.client.post(APP)).json()
    assert (await confirm(karen, code=old.code(1))).status_code == 200
    new = App(started["secret"], [])
    assert (await karen.client.post(CONFIRM, json={"code": new.code()})).status_code == 200
    refused(await confirm(karen, code=old.code(1)), 401, "wrong-code")
    assert (await confirm(karen, code=new.code(1))).status_code == 200


async def test_app_sealed_with_another_secret_takes_no_code(karen: Person, database: Database) -> None:
    app = await set_up(karen)
    async with database.sessions() as session, session.begin():
        row = await session.get_one(AuthenticatorApp, karen.user_id)
        row.secret = "gAAAAAB-sealed-before-the-setting-was-changed"
    refused(await confirm(karen, code=app.code(1)), 401, "wrong-code")
    assert (await confirm(karen, recovery_code=app.recovery_codes[0])).status_code == 200


# --- recovery codes ---


async def test_recovery_code_is_good_once_however_it_is_typed(karen: Person, database: Database) -> None:
    app = await set_up(karen)
    assert len(set(app.recovery_codes)) == 10
    typed = app.recovery_codes[3].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    answer = await confirm(karen, recovery_code=typed)
    assert answer.status_code == 200
    assert answer.json()["recovery_codes_left"] == 9
    refused(await confirm(karen, recovery_code=app.recovery_codes[3]), 401, "wrong-code")
    assert (await tags(database))[-1] == "recovery_code.used"


async def test_somebody_elses_recovery_code_is_wrong(karen: Person, make_person: MakePerson) -> None:
    app = await set_up(karen)
    other = await make_person("Væveriet")
    refused(await confirm(other, recovery_code=app.recovery_codes[0]), 401, "wrong-code")


async def test_new_recovery_codes_replace_the_old_ones(karen: Person) -> None:
    app = await set_up(karen)
    renewed = (await karen.client.post("/v1/me/recovery-codes")).json()["recovery_codes"]
    refused(await confirm(karen, recovery_code=app.recovery_codes[0]), 401, "wrong-code")
    assert (await confirm(karen, recovery_code=renewed[0])).status_code == 200


async def test_recovery_codes_need_something_to_recover(karen: Person) -> None:
    refused(await karen.client.post("/v1/me/recovery-codes"), 409, "factor-needed")
    await set_up(karen)
    assert (await karen.client.delete(APP)).status_code == 204
    factors = (await karen.client.get(FACTORS)).json()
    assert (factors["authenticator_app"], factors["recovery_codes_left"]) == (None, 0)


# --- the session ---


async def test_staff_sleep_until_a_second_factor_is_confirmed(reviewer: Person, database: Database) -> None:
    app = await set_up(reviewer)
    await sleep(reviewer, database)
    assert (await reviewer.client.get("/v1/me")).json()["staff_asleep"] is True
    factors = (await reviewer.client.get(FACTORS)).json()
    assert (factors["required"], factors["confirmed"]) == (True, False)
    assert (await confirm(reviewer, code=app.code(1))).status_code == 200
    assert (await reviewer.client.get("/v1/me")).json()["staff_asleep"] is False
    factors = (await reviewer.client.get(FACTORS)).json()
    assert (factors["required"], factors["confirmed"]) == (True, True)


async def test_setting_up_a_factor_wakes_staff(reviewer: Person) -> None:
    assert (await reviewer.client.get("/v1/me")).json()["staff_asleep"] is True
    await set_up(reviewer)
    assert (await reviewer.client.get("/v1/me")).json()["staff_asleep"] is False


@pytest.mark.parametrize("purpose", ["second_factor", "sign_in"])
async def test_passkey_confirms_too(reviewer: Person, database: Database, purpose: str) -> None:
    device = Device()
    await add(reviewer, device)
    await sleep(reviewer, database)
    asked = await ask(reviewer.client, purpose=purpose)
    assert len(asked["options"]["allowCredentials"]) == (1 if purpose == "second_factor" else 0)
    answer = await confirm(reviewer, challenge_id=asked["id"], credential=device.get(asked["options"]))
    assert answer.status_code == 200, answer.text
    assert (await reviewer.client.get("/v1/me")).json()["staff_asleep"] is False


async def test_somebody_elses_passkey_does_not_confirm(reviewer: Person, karen: Person) -> None:
    device = Device()
    await add(karen, device)
    asked = await ask(reviewer.client, purpose="second_factor")
    answer = await confirm(reviewer, challenge_id=asked["id"], credential=device.get(asked["options"]))
    refused(answer, 401, "wrong-code")


async def test_challenge_for_a_second_factor_is_for_its_person(
    reviewer: Person, karen: Person, database: Database
) -> None:
    device = Device()
    await add(reviewer, device)
    asked = await ask(karen.client, purpose="second_factor")
    answer = await confirm(reviewer, challenge_id=asked["id"], credential=device.get(asked["options"]))
    refused(answer, 401, "wrong-code")


async def test_visitor_asks_for_no_second_factor(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/passkey-challenges", json={"purpose": "second_factor"})
    refused(answer, 401, "not-signed-in")


async def test_confirming_replaces_the_token_at_once(karen: Person) -> None:
    app = await set_up(karen)
    old = karen.client.cookies["session"]
    assert (await confirm(karen, code=app.code(1))).status_code == 200
    assert karen.client.cookies["session"] != old
    assert (await karen.client.get("/v1/me")).json()["user_id"] == str(karen.user_id)
    karen.client.cookies.clear()
    karen.client.cookies.set("session", old)
    assert (await karen.client.get("/v1/me")).json()["user_id"] is None


async def test_new_token_is_the_last_word_also_when_rights_have_just_changed(
    karen: Person, database: Database
) -> None:
    app = await set_up(karen)
    await database.pool.execute("update user_sessions set rotate = true")
    assert (await confirm(karen, code=app.code(1))).status_code == 200
    assert (await karen.client.get("/v1/me")).json()["user_id"] == str(karen.user_id)


async def test_other_sessions_stay_unconfirmed(karen: Person, database: Database) -> None:
    await database.pool.execute(
        "insert into user_sessions (user_id, token_hash, expires_at) values ($1, 'another', now() + '1 day')",
        karen.user_id,
    )
    await set_up(karen)
    unconfirmed = "select count(*) from user_sessions where second_factor_at is null"
    assert await database.pool.fetchval(unconfirmed) == 1


@pytest.mark.parametrize(
    "shown",
    [
        {},
        {"code": "123456", "recovery_code": "x"},
        {"challenge_id": str(UUID(int=7))},
        {"credential": {}},
        {"code": "123456", "credential": {}},
        {"code": "12345"},
        {"code": "１２３４５６"},
        {"recovery_code": ""},
    ],
)
async def test_one_way_at_a_time(karen: Person, shown: dict[str, Any]) -> None:
    refused(await confirm(karen, **shown), 422, "invalid-input")


# --- what needs a proof of a moment ago, and the last factor of staff ---

PROTECTED = (
    ("POST", "/v1/me/passkey-challenges", None),
    ("POST", "/v1/me/passkeys", {"challenge_id": str(UUID(int=7)), "credential": {}, "name": "x"}),
    ("DELETE", f"/v1/me/passkeys/{UUID(int=7)}", None),
    ("POST", APP, None),
    ("POST", CONFIRM, {"code": "123456"}),
    ("DELETE", APP, None),
    ("POST", "/v1/me/recovery-codes", None),
    ("POST", "/v1/me/api-keys", {"name": "x", "scopes": ["streams:read"], "expires_in_days": 1}),
    ("POST", "/v1/me/erasure", {"confirm": "x"}),
)


@pytest.mark.parametrize(("method", "path", "body"), PROTECTED)
async def test_what_a_thief_would_do_first_needs_a_recent_proof(
    karen: Person, database: Database, method: str, path: str, body: Any
) -> None:
    await sleep(karen, database, "15 minutes 1 second")
    refused(await karen.client.request(method, path, json=body), 403, "reauthentication-required")


@pytest.mark.parametrize(("method", "path", "body"), PROTECTED)
async def test_stolen_password_alone_is_not_proof_enough(
    karen: Person, database: Database, method: str, path: str, body: Any
) -> None:
    await set_up(karen)
    await sleep(karen, database)
    refused(await karen.client.request(method, path, json=body), 403, "second-factor-required")


async def test_second_factor_is_a_recent_proof(karen: Person, database: Database) -> None:
    app = await set_up(karen)
    await sleep(karen, database, "2 hours")
    refused(await karen.client.post(APP), 403, "reauthentication-required")
    assert (await confirm(karen, code=app.code(1))).status_code == 200
    assert (await karen.client.post(APP)).status_code == 201


async def test_passkey_on_a_shared_demonstration_account_stops_nobody(
    karen: Person, database: Database
) -> None:
    await add(karen, Device())
    await sleep(karen, database)
    await database.pool.execute("update users set demo = true")
    assert (await karen.client.post(APP)).status_code == 201


async def test_staff_keep_their_last_factor(reviewer: Person, database: Database) -> None:
    passkey_id = await add(reviewer, Device())
    await set_up(reviewer)
    assert (await reviewer.client.delete(APP)).status_code == 204
    refused(await reviewer.client.delete(f"/v1/me/passkeys/{passkey_id}"), 409, "factor-needed")
    assert len((await reviewer.client.get(FACTORS)).json()["passkeys"]) == 1
    assert "passkey.removed" not in await tags(database)


async def test_of_two_last_factors_removed_at_once_one_stays(reviewer: Person) -> None:
    passkey_id = await add(reviewer, Device())
    await set_up(reviewer)
    answers = await asyncio.gather(
        reviewer.client.delete(APP), reviewer.client.delete(f"/v1/me/passkeys/{passkey_id}")
    )
    assert sorted(answer.status_code for answer in answers) == [204, 409]


async def test_others_may_remove_all(karen: Person) -> None:
    passkey_id = await add(karen, Device())
    assert (await karen.client.delete(f"/v1/me/passkeys/{passkey_id}")).status_code == 204
    refused(await karen.client.delete(APP), 404, "not-found")


async def test_there_is_room_for_twenty_passkeys(karen: Person, database: Database) -> None:
    await database.pool.execute(
        "insert into passkeys (user_id, credential_id, public_key, name)"
        " select $1, int4send(n), 'key', 'phone' from generate_series(1, 20) n",
        karen.user_id,
    )
    await database.pool.execute("update user_sessions set second_factor_at = now()")
    refused(await karen.client.post("/v1/me/passkey-challenges"), 409, "too-many-passkeys")


async def test_operator_lets_somebody_in_again_who_has_lost_everything(
    reviewer: Person, database: Database
) -> None:
    await add(reviewer, Device())
    await set_up(reviewer)
    key = {"name": "Script on the laptop", "scopes": ["actors:read"]}
    assert (await reviewer.client.post("/v1/me/api-keys", json=key)).status_code == 201
    async with database.sessions() as session, session.begin():
        await forget_factors(session, reviewer.email.upper(), by=By(auth="command"))
    assert (await reviewer.client.get("/v1/me")).json()["user_id"] is None
    for table in ("passkeys", "authenticator_apps", "recovery_codes", "api_keys"):
        assert not await database.pool.fetchval(f"select count(*) from {table}"), table  # noqa: S608
    assert (await tags(database))[-1] == "factors.forgotten"
