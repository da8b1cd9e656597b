"""What cannot be meant is refused at the door: the field, a stable code, the remedy."""

from typing import Any

import pytest

from conftest import MakePerson
from streams.bodies import need, offer
from symbiosis.matching.composition import ELASTANE_FAMILY
from symbiosis.streams.checks.windows import STRETCH

M = offer()["material"]
R = need()["requirements"]
EUR, DKK = {"amount": "1.00", "currency": "EUR"}, {"amount": "1.00", "currency": "DKK"}
COTTON_POLYESTER = [
    {"fibre": "cotton", "share_pct": 60, "min_pct": 40, "max_pct": 80},
    {"fibre": "polyester", "share_pct": 40, "min_pct": 20, "max_pct": 60},
]


def material(**changes: Any) -> dict[str, Any]:
    return offer(material=M | changes)


def wanted(*windows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A need with these windows and no other limit."""
    limits = {"elastane_max_pct": None, "other_fibre_max_pct": None}
    return need(requirements=R | limits | {"composition": list(windows)} | changes)


def window(*fibres: str, **limits: Any) -> dict[str, Any]:
    return {"fibres": list(fibres), **limits}


def ranged(**changes: Any) -> list[dict[str, Any]]:
    return [COTTON_POLYESTER[0] | changes, COTTON_POLYESTER[1]]


def one_off(**changes: Any) -> dict[str, Any]:
    return {"value": 100, "unit": "kg"} | changes


REFUSED = [
    # the wrong way round
    (offer(minimum_lot_kg=200, maximum_lot_kg=100), "/maximum_lot_kg", "below_minimum"),
    (offer(available_from="2027-02-01", available_to="2027-01-01"), "/available_to", "before_start"),
    (wanted(gsm_min=200, gsm_max=100), "/requirements/gsm_max", "below_minimum"),
    (
        wanted(window("cotton", min_pct=60, max_pct=50)),
        "/requirements/composition/0/max_pct",
        "below_minimum",
    ),
    (
        material(composition=ranged(min_pct=70, max_pct=50)),
        "/material/composition/0/max_pct",
        "below_minimum",
    ),
    # more than there is
    (offer(quantity=one_off(), minimum_lot_kg=150), "/minimum_lot_kg", "lot_above_quantity"),
    (
        material(composition=[{"fibre": "cotton", "share_pct": 101}]),
        "/material/composition/0/share_pct",
        "less_than_equal",
    ),
    (
        material(composition=[{"fibre": "cotton", "share_pct": 80}]),
        "/material/composition",
        "shares_do_not_add_up",
    ),
    (
        wanted(output={"form": "shredded_fibre", "yield_pct": 120}),
        "/requirements/output/yield_pct",
        "less_than_equal",
    ),
    # ranges of a mixed range
    (
        material(composition=ranged(share_pct=60, min_pct=65)),
        "/material/composition/0/share_pct",
        "outside_range",
    ),
    (
        material(composition=COTTON_POLYESTER, homogeneity="single_article"),
        "/material/homogeneity",
        "range_of_one_article",
    ),
    # windows that cannot all hold
    (wanted({}), "/requirements/composition/0", "no_fibre"),
    (
        wanted(window("cotton", min_pct=60), window("polyester", min_pct=50)),
        "/requirements/composition/1/min_pct",
        "windows_contradict",
    ),
    (
        wanted(
            {"fibre_group": "cellulosic_regenerated", "fibres": [], "min_pct": 60},
            window("cotton", min_pct=30),
            window("polyester", min_pct=20),
        ),
        "/requirements/composition/2/min_pct",
        "windows_contradict",
    ),
    (
        wanted({"fibre_group": "elastomer", "fibres": [], "min_pct": 10}, elastane_max_pct=2)
        | {"title": "a group elastane does not fill alone"},
        None,
        None,
    ),
    (
        wanted(window("elastane", min_pct=10), elastane_max_pct=5),
        "/requirements/elastane_max_pct",
        "elastane_contradicts_windows",
    ),
    (
        wanted(window("cotton", max_pct=50), other_fibre_max_pct=20),
        "/requirements/other_fibre_max_pct",
        "other_fibres_contradict_windows",
    ),
    (
        wanted(window("polyester", "polyamide", min_pct=80, mode="single"), window("cotton", min_pct=30)),
        "/requirements/composition/1/min_pct",
        "windows_contradict",
    ),
    (
        wanted(
            window("polyester", "polyamide", min_pct=60, mode="single"),
            window("polyester", max_pct=50),
            window("polyamide", max_pct=50),
        ),
        "/requirements/composition/2/max_pct",
        "windows_contradict",
    ),
    (
        wanted(other_fibre_max_pct=5, intended_route=None),
        "/requirements/other_fibre_max_pct",
        "no_windows",
    ),
    # prices
    (offer(price={"per_kg": EUR, "virgin_price_per_kg": EUR}), "/price/virgin_price_per_kg", "not_of_offers"),
    (
        offer(price={"preprocessing_cost_per_kg": EUR}),
        "/price/preprocessing_cost_per_kg",
        "not_of_offers",
    ),
    (need(price={"disposal_cost_per_kg": EUR}), "/price/disposal_cost_per_kg", "not_of_needs"),
    (offer(price={"per_kg": EUR, "limit_per_kg": DKK}), "/price/limit_per_kg", "other_currency"),
    (
        offer(price={"per_kg": EUR, "transport_limit_per_kg": DKK}),
        "/price/transport_limit_per_kg",
        "other_currency",
    ),
    (
        offer(price={"transport_limit_per_kg": EUR | {"amount": "-1"}}),
        "/price/transport_limit_per_kg",
        "negative",
    ),
    (
        offer(price={"per_kg": EUR, "limit_per_kg": EUR | {"amount": "2"}}),
        "/price/limit_per_kg",
        "above_price",
    ),
    (
        need(price={"per_kg": EUR, "limit_per_kg": EUR | {"amount": "0.5"}}),
        "/price/limit_per_kg",
        "below_price",
    ),
    (
        wanted(output={"form": "shredded_fibre", "price_per_kg": DKK}) | {"price": {"per_kg": EUR}},
        "/requirements/output/price_per_kg",
        "other_currency",
    ),
    # where it goes
    (
        material(allowed_routes=["reuse", "insulation"], forbidden_routes=["insulation"]),
        "/material/forbidden_routes/0",
        "allowed_and_forbidden",
    ),
    (material(excluded_countries=["DK", "UK"]), "/material/excluded_countries/1", "unknown_country"),
    (material(excluded_countries=["DK", "DK"]), "/material/excluded_countries/1", "named_twice"),
    (wanted(countries_accepted=["EL"]), "/requirements/countries_accepted/0", "unknown_country"),
    (
        wanted(intended_route="energy_recovery", output={"form": "shredded_fibre"}),
        "/requirements/output",
        "no_output_on_route",
    ),
    (
        wanted(brand_restrictions_honoured=["delabel_required", "none"]),
        "/requirements/brand_restrictions_honoured/1",
        "none_among_others",
    ),
    # waste codes
    (material(waste_code="04 02 22"), "/material/waste_code", "waste_code_format"),
    (material(waste_code="040219"), "/material/waste_code", "hazard_mark_missing"),
    (
        wanted(permitted_waste_codes=["040221", "040222*"]),
        "/requirements/permitted_waste_codes/1",
        "hazard_mark_wrong",
    ),
    # one number for one thing
    (
        material(gsm=180) | {"quantity": one_off(unit="m2", gsm=200), "minimum_lot_kg": 1},
        "/quantity/gsm",
        "other_gsm",
    ),
    (
        material(width_cm=150) | {"quantity": one_off(unit="m", gsm=200, width_cm=140), "minimum_lot_kg": 1},
        "/quantity/width_cm",
        "other_width_cm",
    ),
    (offer(quantity=one_off(period="month")), "/quantity/period", "period_mismatch"),
    (offer(quantity=one_off(unit="rolls")), "/quantity/kg_per_unit", "weight_per_unit_missing"),
    (offer(quantity=one_off(value=0.001, unit="m2", gsm=100)), "/quantity/value", "too_small"),
    (offer(external_id="17"), "/external_id", "incomplete_key"),
]


@pytest.mark.parametrize(
    ("body", "pointer", "code"), REFUSED, ids=[f"{code} {pointer}" for _, pointer, code in REFUSED]
)
async def test_what_contradicts_itself_is_refused_with_the_field(
    make_person: MakePerson, body: dict[str, Any], pointer: str | None, code: str | None
) -> None:
    person = await make_person("Systuen", role="stream_editor")
    answer = await person.client.post("/v1/material-streams", json=body)
    if code is None:
        assert answer.status_code == 201, answer.text
        return
    assert answer.status_code == 422, answer.text
    errors = answer.json()["errors"]
    assert [(e["pointer"].removeprefix(f"/{body['direction']}"), e["code"]) for e in errors] == [
        (pointer, code)
    ]
    assert len(errors[0]["detail"]) > 15


@pytest.mark.parametrize(
    ("body", "pointer", "nearest"),
    [
        (
            material(composition=[{"fibre": "bomul", "share_pct": 100}]),
            "/material/composition/0/fibre",
            "cotton",
        ),
        (wanted(window("coton", min_pct=95)), "/requirements/composition/0/fibres/0", "cotton"),
        (material(form="cutting_scrap"), "/material/form", "cutting_scraps"),
        (wanted(forms=["klippeafald"]), "/requirements/forms/0", "cutting_scraps"),
        (wanted(output={"form": "shreded_fibre"}), "/requirements/output/form", "shredded_fibre"),
        (wanted(intended_route="mechanical_coton"), "/requirements/intended_route", "mechanical_cotton"),
        (material(current_route="energy_recover"), "/material/current_route", "energy_recovery"),
        (material(allowed_routes=["reuse", "wiping_rag"]), "/material/allowed_routes/1", "wiping_rags"),
        (material(forbidden_routes=["isolering"]), "/material/forbidden_routes/0", "insulation"),
        (offer(stream_type="cutting-scraps"), "/stream_type", "cutting_scraps"),
        (
            wanted({"fibres": [], "fibre_group": "synthetics", "min_pct": 50}),
            "/requirements/composition/0/fibre_group",
            "synthetic",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_unknown_words_name_the_nearest_known_ones(
    make_person: MakePerson, body: dict[str, Any], pointer: str, nearest: str
) -> None:
    person = await make_person("Systuen", role="stream_editor")
    answer = await person.client.post("/v1/material-streams", json=body)
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) in {(pointer, "unknown_slug"), (pointer, "unknown_fibre")}
    assert "Did you mean" in error["detail"]
    assert nearest in error["detail"]


async def test_windows_that_can_hold_together_are_taken(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    for body in (
        wanted(window("cotton", min_pct=50), window("polyester", min_pct=50), elastane_max_pct=0),
        wanted(window("cotton", min_pct=95), window("cotton", "viscose", min_pct=97), other_fibre_max_pct=3),
        wanted(window("polyester", "polyamide", min_pct=98, mode="single"), window("polyamide", max_pct=1)),
        wanted(window("cotton", max_pct=50), other_fibre_max_pct=50),
        wanted(other_fibre_max_pct=5),
    ):
        answer = await person.client.post("/v1/material-streams", json=body)
        assert answer.status_code == 201, answer.text


async def test_a_change_is_checked_like_a_new_stream(make_person: MakePerson) -> None:
    person = await make_person("Systuen", role="stream_editor")
    made = (
        await person.client.post("/v1/material-streams", json=wanted(window("cotton", min_pct=60)))
    ).json()
    answer = await person.client.patch(
        f"/v1/material-streams/{made['id']}",
        json={"requirements": {"composition": [window("cotton", min_pct=60), window("wool", min_pct=60)]}},
        headers={"If-Match": "*"},
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "windows_contradict"


async def test_many_windows_are_judged_in_no_time_worth_mentioning(make_person: MakePerson) -> None:
    """Twenty windows of one fibre or another, which cannot all have their share: the search has an end."""
    person = await make_person("Systuen", role="stream_editor")
    fibres = [f["slug"] for f in (await person.client.get("/v1/fibres")).json()["data"]][:40]
    pairs = [window(*pair, min_pct=6, mode="single") for pair in zip(fibres[::2], fibres[1::2], strict=True)]
    answer = await person.client.post("/v1/material-streams", json=wanted(*pairs))
    assert answer.json()["errors"][0]["pointer"] == "/requirements/composition/16/min_pct"


def test_an_elastane_limit_counts_the_same_at_the_door_and_in_the_engine() -> None:
    assert STRETCH == ELASTANE_FAMILY
