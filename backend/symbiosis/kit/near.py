"""Query parameters of lists that can be measured from a place."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from symbiosis.kit.fields import Latitude, Longitude
from symbiosis.kit.paging import PageParams


class NearParams(PageParams):
    """A place to measure from. Lists with a `sort` of their own may offer `nearest`."""

    latitude: Latitude | None = Field(
        default=None, description="With longitude: a place to measure distance from."
    )
    longitude: Longitude | None = Field(default=None, validate_default=True)
    within_km: Annotated[float, Field(gt=0, le=20000)] | None = Field(
        default=None, description="Needs latitude and longitude."
    )

    @property
    def has_place(self) -> bool:
        return self.latitude is not None

    @field_validator("longitude")
    @classmethod
    def _both_or_neither(cls, value: float | None, info: ValidationInfo) -> float | None:
        if "latitude" in info.data and (value is None) != (info.data["latitude"] is None):
            raise PydanticCustomError("place_incomplete", "Send latitude and longitude together.")
        return value

    @field_validator("within_km", "sort", check_fields=False)
    @classmethod
    def _measured_from_a_place(cls, value: Any, info: ValidationInfo) -> Any:
        measures = value is not None if info.field_name == "within_km" else value == "nearest"
        if measures and info.data.get("latitude") is None:
            raise PydanticCustomError("place_missing", "Send latitude and longitude to measure from.")
        return value
