"""What the API says about synergy patterns."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.actors.vocabulary import ActorRole
from symbiosis.kit.fields import Instant, LongText, ShortText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.reference.known import KnownFibre, KnownForm, KnownRoute
from symbiosis.streams.descriptions import CompositionRule

Tongue = Literal["en", "da", "fr", "es", "bg", "ro"]
Names = Annotated[dict[Tongue, ShortText], Field(min_length=1, description="By language.")]
Texts = Annotated[dict[Tongue, LongText], Field(min_length=1, description="By language.")]
Trades = Annotated[list[ActorRole], Field(max_length=40)]
Maturity = Annotated[
    int, Field(ge=1, le=9, description="Like a technology readiness level: 1 an idea, 9 in daily use.")
]
Evidence = Annotated[
    LongText,
    Field(min_length=1, description="Who does it and how sure that is: the case behind the pattern."),
]
Source = Annotated[Text, Field(min_length=1, max_length=1000, description="Where that is written.")]
Licence = Annotated[Text, Field(max_length=200)]

NAME = [
    {"en": "Workwear polycotton becomes acoustic panels", "da": "Polycotton-arbejdstøj bliver akustikplader"}
]
SUMMARY = [{"en": "Workwear polycotton, opened, becomes acoustic panels for furniture makers."}]


class PatternIn(In):
    """What one trade's leftovers become in another. Empty lists of trades, forms and windows mean any."""

    slug: Slug | None = Field(default=None, description="Made from the English name when absent.")
    names: Names = Field(examples=NAME)
    summary: Texts = Field(examples=SUMMARY)
    product: Names = Field(description="What it becomes, by language.", examples=[{"en": "Acoustic panels"}])
    donor_trades: Trades = Field(default_factory=list, description="Who has it.")
    forms: list[Slug] = Field(default_factory=list, max_length=60, description="Slugs of /v1/material-forms.")
    composition: list[CompositionRule] = Field(
        default_factory=list, max_length=20, description="What the material must be made of; all must hold."
    )
    route: Slug = Field(description="Slug of /v1/recycling-routes.", examples=["acoustic_panel_board"])
    receiver_trades: Trades = Field(default_factory=list, description="Who uses it.")
    maturity: Maturity
    evidence: Evidence
    source: Source
    licence: Licence | None = None


class PatternPatch(In):
    """JSON merge patch; the slug stays. Null takes the licence or a text in one language away."""

    names: dict[Tongue, ShortText | None] | None = None
    summary: dict[Tongue, LongText | None] | None = None
    product: dict[Tongue, ShortText | None] | None = None
    donor_trades: Trades | None = None
    forms: list[Slug] | None = Field(default=None, max_length=60)
    composition: list[CompositionRule] | None = Field(default=None, max_length=20)
    route: Slug | None = None
    receiver_trades: Trades | None = None
    maturity: Maturity | None = None
    evidence: Evidence | None = None
    source: Source | None = None
    licence: Licence | None = None


class PatternOut(Out):
    slug: str
    names: dict[str, str]
    summary: dict[str, str]
    product: dict[str, str]
    donor_trades: list[ActorRole]
    forms: list[str]
    composition: list[CompositionRule]
    route: str
    receiver_trades: list[ActorRole]
    maturity: Maturity
    evidence: str
    source: str
    licence: str | None
    retired: bool = Field(description="Kept for the record; matching does not use it any more.")
    shipped: bool = Field(description="As it came with the platform, unchanged.")
    version: int
    created_at: Instant
    updated_at: Instant


class LinkedStreams(Out):
    """Public streams a pattern links, counted among the newest 1,000 of its trades on each side.

    A number is null while fewer than three organisations stand behind it.
    """

    offers: int | None
    needs: int | None


class PatternDetailOut(PatternOut):
    linked: LinkedStreams


class PatternFilters(PageParams):
    q: Annotated[Text, Field(max_length=100)] | None = Field(
        default=None,
        description="Words in name, summary or product, any language; typing errors are forgiven.",
    )
    donor_trade: list[ActorRole] = Field(default_factory=list, max_length=40)
    receiver_trade: list[ActorRole] = Field(default_factory=list, max_length=40)
    form: list[KnownForm] = Field(default_factory=list, max_length=40)
    fibre: KnownFibre | None = Field(default=None, description="Patterns that use this fibre, or any.")
    route: list[KnownRoute] = Field(default_factory=list, max_length=40)
    retired: bool = Field(default=False, description="The retired ones instead.")


class PatternRef(Out):
    """A pattern as other resources name it."""

    slug: str
    names: dict[str, str]
    summary: dict[str, str]
    product: dict[str, str]
    route: str
    donor_trades: list[ActorRole]
    receiver_trades: list[ActorRole]
    maturity: int


class NearbyOrganisation(Out):
    """An organisation of the registry that could be the other side; it has not been asked."""

    id: UUID
    display_name: str
    roles: list[ActorRole]
    country: str
    town: str | None
    verification: str
    distance_km: float


class NearbyPlant(Out):
    """Someone who takes material on the pattern's route all the time, by its standing need."""

    need_id: UUID
    actor_id: UUID
    display_name: str
    country: str
    town: str | None
    distance_km: float | None
    basis: str = Field(description="`public_route_rules`: derived from what is publicly known, not its word.")


class PatternProposal(Out):
    pattern: PatternRef
    side: Literal["donor", "receiver"] = Field(description="What the stream is in the pattern.")
    organisations: list[NearbyOrganisation] = Field(
        description="Of the other trade, nearest first, five at most; empty where the stream's place is unknown."
    )
    plants: list[NearbyPlant] = Field(description="For an offer: on the route, nearest first, three at most.")


class ProposalParams(In):
    within_km: Annotated[float, Field(gt=0, le=20000)] | None = Field(
        default=None,
        description="How far away; else the stream's own limit, else 300 km. Plants: any distance.",
    )
