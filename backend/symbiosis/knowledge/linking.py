"""A pattern with the streams it links now."""

from collections.abc import Sequence
from typing import Any

from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.knowledge import linking_queries, queries
from symbiosis.knowledge.facts import facts_for_patterns
from symbiosis.knowledge.patterns import Pattern, pattern_of, supported
from symbiosis.knowledge.schemas import LinkedStreams, PatternDetailOut
from symbiosis.reference.catalogue import fibre_groups

FEWEST_OWNERS = 3
"""Below this a number would tell what single organisations have."""


async def detail_of(connection: Connection, slug: str) -> PatternDetailOut:
    """Errors: `not-found`."""
    row = await queries.one(connection, slug)
    if row is None:
        raise NotFound("There is no pattern of this slug; GET /v1/synergy-patterns lists them.")
    return PatternDetailOut(**row, linked=await _linked(connection, pattern_of(row)))


async def _linked(connection: Connection, pattern: Pattern) -> LinkedStreams:
    forms, route = sorted(pattern.forms), pattern.route
    donors, receivers = sorted(pattern.donor_trades), sorted(pattern.receiver_trades)
    offers = await linking_queries.offers_of_trades.rows(connection, trades=donors, forms=forms)
    needs = await linking_queries.needs_of_trades.rows(connection, trades=receivers, route=route)
    return LinkedStreams(offers=_number(offers, pattern), needs=_number(needs, pattern))


def _number(rows: Sequence[Any], pattern: Pattern) -> int | None:
    linked = [
        row for row in rows if supported(facts_for_patterns(row, row["roles"]), [pattern], fibre_groups())
    ]
    return len(linked) if len({row["owner_id"] for row in linked}) >= FEWEST_OWNERS else None
