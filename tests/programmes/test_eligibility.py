"""Who may take part in which role, and with money, by the shipped terms of CLOTH."""

from datetime import date
from uuid import UUID

import pytest

from conftest import AARHUS, BARCELONA, HERNING
from programmes.cloth import HELSINKI, LDC, LONDON, MILAN, join, organisation
from symbiosis.kit.database import Database
from symbiosis.programmes.eligibility import classed, why_not_allowed, why_unfunded
from symbiosis.programmes.problems import NoTerms, not_allowed
from symbiosis.programmes.seeding import keep_programmes
from symbiosis.programmes.terms import terms_of, terms_on
from symbiosis.programmes.vocabulary import Bucket, Doubt, ExchangeRole, OrganisationClass, UnfundedReason

DAY = date(2026, 9, 14)


async def reason(database: Database, visitor: UUID, host: UUID, mode: str = "physical") -> str | None:
    async with database.sessions() as session:
        return await why_unfunded(session, "cloth", visitor_id=visitor, host_id=host, on=DAY, mode=mode)


async def refusal(database: Database, actor: UUID, role: ExchangeRole) -> str | None:
    async with database.sessions() as session:
        return await why_not_allowed(session, "cloth", actor_id=actor, role=role, on=DAY)


async def test_sme_of_a_partner_cluster_is_funded(database: Database, cloth: str) -> None:
    visitor = await organisation(database, "Visitor", HERNING, member_of=LDC)
    host = await organisation(database, "Host", MILAN)
    assert await reason(database, visitor, host) is None
    assert await refusal(database, visitor, ExchangeRole.VISITOR) is None
    assert await refusal(database, host, ExchangeRole.HOST) is None


async def test_host_in_the_own_country_is_not_funded(database: Database, cloth: str) -> None:
    visitor = await organisation(database, "Visitor", HERNING, member_of=LDC)
    assert await reason(database, visitor, await organisation(database, "Host", AARHUS)) == "same_country"


async def test_virtual_exchange_is_not_funded(database: Database, cloth: str) -> None:
    visitor = await organisation(database, "Visitor", HERNING, member_of=LDC)
    host = await organisation(database, "Host", MILAN)
    assert await reason(database, visitor, host, "virtual") == UnfundedReason.VIRTUAL


@pytest.mark.parametrize("state", ["claimed", "refused", "ended"])
async def test_only_a_confirmed_membership_counts(database: Database, cloth: str, state: str) -> None:
    visitor = await organisation(database, "Visitor", HERNING)
    await join(database, visitor, LDC, state)
    host = await organisation(database, "Host", HELSINKI)
    assert await reason(database, visitor, host) == UnfundedReason.MEMBERSHIP_NOT_CONFIRMED
    code = await refusal(database, visitor, ExchangeRole.VISITOR)
    assert code == "membership-not-confirmed" == not_allowed(str(code)).code
    await join(database, visitor, LDC)
    assert await reason(database, visitor, host) is None


async def test_cluster_outside_the_programme_does_not_count(database: Database, cloth: str) -> None:
    visitor = await organisation(database, "Visitor", HERNING, member_of="tekstilsymbiose-herning")
    host = await organisation(database, "Host", HELSINKI)
    assert await reason(database, visitor, host) == UnfundedReason.MEMBERSHIP_NOT_CONFIRMED


async def test_school_comes_along_unfunded(database: Database, cloth: str) -> None:
    school = await organisation(database, "School", HERNING, size=None, roles=("school",), member_of=LDC)
    host = await organisation(database, "Host", HELSINKI)
    assert await reason(database, school, host) == UnfundedReason.CLASS_NOT_ELIGIBLE
    assert await refusal(database, school, ExchangeRole.VISITOR) is None


