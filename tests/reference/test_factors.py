"""Greenhouse gas factors: whole, ordered, and only what may be passed on."""

import pytest

from symbiosis.reference import catalogue, files
from symbiosis.reference.factors import FACTOR_SETS, Range, factor_sources, factors, products

SETS = ("impact_routes", "impact_defaults", "impact_transport")


def test_every_row_names_its_source_and_a_licence_under_which_it_may_be_passed_on() -> None:
    allowed = ("Open Government Licence", "Licence Ouverte", "Apache-2.0", "MIT", "facts")
    for name in SETS:
        for row in files.rows(name):
            assert row["source"], row
            for licence in row["licence"].split("; "):
                assert licence.startswith((*allowed, "compilation")), row


@pytest.mark.parametrize("word", ["Kering", "Base Impacts", "Idemat", "ecoinvent"])
def test_no_figure_comes_from_where_the_terms_are_unclear(word: str) -> None:
    rows = [row for name in SETS for row in files.rows(name)]
    assert not [row for row in rows if word in row["source"]]


def test_low_is_not_above_middle_and_middle_not_above_high() -> None:
    ranges: list[Range | None] = [factors().transport, *(product.co2e for product in products().values())]
    for route in factors().routes.values():
        ranges += [route.burden, route.substitution]
    for found in ranges:
        assert found is None or 0 <= found.low <= found.mid <= found.high


def test_factors_are_for_routes_that_exist_and_burning_follows_from_the_fibres() -> None:
    routes = {route.slug for route in catalogue.routes()}
    assert set(factors().routes) <= routes
    assert routes - set(factors().routes) == {"energy_recovery"}
    assert factors().fossil["polyester"] == pytest.approx(2.29)
    assert factors().fossil["cotton"] == 0


def test_a_route_whose_figures_may_not_be_passed_on_has_none() -> None:
    assert factors().routes["pa6_depolymerisation"].burden is None
    assert factors().routes["cellulose_pulp"].product is None


def test_the_sources_of_a_balance_are_those_of_its_files() -> None:
    assert [source.name for source in factor_sources()] == list(FACTOR_SETS)
    assert "Open Government Licence" in " ".join(source.attribution for source in factor_sources())
