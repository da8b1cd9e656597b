"""What the API says about checking organisations: verification, duplicates, standing, cluster memberships."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.actors.vocabulary import (
    Concern,
    DuplicateReason,
    MembershipState,
    RegistrationScheme,
    Standing,
    Verification,
    VerificationNote,
)
from symbiosis.kit.fields import Country, ShortText, Slug, Text
from symbiosis.kit.http import In, Out

Reason = Annotated[
    Text,
    Field(min_length=3, max_length=1000, description="Why, in words that its administrators will read."),
]


class OrganisationReasonIn(In):
    reason: Reason


class OptionalReasonIn(In):
    reason: Reason | None = None


class VerifyIn(In):
    source: ShortText = Field(
        description="What was looked at.", examples=["Register extract of 12 November 2026"]
    )


class VerificationNoteOut(Out):
    """What stands in the way of a verification; `text` is what a person wrote."""

    code: VerificationNote
    text: str | None


class VerificationOut(Out):
    """How far an organisation is confirmed, for its own people and the staff who check it."""

    actor_id: UUID
    verification: Verification
    asked_at: datetime | None
    verified_at: datetime | None
    verified_source: str | None = Field(description="What was looked at, e.g. a register.")
    note: VerificationNoteOut | None
    missing: list[str] = Field(
        description="Fields that must be filled in before verification can be asked for.",
        examples=[["registration_number"]],
    )
    standing: Standing
    standing_reason: str | None
    verbs: list[str] = Field(
        description="What you may do about it now, of `request`, `verify`, `reject`, `suspend`, `reinstate`."
    )


class DuplicateSearchIn(In):
    """What is known of an organisation before it is registered."""

    legal_name: ShortText
    country: Country
    registration_scheme: RegistrationScheme | None = None
    registration_number: Annotated[Text, Field(max_length=40)] | None = None
    postcode: Annotated[Text, Field(max_length=12)] | None = None
    town: ShortText | None = None


class DuplicateOut(Out):
    """An organisation of the registry that may be the same."""

    actor: ActorRef
    registration_scheme: RegistrationScheme | None
    registration_number: str | None
    town: str | None
    claimed: bool = Field(description="Whether the organisation itself looks after the record.")
    reasons: list[DuplicateReason]
    similarity: float = Field(ge=0, le=1, description="1 for the same registration number.")
    distance_km: float | None = Field(description="Between the main sites; null where one is unknown.")


class MergeIn(In):
    into: UUID = Field(description="The organisation that stays.")
    reason: Reason


class ClaimIn(In):
    cluster_slug: Slug


class ClusterMembershipOut(Out):
    """An organisation in a cluster: claimed by it, confirmed by that cluster only."""

    actor_id: UUID
    cluster_slug: str
    cluster_name: str
    state: MembershipState
    reason: str | None
    created_at: datetime
    decided_at: datetime | None


class OrganisationToCheckOut(Out):
    """One thing about an organisation that waits for staff."""

    actor: ActorRef
    concern: Concern
    since: datetime
    town: str | None
    registration_scheme: RegistrationScheme | None
    registration_number: str | None
    cluster_slug: str | None = Field(description="Of a claimed membership.")
    note: VerificationNoteOut | None = Field(description="What the register said.")
    duplicates: list[DuplicateOut]
