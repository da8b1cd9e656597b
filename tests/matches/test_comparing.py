"""A stored match, its offer and its need side by side."""

from datetime import date
from typing import Any

import pytest

from conftest import MakePerson, Person
from matches.matchmaking import act, matched_pair, need, offer
from symbiosis.kit.database import Database
from symbiosis.matches.comparing.danish import TEXTS as DANISH
from symbiosis.matches.comparing.english import TEXTS as ENGLISH
from symbiosis.matches.comparing.levers import controls_of
from symbiosis.matches.comparing.pair import Cell, Compared
from symbiosis.matches.comparing.schemas import ComparisonOut, ComparisonRow
from symbiosis.matches.comparing.values import VALUES
from symbiosis.matches.drafts import OFFERING
from symbiosis.matches.facts import need_facts, offer_facts
from symbiosis.matching.engine import evaluate
from symbiosis.matching.results import Outcome, RuleResult
from symbiosis.matching.sentences.requirements import NAMES
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.derive import StreamPlace, columns_of
from symbiosis.streams.schemas import NeedIn, OfferIn

PLACE = {"country": "DK", "postcode": "7400"}
OFFER = {
    **{name: value for name, value in offer().items() if name != "publish"},
    "place": PLACE,
    "material": {
        "form": "finished_garments_used",
        "composition": [{"fibre": "cotton", "share_pct": 60}, {"fibre": "elastane", "share_pct": 40}],
        "homogeneity": "mixed_range",
        "disruptors": ["zip_metal"],
        "contamination": ["odour", "oil"],
        "treatments": ["water_repellent"],
        "brand_restriction": "destroy_brand",
        "legal_status": "waste",
    },
}
NEED = {
    **{name: value for name, value in need().items() if name != "publish"},
    "place": PLACE,
    "minimum_lot_kg": 200,
    "requirements": {
        "forms": ["cutting_scraps"],
        "accepted_disruptors": [],
        "required_certificates": ["grs"],
        "minimum_condition": "rewearable_low",
    },
}


async def compared(person: Person, match_id: str, language: str = "en") -> ComparisonOut:
    answer = await person.client.get(
        f"/v1/matches/{match_id}/comparison", headers={"accept-language": language}
    )
    assert answer.status_code == 200, answer.text
    return ComparisonOut.model_validate(answer.json())


def row_of(seen: ComparisonOut, requirement: str) -> ComparisonRow:
    return next(row for row in seen.rows if row.requirement == requirement)


async def test_rows_say_what_there_is_and_what_is_asked_in_the_order_of_the_rules(
    make_person: MakePerson, database: Database
) -> None:
    pair = await matched_pair(make_person, database, needed=need(minimum_lot_kg=300))
    seen = await compared(pair.supplier, pair.match_id)
    rules = [int(row.rule[1:]) for row in seen.rows]
    assert rules == sorted(rules)
    cotton = row_of(seen, "composition")
    assert cotton.offer_value == "100% cotton, laboratory test (98% to 100%)"
    assert cotton.need_value == "At least 95% cotton"
    lot = row_of(seen, "minimum_lot")
    assert (lot.offer_value, lot.need_value) == ("400 kg once", "From 300 kg at a time")
    danish = await compared(pair.receiver, pair.match_id, "da")
    assert row_of(danish, "moisture").offer_value == "6 % fugt, tørt, opbevaret tørt"
    assert row_of(danish, "colour").label == "Farve"


