"""What the API says about staff roles."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.actors.capabilities import StaffRole
from symbiosis.actors.people.schemas import PersonRef
from symbiosis.kit.fields import Address, Instant, Moment, ShortText, Slug
from symbiosis.kit.http import In, Out
from symbiosis.kit.language import Supported


class StaffPersonOut(PersonRef):
    email: str


class AppointedRoleOut(Out):
    """Someone's role in a cluster, in a programme, or (neither named) on the whole platform."""

    id: UUID
    person: StaffPersonOut
    role: StaffRole
    programme_slug: str | None
    cluster_slug: str | None
    clusters: list[str] = Field(description="Slugs of the clusters it covers; empty on the whole platform.")
    valid_until: Instant | None
    granted_by: PersonRef | None = Field(description="Null when appointed from the command line.")
    created_at: Instant


class StaffRoleFilters(In):
    role: list[StaffRole] = Field(default_factory=list, max_length=len(StaffRole))
    programme: Slug | None = None
    cluster: Slug | None = Field(default=None, description="Roles that cover this cluster.")


class AppointmentIn(In):
    """An address that is new gets an account without a password; the mail says how to sign in."""

    email: Address
    display_name: ShortText | None = Field(default=None, description="Needed for an address that is new.")
    language: Supported = Field(
        default="da", description="Of the mail and, for a new account, of the web app."
    )
    role: StaffRole
    programme_slug: Slug | None = None
    cluster_slug: Slug | None = Field(default=None, description="Of the programme, where both are named.")
    valid_until: Annotated[
        Moment | None, Field(description="Required of auditors: at most a year from now.")
    ] = None
