"""The terms of a programme: those in force on a day, and those something was frozen with."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.programmes import queries
from symbiosis.programmes.models import RateTable, RuleSet
from symbiosis.programmes.problems import NoTerms
from symbiosis.programmes.rules import Rules, Terms

__all__ = ["Terms", "rules_of", "terms_of", "terms_on"]


async def terms_on(session: AsyncSession, programme_slug: str, day: date) -> Terms:
    """Errors: `no-terms`."""
    rule_set = await queries.rules_on(session, programme_slug, day)
    rate_table = await queries.rates_on(session, programme_slug, day)
    if rule_set is None or rate_table is None:
        missing = "rules" if rule_set is None else "rates"
        raise NoTerms(f"No {missing} of this programme have begun on {day}. Choose a later day.")
    return _terms(rule_set, rate_table)


async def terms_of(session: AsyncSession, rule_set_id: UUID, rate_table_id: UUID) -> Terms:
    """The frozen versions. Errors: `no-terms`."""
    rule_set = await queries.rule_set(session, rule_set_id)
    rate_table = await queries.rate_table(session, rate_table_id)
    if rule_set is None or rate_table is None or rule_set.programme_slug != rate_table.programme_slug:
        raise NoTerms("These versions of rules and rates are not of one programme.")
    return _terms(rule_set, rate_table)


def rules_of(row: RuleSet) -> Rules:
    return Rules(**{field.name: getattr(row, field.name) for field in fields(Rules)})


def _terms(rule_set: RuleSet, rate_table: RateTable) -> Terms:
    return Terms(
        programme_slug=rule_set.programme_slug,
        rule_set_id=rule_set.id,
        rule_version=rule_set.version,
        rate_table_id=rate_table.id,
        rate_version=rate_table.version,
        rate_confirmed=rate_table.confirmed,
        rules=rules_of(rule_set),
        rates={country: Decimal(amount) for country, amount in rate_table.rates.items()},
        rate_name=rate_table.name,
        rate_source=rate_table.source,
    )
