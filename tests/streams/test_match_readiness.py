"""What a stream still needs for matching: by field, with what it costs, in the reader's language."""

from typing import Any

import pytest

from conftest import MakePerson, Person
from streams.bodies import need, offer
from symbiosis.streams.readiness.rules import Effect
from symbiosis.streams.readiness.words import SENTENCES

FULL = offer()["material"] | {
    "legal_status": "by_product",
    "multilayer": False,
}
PANELS = {"form": "cut_panels", "construction": "heavy_woven", "gsm": 140}
PRICED = {"per_kg": {"amount": "1", "currency": "EUR"}}


async def readiness(person: Person, body: dict[str, Any], language: str = "en") -> dict[str, Any]:
    made = await person.client.post("/v1/material-streams", json=body)
    assert made.status_code == 201, made.text
    answer = await person.client.get(
        f"/v1/material-streams/{made.json()['id']}/match-readiness", headers={"accept-language": language}
    )
    document: dict[str, Any] = answer.json()
    return document


def codes(document: dict[str, Any]) -> dict[str, str]:
    return {missing["code"]: missing["effect"] for missing in document["missing"]}


async def test_a_complete_offer_lacks_nothing(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    quantity = offer()["quantity"] | {"weighed": True}
    found = await readiness(person, offer(material=FULL, price=PRICED, quantity=quantity))
    assert found == {"matchable": True, "missing": []}


@pytest.mark.parametrize(
    ("changes", "pointer", "code", "effect"),
    [
        ({"composition": []}, "composition", "composition_missing", "only_conditional"),
        ({"evidence_method": "declared"}, "evidence_method", "evidence_weak", "only_conditional"),
        ({"homogeneity": "mixed_range"}, "composition", "ranges_missing", "only_conditional"),
        ({"origin_stage": "other"}, "origin_stage", "origin_missing", "only_conditional"),
        ({"colour": None}, "colour", "colour_missing", "only_conditional"),
        ({"condition": None}, "condition", "condition_missing", "only_conditional"),
        ({"disruptors": None}, "disruptors", "disruptors_missing", "only_conditional"),
        (
            {"disruptors": ["print_plastisol"]},
            "disruptors_removable",
            "removable_missing",
            "only_conditional",
        ),
        ({"multilayer": None}, "multilayer", "layers_missing", "only_conditional"),
        ({"moisture_state": "unknown"}, "moisture_state", "moisture_missing", "only_conditional"),
        ({"contamination": ["unknown"]}, "contamination", "contamination_missing", "only_conditional"),
        ({"treatments": None}, "treatments", "treatments_missing", "only_conditional"),
        ({"legal_status": "unknown"}, "legal_status", "legal_status_missing", "only_conditional"),
        ({"legal_status": "waste"}, "waste_code", "waste_code_missing", "only_conditional"),
        (PANELS | {"gsm": None}, "gsm", "gsm_missing", "only_conditional"),
        (PANELS | {"construction": None}, "construction", "construction_missing", "only_conditional"),
        ({"form": "short_fibre"}, "fibre_length_mm", "fibre_length_missing", "only_conditional"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_each_unknown_of_an_offer_is_named_with_its_field(
    make_person: MakePerson, changes: dict[str, Any], pointer: str, code: str, effect: str
) -> None:
    person = await make_person("Systuen", role="stream_editor")
    quantity = offer()["quantity"] | {"weighed": True}
    found = await readiness(person, offer(material=FULL | changes, price=PRICED, quantity=quantity))
    assert found["matchable"]
    (missing,) = found["missing"]
    assert (missing["pointer"], missing["code"], missing["effect"]) == (f"/material/{pointer}", code, effect)


async def test_rolls_are_asked_for_width_and_length(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    found = await readiness(person, offer(material=FULL | {"form": "fabric_rolls"}))
    assert {"width_missing", "length_missing"} <= codes(found).keys()


async def test_a_draft_without_a_place_cannot_be_matched_yet(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    found = await readiness(person, offer(place={"country": "DK"}))
    assert not found["matchable"]
    assert found["missing"][0]["code"] == "place_missing"
    assert [Effect(m["effect"]) for m in found["missing"]] == sorted(
        (Effect(m["effect"]) for m in found["missing"]), key=list(Effect).index
    )


@pytest.mark.parametrize(
    ("visibility", "code"),
    [("private", "visibility_private"), ("cluster", "no_cluster"), ("invited", "nobody_invited")],
)
async def test_what_nobody_may_see_is_matched_with_nobody(
    make_person: MakePerson, visibility: str, code: str
) -> None:
    person = await make_person("Systuen", role="stream_editor")
    found = await readiness(person, offer(visibility=visibility))
    assert not found["matchable"]
    assert codes(found)[code] == "cannot_match"


async def test_what_a_last_day_in_the_past_costs(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    found = await readiness(person, offer(available_to="2020-01-01"))
    assert codes(found)["in_the_past"] == "cannot_match"


async def test_a_need_is_asked_for_what_it_may_receive_and_what_becomes_of_it(
    make_person: MakePerson,
) -> None:
    person = await make_person("Systuen", role="stream_editor")
    found = await readiness(person, need(requirements={"forms": ["finished_garments_used"]}))
    assert codes(found) == {
        "permit_missing": "only_conditional",
        "brands_kept_missing": "only_conditional",
        "route_missing": "lower_score",
        "windows_missing": "lower_score",
        "price_missing": "lower_score",
    }


async def test_the_sentence_is_in_the_readers_language(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    found = await readiness(person, offer(), "da")
    sentences = {missing["code"]: missing["sentence"] for missing in found["missing"]}
    assert sentences["legal_status_missing"].startswith("Afklar, om det er affald")


async def test_what_it_names_is_what_the_engine_would_ask(make_person: MakePerson) -> None:
    """A need with every limit there is, and an offer that says nothing: each rule that says "unknown" or
    asks has its line."""
    person = await make_person("Systuen", role="stream_editor")
    silent = offer(material={"form": "roll_ends"}, price=PRICED)
    wanted = {
        "composition": [{"fibres": ["cotton"], "min_pct": 95}],
        "colours": ["white_optical"],
        "constructions": ["light_knit"],
        "origins": ["garment_production"],
        "gsm_min": 100,
        "width_min_cm": 100,
        "length_min_m": 5,
        "minimum_condition": "a_no_defects",
        "accepted_disruptors": [],
        "multilayer_accepted": False,
        "moisture_max_pct": 10,
        "excluded_treatments": ["biocide"],
    }
    pair = {"offer": silent, "need": need(requirements=wanted)}
    for side in pair.values():
        side["place"] = {"country": "DK", "postcode": "7400"}
    judged = (await person.client.post("/v1/match-previews", json=pair)).json()
    unknown = {rule["requirement"] for rule in judged["rules"] if rule["result"] == "unknown"}
    named = {missing["pointer"].split("/")[-1] for missing in (await readiness(person, silent))["missing"]}
    fields = {
        "layers": "multilayer",
        "moisture": "moisture_state",
        "origin": "origin_stage",
        "width": "width_cm",
        "length": "length_min_m",
    }
    assert len(unknown) > 10
    assert {fields.get(requirement, requirement) for requirement in unknown} <= named


def test_every_sentence_is_there_in_both_languages() -> None:
    assert all(set(said) == {"en", "da"} and all(said.values()) for said in SENTENCES.values())
