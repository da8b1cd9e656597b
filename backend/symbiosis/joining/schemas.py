"""What the API says about programmes and applications to join them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictBool

from symbiosis.accounts.consent_schemas import ConsentIn, ConsentTextOut
from symbiosis.actors.schemas import ActorRef
from symbiosis.actors.vocabulary import ActorRole, RegistrationScheme, SizeClass
from symbiosis.joining.vocabulary import ApplicationState, QuestionKind, Verb
from symbiosis.kit.fields import Address, Country, LongText, ShortText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.language import Supported
from symbiosis.kit.paging import PageParams

# --- programmes and their forms ---

ByLanguage = dict[str, str]
"""Texts in da and en; readers of other languages get en."""

AnswerValue = StrictBool | float | Annotated[Text, Field(max_length=1000)]


class ProgrammeClusterOut(Out):
    slug: str
    name: str
    country: str


class ProgrammeOut(Out):
    """A programme that people can apply to join."""

    slug: str = Field(examples=["cloth"])
    name: str
    intro: ByLanguage = Field(description="By language; fall back to en.")
    clusters: list[ProgrammeClusterOut]


class ChoiceOut(Out):
    value: str
    label: ByLanguage


class BarOut(Out):
    """An answer with which one cannot take part."""

    answer: bool | float | str
    reason: ByLanguage
    remedy: ByLanguage = Field(description="What the applicant can do instead.")


class QuestionOut(Out):
    key: str = Field(description="Key in `answers`.")
    kind: QuestionKind
    label: ByLanguage
    help: ByLanguage | None
    required: bool
    choices: list[ChoiceOut] = Field(description="Of a choice; empty otherwise.")
    at_least: float | None = Field(description="Of a number.")
    at_most: float | None = Field(description="Of a number.")
    bars: list[BarOut] = Field(description="Answers that are refused when the application is sent.")


class ProgrammeFormOut(ProgrammeOut):
    """A programme with all that its form asks."""

    asks_of_you: list[ByLanguage] = Field(description="The few things it asks of those who join.")
    countries: list[str] = Field(description="Where an organisation must be.")
    needs_cluster: bool = Field(description="Whether `cluster_slug` must be given.")
    questions: list[QuestionOut]
    consent_texts: list[ConsentTextOut]


# --- what applicants send ---


class OrganisationIn(In):
    """An organisation that is not in the registry yet. Give its postcode or its town."""

    legal_name: ShortText
    country: Country
    registration_scheme: RegistrationScheme | None = Field(
        default=None, description="Falls back to cvr in Denmark and vat elsewhere."
    )
    registration_number: Annotated[Text, Field(min_length=1, max_length=40)] = Field(
        description="CVR number in Denmark, VAT number elsewhere."
    )
    postcode: Annotated[Text, Field(max_length=12)] | None = None
    town: ShortText | None = None
    size_class: SizeClass | None = None
    roles: list[ActorRole] = Field(default_factory=list, max_length=8)


class OrganisationPatch(In):
    """JSON merge patch; null clears what may be empty."""

    legal_name: ShortText | None = None
    country: Country | None = None
    registration_scheme: RegistrationScheme | None = None
    registration_number: Annotated[Text, Field(min_length=1, max_length=40)] | None = None
    postcode: Annotated[Text, Field(max_length=12)] | None = None
    town: ShortText | None = None
    size_class: SizeClass | None = None
    roles: list[ActorRole] | None = Field(default=None, max_length=8)


Answers = Annotated[dict[Slug, AnswerValue], Field(max_length=30)]
Proof = Annotated[LongText, Field(max_length=2000)]
Message = Annotated[LongText, Field(max_length=2000)]


class ApplicationContent(In):
    """What an applicant may correct later. Either `organisation` or `claims_actor_id`."""

    applicant_name: ShortText
    language: Supported = Field(default="da", description="Of the mails we write to you.")
    cluster_slug: Slug | None = Field(default=None, description="Your cluster; falls back to the only one.")
    organisation: OrganisationIn | None = Field(default=None, description="One that is new here.")
    claims_actor_id: UUID | None = Field(default=None, description="One that is in the registry already.")
    proof: Proof | None = Field(
        default=None,
        description="Why you may act for the organisation you claim: your position, a page that names you.",
    )
    answers: Answers = Field(
        default_factory=dict,
        description="By the key of the question.",
        examples=[{"organisation_kind": "sme", "cluster_member": "yes", "aim": "both"}],
    )
    message: Message | None = None


class ApplicationIn(ApplicationContent):
    """An application to join a programme."""

    programme_slug: Slug = Field(examples=["cloth"])
    applicant_email: Address = Field(description="Where the answer goes; your account's address later.")
    consents: list[ConsentIn] = Field(max_length=10)


class ApplicationPatch(In):
    """JSON merge patch. The address and the programme stay: for another one apply anew."""

    applicant_name: ShortText | None = None
    language: Supported | None = None
    cluster_slug: Slug | None = None
    organisation: OrganisationPatch | None = None
    claims_actor_id: UUID | None = None
    proof: Proof | None = None
    answers: Annotated[dict[Slug, AnswerValue | None], Field(max_length=30)] | None = None
    message: Message | None = None


# --- what staff send ---


class ReasonIn(In):
    reason: Annotated[LongText, Field(min_length=3, max_length=2000)] = Field(
        description="Goes to the applicant by mail, word for word."
    )


class AcceptIn(In):
    """How to accept; send `{}` for accepting it as it is."""

    claims_actor_id: UUID | None = Field(
        default=None, description="The organisation is this one of the registry, whatever the form says."
    )


# --- what both read ---


class AppliedOut(Out):
    """The receipt. The token is shown here once, and is in the link of the mail."""

    id: UUID
    state: ApplicationState
    token: str = Field(description="Send it as Application-Token to follow and correct the application.")


class OrganisationOut(Out):
    legal_name: str
    country: str
    registration_scheme: RegistrationScheme | None
    registration_number: str | None
    postcode: str | None
    town: str | None
    size_class: SizeClass | None
    roles: list[ActorRole]


class MyApplicationOut(Out):
    """What the applicant reads."""

    id: UUID
    programme_slug: str
    programme_name: str
    cluster_slug: str | None
    state: ApplicationState
    possible: list[Verb] = Field(description="What you can do to it now.")
    reason: str | None = Field(description="What staff wrote: what to change, or why it was refused.")
    applicant_name: str
    applicant_email: str
    language: str
    organisation: OrganisationOut | None = Field(description="One that is new here.")
    claims: ActorRef | None = Field(description="One of the registry.")
    proof: str | None
    answers: dict[str, AnswerValue]
    message: str | None
    decided_at: datetime | None
    version: int
    created_at: datetime
    updated_at: datetime


class ApplicationOut(MyApplicationOut):
    """What staff read."""

    why_not_decide: str | None = Field(description="Why you may not decide on it; null when you may.")
    claimed_already: bool = Field(
        description="The organisation looks after its record itself; where it has an administrator, acceptance"
        " opens nothing: the administrators are told."
    )
    same_number: ActorRef | None = Field(
        description="An organisation of the registry with the registration number of a new one."
    )
    decided_by_name: str | None
    actor: ActorRef | None = Field(description="The organisation the acceptance registered or claimed.")


class ApplicationRow(Out):
    """One line of the list: who asks for what, without addresses."""

    id: UUID
    programme_slug: str
    cluster_slug: str | None
    state: ApplicationState
    applicant_name: str
    organisation_name: str
    country: str | None
    claims: bool = Field(description="Asks for an organisation that is in the registry.")
    created_at: datetime
    updated_at: datetime


class ApplicationFilters(PageParams):
    state: list[ApplicationState] = Field(default_factory=list, max_length=5)
    programme: Slug | None = None
    q: Annotated[Text, Field(max_length=100)] | None = Field(
        default=None, description="Part of the organisation's or the applicant's name."
    )
