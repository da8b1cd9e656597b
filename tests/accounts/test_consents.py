"""What people agree to is kept in the words they saw, and follows them to their account."""

from datetime import UTC, datetime, timedelta

import pytest

from conftest import MakePerson
from symbiosis.accounts.consent_texts import CURRENT, TEXTS, Purpose
from symbiosis.accounts.consents import Decided, move_to_account, record_consents
from symbiosis.kit.database import Database
from symbiosis.kit.problems import InvalidInput

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALL = [Decided(text.purpose, text.version, given=True) for text in CURRENT.values()]
EMAIL = "Mette@gl-lund.example"


def test_every_purpose_has_a_text_in_both_languages() -> None:
    assert set(CURRENT) == set(Purpose)
    assert all(text.title.keys() == text.text.keys() == {"da", "en"} for text in TEXTS)
    assert len({(text.purpose, text.version) for text in TEXTS}) == len(TEXTS)


async def test_required_consents_of_an_applicant_become_those_of_the_account(
    database: Database, make_person: MakePerson
) -> None:
    person = await make_person(None)
    async with database.sessions() as session:
        await record_consents(session, email=EMAIL, given=ALL, language="da", now=NOW)
        await record_consents(session, email="other@gl-lund.example", given=ALL, language="da", now=NOW)
        await session.flush()
        await move_to_account(session, email=EMAIL.upper(), user_id=person.user_id)
        await session.commit()
    rows = await database.pool.fetch("select * from consents where user_id = $1", person.user_id)
    required = {text.purpose for text in TEXTS if text.required}
    assert {(row["purpose"], row["email"], row["at"]) for row in rows} == {(p, None, NOW) for p in required}
    assert await database.pool.fetchval("select count(*) from consents where email is not null") == 3


async def test_one_changes_ones_mind_about_one_purpose(database: Database, make_person: MakePerson) -> None:
    person = await make_person(None)
    no = Decided("newsletter", CURRENT[Purpose.NEWSLETTER].version, given=False)
    async with database.sessions() as session:
        with pytest.raises(InvalidInput):
            await record_consents(session, user_id=person.user_id, given=[no], language="da", now=NOW)
        later = NOW + timedelta(days=1)
        await record_consents(
            session, user_id=person.user_id, given=[no], language="da", now=later, complete=False
        )
        await session.commit()
    assert await database.pool.fetchval("select given from consents") is False


@pytest.mark.parametrize(
    ("decision", "pointer", "code"),
    [
        (Decided("soul", "1", given=True), "/consents/0/purpose", "unknown_purpose"),
        (Decided("terms", "1999-01-01", given=True), "/consents/0/text_version", "outdated_text"),
    ],
)
async def test_what_nobody_was_shown_is_not_kept(
    database: Database, decision: Decided, pointer: str, code: str
) -> None:
    async with database.sessions() as session:
        with pytest.raises(InvalidInput) as refused:
            await record_consents(session, email=EMAIL, given=[decision], language="da", now=NOW)
        assert (refused.value.errors[0].pointer, refused.value.errors[0].code) == (pointer, code)
        await session.commit()
    assert await database.pool.fetchval("select count(*) from consents") == 0
