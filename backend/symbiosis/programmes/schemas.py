"""What the API says about a programme: its profile, partners, countries, matrix and checklist."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Day, Instant, Language, LongText, ShortText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.programmes.vocabulary import (
    Applies,
    Bucket,
    EvidenceKind,
    ExchangeRole,
    OrganisationClass,
    PartnerRole,
)

Share = Annotated[int, Field(ge=0, le=100_000)]
Targets = Annotated[
    dict[Bucket, Share], Field(description="Exchanges by bucket.", examples=[{"sme": 75, "large_company": 5}])
]
Texts = Annotated[dict[Language, LongText], Field(max_length=30, description="By language.")]
Note = Annotated[Text, Field(max_length=1000)]


class PartnerOut(Out):
    """A cluster of the alliance with its share of the targets; money is elsewhere."""

    id: UUID
    cluster_slug: str
    name: str
    country: str
    role: PartnerRole
    payout_currency: str
    targets: dict[Bucket, int] = Field(description="Empty while nobody has set its share.")
    version: int


class PartnerPatch(In):
    """JSON merge patch."""

    role: PartnerRole | None = None
    payout_currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["DKK"])] | None = None
    targets: Targets | None = Field(default=None, description="Replaces the share as a whole.")


class ProgrammeProfileOut(Out):
    """What a funded programme is, beside its name."""

    programme_slug: str
    name: str
    code: str
    title: dict[str, str]
    funder: str
    call_id: str | None
    grant_agreement_no: str | None
    starts_on: date
    ends_on: date
    final_payment_on: date | None
    retention_years: int
    funding_statement: dict[str, str] = Field(description="Who pays, as the funder wants it said.")
    disclaimer: dict[str, str] = Field(description="Who answers for what is said here; beside the statement.")
    archive_until: date | None = Field(description="Papers are kept at least until then.")
    targets: dict[Bucket, int]
    members_target: int | None
    source: str | None
    partners: list[PartnerOut] = Field(description="The coordinator first.")
    may_set: bool = Field(description="Whether you lead it: set its terms, targets and periods.")
    version: int
    updated_at: Instant


class ProgrammeProfilePatch(In):
    """JSON merge patch; null empties a field that may be empty."""

    title: Texts | None = None
    funder: ShortText | None = None
    call_id: ShortText | None = None
    grant_agreement_no: ShortText | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    final_payment_on: Day | None = None
    retention_years: Annotated[int, Field(ge=1, le=30)] | None = None
    funding_statement: Texts | None = None
    disclaimer: Texts | None = None
    archive_until: Day | None = None
    targets: Targets | None = Field(default=None, description="Replaces the targets as a whole.")
    members_target: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


class EligibleCountryOut(Out):
    """Where visitors may come from and hosts may be; without dates always."""

    country: str
    as_visitor: bool
    as_host: bool
    valid_from: date | None
    valid_to: date | None
    note: str | None


class EligibleCountryIn(In):
    as_visitor: bool = True
    as_host: bool = True
    valid_from: Day | None = None
    valid_to: Day | None = None
    note: Note | None = None


class EligibilityRuleOut(Out):
    """Whether organisations of a class may take part in a role, and with money."""

    organisation_class: OrganisationClass
    role: ExchangeRole
    allowed: bool
    funded: bool
    needs_membership: bool = Field(description="Only members that a cluster of the programme has confirmed.")
    note: str | None


class EligibilityRuleIn(In):
    allowed: bool
    funded: bool = Field(default=False, description="Visitors only, and only if allowed.")
    needs_membership: bool = False
    note: Note | None = None


class EvidenceRequirementOut(Out):
    """A line of the checklist that every exchange gets when it is committed."""

    kind: EvidenceKind
    mandatory: bool
    applies: Applies
    own: bool = Field(description="Set by this partner; else the programme's default.")


class EvidenceRequirementIn(In):
    mandatory: bool
    applies: Applies


class ChecklistFilters(In):
    cluster: Slug | None = Field(default=None, description="A partner's checklist; else the default.")
