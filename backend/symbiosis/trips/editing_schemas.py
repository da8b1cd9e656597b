"""What managers send of study trips."""

from datetime import time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, field_validator

from symbiosis.kit.fields import (
    Country,
    Day,
    Latitude,
    Longitude,
    LongText,
    Moment,
    ShortText,
    Slug,
    Text,
)
from symbiosis.kit.http import In
from symbiosis.trips.vocabulary import ItemKind, Theme

Titles = Annotated[dict[Literal["da", "en"], ShortText], Field(max_length=2)]
Paragraphs = Annotated[dict[Literal["da", "en"], LongText], Field(max_length=2)]
Topic = Annotated[Text, Field(min_length=1, max_length=200)]
TitlesPatch = Annotated[dict[Literal["da", "en"], ShortText | None], Field(max_length=2)]
ParagraphsPatch = Annotated[dict[Literal["da", "en"], LongText | None], Field(max_length=2)]
ByLanguage = dict[str, str]


class TripDestinationIn(In):
    country: Country
    city: ShortText | None = None
    latitude: Latitude | None = Field(default=None, description="Found by the town's name when left out.")
    longitude: Longitude | None = None


class _TripContent(In):
    title: Titles = Field(default_factory=dict, examples=[{"en": "Textile recycling"}])
    summary: Paragraphs = Field(default_factory=dict)
    theme: Theme
    topics: list[Topic] = Field(default_factory=list, max_length=20)
    starts_on: Day
    ends_on: Day
    timezone: Annotated[Text, Field(max_length=60)] = Field(default="Europe/Brussels")
    destinations: list[TripDestinationIn] = Field(default_factory=list, max_length=10)
    hosts_to_be_named: bool = False
    seats_total: int = Field(default=0, ge=0, le=500)
    seats_per_organisation: int = Field(default=2, ge=1, le=50)
    min_participants: int = Field(default=1, ge=1, le=500, description="Organisations the trip needs.")
    waiting_list: bool = True
    apply_from: Moment | None = None
    apply_until: Moment | None = None
    offer_hours: int | None = Field(
        default=None,
        ge=1,
        le=720,
        description="How long an offer stands; falls back to the programme's rule.",
    )
    cost_note: Paragraphs = Field(default_factory=dict)


class TripIn(_TripContent):
    """A draft; nobody but the cluster's staff sees it."""

    programme_slug: Slug = Field(examples=["cloth"])
    owner_cluster: Slug = Field(description="The cluster that organises it; you manage its trips.")


class TripPatch(In):
    """JSON merge patch: null takes a language away. Dates and destinations stay once seats are given, the
    programme once it is confirmed."""

    title: TitlesPatch | None = None
    summary: ParagraphsPatch | None = None
    theme: Theme | None = None
    topics: list[Topic] | None = Field(default=None, max_length=20)
    starts_on: Day | None = None
    ends_on: Day | None = None
    timezone: Annotated[Text, Field(max_length=60)] | None = None
    destinations: list[TripDestinationIn] | None = Field(default=None, max_length=10)
    hosts_to_be_named: bool | None = None
    seats_total: int | None = Field(default=None, ge=0, le=500)
    seats_per_organisation: int | None = Field(default=None, ge=1, le=50)
    min_participants: int | None = Field(default=None, ge=1, le=500)
    waiting_list: bool | None = None
    apply_from: Moment | None = None
    apply_until: Moment | None = None
    offer_hours: int | None = Field(default=None, ge=1, le=720)
    cost_note: ParagraphsPatch | None = None
    report: ParagraphsPatch | None = None


class TripLineIn(In):
    """A line of the programme."""

    day: Day
    starts_at: time | None = Field(default=None, description="Local time, e.g. 09:30.")
    ends_at: time | None = None
    kind: ItemKind
    title: Titles
    host_actor_id: UUID | None = Field(default=None, description="An organisation of the registry.")
    place: ShortText | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    counts: bool = Field(default=True, description="Part of a constructive working day. Travel never is.")

    @field_validator("starts_at", "ends_at")
    @classmethod
    def _local(cls, value: time | None) -> time | None:
        """What the clock on the wall shows there."""
        return None if value is None else value.replace(tzinfo=None, microsecond=0)


class TripLinesIn(In):
    lines: list[TripLineIn] = Field(max_length=200)


class TripHostIn(In):
    actor_id: UUID
    confirmed: bool = False


class TripHostsIn(In):
    hosts: list[TripHostIn] = Field(max_length=30, description="In the order in which they are shown.")
    to_be_named: bool = False


class PartnerSeatsIn(In):
    cluster_slug: Slug
    seats: int = Field(ge=0, le=500)


class PartnerSharesIn(In):
    shares: list[PartnerSeatsIn] = Field(
        max_length=30, description="Clusters that are not named have no limit of their own."
    )


class CancelTripIn(In):
    reason: Annotated[LongText, Field(min_length=3, max_length=1000)] = Field(
        description="Goes to all who applied, word for word, and stands on the trip's page."
    )


class TripReportIn(In):
    report: Paragraphs | None = Field(default=None, description="Falls back to the text that is there.")
    waive_exchanges_reason: Annotated[LongText, Field(min_length=3, max_length=1000)] | None = Field(
        default=None, description="Why the report does not wait for exchanges that are still open."
    )


class TripPhotoPatch(In):
    caption: ShortText | None = None
    consent_confirmed: bool | None = Field(
        default=None,
        description="Everybody who can be recognised has agreed; without it nobody else sees it.",
    )
