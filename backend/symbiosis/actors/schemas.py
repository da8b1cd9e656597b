"""What the API says about actors, their sites and clusters."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.actors.capabilities import Capability, MandateScope, MemberRole, StaffRole
from symbiosis.actors.vocabulary import (
    ActorRole,
    PointPrecision,
    RegistrationScheme,
    SizeClass,
    Standing,
    Verification,
)
from symbiosis.kit.fields import Country, Language, Latitude, Longitude, LongText, ShortText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.near import NearParams

Website = Annotated[Text, Field(pattern=r"^https?://[^\s]+$", max_length=300)]


class RecordSource(Out):
    """Where a record comes from and on what terms."""

    name: str = Field(
        description="Data set or person the record comes from.", examples=["Climate TRACE 2024"]
    )
    licence: str | None = Field(default=None, examples=["CC BY 4.0"])
    statement: str | None = Field(
        default=None, examples=["From public sources, not confirmed by the company."]
    )


class SiteIn(In):
    """A place of business. Give coordinates, or a postcode or town to be located offline."""

    name: ShortText | None = None
    address: ShortText | None = None
    postcode: Annotated[Text, Field(max_length=12)] | None = None
    town: ShortText | None = None
    country: Country
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class SiteOut(Out):
    id: UUID
    actor_id: UUID
    name: str | None
    address: str | None
    postcode: str | None
    town: str | None
    country: str
    nuts3: str | None = Field(description="NUTS-3 region (2021 codes), e.g. DK041.")
    latitude: float = Field(description="WGS84 degrees north.")
    longitude: float = Field(description="WGS84 degrees east.")
    precision: PointPrecision = Field(description="How exactly the point is known.")
    version: int
    created_at: datetime
    updated_at: datetime


class ActorIn(In):
    """An organisation in the textile chain or beside it."""

    legal_name: ShortText
    display_name: ShortText | None = Field(default=None, description="Falls back to the legal name.")
    country: Country
    registration_scheme: RegistrationScheme | None = None
    registration_number: Annotated[Text, Field(max_length=40)] | None = None
    size_class: SizeClass | None = None
    roles: list[ActorRole] = Field(default_factory=list, max_length=8)
    sector: Slug | None = Field(
        default=None, examples=["cut_make"], description="Branch of the textile trade."
    )
    languages: list[Language] = Field(default_factory=list, max_length=10)
    description: dict[Language, LongText] = Field(
        default_factory=dict,
        max_length=10,
        description="Text per language.",
        examples=[{"da": "Syr sengetøj."}],
    )
    website: Website | None = None
    clusters: list[Slug] = Field(
        default_factory=list,
        max_length=10,
        description="Clusters it belongs to, by slug. Each is a claim until that cluster confirms it; where you"
        " may confirm it, it is confirmed at once.",
    )
    external_source: Slug | None = Field(
        default=None, description="Your system, with `external_id`: the upsert key."
    )
    external_id: Annotated[Text, Field(max_length=200)] | None = None


class ActorCreate(ActorIn):
    site: SiteIn = Field(description="The main place of business.")


class ActorRef(Out):
    """An actor as other resources name it."""

    id: UUID
    display_name: str
    country: str
    verification: Verification


class ActorOut(Out):
    id: UUID
    legal_name: str
    display_name: str
    country: str
    registration_scheme: RegistrationScheme | None
    registration_number: str | None
    size_class: SizeClass | None
    roles: list[ActorRole]
    sector: str | None
    languages: list[str]
    description: dict[str, str]
    website: str | None
    clusters: list[str] = Field(description="Slugs of the clusters that have confirmed its membership.")
    verification: Verification
    claimed: bool = Field(description="Whether the organisation itself looks after the record.")
    standing: Standing = Field(description="Suspended organisations publish nothing.")
    merged_into: UUID | None = Field(
        description="The organisation this one was merged into; its own address answers 308."
    )
    source: RecordSource
    external_source: str | None
    external_id: str | None
    main_site: SiteOut | None
    offers: int = Field(description="Public offers it has open now.")
    needs: int = Field(description="Public needs it has open now.")
    distance_km: float | None = Field(
        description="Main site from the place asked for, great circle; null without one."
    )
    version: int
    created_at: datetime
    updated_at: datetime


class ActorPoint(Out):
    """One marker on the map: the main site of an actor."""

    id: UUID
    display_name: str
    country: str
    roles: list[ActorRole]
    verification: Verification
    latitude: float
    longitude: float
    offers: int
    needs: int
    distance_km: float | None = Field(description="From the place asked for, great circle.")


class ClusterOut(Out):
    slug: str
    name: str
    country: str
    description: dict[str, str]
    members: int = Field(description="Organisations whose membership the cluster has confirmed.")


class ActorFilters(NearParams):
    q: Annotated[Text, Field(max_length=100)] | None = Field(
        default=None, description="Words in name, town or description; typing errors are forgiven."
    )
    country: list[Country] = Field(default_factory=list, max_length=40)
    role: list[ActorRole] = Field(default_factory=list, max_length=40)
    sector: list[Slug] = Field(default_factory=list, max_length=40)
    cluster: Slug | None = None
    nuts: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9A-Z]{0,3}$")] | None = Field(
        default=None, description="A NUTS region and all within it, e.g. DK04."
    )
    claimed: bool | None = None
    sort: Literal["name", "nearest"] = Field(
        default="name", description="`nearest` needs latitude and longitude."
    )


class MembershipOut(Out):
    """An actor the signed-in person acts for, and in which role."""

    actor: ActorRef
    role: MemberRole
    capabilities: list[Capability] = Field(description="What the role lets them do for it.")
    main_site: SiteOut | None


class HeldMandateOut(Out):
    """An organisation that lets the person act for it."""

    id: UUID
    actor: ActorRef
    scope: list[MandateScope]
    valid_until: datetime


class StaffRoleOut(Out):
    """A role in a programme or cluster; on the whole platform where neither is named."""

    role: StaffRole
    programme_slug: str | None
    cluster_slug: str | None
    clusters: list[str] = Field(description="Slugs of the clusters it covers; empty on the whole platform.")
    capabilities: list[Capability] = Field(description="What it lets them do there, once awake.")
    valid_until: datetime | None


class ClientOut(Out):
    """A partner cluster's system."""

    id: UUID
    name: str
    cluster_slug: str


class MeOut(Out):
    """Who is calling: a person, also by their API key, or a partner's system as `client`; a visitor is nobody."""

    user_id: UUID | None = None
    email: str | None = None
    display_name: str | None = None
    language: str | None = None
    has_password: bool | None = None
    memberships: list[MembershipOut] = Field(default_factory=list)
    mandates: list[HeldMandateOut] = Field(default_factory=list)
    staff: list[StaffRoleOut] = Field(default_factory=list)
    staff_asleep: bool = Field(
        default=False,
        description="Staff roles and mandates sleep until this session confirms a second factor.",
    )
    client: ClientOut | None = None
    scopes: list[str] | None = Field(
        default=None, description="What a machine's credentials are for; null in the browser."
    )


class ActorPatch(In):
    """A merge patch; null clears a field."""

    legal_name: ShortText | None = None
    display_name: ShortText | None = None
    registration_scheme: RegistrationScheme | None = None
    registration_number: Annotated[Text, Field(max_length=40)] | None = None
    size_class: SizeClass | None = None
    roles: list[ActorRole] | None = Field(default=None, max_length=8)
    sector: Slug | None = None
    languages: list[Language] | None = Field(default=None, max_length=10)
    description: dict[Language, LongText | None] | None = Field(default=None, max_length=10)
    website: Website | None = None
