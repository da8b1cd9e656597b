"""Chains through processors, as people and partners read them."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, HERNING, MakePerson, Person
from matches.matchmaking import need, offer, publish
from symbiosis.matches.chains import finding
from symbiosis.matches.chains.schemas import ChainOut, ChainsOut

SHREDDED = {"form": "shredded_fibre", "yield_pct": 80, "effects": ["removes_disruptors"]}


def shredder(**changes: Any) -> dict[str, Any]:
    """Tears cotton cuttings apart and passes the fibre on."""
    requirements = {
        "forms": ["cutting_scraps"],
        "composition": [{"fibres": ["cotton"], "min_pct": 80}],
        "intended_route": "mechanical_cotton",
        "output": SHREDDED | changes.pop("output", {}),
    }
    wanted = need(title="Shredding of cotton", requirements=requirements, quantity={"value": 5000})
    wanted["requirements"] = requirements
    return wanted | changes


def spinner(**changes: Any) -> dict[str, Any]:
    """Spins yarn of shredded cotton, and takes nothing else."""
    requirements = {
        "forms": ["shredded_fibre"],
        "composition": [{"fibres": ["cotton"], "min_pct": 80}],
        "intended_route": "mechanical_cotton",
    }
    wanted = need(title="Shredded cotton for yarn", quantity={"value": 1000})
    wanted["requirements"] = requirements
    return wanted | changes


async def chains_of(client: httpx.AsyncClient, stream_id: str, **asked: Any) -> ChainsOut:
    answer = await client.get(f"/v1/material-streams/{stream_id}/chains", params=asked)
    assert answer.status_code == 200, answer.text
    return ChainsOut.model_validate(answer.json())


async def a_chain(make_person: MakePerson, **changes: Any) -> tuple[dict[str, Any], ...]:
    """Cuttings in Herning, a shredder in Aarhus, a spinner in Herning; `changes` by name of the role."""
    supplier = await make_person("Systuen", town=HERNING)
    works = await make_person("Riveriet", town=AARHUS)
    mill = await make_person("Spinderiet", town=HERNING)
    return (
        await publish(supplier, offer(**changes.get("offer", {}))),
        await publish(works, shredder(**changes.get("shredder", {}))),
        await publish(mill, spinner(**changes.get("spinner", {}))),
    )


async def test_an_offer_that_fits_nobody_reaches_a_spinner_through_a_shredder(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, works, mill = await a_chain(make_person)
    found = await chains_of(client, cuttings["id"], always=True)
    [chain] = [chain for chain in found.data if len(chain.hops) == 2]
    assert [str(hop.stream.id) for hop in chain.hops] == [works["id"], mill["id"]]
    assert str(chain.offer.id) == cuttings["id"]
    assert [chain.kg_in, chain.kg_out, chain.loss_kg, chain.other_kg] == [400, 320, 80, 0]
    assert chain.distance_km == pytest.approx(sum(hop.explanation.distance_km or 0 for hop in chain.hops))
    output = chain.hops[0].output
    assert output is not None
    assert (output.form, output.yield_share) == ("shredded_fibre", 0.8)
    assert chain.hops[1].output is None


async def test_each_hop_is_explained_and_its_tasks_are_collected(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, _, _ = await a_chain(make_person, offer={"material": {"contamination": None}})
    [chain] = (await chains_of(client, cuttings["id"])).data
    assert chain.verdict == "conditional"
    assert all(hop.explanation.summary for hop in chain.hops)
    assert (0, "confirm_contamination") in [(task.hop, task.task) for task in chain.tasks]
    asked = {
        (hop, rule.task) for hop, h in enumerate(chain.hops) for rule in h.explanation.rules if rule.task
    }
    assert {(task.hop, task.task) for task in chain.tasks} == asked


async def test_a_chain_that_does_not_beat_the_direct_match_comes_only_on_request(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, _, _ = await a_chain(make_person)
    fits_best = await make_person("Det nære spinderi", town=HERNING)
    await publish(fits_best, need())
    left_out = await chains_of(client, cuttings["id"])
    assert left_out.left_out
    assert left_out.data == []
    assert left_out.direct_best_score is not None
    shown = await chains_of(client, cuttings["id"], always=True)
    assert not shown.left_out
    assert shown.data[0].score <= left_out.direct_best_score


async def test_a_sorter_is_a_step_and_never_the_end(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, _, mill = await a_chain(make_person)
    sorter = await make_person("Sorteringen", town=HERNING)
    sorting = shredder()
    sorting["requirements"]["forms"] = ["shredded_fibre"]
    sorting["requirements"]["intended_route"] = "sorting"
    sorting["requirements"]["output"] = {"form": "mixed_bales", "effects": ["sorts_colours"]}
    await publish(sorter, sorting)
    found = await chains_of(client, cuttings["id"], limit=10)
    assert [str(chain.hops[-1].stream.id) for chain in found.data] == [mill["id"]]


async def test_a_longer_way_to_who_takes_it_as_it_is_is_no_news(
    client: httpx.AsyncClient, make_person: MakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mill takes cuttings and torn fibre alike, and says what it makes, so that nothing else fits directly.
    The search does not look for news for ever."""
    supplier, works = await make_person("Systuen", town=HERNING), await make_person("Riveriet", town=AARHUS)
    mill = await make_person("Spinderiet", town=HERNING)
    cuttings = await publish(supplier, offer())
    await publish(works, shredder())
    either = shredder(title="Cotton of any kind")
    either["requirements"]["forms"] = ["cutting_scraps", "shredded_fibre"]
    either["requirements"]["output"] = {"form": "yarn_cones", "yield_pct": 75}
    await publish(mill, either)
    found = await chains_of(client, cuttings["id"])
    assert (found.data, found.left_out, found.direct_best_score) == ([], True, None)
    assert found.complete
    monkeypatch.setattr(finding, "MOST_COMPARED", 1)
    assert not (await chains_of(client, cuttings["id"])).complete
    assert len((await chains_of(client, cuttings["id"], always=True)).data) == 1


