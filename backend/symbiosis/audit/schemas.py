"""What the API says about the journal."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Instant, Moment, Text
from symbiosis.kit.http import Out
from symbiosis.kit.paging import PageParams


class DoneBy(Out):
    """Who did it."""

    kind: Literal["person", "partner_system", "platform"]
    id: UUID | None = Field(description="null for the platform itself.")
    display_name: str
    office: str | None = Field(
        description="The office of a staff member, in the reader's language; null for everyone else.",
        examples=["facilitator"],
    )


class OrganisationName(Out):
    id: UUID
    display_name: str


class JournalEntryOut(Out):
    """One thing that happened. Entries are never changed or removed."""

    id: UUID
    at: Instant
    tag: str = Field(description="Stable code of what happened.", examples=["stream.published"])
    sentence: str = Field(
        description="Who did what, in the reader's language.",
        examples=["Frederik (facilitator) on behalf of Systuen published a listing."],
    )
    by: DoneBy
    auth: str = Field(description="How they proved who they are.", examples=["password"])
    on_behalf_of: OrganisationName | None = Field(description="The organisation whose mandate they used.")
    organisation: OrganisationName | None = Field(description="The organisation it concerns.")
    subject_type: str = Field(examples=["material_stream"])
    subject_id: UUID = Field(description="For reads of several rows: the first of them.")
    before: dict[str, Any] = Field(description="The fields that changed, as they were.")
    after: dict[str, Any] = Field(description="The same fields afterwards.")
    change: dict[str, Any] = Field(description="What else there is to know, e.g. a reason.")
    request_id: str | None = Field(description="Of the request that did it; known to staff only.")


class HistoryParams(PageParams):
    """A history is read from its newest entry backwards."""


class JournalFilters(PageParams):
    subject_type: Annotated[Text, Field(max_length=60)] | None = Field(
        default=None, examples=["material_stream"]
    )
    subject: UUID | None = Field(default=None, description="Only what happened to this row.")
    person: UUID | None = Field(default=None, description="Only what this person did.")
    organisation: UUID | None = Field(default=None, description="Only what concerns this organisation.")
    tag: list[Annotated[Text, Field(max_length=60)]] = Field(
        default_factory=list, max_length=40, description="Codes of what happened, e.g. stream.published."
    )
    since: Moment | None = None
    until: Moment | None = None
