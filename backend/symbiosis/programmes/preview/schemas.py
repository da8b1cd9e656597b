"""What is asked and answered about a voucher before anybody applies."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Country, Day, Latitude, Longitude, Money, ShortText, Text
from symbiosis.kit.http import In, Out
from symbiosis.programmes.entitlement import HintCode
from symbiosis.programmes.terms_schemas import Factor, Kilometres
from symbiosis.programmes.vocabulary import UnfundedReason


class PreviewPlaceIn(In):
    """An organisation's main site, a point, or a postcode or town; a country alone gives no distance."""

    actor_id: UUID | None = None
    country: Country | None = None
    postcode: Annotated[Text, Field(max_length=12)] | None = None
    town: ShortText | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class VoucherPreviewIn(In):
    """Where to, how long, from where. Say the dates, or how many working days."""

    host_country: Country | None = Field(default=None, description="Not needed where `host` names one.")
    starts_on: Day | None = None
    ends_on: Day | None = None
    travel_days: Annotated[list[Day], Field(max_length=10)] = Field(
        default_factory=list, description="Days of the stay that are spent travelling; they do not count."
    )
    working_days: Annotated[int, Field(ge=0, le=31)] | None = Field(
        default=None, description="Instead of dates."
    )
    visitor: PreviewPlaceIn | None = Field(default=None, description="Where the visitor comes from.")
    host: PreviewPlaceIn | None = Field(default=None, description="Where the stay is.")
    distance_km: Kilometres | None = Field(
        default=None, description="Instead of two places; without either it is taken to be far enough."
    )


class DayOffOut(Out):
    day: date
    why: str = Field(description="`weekend`, `travel`, or the name of the public holiday in English.")


class ReasonOut(Out):
    code: str = Field(examples=["days_lt_5"])
    text: str


class HintOut(Out):
    """What would raise the amount, and to what."""

    code: HintCode
    days_more: int
    km_more: Kilometres
    becomes: Money
    text: str


class RateUsedOut(Out):
    name: str
    version: int
    confirmed: bool
    source: str


class VoucherPreviewOut(Out):
    """Nothing is promised by it: what counts is decided when an exchange is agreed."""

    host_country: str
    working_days: int
    days_off: list[DayOffOut] = Field(description="Days of the stay that do not count, and why.")
    distance_km: Kilometres | None = Field(description="Great circle; null where it is taken to be far.")
    amount: Money
    full_rate: Money | None = Field(description="Null where there is no rate.")
    factor: Factor | None
    capped: bool
    unfunded_reason: UnfundedReason | None
    reasons: list[ReasonOut] = Field(description="Why it is less than the full rate, or nothing.")
    hints: list[HintOut]
    payout_currency: str | None = Field(description="In which the visitor's cluster pays, where it is known.")
    rate: RateUsedOut
    rule_version: int
    notes: list[str] = Field(description="What to know about this answer, in sentences.")
