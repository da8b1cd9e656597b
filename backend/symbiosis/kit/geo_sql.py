"""Great-circle distance inside PostgreSQL, for filters and order by distance."""

from typing import Any

from sqlalchemy import ColumnElement, Float, SQLColumnExpression, func, literal_column

from symbiosis.kit.geo import EARTH_RADIUS_KM

# Rounding can lift the sine of half the angle above 1 between antipodes, where asin() fails. This
# keeps it below at the price of a metre there; least() would instead turn null into the far side.
_BELOW_ONE = 1 - 1e-14


def distance_km(
    latitude: SQLColumnExpression[Any],
    longitude: SQLColumnExpression[Any],
    from_latitude: ColumnElement[Any],
    from_longitude: ColumnElement[Any],
) -> ColumnElement[float]:
    """Haversine distance in km between two points in degrees; null where a coordinate is null.

    Right across the antimeridian and the poles. Give the binds of the place asked for an
    explicit type: `bindparam("latitude", type_=Float)`.
    """
    rise = func.sin(func.radians(latitude - from_latitude) * _float(0.5))
    turn = func.sin(func.radians(longitude - from_longitude) * _float(0.5))
    narrowing = func.cos(func.radians(latitude)) * func.cos(func.radians(from_latitude))
    chord = rise * rise + narrowing * turn * turn
    return _float(2 * EARTH_RADIUS_KM) * func.asin(func.sqrt(chord * _float(_BELOW_ONE)))


def within_band(
    latitude: SQLColumnExpression[Any], from_latitude: ColumnElement[Any], radius_km: ColumnElement[Any]
) -> ColumnElement[bool]:
    """A cheap necessary condition of `distance_km(...) <= radius_km`: the band of latitude."""
    band = radius_km / _float(110.5)
    return latitude.between(from_latitude - band, from_latitude + band)


def _float(value: float) -> ColumnElement[float]:
    """A constant in the SQL itself, where a bind would be sent as numeric."""
    return literal_column(f"{value!r}::float8", Float)
