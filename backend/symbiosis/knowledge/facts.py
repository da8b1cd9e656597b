"""What patterns ask of a stream, from its documents: the form, the fibres, the route, the owner's trades.

The full facts are made where matches are, a room above this one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from symbiosis.knowledge.patterns import window_of
from symbiosis.knowledge.queries import document
from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts
from symbiosis.streams.vocabulary import Direction, TextilePart


def facts_for_patterns(row: Mapping[str, Any], trades: Iterable[str]) -> OfferFacts | NeedFacts:
    """`row`: id, owner_id, direction, material and requirements."""
    held = frozenset(trades)
    if row["direction"] == Direction.OFFER:
        material = document(row["material"])
        return OfferFacts(
            id=row["id"],
            owner_id=row["owner_id"],
            trades=held,
            form=material["form"],
            composition=tuple(share_of(line) for line in material["composition"]),
            evidence_method=material["evidence_method"],
        )
    wanted = document(row["requirements"])
    return NeedFacts(
        id=row["id"],
        owner_id=row["owner_id"],
        trades=held,
        forms=frozenset(wanted["forms"]),
        composition=tuple(window_of(rule) for rule in wanted["composition"]),
        route=wanted["intended_route"],
    )


def share_of(line: Mapping[str, Any]) -> FibreShare:
    """From a line of a composition as offers store it."""
    return FibreShare(
        line["fibre"],
        float(line["share_pct"]),
        line.get("part") or TextilePart.ALL,
        _number(line.get("min_pct")),
        _number(line.get("max_pct")),
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
