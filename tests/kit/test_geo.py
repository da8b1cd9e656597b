from hypothesis import given
from hypothesis import strategies as st

from symbiosis.kit.geo import great_circle_km

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


def test_herning_to_copenhagen_is_about_230_km() -> None:
    assert abs(great_circle_km(56.1393, 8.9738, 55.6761, 12.5683) - 230) < 1


def test_points_either_side_of_the_antimeridian_are_near() -> None:
    assert great_circle_km(0, 179.9, 0, -179.9) < 23
    assert great_circle_km(52, 179.5, 52, -179.5) < 69


def test_all_longitudes_meet_at_the_pole() -> None:
    assert great_circle_km(90, 0, 90, 123) < 1e-6


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_symmetric_and_at_most_half_the_globe(
    lat: float, lon: float, other_lat: float, other_lon: float
) -> None:
    there = great_circle_km(lat, lon, other_lat, other_lon)
    back = great_circle_km(other_lat, other_lon, lat, lon)
    assert abs(there - back) < 1e-6
    assert 0 <= there < 20016


@given(latitudes, longitudes)
def test_a_place_is_where_it_is(lat: float, lon: float) -> None:
    assert great_circle_km(lat, lon, lat, lon) == 0