async def test_of_a_need_the_chains_are_those_that_end_in_it(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, works, mill = await a_chain(make_person)
    [chain] = (await chains_of(client, mill["id"])).data
    assert (str(chain.offer.id), str(chain.hops[-1].stream.id)) == (cuttings["id"], mill["id"])
    of_the_shredder = await chains_of(client, works["id"], always=True)
    assert of_the_shredder.data == []
    assert of_the_shredder.direct_best_score is not None


async def test_one_processor_is_asked_for_where_two_would_do(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, _, _ = await a_chain(make_person, shredder={"output": {"form": "comber_noil"}})
    carder = await make_person("Karteriet", town=AARHUS)
    cards = shredder()
    cards["requirements"]["forms"] = ["comber_noil"]
    carding = await publish(carder, cards)
    [two] = [chain for chain in (await chains_of(client, cuttings["id"])).data if len(chain.hops) == 3]
    assert [hop.role for hop in two.hops] == ["processor", "processor", "need"]
    assert two.kg_out == 256
    [one] = (await chains_of(client, cuttings["id"], max_processors=1)).data
    assert str(one.hops[-1].stream.id) == carding["id"]


async def test_the_climate_figure_is_a_range_with_its_terms_and_sources(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, _, _ = await a_chain(make_person)
    answer = await chains_of(client, cuttings["id"], by="co2e")
    [chain] = answer.data
    co2e = chain.co2e
    assert co2e.missing == []
    assert co2e.low_kg is not None
    assert co2e.mid_kg is not None
    assert co2e.high_kg is not None
    assert co2e.low_kg < co2e.mid_kg < co2e.high_kg
    assert sum(term.mid_kg for term in co2e.terms) == pytest.approx(co2e.mid_kg, abs=0.5)
    assert co2e.baseline_is_assumed
    assert "burning" in answer.method
    assert {source.name for source in answer.factor_sources} >= {"impact_routes", "fibres"}
    assert all(source.licence for source in answer.factor_sources)


async def test_a_route_without_open_factors_says_so_instead_of_guessing(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, _, mill = await a_chain(make_person)
    pulp = await make_person("Pulpfabrikken", town=HERNING)
    wanted = spinner(minimum_lot_kg=100)
    wanted["requirements"]["intended_route"] = "cellulose_pulp"
    await publish(pulp, wanted)
    by_climate = (await chains_of(client, cuttings["id"], by="co2e")).data
    assert [str(chain.hops[-1].stream.id) for chain in by_climate][:1] == [mill["id"]]
    [unknown] = [chain for chain in by_climate if chain.co2e.mid_kg is None]
    assert [lack.code for lack in unknown.co2e.missing] == ["replaced_factor"]
    assert unknown.co2e.missing[0].sentence


async def test_sentences_are_in_the_reader_s_language(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, _, _ = await a_chain(make_person)
    url = f"/v1/material-streams/{cuttings['id']}/chains"
    said = [(await client.get(url, headers={"accept-language": tag})).json() for tag in ("da", "en")]
    assert said[0]["method"] != said[1]["method"]
    terms = [answer["data"][0]["co2e"]["terms"][0]["sentence"] for answer in said]
    assert terms[0] != terms[1]


@pytest.mark.parametrize("hidden", ["shredder", "spinner"])
async def test_only_streams_the_reader_may_see_are_links(
    client: httpx.AsyncClient, make_person: MakePerson, hidden: str
) -> None:
    cuttings, _, _ = await a_chain(make_person, **{hidden: {"visibility": "network"}})
    assert (await chains_of(client, cuttings["id"])).data == []
    member = await make_person("Nabo")
    assert len((await chains_of(member.client, cuttings["id"])).data) == 1


async def test_who_is_anonymous_stays_so_in_a_chain(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    cuttings, works, _mill = await a_chain(make_person, shredder={"identity": "anonymous_until_mutual"})
    [chain] = (await chains_of(client, cuttings["id"])).data
    stream = chain.hops[0].stream
    assert stream.owner is None
    assert stream.place.town is None
    answer = await client.get(f"/v1/material-streams/{cuttings['id']}/chains")
    assert works["owner"]["id"] not in answer.text
    assert works["owner"]["display_name"] not in answer.text


async def test_confidential_limits_move_no_chain_of_other_readers(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    """The least the supplier accepts is far above what the shredder pays."""
    priced = {"price": {"model": "negotiable", "limit_per_kg": {"amount": "9.75", "currency": "EUR"}}}
    paying = {"price": {"model": "fixed", "per_kg": {"amount": "0.10", "currency": "EUR"}}}
    cuttings, _, mill = await a_chain(make_person, offer=priced, shredder=paying)
    for stream in (cuttings, mill):
        [seen] = (await chains_of(client, stream["id"])).data
        assert "economics" not in [part.part for part in seen.hops[0].explanation.parts]
        assert "9.75" not in ChainOut.model_dump_json(seen)


async def test_the_owner_s_own_limit_counts_for_itself(make_person: MakePerson) -> None:
    supplier = await make_person("Systuen", town=HERNING)
    works = await make_person("Riveriet", town=AARHUS)
    mill = await make_person("Spinderiet", town=HERNING)
    price = {"model": "negotiable", "limit_per_kg": {"amount": "9.75", "currency": "EUR"}}
    cuttings = await publish(supplier, offer(price=price))
    paying = {"model": "fixed", "per_kg": {"amount": "0.10", "currency": "EUR"}}
    await publish(works, shredder(price=paying))
    await publish(mill, spinner())
    own, other = await seen_by(supplier, cuttings["id"]), await seen_by(mill, cuttings["id"])
    assert own.hops[0].explanation.score < other.hops[0].explanation.score


async def seen_by(person: Person, stream_id: str) -> ChainOut:
    [chain] = (await chains_of(person.client, stream_id, always=True)).data
    return chain


async def test_what_is_over_has_no_chains_and_what_is_hidden_does_not_exist(
    client: httpx.AsyncClient, make_person: MakePerson
) -> None:
    supplier = await make_person("Systuen", town=HERNING)
    draft = await publish(supplier, offer(publish=False))
    assert (await client.get(f"/v1/material-streams/{draft['id']}/chains")).status_code == 404
    assert (await chains_of(supplier.client, draft["id"])).data == []


@pytest.mark.parametrize("asked", [{"by": "price"}, {"limit": 11}, {"max_processors": 3}, {"nonsense": 1}])
async def test_what_cannot_be_asked_is_refused(
    client: httpx.AsyncClient, make_person: MakePerson, asked: dict[str, Any]
) -> None:
    supplier = await make_person("Systuen", town=HERNING)
    stream = await publish(supplier, offer())
    answer = await client.get(f"/v1/material-streams/{stream['id']}/chains", params=asked)
    assert answer.status_code == 400
    [name] = asked
    assert name in answer.text
