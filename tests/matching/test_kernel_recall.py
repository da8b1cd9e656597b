"""The market finds exactly what judging every pair by the engine finds: recall 1.0, in the same order."""

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from matching.brute_force import LIMIT, ByBruteForce, Stream, market_of
from matching.builders import AARHUS, GROUPS, HERNING, TODAY, a_need, an_offer
from matching.kernel_streams import OWNERS, some_needs, some_offers
from symbiosis.matching.facts import NeedFacts, OfferFacts, ShareWindow
from symbiosis.matching.kernel import Market


def answers_equal_brute_force(
    market: Market, stream: Stream, others: list[OfferFacts] | list[NeedFacts]
) -> None:
    expected = ByBruteForce(stream, others)
    best = market.best(stream, limit=LIMIT, today=TODAY)
    assert [(found.id, found.score) for found in best] == expected.best()
    assert market.count(stream, today=TODAY) == expected.count()
    misses = market.misses(stream, limit=LIMIT, today=TODAY)
    assert [(miss.id, miss.requirement, miss.score) for miss in misses] == expected.misses()
    obstacles = market.obstacles(stream, today=TODAY)
    assert {n: (o.pairs, o.best_score) for n, o in obstacles.items()} == expected.obstacles()


@pytest.mark.parametrize(("seed", "most"), [(11, 3), (12, 6), (13, 12)])
def test_random_streams_find_what_brute_force_finds(seed: int, most: int) -> None:
    random = Random(seed)  # noqa: S311 - test data, no secret
    offers, needs = some_offers(random, 150, most), some_needs(random, 150, most)
    market = market_of(*offers, *needs)
    for stream in offers[:20]:
        answers_equal_brute_force(market, stream, needs)
    for need in needs[:20]:
        answers_equal_brute_force(market, need, offers)


def edges() -> list[NeedFacts]:
    """Each limit just met, met exactly and just missed by the same offer, at one place, many of them equal."""
    fields: dict[str, list[Any]] = {
        "minimum_lot_kg": [1999.99, 2000.0, 2000.01, 999.99, 1000.0, 1000.01],
        "maximum_distance_km": [76.22, 76.23, 76.24, 0, 0.01],
        "quantity_kg": [99.99, 100.0, 100.01],
        "maximum_lot_kg": [99.99, 100.0, 100.01],
        "elastane_max_pct": [0.9, 1, 1.1, 3],
        "other_fibre_max_pct": [0, 2.99, 3, 3.01],
        "gsm_min": [220.0, 222.2, 222.3, 200.0],
        "gsm_max": [200.0, 181.8, 181.9, 190.0],
        "transport_limit_eur_per_kg": [0.0, 0.01, 0.02, 0.0402, 0.1],
        "lead_time_days": [0, 59, 60, 61],
        "available_from": [TODAY],
        "moisture_max_pct": [7.9, 8, 12],
    }
    needs: list[NeedFacts] = []
    for name, values in fields.items():
        for value in values:
            for _ in range(3):
                needs.append(a_need(700 + len(needs), **{name: value}))
    return needs


def test_ties_and_boundaries_find_what_brute_force_finds() -> None:
    needs = edges()
    market = market_of(*needs)
    for changes in (
        {"minimum_lot_kg": 100.0, "gsm": 200.0},
        {"evidence_method": "declared", "available_to": TODAY.replace(year=2027, month=1, day=21)},
        {"latitude": AARHUS[0], "longitude": AARHUS[1], "evidence_method": "visual"},
    ):
        answers_equal_brute_force(market, an_offer(**changes), needs)


def test_places_around_the_antimeridian_and_the_poles_and_unknown_ones() -> None:
    places: list[tuple[float | None, float | None]] = [
        (0.0, 179.999),
        (0.0, -179.999),
        (0.0, 180.0),
        (0.0, -180.0),
        (90.0, 5.0),
        (90.0, -80.0),
    ]
    places += [(-90.0, 0.0), (None, None), (None, 9.0), HERNING, HERNING, (56.1393, -171.0262)]
    limits = [None, 0, 0.11, 0.22, 0.23, 10_007.54, 10_007.56, 20_015.11, 20_015.12]
    needs = [
        a_need(700 + number, latitude=place[0], longitude=place[1], maximum_distance_km=limit)
        for number, (place, limit) in enumerate((p, m) for p in places for m in limits)
    ]
    market = market_of(*needs)
    for latitude, longitude in places:
        answers_equal_brute_force(market, an_offer(latitude=latitude, longitude=longitude), needs)


