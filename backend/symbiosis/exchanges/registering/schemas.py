"""What the API says about registrations."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from symbiosis.actors.schemas import ActorRef
from symbiosis.exchanges.registering.moves import RegistrationVerb
from symbiosis.exchanges.registering.rules import tidy_words
from symbiosis.exchanges.schemas import ClusterNameOut
from symbiosis.exchanges.vocabulary import ActivityType, RegistrationState
from symbiosis.kit.countries import COUNTRIES
from symbiosis.kit.fields import Country, Day, Instant, Language, LongText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import Bucket, ExchangeRole, NotAllowedReason, OrganisationClass


def _known(country: str) -> str:
    if country not in COUNTRIES:
        raise PydanticCustomError("unknown_country", "Use the ISO 3166-1 code of a country, e.g. FI.")
    return country


def _each_once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


Topic = Annotated[Text, Field(min_length=1, max_length=60)]
Topics = Annotated[list[Topic], Field(max_length=20), AfterValidator(tidy_words)]
Countries = Annotated[
    list[Annotated[Country, AfterValidator(_known)]], Field(max_length=50), AfterValidator(_each_once)
]
Languages = Annotated[list[Language], Field(max_length=10), AfterValidator(_each_once)]
Roles = Annotated[list[ExchangeRole], Field(min_length=1, max_length=2), AfterValidator(_each_once)]
Activities = Annotated[list[ActivityType], Field(max_length=5), AfterValidator(_each_once)]
Paragraph = Annotated[LongText, Field(max_length=2000)]
Visitors = Annotated[int, Field(ge=1, le=50)]
Reason = Annotated[LongText, Field(min_length=3, max_length=1000)]


class AvailableOut(Out):
    """A time in which a stay would suit."""

    model_config = ConfigDict(populate_by_name=True)

    from_: date = Field(alias="from")
    to: date


class AvailableIn(In):
    model_config = ConfigDict(populate_by_name=True)

    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise PydanticCustomError("before_start", "A time ends on or after the day it begins.")
        return self


class _Content(In):
    motivation: Paragraph | None = None
    learning_goals: Paragraph | None = Field(default=None, description="What a visitor wants to learn.")
    offers: Paragraph | None = Field(default=None, description="What visitors can see and learn at a host's.")
    max_visitors: Visitors | None = Field(default=None, description="How many a host receives at a time.")


class RegistrationContent(_Content):
    """All that a registration says; what is missing may be filled in later, until it is sent."""

    roles: Roles = Field(default_factory=lambda: [ExchangeRole.VISITOR])
    topics: Topics = Field(default_factory=list)
    activity_types: Activities = Field(default_factory=list)
    languages: Languages = Field(default_factory=list)
    target_countries: Countries = Field(default_factory=list, description="Wanted; empty: no preference.")
    excluded_countries: Countries = Field(default_factory=list, description="Read by your cluster only.")
    availability: list[AvailableIn] = Field(
        default_factory=list, max_length=10, description="Empty: at any time."
    )
    cluster_slug: Slug | None = Field(
        default=None, description="The partner that looks after you; falls back to your own cluster."
    )

    @model_validator(mode="after")
    def _either_wanted_or_not(self) -> Self:
        both = sorted(set(self.target_countries) & set(self.excluded_countries))
        if both:
            raise PydanticCustomError(
                "wanted_and_excluded",
                "A country is either wanted or excluded: {both}.",
                {"both": ", ".join(both)},
            )
        return self


class RegistrationIn(RegistrationContent):
    """A draft, kept until it is sent."""

    programme_slug: Slug
    actor_id: UUID | None = Field(
        default=None, description="Your organisation; needed if you act for several."
    )


class RegistrationPatch(_Content):
    """JSON merge patch; null empties a field. Roles and cluster stay once the cluster has decided on them."""

    roles: Roles | None = None
    topics: Topics | None = None
    activity_types: Activities | None = None
    languages: Languages | None = None
    target_countries: Countries | None = None
    excluded_countries: Countries | None = None
    availability: Annotated[list[AvailableIn], Field(max_length=10)] | None = None
    cluster_slug: Slug | None = None


class RegistrationReasonIn(In):
    reason: Reason = Field(description="Goes to the organisation by mail, word for word.")


class RegistrationCloseIn(In):
    reason: Reason | None = None


class RoleEligibilityOut(Out):
    """Whether the programme's rules let the organisation take part in a role, as they stand today."""

    role: ExchangeRole
    asked_for: bool
    allowed: bool
    code: NotAllowedReason | None = Field(description="The first rule that is not met.")
    detail: str | None = Field(description="What would satisfy it.")


class RegistrationStandingOut(Out):
    """What speaks for and against a registration, by the organisation's record."""

    organisation_class: OrganisationClass
    bucket: Bucket | None
    doubt: str | None = Field(description="What a person should look at in the class.")
    class_decided: bool = Field(description="A person decided it; else it follows from the record.")
    member_of: list[ClusterNameOut] = Field(description="Clusters of the programme that have confirmed it.")


class RegistrationFileOut(Out):
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    yours: bool = Field(description="You attached it.")
    created_at: Instant


class RegistrationRow(Out):
    """One line of a list of registrations."""

    id: UUID
    programme_slug: str
    actor: ActorRef
    cluster: ClusterNameOut
    roles: list[ExchangeRole]
    topics: list[str]
    state: RegistrationState
    reason: str | None
    submitted_at: datetime | None = Field(description="Since when it waits for its cluster.")
    eligibility: list[RoleEligibilityOut]
    standing: RegistrationStandingOut | None = Field(description="null for who is not staff of its cluster.")
    why_not_decide: str | None
    possible: list[RegistrationVerb]
    cv_attached: bool
    cv_needed: bool = Field(description="The programme's rules ask visitors for one.")
    version: int
    updated_at: datetime


class RegistrationOut(RegistrationRow):
    motivation: str | None
    learning_goals: str | None
    offers: str | None
    activity_types: list[ActivityType]
    languages: list[str]
    target_countries: list[str]
    excluded_countries: list[str]
    availability: list[AvailableOut]
    max_visitors: int | None
    cv: RegistrationFileOut | None = Field(
        description="For who may read it: who attached it, and those of the cluster who judge."
    )
    welcome_pack: RegistrationFileOut | None
    contact_name: str | None = Field(description="Who registered the organisation.")
    missing: list[str] = Field(description="Fields to fill in before it can be sent.")
    decided_at: datetime | None
    asked_at: datetime | None = Field(description="When it was asked whether it is still interested.")
    dormant_on: datetime | None = Field(
        description="When it leaves the catalogue, unless there is a sign of life before."
    )
    created_at: datetime


class RegistrationFilters(PageParams):
    programme: Slug | None = None
    state: list[RegistrationState] = Field(default_factory=list, max_length=7)
    cluster: Slug | None = None
    role: ExchangeRole | None = None
    mine: bool = Field(default=False, description="Of the organisations you belong to.")
