"""The patterns that come with the platform: sound, sourced, and never over what people wrote."""

from typing import Any

import pytest

from symbiosis.kit.database import Database
from symbiosis.knowledge.checks import mistakes_in
from symbiosis.knowledge.patterns import window_of
from symbiosis.knowledge.schemas import PatternIn
from symbiosis.knowledge.seeding import keep_patterns, shipped_patterns
from symbiosis.reference import catalogue, files

SHIPPED = dict(shipped_patterns())
CASES = [pytest.param(slug, pattern, id=slug) for slug, pattern in SHIPPED.items()]
ROUTES = {row["slug"]: row for row in files.rows("recycling_routes")}
PLANTS = {row["slug"]: row for row in files.rows("recycling_plants")}


def test_there_are_enough_of_them_and_no_two_share_a_slug() -> None:
    assert len(SHIPPED) == len(files.rows("synergy_patterns")) >= 25


@pytest.mark.parametrize(("slug", "pattern"), CASES)
def test_a_shipped_pattern_is_sound_and_in_both_languages(slug: str, pattern: PatternIn) -> None:
    assert mistakes_in(pattern) == []
    for texts in (pattern.names, pattern.summary, pattern.product):
        assert set(texts) >= {"en", "da"}
    assert pattern.donor_trades
    assert pattern.receiver_trades


@pytest.mark.parametrize(("slug", "pattern"), CASES)
def test_it_stays_within_what_its_route_takes(slug: str, pattern: PatternIn) -> None:
    """No form the route does not take, and no window wider than the route's."""
    route = catalogue.route(pattern.route)
    assert {*pattern.forms} <= route.material_forms
    windows = [window_of(rule.model_dump()) for rule in pattern.composition]
    elastane = next((w.max_pct for w in windows if w.fibres == {"elastane"}), None)
    if elastane is not None:
        assert route.elastane_max_pct is not None
        assert elastane <= float(route.elastane_max_pct)
    for rule in route.fibre_rules if route.slug != "mechanical_wool" else ():
        asked = [w.min_pct for w in windows if w.min_pct is not None and w.fibres <= rule.any_of]
        assert max(asked, default=0.0) >= float(rule.min_pct)


@pytest.mark.parametrize(("slug", "pattern"), CASES)
def test_its_source_names_the_route_and_plants_that_work_on_it(slug: str, pattern: PatternIn) -> None:
    route, _, plants = pattern.source.partition("; recycling_plants.csv: ")
    assert route == f"recycling_routes.csv: {pattern.route}"
    for plant in filter(None, plants.split(", ")):
        assert pattern.route in PLANTS[plant]["routes"].split("|"), plant


@pytest.mark.parametrize(("slug", "pattern"), CASES)
def test_it_is_no_more_mature_than_its_route(slug: str, pattern: PatternIn) -> None:
    assert pattern.maturity <= int(ROUTES[pattern.route]["trl"])


async def stored(database: Database) -> dict[str, Any]:
    rows = await database.pool.fetch("select slug, maturity, retired, shipped, version from synergy_patterns")
    return {row["slug"]: dict(row) for row in rows}


async def test_loading_twice_adds_once(database: Database) -> None:
    assert (await keep_patterns(database)).added == len(SHIPPED)
    before = await stored(database)
    again = await keep_patterns(database)
    assert (again.added, again.changed, again.retired) == (0, 0, 0)
    assert await stored(database) == before


async def test_a_newer_file_changes_what_nobody_has_changed_here(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await keep_patterns(database)
    first, second, third, *rest = files.rows("synergy_patterns")
    newer = [{**first, "maturity": "1"}, {**second, "maturity": "1"}, *rest]
    monkeypatch.setattr(files, "rows", lambda name: newer)
    await database.pool.execute("update synergy_patterns set shipped = false where slug = $1", second["slug"])
    done = await keep_patterns(database)
    assert (done.added, done.changed, done.retired) == (0, 1, 1)
    now = await stored(database)
    assert now[first["slug"]]["maturity"] == 1
    assert now[second["slug"]]["maturity"] == int(second["maturity"])
    assert now[third["slug"]]["retired"] is True


async def test_a_pattern_people_retired_stays_retired(database: Database) -> None:
    await keep_patterns(database)
    slug = next(iter(SHIPPED))
    await database.pool.execute(
        "update synergy_patterns set retired = true, shipped = false where slug = $1", slug
    )
    await keep_patterns(database)
    assert (await stored(database))[slug]["retired"] is True


async def test_a_pattern_the_file_takes_up_again_is_in_use_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = files.rows("synergy_patterns")
    await keep_patterns(database)
    with monkeypatch.context() as without:
        without.setattr(files, "rows", lambda name: rows[1:])
        await keep_patterns(database)
    await keep_patterns(database)
    assert (await stored(database))[rows[0]["slug"]]["retired"] is False