def test_a_market_that_changes_answers_for_what_it_holds_now() -> None:
    random = Random(21)  # noqa: S311 - test data, no secret
    held: dict[UUID, NeedFacts] = {}
    market = Market(GROUPS)
    for round_ in range(4):
        for need in some_needs(random, 60, 5):
            market.put(need)
            held[need.id] = need
        for gone in random.sample(sorted(held), 25):
            assert market.drop(gone)
            del held[gone]
        assert not market.drop(UUID(int=1))
        assert len(market.needs) == len(held)
        for offer in some_offers(Random(round_), 5, 5):  # noqa: S311 - test data, no secret
            answers_equal_brute_force(market, offer, list(held.values()))


def test_streams_come_back_as_they_were_put() -> None:
    random = Random(31)  # noqa: S311 - test data, no secret
    streams: list[Stream] = [*some_offers(random, 200, 30), *some_needs(random, 200, 30)]
    market = market_of(*streams)
    for stream in streams:
        assert market.facts(stream.id) == stream
        assert market.version_of(stream.id) == stream.version
    assert market.facts(UUID(int=1)) is None


def test_best_of_all_is_the_best_of_each() -> None:
    random = Random(41)  # noqa: S311 - test data, no secret
    offers, needs = some_offers(random, 600, 4), some_needs(random, 200, 4)
    market = market_of(*offers, *needs)
    everything = market.best_of_all(limit=LIMIT, today=TODAY)
    assert sorted(everything.offer_ids) == sorted(offer.id for offer in offers)
    by_id = {offer.id: offer for offer in offers}
    for row, id_ in enumerate(everything.offer_ids):
        places, scores = everything.needs[row], everything.scores[row]
        found = [(everything.need_ids[places[n]], scores[n]) for n in range(everything.counts[row])]
        best = market.best(by_id[id_], limit=LIMIT, today=TODAY)
        assert found == [(one.id, one.score) for one in best]


def test_a_reader_finds_only_what_is_allowed() -> None:
    owner = OWNERS[1]
    needs = [
        a_need(700, visibility="public"),
        a_need(701, visibility="network"),
        a_need(702, visibility="cluster", clusters=frozenset({"herning"})),
        a_need(703, visibility="public", owner_id=owner),
        a_need(704, visibility="invited", invited_owners=frozenset({an_offer().owner_id})),
    ]
    market = market_of(*needs)
    offer = an_offer(clusters=frozenset({"herning"}))
    places = market.positions("need")

    def found(allowed: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> set[int]:
        return {one.id.int for one in market.best(offer, limit=9, today=TODAY, allowed=allowed)}

    assert found(places.visibility("public")) == {700, 703}
    assert found(places.visibility("public") & ~places.owned_by([owner])) == {700}
    assert found(places.in_clusters(["herning", "nowhere"])) == {702}
    assert found(places.inviting([an_offer().owner_id])) == {704}
    assert market.count(offer, today=TODAY, allowed=places.visibility("network")) == 1
    market.put(a_need(705))
    assert found(places.visibility("public")) == {700, 703}


def test_searches_and_changes_at_once_never_disturb_each_other() -> None:
    market = market_of(*[a_need(700 + number) for number in range(50)])
    expected = market.best(an_offer(), limit=LIMIT, today=TODAY)

    def change(number: int) -> None:
        far = a_need(5000 + number, latitude=-33.0, longitude=151.0, quantity_kg=None, kg_per_year=None)
        market.put(far)
        market.drop(far.id)

    with ThreadPoolExecutor(4) as pool:
        changes = [pool.submit(change, number) for number in range(200)]
        searches = [pool.submit(market.best, an_offer(), limit=LIMIT, today=TODAY) for _ in range(100)]
        assert all(search.result() == expected for search in searches)
        for done in changes:
            done.result()


def test_limits_that_are_only_asked_about_are_not_noted() -> None:
    """Nobody else's searches get slower by many questions."""
    market = Market(GROUPS)
    market.put(an_offer())
    market.put(a_need())
    for share in range(50):
        asked = a_need(7, composition=(ShareWindow(frozenset({"cotton"}), min_pct=share),))
        assert len(market.best(asked, limit=1, today=TODAY)) == 1
    assert len(market.needs.words.limits) == 1
