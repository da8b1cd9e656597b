"""Distance on the globe."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG)."""

KM_PER_DEGREE = EARTH_RADIUS_KM * radians(1)


def great_circle_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Haversine distance in km between two points in degrees; right across the antimeridian and the poles."""
    north, south = radians(latitude), radians(other_latitude)
    rise = sin((south - north) / 2)
    turn = sin(radians(other_longitude - longitude) / 2)
    chord = rise * rise + cos(north) * cos(south) * turn * turn
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
