"""What the API says about what organisations count as in a programme."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Instant, ShortText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import Bucket, OrganisationClass


class ParticipantActor(Out):
    id: UUID
    display_name: str
    country: str
    size_class: str | None
    roles: list[str]


class ParticipantOut(Out):
    """Class and bucket are two things: the bucket follows from the class unless somebody set it with a
    reason. `doubt` says what a person should look at."""

    actor: ParticipantActor
    clusters: list[str] = Field(description="Clusters of the programme that have confirmed it.")
    organisation_class: OrganisationClass
    bucket: Bucket | None
    bucket_of_class: Bucket | None = Field(description="Where the class alone would count.")
    bucket_reason: str | None
    doubt: str | None = Field(description="A code, or what whoever entered it wrote.")
    derived: bool = Field(description="From its record; nobody has decided.")
    source: str | None
    decided_at: Instant | None
    version: int = Field(description="Of the decision, for If-Match; 0 before there is one.")
    may_decide: bool


class ParticipantFilters(PageParams):
    doubtful: bool | None = Field(default=None, description="With a doubt, or without one.")
    cluster: Slug | None = None
    bucket: Bucket | None = Field(default=None, description="Of those that somebody has decided.")
    q: ShortText | None = None


class ClassificationIn(In):
    organisation_class: OrganisationClass
    bucket: Bucket | None = Field(default=None, description="Null: as the class says.")
    reason: Annotated[Text, Field(max_length=1000)] | None = Field(
        default=None, description="Needed where the bucket is not that of the class."
    )
    doubt: ShortText | None = Field(
        default=None, description="What remains to be looked at; null settles it."
    )