async def test_country_without_a_rate_and_country_outside(database: Database, cloth: str) -> None:
    visitor = await organisation(database, "Visitor", BARCELONA, member_of="modacc")
    london = await organisation(database, "Host", LONDON)
    assert await reason(database, visitor, london) == UnfundedReason.NO_RATE
    assert await refusal(database, london, ExchangeRole.VISITOR) == "country-not-eligible"
    await database.pool.execute("update eligible_countries set valid_to = '2026-01-31' where country = 'GB'")
    assert await reason(database, visitor, london) == UnfundedReason.COUNTRY_NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("size", "roles", "found", "bucket", "doubt"),
    [
        ("micro", ("brand",), OrganisationClass.SME, Bucket.SME, None),
        ("large", ("retailer",), OrganisationClass.LARGE_COMPANY, Bucket.LARGE_COMPANY, None),
        (None, ("brand",), OrganisationClass.SME, Bucket.SME, Doubt.SIZE_UNKNOWN),
        (None, ("unspecified",), OrganisationClass.SME, Bucket.SME, Doubt.KIND_UNKNOWN),
        (None, ("cluster_org",), OrganisationClass.CLUSTER_ORG, Bucket.CLUSTER_ORGANISATION, None),
        ("ngo", ("collector",), OrganisationClass.NPO, None, Doubt.NON_PROFIT),
        (None, ("school",), OrganisationClass.UNIVERSITY, Bucket.SCALING_UP_SUPPORT, Doubt.EDUCATION),
        (
            "public",
            ("waste_company",),
            OrganisationClass.PUBLIC_COMPANY,
            Bucket.PUBLIC_COMPANY,
            Doubt.PUBLIC_BODY,
        ),
    ],
)
async def test_class_follows_from_the_record_until_somebody_decides(
    database: Database,
    cloth: str,
    size: str | None,
    roles: tuple[str, ...],
    found: str,
    bucket: str | None,
    doubt: str | None,
) -> None:
    actor = await organisation(database, "Somebody", HERNING, size=size, roles=roles)
    async with database.sessions() as session:
        derived = await classed(session, "cloth", actor)
    assert (derived.organisation_class, derived.bucket, derived.doubt) == (found, bucket, doubt)
    assert derived.derived
    await database.pool.execute(
        "insert into participant_classes (programme_slug, actor_id, organisation_class, bucket, bucket_reason)"
        " values ('cloth', $1, 'npo', 'public_company', 'the funder said so')",
        actor,
    )
    async with database.sessions() as session:
        decided = await classed(session, "cloth", actor)
    assert (decided.organisation_class, decided.bucket, decided.derived) == ("npo", "public_company", False)


async def test_terms_of_a_day_and_of_frozen_versions(database: Database, cloth: str) -> None:
    async with database.sessions() as session:
        now = await terms_on(session, cloth, DAY)
        with pytest.raises(NoTerms):
            await terms_on(session, cloth, date(2021, 12, 31))
    assert (now.rule_version, now.rate_version, now.rate_confirmed) == (1, 1, False)
    await database.pool.execute(
        "insert into rule_sets (programme_slug, version, valid_from, min_working_days)"
        " values ('cloth', 2, '2026-09-15', 4)"
    )
    async with database.sessions() as session:
        assert (await terms_on(session, cloth, DAY)).rules.min_working_days == 3
        later = await terms_on(session, cloth, date(2026, 9, 15))
        assert (later.rule_version, later.rules.min_working_days) == (2, 4)
        assert await terms_of(session, now.rule_set_id, now.rate_table_id) == now


async def test_shipped_terms_are_laid_once_and_kept_as_people_left_them(
    database: Database, cloth: str
) -> None:
    await database.pool.execute("update programme_profiles set members_target = 60")
    await database.pool.execute("delete from eligible_countries where country = 'UA'")
    assert await keep_programmes(database) == 0
    assert await database.pool.fetchval("select members_target from programme_profiles") == 60
    assert await database.pool.fetchval("select count(*) from eligible_countries where country = 'UA'") == 0
    partners = await database.pool.fetch(
        "select cluster_slug, payout_currency, total_eur from programme_partners"
    )
    assert len(partners) == 5
    assert {row["total_eur"] for row in partners} == {0}