async def test_what_nobody_asks_is_marked_as_free(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    seen = await compared(pair.supplier, pair.match_id)
    free = {row.requirement for row in seen.rows if row.free}
    assert {"certificates", "origin", "distance"} <= free
    assert not free & {"composition", "elastane", "moisture", "contamination", "border"}
    assert row_of(seen, "certificates").need_value == "No requirement"


async def test_every_requirement_of_the_engine_has_its_texts() -> None:
    assert set(NAMES["en"]) == set(NAMES["da"]) == set(VALUES)
    assert set(ENGLISH) == set(DANISH)


async def test_an_answer_that_is_missing_is_not_stated(make_person: MakePerson, database: Database) -> None:
    waste = offer(material={"legal_status": "waste", "waste_code": "040222"})
    pair = await matched_pair(make_person, database, offered=waste)
    permit = row_of(await compared(pair.supplier, pair.match_id), "permit")
    assert (permit.offer_value, permit.need_value) == ("Waste code 040222", "Not stated")
    assert permit.task == "confirm_permit"


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("requirement", sorted(VALUES))
def test_every_requirement_has_values_and_controls_whatever_is_stated(
    requirement: str, language: str
) -> None:
    offered, needed = OfferIn.model_validate(OFFER), NeedIn.model_validate(NEED)
    place = StreamPlace(country="DK", latitude=56.1, longitude=9.0)
    owner = {"id": OFFERING, "owner_id": OFFERING, "version": 1, "basis": "owner", "standing": False}
    offer_columns = columns_of(offered, place) | owner | {"confirmed_at": None}
    need_columns = columns_of(needed, place) | owner | {"confirmed_at": None}
    offer, need = offer_facts(offer_columns), need_facts(need_columns)
    result = evaluate(offer, need, today=date(2026, 11, 22), groups=fibre_groups())
    pair = Compared(
        result, offer, need, offered.model_dump(mode="json"), needed.model_dump(mode="json"), language
    )
    cell = Cell(pair, RuleResult("H1", requirement, Outcome.UNKNOWN, "any", {}))
    for value in VALUES[requirement]:
        assert value(cell) != ""
    for control in controls_of(cell):
        assert control["label"]
        assert all(option["label"] for option in control.get("options", []))


async def test_an_open_requirement_names_the_fields_that_would_change_it(
    make_person: MakePerson, database: Database
) -> None:
    lines = [{"fibre": "cotton", "share_pct": 96}, {"fibre": "elastane", "share_pct": 4}]
    stated = offer(material={"composition": lines, "evidence_method": "declared"})
    pair = await matched_pair(make_person, database, offered=stated)
    elastane = row_of(await compared(pair.supplier, pair.match_id), "elastane")
    fields = {(field.side, field.pointer): field for field in elastane.adjust}
    share = fields["offer", "/material/composition/1/share_pct"]
    assert (share.kind, share.value, share.unit, share.label) == ("number", 4, "%", "Share of elastane")
    method = fields["offer", "/material/evidence_method"]
    assert "lab_chemical" in [option.value for option in method.options]
    assert fields["need", "/requirements/elastane_max_pct"].value == 3


async def test_every_field_on_offer_can_be_changed(make_person: MakePerson, database: Database) -> None:
    """Whatever a control offers, at both its ends, is a change that previews accept."""
    stated: dict[str, Any] = {
        "disruptors": ["zip_metal"],
        "contamination": ["odour"],
        "moisture_pct": 14,
        "legal_status": "unknown",
        "gsm": 200,
    }
    wanted = {"accepted_disruptors": [], "required_certificates": ["grs"], "gsm_min": 100, "gsm_max": 300}
    pair = await matched_pair(
        make_person, database, offered=offer(material=stated), needed=need(requirements=wanted)
    )
    seen = await compared(pair.supplier, pair.match_id)
    body = {"offer_id": pair.offer_id, "need_id": pair.need_id}
    asked = 0
    for control in [control for row in seen.rows for control in row.adjust] + seen.levers:
        if "/composition/" in control.pointer:
            continue  # lists are sent whole
        for value in _ends_of(control):
            patch: Any = value
            for step in reversed(control.pointer.split("/")[1:]):
                patch = {step: patch}
            answer = await pair.supplier.client.post(
                "/v1/match-previews", json=body | {f"{control.side}_changes": patch}
            )
            assert answer.status_code == 200, (control.pointer, value, answer.text)
            asked += 1
    assert asked > 30


def _ends_of(control: Any) -> list[Any]:
    match control.kind:
        case "number":
            return [control.min or control.step, control.max]
        case "money":
            return [{"amount": f"{control.max:.2f}", "currency": control.unit}]
        case "flag":
            return [True, False]
        case _:
            return [option.value for option in control.options]


async def test_who_stays_anonymous_stays_so_and_confidential_prices_stay_with_their_owner(
    make_person: MakePerson, database: Database
) -> None:
    price = {
        "model": "negotiable",
        "per_kg": {"amount": "0.50", "currency": "EUR"},
        "limit_per_kg": {"amount": "0.37", "currency": "EUR"},
        "disposal_cost_per_kg": {"amount": "0.13", "currency": "EUR"},
    }
    hidden = offer(identity="anonymous_until_mutual", price=price)
    pair = await matched_pair(make_person, database, offered=hidden)
    answer = await pair.receiver.client.get(f"/v1/matches/{pair.match_id}/comparison")
    for secret in ("Systuen", "Herning", "0.37", "0.13"):
        assert secret not in answer.text


@pytest.mark.parametrize("language", ["en", "da"])
async def test_a_match_of_a_paused_stream_is_compared_without_what_if(
    make_person: MakePerson, database: Database, language: str
) -> None:
    pair = await matched_pair(make_person, database)
    await act(pair.receiver, pair.need_id, "pause")
    seen = await compared(pair.supplier, pair.match_id, language)
    assert row_of(seen, "composition").result == "pass"
    assert not [row for row in seen.rows if row.adjust]


async def test_what_a_person_set_aside_is_marked(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database)
    await database.pool.execute("update matches set overridden = array['colour']")
    seen = await compared(pair.supplier, pair.match_id)
    assert [row.requirement for row in seen.rows if row.set_aside] == ["colour"]


async def test_strangers_to_a_hidden_match_find_nothing(make_person: MakePerson, database: Database) -> None:
    pair = await matched_pair(make_person, database, offered=offer(visibility="network"))
    await act(pair.supplier, pair.offer_id, "pause")
    stranger = await make_person("Naboen")
    answer = await stranger.client.get(f"/v1/matches/{pair.match_id}/comparison")
    assert answer.status_code == 404
