"""Across trades: which patterns a stream fits, and who nearby could be the other side."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.knowledge import linking_queries, queries
from symbiosis.knowledge.facts import facts_for_patterns
from symbiosis.knowledge.patterns import pattern_of, supported
from symbiosis.knowledge.schemas import NearbyOrganisation, NearbyPlant, PatternProposal, PatternRef
from symbiosis.reference import catalogue
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.vocabulary import Direction

MOST = 12
ORGANISATIONS = 5
NEARBY_KM = 300.0

Row = dict[str, Any]


async def proposals_for(
    connection: Connection, viewer: Viewer, stream_id: UUID, within_km: float | None
) -> list[PatternProposal]:
    """The highest use first, then the best proven. Errors: `not-found`."""
    read = linking_queries.asking.get(kind_of(viewer))
    found = await read.row(connection, id=stream_id, **viewer_values(viewer))
    if found is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    stream = dict(found)
    fitting = _fitting(stream, await queries.active_rows(connection))
    nearby = _Nearby(connection, viewer, stream, within_km)
    return [await nearby.proposal(row) for row in fitting[:MOST]]


def _fitting(stream: Row, rows: Sequence[Row]) -> list[Row]:
    """Who may not know the owner is told what fits the material, not what its trade is."""
    facts = facts_for_patterns(stream, stream["roles"])
    patterns = [pattern_of(row) for row in rows]
    if not stream["named"]:
        patterns = [replace(p, donor_trades=frozenset(), receiver_trades=frozenset()) for p in patterns]
    slugs = supported(facts, patterns, fibre_groups())
    return sorted((row for row in rows if row["slug"] in slugs), key=_rank)


def _rank(row: Row) -> tuple[int, int, str]:
    return catalogue.route(row["route"]).hierarchy_rank, -row["maturity"], row["slug"]


class _Nearby:
    """Looks each trade and each route up once."""

    def __init__(self, connection: Connection, viewer: Viewer, stream: Row, within_km: float | None) -> None:
        self._connection, self._viewer, self._stream = connection, viewer, stream
        self._is_offer = stream["direction"] == Direction.OFFER
        own_limit = stream["maximum_distance_km"]
        self._within_km = within_km or (float(own_limit) if own_limit is not None else NEARBY_KM)
        self._organisations: dict[frozenset[str], list[NearbyOrganisation]] = {}
        self._plants: dict[str, list[NearbyPlant]] = {}

    async def proposal(self, row: Row) -> PatternProposal:
        others = frozenset(row["receiver_trades"] if self._is_offer else row["donor_trades"])
        plants = await self._plants_of(row["route"]) if self._is_offer else []
        takers = {plant.actor_id for plant in plants}
        nearby = [found for found in await self._organisations_of(others) if found.id not in takers]
        return PatternProposal(
            pattern=PatternRef(**{name: row[name] for name in PatternRef.model_fields}),
            side="donor" if self._is_offer else "receiver",
            organisations=nearby[:ORGANISATIONS],
            plants=plants,
        )

    async def _organisations_of(self, trades: frozenset[str]) -> list[NearbyOrganisation]:
        if trades not in self._organisations:
            known = trades and self._stream["latitude"] is not None
            rows = await self._look_up(trades) if known else []
            self._organisations[trades] = [NearbyOrganisation(**row) for row in rows]
        return self._organisations[trades]

    async def _look_up(self, trades: frozenset[str]) -> Sequence[Any]:
        return await linking_queries.organisations_nearby.rows(
            self._connection, trades=sorted(trades), within_km=self._within_km, **self._from_here()
        )

    async def _plants_of(self, route: str) -> list[NearbyPlant]:
        if route not in self._plants:
            read = linking_queries.plants_nearby.get(kind_of(self._viewer))
            rows = await read.rows(
                self._connection, route=route, **self._from_here(), **viewer_values(self._viewer)
            )
            self._plants[route] = [NearbyPlant(**row) for row in rows]
        return self._plants[route]

    def _from_here(self) -> dict[str, Any]:
        stream = self._stream
        return {
            "latitude": stream["latitude"],
            "longitude": stream["longitude"],
            "owner": stream["owner_id"],
            "demo": stream["demo"],
            "named": stream["named"],
            "own": stream["own"],
        }
