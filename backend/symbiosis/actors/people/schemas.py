"""What the API says about the people of an organisation, their invitations and mandates."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.accounts.consent_schemas import ConsentIn
from symbiosis.actors.capabilities import MandateScope, MemberRole, StaffRole
from symbiosis.kit.fields import Address, Instant, Moment, ShortText, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.language import Supported

Token = Annotated[Text, Field(min_length=1, max_length=200)]


class PersonRef(Out):
    """Someone, by name only."""

    user_id: UUID
    display_name: str


class OrganisationRef(Out):
    id: UUID
    display_name: str


class PersonOut(PersonRef):
    """Someone who belongs to the organisation."""

    email: str
    role: MemberRole
    since: Instant


class PersonPatch(In):
    role: MemberRole


class InvitationIn(In):
    email: Address
    role: MemberRole
    language: Supported = Field(
        default="da", description="Of the mail and, for a new account, of the web app."
    )


class InvitationOut(Out):
    """A place offered to an address. Its link is in the mail and nowhere else."""

    id: UUID
    email: str
    role: MemberRole
    language: Supported
    invited_by: PersonRef | None = Field(
        description="Null when cluster staff invited by accepting an application."
    )
    created_at: Instant
    expires_at: Instant
    state: Literal["open", "expired"]


class InvitationTokenIn(In):
    token: Token = Field(description="The part of the mail's link after `#`.")


class InvitedOut(Out):
    """What an invitation offers, to whom."""

    organisation: OrganisationRef
    role: MemberRole
    email: str
    language: Supported
    has_account: bool = Field(description="Whether this address can sign in already; its name is then known.")
    consents_needed: bool = Field(description="Whether accepting needs consent to every required text.")
    expires_at: Instant


class InvitationAcceptance(In):
    """A new account needs a name; whoever has not agreed to every required text yet does so here."""

    token: Token
    display_name: ShortText | None = None
    language: Supported | None = Field(
        default=None, description="Of a new account; as invited when left out."
    )
    consents: list[ConsentIn] = Field(default_factory=list, max_length=20)


class StaffPlaceOut(Out):
    """A role and where it holds: in a cluster, in a programme, or on the whole platform."""

    role: StaffRole
    programme_slug: str | None
    cluster_slug: str | None


class FacilitatorOut(PersonRef):
    """Someone to whom the organisation may give a mandate."""

    roles: list[StaffPlaceOut]


class MandateIn(In):
    holder_id: UUID = Field(description="One of GET /v1/actors/{actor_id}/facilitators.")
    scope: list[MandateScope] = Field(min_length=1, max_length=len(MandateScope))
    valid_until: Moment = Field(description="At most a year from now.")


class MandateOut(Out):
    """The organisation lets the holder act for it. Signing is never included."""

    id: UUID
    actor_id: UUID
    holder: PersonRef
    scope: list[MandateScope]
    valid_until: Instant
    granted_by: PersonRef | None
    created_at: Instant
    revoked_at: Instant | None
    in_force: bool = Field(
        description="Not revoked, not past its time, and the holder still works for a programme or cluster."
    )
