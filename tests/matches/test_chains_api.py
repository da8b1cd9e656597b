"""Chains through processors, as people and partners read them."""

from typing import Any

import httpx
import pytest

from conftest import AARHUS, HERNING, MakePerson, Person
from matches.matchmaking import need, offer, publish
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
