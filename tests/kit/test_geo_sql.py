"""Distance in SQL says what distance in Python says."""

import random

import pytest
from sqlalchemy import Float, bindparam, select

from symbiosis.kit.database import Database
from symbiosis.kit.geo import great_circle_km
from symbiosis.kit.geo_sql import distance_km, within_band
from symbiosis.kit.reads import Read

BINDS = [bindparam(name, type_=Float) for name in ("a", "b", "c", "d")]
DISTANCE = Read(select(distance_km(*BINDS)))
IN_BAND = Read(select(within_band(BINDS[0], BINDS[2], bindparam("km", type_=Float))))


async def in_sql(database: Database, *points: float | None) -> float | None:
    value: float | None = await DISTANCE.value(database.pool, **dict(zip("abcd", points, strict=True)))
    return value


@pytest.mark.parametrize(
    "points",
    [
        (56.1331, 8.9736, 56.1496, 10.2134),
        (0, 179.9, 0, -179.9),
        (90, 0, 90, 123),
        (0, 0, 0, 0),
        (52.5, 13.4, -52.5, -166.6),
        (0, 0, 0, 180),
        (90, 0, -90, 0),
        (1e-9, 0, -1e-9, 180),
    ],
)
async def test_distance_is_the_same_in_both(database: Database, points: tuple[float, ...]) -> None:
    assert await in_sql(database, *points) == pytest.approx(great_circle_km(*points), abs=0.01)


async def test_unknown_place_has_no_distance(database: Database) -> None:
    assert await in_sql(database, None, None, 56, 9) is None


async def test_band_never_leaves_out_what_is_near(database: Database) -> None:
    chance = random.Random(1)  # noqa: S311  # the same points every time
    for _ in range(200):
        here = (chance.uniform(-89, 89), chance.uniform(-180, 180))
        there = (max(-90, min(90, here[0] + chance.uniform(-3, 3))), here[1] + chance.uniform(-3, 3))
        km = great_circle_km(*here, *there)
        assert await IN_BAND.value(database.pool, a=there[0], c=here[0], km=km * 1.0001)
