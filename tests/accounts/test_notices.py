"""Whoever gets a way into an account, its owner hears of it."""

import pyotp

from conftest import MakePerson
from symbiosis.kit.database import Database


async def test_owner_hears_of_a_new_api_key_in_their_language(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen")
    wanted = {"name": "report", "scopes": ["streams:read"], "expires_in_days": 30}
    answer = await person.client.post("/v1/me/api-keys", json=wanted)
    assert answer.status_code == 201, answer.text
    mail = await database.pool.fetchrow("select * from mails where recipient = $1", person.email)
    assert mail is not None
    assert mail["subject"] == "En ny API-nøgle kan nu bruge din konto"
    assert "/account/security" in mail["body_text"]
    assert answer.json()["key"] not in mail["body_text"] + mail["body_html"]


async def test_owner_hears_of_an_authenticator_app_and_of_a_used_recovery_code(
    make_person: MakePerson, database: Database
) -> None:
    person = await make_person("Systuen", second_factor=False)
    secret = (await person.client.post("/v1/me/authenticator-app")).json()["secret"]
    code = {"code": pyotp.TOTP(secret).now()}
    confirmed = await person.client.post("/v1/me/authenticator-app/confirm", json=code)
    assert confirmed.status_code == 200, confirmed.text
    used = {"recovery_code": confirmed.json()["recovery_codes"][0]}
    answer = await person.client.post("/v1/sessions/current/second-factor", json=used)
    assert answer.status_code == 200, answer.text
    subjects = await database.pool.fetch(
        "select subject from mails where recipient = $1 order by id", person.email
    )
    assert [row["subject"] for row in subjects] == [
        "En godkendelsesapp er knyttet til din konto",
        "En af dine nødkoder er brugt",
    ]
