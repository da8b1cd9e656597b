"""The numbers of a programme's rules, and what follows from an organisation's class. Pure."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from uuid import NAMESPACE_URL, UUID, uuid5

from symbiosis.programmes.vocabulary import Bucket, OrganisationClass

BUCKET_OF: Mapping[OrganisationClass, Bucket | None] = MappingProxyType(
    {
        OrganisationClass.CLUSTER_ORG: Bucket.CLUSTER_ORGANISATION,
        OrganisationClass.BUSINESS_NETWORK: Bucket.CLUSTER_ORGANISATION,
        OrganisationClass.SME: Bucket.SME,
        OrganisationClass.SMALL_MIDCAP: Bucket.LARGE_COMPANY,
        OrganisationClass.LARGE_COMPANY: Bucket.LARGE_COMPANY,
        OrganisationClass.SCALING_UP_SUPPORT: Bucket.SCALING_UP_SUPPORT,
        OrganisationClass.TRAINING_PROVIDER: Bucket.SCALING_UP_SUPPORT,
        OrganisationClass.UNIVERSITY: Bucket.SCALING_UP_SUPPORT,
        OrganisationClass.PUBLIC_BODY: Bucket.PUBLIC_COMPANY,
        OrganisationClass.PUBLIC_COMPANY: Bucket.PUBLIC_COMPANY,
        OrganisationClass.NPO: None,
        OrganisationClass.OTHER: None,
    }
)
"""Where the funder's rules are silent (schools, authorities, associations) this is a proposal, and whoever
is counted by it carries a doubt until a person has looked."""


@dataclass(frozen=True)
class Rules:
    """One version of the rules; see `models.RuleSet`."""

    min_working_days: int = 3
    max_months: int = 1
    full_rate_min_days: int = 5
    near_km: Decimal = Decimal(200)
    reduction_factor: Decimal = Decimal("0.50")
    cap_eur: Decimal = Decimal(1100)
    once_per_visitor: bool = True
    max_open_proposals: int = 5
    proposal_days: int = 14
    offer_hours: int = 48
    payment_days: int = 10
    claim_days: int = 60
    cv_needed: bool = True

    def last_day(self, start: date) -> date:
        """On which a stay that begins then ends at the latest: the same day some months later, or the last
        of that month."""
        months = start.month - 1 + self.max_months
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Terms:
    """Rules and rates together, in the versions a voucher is frozen with."""

    programme_slug: str
    rule_set_id: UUID
    rule_version: int
    rate_table_id: UUID
    rate_version: int
    rate_confirmed: bool
    rules: Rules
    rates: Mapping[str, Decimal]
    rate_name: str = ""
    rate_source: str = ""


def programme_key(programme_slug: str) -> UUID:
    """Under which the journal keeps what happened to a programme as a whole."""
    return uuid5(NAMESPACE_URL, f"symbiosis:programme:{programme_slug}")


def in_force(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
