"""What the API says about versions of rules and rates."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from symbiosis.kit.countries import COUNTRIES
from symbiosis.kit.fields import Day, Instant, Money, ShortText, Text
from symbiosis.kit.http import In, Out


def plain(value: Decimal) -> str:
    """An amount in euro as the API says it."""
    return f"{value:.2f}"


def euros(value: Decimal) -> Money:
    return Money(amount=plain(value), currency="EUR")


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("not_a_number", "Send a plain number.")
    return value


_Float = PlainSerializer(float, return_type=float, when_used="json")
Kilometres = Annotated[
    Decimal,
    BeforeValidator(_no_truth, json_schema_input_type=float),
    Field(ge=0, le=20_100, max_digits=8, decimal_places=1, allow_inf_nan=False),
    _Float,
]
Factor = Annotated[
    Decimal,
    BeforeValidator(_no_truth, json_schema_input_type=float),
    Field(gt=0, le=1, max_digits=3, decimal_places=2, allow_inf_nan=False, examples=[0.5]),
    _Float,
]
Amount = Annotated[
    str, Field(pattern=r"^\d{1,5}(\.\d{1,2})?$", examples=["950.00"], description="EUR, decimal string.")
]
Days = Annotated[int, Field(ge=1, le=366)]


def _assigned(rates: dict[str, str]) -> dict[str, str]:
    unknown = sorted(set(rates) - COUNTRIES)
    if unknown:
        raise PydanticCustomError("unknown_country", "Use ISO 3166-1 alpha-2 codes, e.g. DK.")
    if any(Decimal(amount) == 0 for amount in rates.values()):
        raise PydanticCustomError("no_amount", "Leave countries without a rate out.")
    return {country: plain(Decimal(amount)) for country, amount in sorted(rates.items())}


Rates = Annotated[
    dict[str, Amount],
    Field(min_length=1, max_length=260, examples=[{"FI": "950.00"}], description="By host country."),
    AfterValidator(_assigned),
]


class RuleSetIn(In):
    """The numbers of a new version; what is left out is as the scheme publishes it."""

    valid_from: Day
    min_working_days: Annotated[int, Field(ge=1, le=31)] = 3
    max_months: Annotated[int, Field(ge=1, le=12)] = 1
    full_rate_min_days: Annotated[int, Field(ge=1, le=31)] = 5
    near_km: Kilometres = Field(default=Decimal(200), json_schema_extra={"default": 200})
    reduction_factor: Factor = Field(default=Decimal("0.5"), json_schema_extra={"default": 0.5})
    cap_eur: Amount = "1100.00"
    once_per_visitor: bool = True
    max_open_proposals: Annotated[int, Field(ge=1, le=100)] = 5
    proposal_days: Days = 14
    offer_hours: Annotated[int, Field(ge=1, le=1000)] = 48
    payment_days: Days = 10
    claim_days: Days = 60
    cv_needed: bool = Field(
        default=True, description="Visitors attach a CV before their registration is sent."
    )
    note: Annotated[Text, Field(max_length=2000)] | None = Field(
        default=None, description="Why it changes, and where that is written."
    )


class RuleSetOut(Out):
    """A version of the rules; never changed."""

    id: UUID
    version: int
    valid_from: date
    in_force: bool = Field(description="Counts for what is agreed today.")
    min_working_days: int
    max_months: int
    full_rate_min_days: int
    near_km: Kilometres
    reduction_factor: Factor
    cap_eur: str
    once_per_visitor: bool
    max_open_proposals: int
    proposal_days: int
    offer_hours: int
    payment_days: int
    claim_days: int
    cv_needed: bool
    note: str | None
    created_at: Instant


class RateTableIn(In):
    """The full lump sums of a new version; countries left out have no rate."""

    name: ShortText
    valid_from: Day
    valid_to: Day | None = None
    confirmed: bool = Field(description="Whether the funder has said so; else it is shown as unconfirmed.")
    source: Annotated[Text, Field(min_length=1, max_length=2000)]
    rates: Rates


class RateTableOut(Out):
    """A version of the rates; never changed."""

    id: UUID
    version: int
    name: str
    valid_from: date
    valid_to: date | None
    in_force: bool
    confirmed: bool
    source: str
    rates: dict[str, str]
    created_at: Instant


def rule_set(row: Any, in_force: UUID | None) -> dict[str, Any]:
    names = RuleSetOut.model_fields.keys() - {"in_force", "cap_eur"}
    return {
        **{name: getattr(row, name) for name in names},
        "cap_eur": plain(row.cap_eur),
        "in_force": row.id == in_force,
    }


def rate_table(row: Any, in_force: UUID | None) -> Mapping[str, Any]:
    names = RateTableOut.model_fields.keys() - {"in_force"}
    return {**{name: getattr(row, name) for name in names}, "in_force": row.id == in_force}
