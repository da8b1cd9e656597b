"""Where an organisation is paid: sealed, verified by a second person, and in no answer, log or journal."""

import json
from datetime import timedelta
from typing import Any

import pytest

from conftest import MakePerson
from exchanges.money import Stage, set_stage
from exchanges.test_vouchers import issue, reserved
from symbiosis.exchanges.banking.checking import Account, BankAccountInvalid, checked
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.sealing import unseal
from symbiosis.privacy.retention import keep_rules
from symbiosis.settings import Settings

IBAN, OTHER = "DK5000400440116243", "DE89370400440532013000"
HOLDER = "Kanarie Kontohaver"


@pytest.fixture
async def stage(database: Database, make_person: MakePerson) -> Stage:
    """With an issued voucher: an account is asked for."""
    stage = await set_stage(database, make_person)
    voucher_id = await reserved(stage, await stage.exchange())
    assert (await issue(stage.manager, voucher_id)).status_code == 200
    return stage


def address(stage: Stage) -> str:
    return f"/v1/actors/{stage.visitor.actor_id}/bank-account"


async def enter(stage: Stage, iban: str = IBAN, **said: Any) -> Any:
    return await stage.visitor.client.put(address(stage), json={"holder": HOLDER, "iban": iban, **said})


async def verify(stage: Stage, iban: str = IBAN) -> Any:
    body = {"iban": iban, "how": "Called the number in the registry"}
    return await stage.finance.client.post(f"{address(stage)}/verify", json=body)


@pytest.mark.parametrize(
    ("iban", "bic", "pointer"),
    [
        ("DK5000400440116244", None, "/iban"),
        ("DK50004004401162", None, "/iban"),
        ("XX5000400440116243", None, "/iban"),
        ("not a number at all", None, "/iban"),
        (IBAN, "NDEADKK", "/bic"),
        (IBAN, "COBADEFFXXX", "/bic"),
    ],
)
def test_what_cannot_be_an_account_is_refused_without_repeating_it(
    iban: str, bic: str | None, pointer: str
) -> None:
    with pytest.raises(BankAccountInvalid) as refused:
        checked(HOLDER, iban, bic)
    assert refused.value.errors[0].pointer == pointer
    said = refused.value.detail + str(refused.value.errors)
    assert iban not in said
    assert bic is None or bic not in said


def test_spaces_do_not_matter_and_the_bank_is_found() -> None:
    account = checked(HOLDER, " dk50 0040 0440 1162 43", None)
    assert (account.iban, account.last_four, account.country) == (IBAN, "6243", "DK")
    assert account.bic == "NDEADKKK"


def test_an_account_does_not_show_itself_by_accident() -> None:
    assert IBAN not in repr(Account(HOLDER, IBAN, None))


async def test_the_number_is_sealed_and_in_no_answer_log_or_journal(
    stage: Stage, settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    answers = [await enter(stage), await verify(stage, OTHER), await verify(stage)]
    assert [answer.status_code for answer in answers] == [200, 422, 200]
    answers += [
        await stage.visitor.client.get(address(stage)),
        await stage.finance.client.get(address(stage)),
        await stage.visitor.client.get("/v1/vouchers"),
        await stage.visitor.client.get("/v1/me/export"),
        await stage.visitor.client.get(f"/v1/actors/{stage.visitor.actor_id}/history"),
    ]
    pool = stage.database.pool
    rows = await pool.fetch("select to_jsonb(j) as row from journal_entries j")
    kept = await pool.fetchrow("select * from bank_accounts")
    assert kept is not None
    told = "".join(answer.text for answer in answers)
    told += "".join(row["row"] for row in rows) + capfd.readouterr().out + json.dumps(dict(kept), default=str)
    for secret in (IBAN, OTHER, HOLDER, "0040 0440"):
        assert secret not in told, secret
    assert "bank_account.verified" in "".join(row["row"] for row in rows)
    assert unseal(settings.encryption_secret, kept["sealed_iban"]) == IBAN


async def test_only_an_administrator_of_the_organisation_enters_it(stage: Stage) -> None:
    body = {"holder": HOLDER, "iban": IBAN}
    for person in (stage.manager, stage.finance, await stage.make_person("Farveriet")):
        assert (await person.client.put(address(stage), json=body)).status_code == 403
    away = await stage.make_person(None, staff_role="finance", cluster="tekstilsymbiose-herning")
    await enter(stage)
    for person in (stage.manager, away):
        assert (await person.client.get(address(stage))).status_code == 404
    assert (
        await away.client.post(f"{address(stage)}/verify", json={"iban": IBAN, "how": "x"})
    ).status_code == 404


async def test_whoever_entered_it_does_not_verify_it(stage: Stage) -> None:
    """The same person with both offices, which the house gives to nobody."""
    await enter(stage)
    await stage.database.pool.execute(
        "insert into staff_grants (user_id, role, cluster_slug, valid_until)"
        " values ($1, 'finance', $2, now() + interval '1 day')",
        stage.visitor.user_id,
        stage.cluster,
    )
    body = {"iban": IBAN, "how": "I know it"}
    refused = await stage.visitor.client.post(f"{address(stage)}/verify", json=body)
    assert (refused.status_code, refused.json()["code"]) == (403, "two-persons-needed")


async def test_a_change_is_verified_anew_and_the_one_before_is_gone(stage: Stage) -> None:
    await enter(stage)
    await verify(stage)
    changed = (await enter(stage, OTHER)).json()
    assert (changed["last_four"], changed["verified"]) == ("3000", False)
    sealed = await stage.database.pool.fetch(
        "select sealed_iban is null as gone from bank_accounts order by id"
    )
    assert [row["gone"] for row in sealed] == [True, False]


async def test_an_organisation_takes_its_account_away(stage: Stage) -> None:
    await enter(stage)
    assert (await stage.visitor.client.delete(address(stage))).status_code == 204
    assert (await stage.visitor.client.get(address(stage))).json()["last_four"] is None
    assert (
        await stage.database.pool.fetchval("select count(*) from bank_accounts where sealed_iban is not null")
        == 0
    )


async def test_bookkeeping_ends_and_the_account_with_it(stage: Stage) -> None:
    await enter(stage)
    pool = stage.database.pool
    await pool.execute("update vouchers set state = 'paid', approved_eur = entitlement_eur")
    for years, kept in ((4, 1), (6, 0)):
        async with stage.database.sessions() as session, session.begin():
            await keep_rules(session, clock.now() + timedelta(days=365 * years))
        sealed = "select count(*) from bank_accounts where sealed_iban is not null"
        assert await pool.fetchval(sealed) == kept
