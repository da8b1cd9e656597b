"""The demonstration holds real chains: nothing fits directly, and a processor between makes it fit."""

from typing import Any
from uuid import uuid4

import pytest

from symbiosis.integrations.demo.drafts import streams
from symbiosis.kit import clock
from symbiosis.matches.facts import facts_of
from symbiosis.matching.chains.processing import output_of
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import Verdict
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.derive import StreamPlace, columns_of

TODAY = clock.now().date()
STREAMS = {stream.draft.external_id: stream for stream in streams(TODAY)}


def facts(key: str) -> Any:
    stream = STREAMS[key]
    row = columns_of(stream.draft, StreamPlace(country="DK", latitude=56.1, longitude=9.0))
    told = {"basis": "demonstration", "standing": stream.standing, "confirmed_at": None}
    return facts_of(row | told | {"id": uuid4(), "owner_id": uuid4(), "version": 1})


def verdict(offer: OfferFacts, need: NeedFacts) -> Verdict:
    return evaluate(offer, need, today=TODAY, groups=fibre_groups()).verdict


@pytest.mark.parametrize(
    ("offered", "processor", "wanted"),
    [
        ("ikast-arbejdstoej", "fiber-arbejdstoej", "horsens-akustik"),
        ("aaen-bomuld-marine", "fiber-bomuld", "limfjord-fibre"),
    ],
)
def test_a_processor_makes_fit_what_does_not(offered: str, processor: str, wanted: str) -> None:
    offer, between, need = facts(offered), facts(processor), facts(wanted)
    assert verdict(offer, need) == Verdict.FAIL
    assert verdict(offer, between) != Verdict.FAIL
    (made,) = output_of(offer, between)
    assert verdict(made.facts, need) != Verdict.FAIL
