"""On what terms: how much of a material, where, for what price."""

from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from symbiosis.kit.fields import Country, Kilograms, Money, Quantity, ShortText, Text
from symbiosis.kit.http import In, Out
from symbiosis.streams.vocabulary import (
    KgBasis,
    Period,
    PriceModel,
    QuantityMode,
    QuantityUnit,
    TransportPayer,
)


class QuantityIn(In):
    """How much, as people say it; the platform keeps what was said and converts it to kilograms."""

    mode: QuantityMode = QuantityMode.ONE_OFF
    value: Quantity
    unit: QuantityUnit = QuantityUnit.KG
    period: Period | None = Field(
        default=None, description="With `recurring`: per week, month, quarter or year."
    )
    kg_per_unit: Quantity | None = Field(
        default=None,
        description="Weight of one unit, needed for anything but kg and t (unless gsm and width say it).",
    )
    gsm: Quantity | None = Field(default=None, description="g/m2; with m2 it gives the weight.")
    width_cm: Quantity | None = Field(
        default=None, description="Fabric width; with m and gsm it gives the weight."
    )
    weighed: bool = Field(default=False, description="The kilograms were weighed, not estimated.")


class QuantityOut(QuantityIn):
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    kg: Kilograms = Field(description="Kilograms, for recurring streams per period.")
    kg_per_year: Kilograms = Field(
        description="Kilograms a year for recurring streams, else the one-off amount."
    )
    kg_basis: KgBasis


class Price(In):
    model: PriceModel = PriceModel.NEGOTIABLE
    per_kg: Money | None = Field(
        default=None, description="Asked (offer) or paid (need) per kg; negative where the supplier pays."
    )
    limit_per_kg: Money | None = Field(
        default=None,
        description="The least you accept (offer) or the most you pay (need) per kg. Matching takes it into"
        " account; nobody outside your organisation ever sees it, in the other side's answers it is absent.",
    )
    transport_paid_by: TransportPayer | None = None
    transport_limit_per_kg: Money | None = Field(
        default=None, description="The most the transport may cost per kg; dearer pairs are not suggested."
    )
    disposal_cost_per_kg: Money | None = Field(
        default=None,
        description="Of an offer: what getting rid of it costs today. Confidential like the limit.",
    )
    virgin_price_per_kg: Money | None = Field(
        default=None, description="Of a need: price of the material it replaces. Confidential like the limit."
    )
    preprocessing_cost_per_kg: Money | None = Field(
        default=None, description="Of a need: cost of making it usable. Confidential like the limit."
    )


CONFIDENTIAL_PRICES = (
    "limit_per_kg",
    "disposal_cost_per_kg",
    "virgin_price_per_kg",
    "preprocessing_cost_per_kg",
)
"""Fields of Price that nobody outside the owner's organisation reads, in whatever form."""


class PlaceIn(In):
    """Where the material is: a site of the owner, or a place located offline by postcode or town."""

    site_id: UUID | None = None
    country: Country | None = None
    postcode: Annotated[Text, Field(max_length=12)] | None = None
    town: ShortText | None = None


class PlaceOut(Out):
    """Where it is; for anonymous streams only the region and a point rounded to 0.1 degree."""

    site_id: UUID | None
    country: str
    postcode: str | None
    town: str | None
    nuts3: str | None
    latitude: float | None
    longitude: float | None
