"""The shipped reference files agree with each other and with the words the product uses."""

import json

import pytest

from symbiosis.reference import catalogue, files
from symbiosis.streams.vocabulary import LegalStatus, OriginStage, TextilePart


def test_every_file_of_the_list_of_sources_is_shipped_with_a_source_and_a_licence() -> None:
    for source in files.sources():
        assert files.raw(source.name)
        assert source.source
        assert source.licence
        assert source.title


def test_data_under_share_alike_stand_in_a_folder_of_their_own() -> None:
    for source in files.sources():
        assert ("BY-SA" in source.licence) == source.file.startswith("cc-by-sa/")


def test_every_fibre_has_a_name_in_six_languages_and_a_known_group() -> None:
    for fibre in catalogue.fibres():
        assert set(fibre.names) == set(catalogue.LANGUAGES), fibre.slug
        assert fibre.group in catalogue.FIBRE_GROUPS


@pytest.mark.parametrize(
    ("slug", "group"),
    [
        ("cotton", "cellulosic_natural"),
        ("viscose", "cellulosic_regenerated"),
        ("wool", "protein"),
        ("polyester", "synthetic"),
        ("elastane", "elastomer"),
        ("glass-fibre", "mineral"),
        ("leather", "other"),
    ],
)
def test_fibres_are_grouped_as_needs_ask_for_them(slug: str, group: str) -> None:
    assert catalogue.group_of(slug) == group


def test_every_form_and_stream_type_has_a_name_in_six_languages() -> None:
    named = [thing.names for thing in catalogue.forms()] + [thing.names for thing in catalogue.stream_types()]
    assert all(set(names) == set(catalogue.LANGUAGES) for names in named)


def test_stream_types_use_forms_stages_and_legal_words_of_the_product() -> None:
    forms = {form.slug for form in catalogue.forms()}
    codes = {row["code"] for row in files.rows("waste_codes")}
    for kind in catalogue.stream_types():
        assert kind.material_form in forms
        assert kind.origin_stage in set(OriginStage)
        assert kind.legal_status_hint in set(LegalStatus)
        assert set(kind.waste_codes) <= codes


def test_routes_accept_forms_and_fibres_that_exist() -> None:
    forms = {form.slug for form in catalogue.forms()}
    for route in catalogue.routes():
        assert route.forms
        assert route.material_forms <= forms
        for rule in route.fibre_rules:
            assert all(catalogue.is_fibre(slug) for slug in rule.any_of)


def test_cotton_cutting_scraps_have_a_mechanical_route_and_a_garment_only_route_refuses_them() -> None:
    assert "cutting_scraps" in catalogue.route("mechanical_cotton").material_forms
    assert "cutting_scraps" not in catalogue.route("reuse").material_forms


def test_energy_recovery_takes_every_form() -> None:
    assert catalogue.route("energy_recovery").material_forms == {form.slug for form in catalogue.forms()}


def test_melting_needs_one_polymer_and_not_the_sum() -> None:
    assert all(rule.single for rule in catalogue.route("polymer_melt").fibre_rules)


def test_every_word_of_the_label_vocabulary_means_something_that_exists() -> None:
    for row in files.rows("composition_words"):
        values = row["value"].split("|") if row["value"] else []
        if row["kind"] in ("fibre", "code", "blend"):
            assert values, row
            assert all(catalogue.is_fibre(value) for value in values), row
        if row["kind"] == "part":
            assert values[0] in set(TextilePart)


def test_plants_follow_routes_that_exist_and_stand_somewhere() -> None:
    routes = {route.slug for route in catalogue.routes()}
    for plant in files.rows("recycling_plants"):
        assert set(filter(None, plant["routes"].split("|"))) <= routes
        assert -90 <= float(plant["lat"]) <= 90


def test_example_plants_of_routes_are_in_the_list_of_plants() -> None:
    plants = {plant["slug"] for plant in files.rows("recycling_plants")}
    for row in files.rows("recycling_routes"):
        assert set(filter(None, row["example_plants"].split("|"))) <= plants
        assert isinstance(json.loads(row["fibre_rules"]), list)


def test_postcodes_are_unique_and_have_a_region() -> None:
    rows = files.rows("postcodes")
    assert len({(row["country"], row["postcode"]) for row in rows}) == len(rows) > 100_000
    assert all(len(row["nuts3"]) == 5 for row in rows)


def test_whether_a_waste_is_on_the_green_list_is_told_with_its_source() -> None:
    rows = {row["code"]: row for row in files.rows("waste_codes")}
    assert all(bool(row["green_list"]) == bool(row["green_list_source"]) for row in rows.values())
    assert {row["green_list"] for row in rows.values()} == {"", "none", "B3030"}
    assert all(rows[code]["green_list"] == "B3030" for code in ("04 02 22", "19 12 08", "20 01 10"))
    assert all(rows[code]["green_list"] == "none" for code in ("04 02 17", "04 02 20", "19 12 12"))
    assert all(row["green_list"] == "none" for row in rows.values() if row["hazardous"] == "1")
