"""What programmes' rules say of many organisations at once, as `programmes.eligibility` says of one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.registering import queries
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.classing import Classed, derive
from symbiosis.programmes.eligibility import as_decided
from symbiosis.programmes.models import EligibilityRule, EligibleCountry
from symbiosis.programmes.rules import in_force
from symbiosis.programmes.vocabulary import ExchangeRole, NotAllowedReason


@dataclass(frozen=True)
class Standing:
    """What the record says of an organisation. `member_of`: slug and name of confirmed clusters."""

    actor_id: UUID
    country: str
    classed: Classed
    member_of: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Terms:
    """Who may take part, as the programme has decided."""

    matrix: Mapping[tuple[str, str], EligibilityRule]
    countries: Mapping[str, EligibleCountry]

    def why_not(self, standing: Standing, role: ExchangeRole, on: date) -> NotAllowedReason | None:
        rule = self.matrix.get((standing.classed.organisation_class, role))
        if rule is None or not rule.allowed:
            return NotAllowedReason.CLASS
        if not self._covers(standing.country, role, on):
            return NotAllowedReason.COUNTRY
        if rule.needs_membership and not standing.member_of:
            return NotAllowedReason.MEMBERSHIP
        return None

    def _covers(self, country: str, role: ExchangeRole, on: date) -> bool:
        row = self.countries.get(country)
        if row is None or not in_force(row.valid_from, row.valid_to, on):
            return False
        return row.as_visitor if role is ExchangeRole.VISITOR else row.as_host


async def terms(session: AsyncSession, programme_slug: str) -> Terms:
    matrix = await programmes.matrix(session, programme_slug)
    countries = await programmes.countries(session, programme_slug)
    return Terms(
        {(rule.organisation_class, rule.role): rule for rule in matrix},
        {row.country: row for row in countries},
    )


async def standings(
    session: AsyncSession, programme_slug: str, actor_ids: Collection[UUID]
) -> dict[UUID, Standing]:
    organisations = await queries.organisations(session, actor_ids)
    decided = await queries.decided_classes(session, programme_slug, actor_ids)
    members = await queries.confirmed_members(session, programme_slug, actor_ids)
    return {
        row.id: Standing(
            row.id,
            row.country,
            as_decided(decided[row.id]) if row.id in decided else derive(row.size_class, row.roles),
            tuple(members.get(row.id, ())),
        )
        for row in organisations
    }
