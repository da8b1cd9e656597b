"""Standing needs of real plants: derived from public rules, and honest about it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from conftest import make_actor
from symbiosis.integrations.standing import Standing, keep_standing_needs
from symbiosis.integrations.standing.limits import LIMITS
from symbiosis.integrations.standing.needs import standing_needs
from symbiosis.integrations.standing.plants import plants_at_work
from symbiosis.integrations.standing.words import TITLES
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.reference import catalogue
from symbiosis.streams.derive import StreamPlace, columns_of
from symbiosis.streams.schemas import NeedCreate
from symbiosis.streams.vocabulary import Disruptor

NEEDS = {need.external_id: need for _, need in standing_needs()}


async def register_plants(database: Database, *slugs: str) -> None:
    for slug in slugs:
        actor_id, _ = await make_actor(database, slug)
        await database.pool.execute(
            "update actors set external_source = 'recycling-plants', external_id = $2, claimed = false where id = $1",
            actor_id,
            slug,
        )


@pytest.mark.parametrize("need", NEEDS.values(), ids=list(NEEDS))
def test_standing_need_is_accepted_as_a_users_would_be(need: NeedCreate) -> None:
    columns_of(need, StreamPlace(country="DK", latitude=56.1, longitude=9.0))


def test_only_plants_at_work_have_standing_needs() -> None:
    plants = {plant.slug for plant in plants_at_work()}
    assert {"newretex", "siptex", "rester", "infinited-espoo"} <= plants
    assert plants.isdisjoint(
        {"renewcell-sundsvall", "circ-saint-avold", "carbios-longlaville", "sortex-herning"}
    )
    assert plants.isdisjoint({"prato-district", "usak-recycling-cluster"})


def test_only_sorters_take_things_in_for_sorting() -> None:
    assert "newretex:sorting" in NEEDS
    assert "nouvelles-fibres-textiles:sorting" not in NEEDS
    assert "pellenc-st:sorting" not in NEEDS


def test_every_material_route_is_worded_and_energy_and_landfill_are_not() -> None:
    routes = {route.slug for route in catalogue.routes()}
    assert set(LIMITS) == set(TITLES) == routes - {"energy_recovery", "landfill"}


def test_a_need_says_that_the_plant_did_not_say_it() -> None:
    rester = NEEDS["rester:mechanical_cotton"]
    assert rester.title == "Cotton for mechanical recycling"
    assert "not a statement of Rester Oy" in (rester.description or "")
    assert "ikke en udtalelse fra NewRetex" in (NEEDS["newretex:sorting"].description or "")
    assert "pilot or demonstration plant" in (NEEDS["infinited-espoo:carbamate_fibre"].description or "")


def test_cotton_for_yarn_asks_what_the_public_rule_asks() -> None:
    asked = NEEDS["recover:mechanical_cotton"].requirements
    assert [(rule.fibres, rule.min_pct) for rule in asked.composition] == [(["cotton"], Decimal(95))]
    assert asked.elastane_max_pct == 2
    assert asked.accepted_disruptors is not None
    assert Disruptor.PRINT_PLASTISOL in asked.accepted_disruptors
    assert Disruptor.ZIP_PLASTIC not in asked.accepted_disruptors
    assert NEEDS["recover:mechanical_cotton"].quantity.value == 16_000_000


def test_what_a_plant_passes_on_comes_out_as_its_route_says() -> None:
    sorted_out = NEEDS["siptex:sorting"].requirements.output
    assert sorted_out is not None
    assert (sorted_out.form, float(sorted_out.yield_pct or 0)) == ("mixed_bales", 72)
    assert set(sorted_out.effects) == {"sorts_fibres", "sorts_colours", "measures_composition"}
    opened = NEEDS["recover:mechanical_cotton"].requirements.output
    assert opened is not None
    assert (opened.form, float(opened.yield_pct or 0)) == ("shredded_fibre", 75)
    assert not opened.effects


def test_who_makes_the_final_product_passes_nothing_on() -> None:
    for need in ("rester:acoustic_panel_board", "sodra-morrum:blend_pulp_oncemore", "trasborg:reuse"):
        assert NEEDS[need].requirements.output is None


async def test_plants_listed_before_there_were_outputs_get_theirs(database: Database) -> None:
    await register_plants(database, "siptex")
    await keep_standing_needs(database, clock.now())
    await database.pool.execute(
        "update material_streams set requirements = requirements - 'output' where standing"
    )
    assert (await keep_standing_needs(database, clock.now())).changed == 1
    assert (await keep_standing_needs(database, clock.now())).changed == 0


def test_a_plants_smallest_lot_is_never_more_than_it_can_take() -> None:
    for need in NEEDS.values():
        assert (need.minimum_lot_kg or 0) <= need.quantity.value, need.external_id


async def test_standing_needs_are_published_for_registered_plants_only(database: Database) -> None:
    await register_plants(database, "newretex", "rester", "renewcell-sundsvall")
    done = await keep_standing_needs(database, clock.now())
    assert done.created == 6
    assert done.no_actor > 20
    rows = await database.pool.fetch(
        "select basis, status, demo, latitude, valid_until from material_streams"
    )
    for row in rows:
        assert (row["basis"], row["status"], row["demo"]) == ("public_route_rules", "published", False)
        assert row["latitude"] is not None
        assert row["valid_until"] > clock.now() + timedelta(days=179)


async def test_a_second_start_changes_nothing(database: Database) -> None:
    await register_plants(database, "newretex", "rester")
    now = clock.now()
    await keep_standing_needs(database, now)
    before = await database.pool.fetch("select * from material_streams order by id")
    done = await keep_standing_needs(database, now + timedelta(days=1))
    assert (done.created, done.changed, done.renewed, done.retired) == (0, 0, 0, 0)
    assert await database.pool.fetch("select * from material_streams order by id") == before


async def test_standing_needs_are_renewed_before_they_expire_and_after(database: Database) -> None:
    await register_plants(database, "newretex")
    now = clock.now()
    await keep_standing_needs(database, now)
    assert (await keep_standing_needs(database, now + timedelta(days=60))).renewed == 1
    await database.pool.execute("update material_streams set status = 'expired'")
    assert (await keep_standing_needs(database, now + timedelta(days=400))).renewed == 1
    assert await database.pool.fetchval("select status from material_streams") == "published"


async def test_what_staff_withdrew_stays_withdrawn(database: Database) -> None:
    await register_plants(database, "newretex")
    now = clock.now()
    await keep_standing_needs(database, now)
    await database.pool.execute("update material_streams set status = 'withdrawn', status_reason = 'other'")
    await keep_standing_needs(database, now + timedelta(days=100))
    assert await database.pool.fetchval("select status from material_streams") == "withdrawn"


async def test_a_need_that_the_file_no_longer_gives_is_withdrawn(database: Database) -> None:
    await register_plants(database, "newretex")
    now = clock.now()
    await keep_standing_needs(database, now)
    await database.pool.execute("update material_streams set external_id = 'newretex:closed-line'")
    done = await keep_standing_needs(database, now)
    assert (done.created, done.retired) == (1, 1)
    assert isinstance(done, Standing)
