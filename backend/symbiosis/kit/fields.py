"""Field types every room shares: text that PostgreSQL can hold, bounded numbers and times."""

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

_KEPT_CONTROLS = "\n\t"


def _clean_text(value: str) -> str:
    text = unicodedata.normalize("NFC", value)
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in _KEPT_CONTROLS for c in text):
        raise PydanticCustomError("control_characters", "Remove control characters from the text.")
    return text


def _within_centuries(value: datetime) -> datetime:
    if not 1900 <= value.year <= 2199:
        raise PydanticCustomError("date_out_of_range", "Use a year from 1900 to 2199.")
    return value.astimezone(UTC)


def _date_within_centuries(value: date) -> date:
    if not 1900 <= value.year <= 2199:
        raise PydanticCustomError("date_out_of_range", "Use a year from 1900 to 2199.")
    return value


def _finite(value: object) -> object:
    """Refuse what Decimal would take and PostgreSQL would not: NaN, Infinity, `1e400`, true."""
    if isinstance(value, bool) or (isinstance(value, float) and value != value):
        raise PydanticCustomError("not_a_number", "Send a plain number.")
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        raise PydanticCustomError("number_out_of_range", "This number is too large.")
    return value


def _as_number(value: Decimal) -> float:
    return float(value)


def _plain_letters(address: str) -> str:
    if not address.isascii():
        raise PydanticCustomError("not_plain_letters", "Use an e-mail address in plain letters (a-z).")
    return address


Address = Annotated[EmailStr, AfterValidator(_plain_letters)]
"""Of an account, now or later: refused at the door where no account could be made of it."""
Text = Annotated[str, AfterValidator(_clean_text)]
ShortText = Annotated[Text, Field(min_length=1, max_length=200)]
LongText = Annotated[Text, Field(max_length=4000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2, e.g. DK.")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$", description="ISO 639-1, e.g. da.")]
Moment = Annotated[AwareDatetime, AfterValidator(_within_centuries)]
# PostgreSQL writes +00:00 and pydantic would write Z: one form for both, the database's.
Instant = Annotated[
    datetime,
    PlainSerializer(lambda value: value.astimezone(UTC).isoformat(), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Day = Annotated[date, AfterValidator(_date_within_centuries)]
Latitude = Annotated[float, Field(ge=-90, le=90, description="WGS84 degrees north.")]
Longitude = Annotated[float, Field(ge=-180, le=180, description="WGS84 degrees east.")]

_Number = PlainSerializer(_as_number, return_type=float, when_used="json")
Kilograms = Annotated[
    Decimal,
    BeforeValidator(_finite, json_schema_input_type=float),
    Field(ge=0, le=Decimal("1e10"), max_digits=14, decimal_places=3, allow_inf_nan=False),
    _Number,
]
Percent = Annotated[
    Decimal,
    BeforeValidator(_finite, json_schema_input_type=float),
    Field(ge=0, le=100, max_digits=5, decimal_places=2, allow_inf_nan=False),
    _Number,
]
Quantity = Annotated[
    Decimal,
    BeforeValidator(_finite, json_schema_input_type=float),
    Field(gt=0, le=Decimal("1e10"), max_digits=14, decimal_places=3, allow_inf_nan=False),
    _Number,
]


class Money(BaseModel):
    """An amount as a decimal string with its currency (ISO 4217); negative where the supplier pays."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)

    amount: Annotated[
        str, Field(pattern=r"^-?\d{1,8}(\.\d{1,4})?$", examples=["1.25"], description="Decimal string.")
    ]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["DKK"], description="ISO 4217.")]
