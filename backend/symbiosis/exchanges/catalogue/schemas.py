"""What the API says about the catalogue and its suggestions."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.exchanges.catalogue.fitting import FitPart
from symbiosis.exchanges.registering.schemas import AvailableOut
from symbiosis.exchanges.schemas import ClusterNameOut
from symbiosis.exchanges.vocabulary import ActivityType
from symbiosis.kit.fields import Country, Language, Slug, Text
from symbiosis.kit.http import Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import ExchangeRole


class WelcomePackOut(Out):
    """What a host says of itself and the stay, as a file."""

    name: str
    media_type: str
    size_bytes: int


class CatalogueEntryOut(Out):
    """An accepted registration, as the others in the programme see it."""

    registration_id: UUID
    programme_slug: str
    actor: ActorRef
    cluster: ClusterNameOut
    roles: list[ExchangeRole]
    learning_goals: str | None
    offers: str | None
    topics: list[str]
    activity_types: list[ActivityType]
    languages: list[str]
    target_countries: list[str]
    availability: list[AvailableOut]
    max_visitors: int | None
    welcome_pack: WelcomePackOut | None
    mine: bool = Field(description="Of an organisation you belong to.")
    existing_partner: bool = Field(description="You have or had an exchange with it.")
    open_proposal_id: UUID | None = Field(description="A proposal between you that waits for an answer.")
    propose_as: list[ExchangeRole] = Field(description="What your organisation could be; empty: it cannot.")
    propose_with: UUID | None = Field(description="The registration of yours to propose with.")


class CatalogueFilters(PageParams):
    programme: Slug
    role: ExchangeRole | None = Field(default=None, description="Registered in this role.")
    country: list[Country] = Field(default_factory=list, max_length=20)
    activity_type: list[ActivityType] = Field(default_factory=list, max_length=5)
    language: list[Language] = Field(default_factory=list, max_length=10)
    topic: Annotated[Text, Field(max_length=60)] | None = None
    q: Annotated[Text, Field(max_length=100)] | None = Field(
        default=None, description="Words in the name, the topics, what is offered or wanted."
    )


class SuggestionParams(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: ExchangeRole | None = Field(
        default=None, description="What you would be; else every role you are registered in."
    )
    limit: int = Field(default=20, ge=1, le=100, description="For each role.")


class FitReasonOut(Out):
    part: FitPart
    points: int
    most: int = Field(description="Points this part can give.")
    detail: str


class ExchangeSuggestionOut(Out):
    """Somebody who would suit, and why."""

    role: ExchangeRole = Field(description="What you would be.")
    score: int = Field(ge=0, le=100)
    reasons: list[FitReasonOut] = Field(description="What speaks for it (points), and what does not (none).")
    entry: CatalogueEntryOut
