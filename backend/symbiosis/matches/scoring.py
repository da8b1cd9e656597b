"""Finding partners anew for one stream and storing them: each pair once, each decision kept.

Several workers do this at a time. What makes it safe:
- streams are evaluated without locks, then locked for share and compared: a stream that changed
  meanwhile is evaluated again, one that changes later waits and brings its own job;
- the open matches of the stream are locked in the order of their ids, after the streams, as
  everyone does who changes both;
- a pair that another worker stores at the same moment meets the unique index of open pairs. Both
  had the same versions in hand, so either result is the result.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.matches import matching_queries as queries
from symbiosis.matches import storing
from symbiosis.matches.facts import facts_of, fibre_groups, fingerprint
from symbiosis.matches.models import Match
from symbiosis.matching.engine import best_matches, evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import Band, MatchResult, Verdict
from symbiosis.streams.vocabulary import StreamStatus

KEPT = 50
"""Suggestions found from one stream; it may have more that were found from the other side."""

ATTEMPTS = 5


class StreamsKeepChanging(Exception):
    """Streams changed during every attempt; the job is to be tried again later."""


@dataclass(frozen=True)
class Scored:
    """What one run did, in numbers for the log."""

    suggested: int = 0
    superseded: int = 0
    refreshed: int = 0
    expired: int = 0


@dataclass(frozen=True)
class Search:
    """One stream, everything it could be paired with, and what came of it."""

    stream: OfferFacts | NeedFacts
    today: date
    candidates: Mapping[UUID, OfferFacts | NeedFacts]
    paused: frozenset[UUID]
    results: dict[UUID, MatchResult] = field(default_factory=dict)

    @property
    def versions(self) -> dict[UUID, int]:
        """What the results rest on."""
        judged = {other: self.candidates[other].version for other in self.results}
        return {self.stream.id: self.stream.version, **judged}

    def result_with(self, other: UUID) -> MatchResult | None:
        """The pair's result when it still qualifies."""
        found = self.results.get(other)
        return found if found is not None and qualifies(found) else None


def qualifies(result: MatchResult) -> bool:
    """Worth storing: no rule stops it, and cluster staff at least would look at it."""
    return result.verdict is not Verdict.FAIL and result.band is not Band.HIDDEN


async def score_stream(session: AsyncSession, stream_id: UUID, now: datetime) -> Scored:
    """Store the suggestions of a published stream, its old ones brought up to date. Repeating it
    changes nothing. Runs in the caller's transaction. Errors: StreamsKeepChanging."""
    await storing.one_at_a_time(session, stream_id)
    for _ in range(ATTEMPTS):
        search = await _search(session, stream_id, now)
        if search is None:
            return Scored()
        if not await _is_current(session, search):
            continue
        rows = list((await session.scalars(queries.open_matches_of(stream_id))).all())
        if all(_is_judged(search, row) for row in rows):
            return await _store(session, search, rows, now)
    raise StreamsKeepChanging(f"stream {stream_id}: {ATTEMPTS} attempts")


async def _search(session: AsyncSession, stream_id: UUID, now: datetime) -> Search | None:
    row = (await session.execute(queries.facts_of_stream(stream_id))).mappings().one_or_none()
    if row is None or row["status"] != StreamStatus.PUBLISHED:
        return None
    paired = frozenset((await session.scalars(queries.paired_with(stream_id))).all())
    others = queries.counterparts(
        stream_id, row["owner_id"], row["direction"], row["visibility"], list(paired)
    )
    rows = (await session.execute(others)).mappings().all()
    # Reading documents and comparing is arithmetic; a thread leaves the loop to the heartbeats.
    return await asyncio.to_thread(_judge, row, rows, paired, now.date())


def _judge(row: Mapping[str, Any], rows: Sequence[Any], paired: frozenset[UUID], today: date) -> Search:
    search = Search(
        stream=facts_of(row),
        today=today,
        candidates={other["id"]: facts_of(other) for other in rows if other["eligible"]},
        paused=frozenset(other["id"] for other in rows if other["status"] == StreamStatus.PAUSED),
    )
    # All candidates are of the direction the stream is not, which their common type cannot say.
    others: Any = search.candidates.values()
    found = best_matches(search.stream, others, limit=KEPT, today=today, groups=fibre_groups())
    search.results.update({_other_of(search, result): result for result in found})
    for other in paired & search.candidates.keys() - search.results.keys():
        search.results[other] = _evaluate(search, search.candidates[other])
    return search


def _other_of(search: Search, result: MatchResult) -> UUID:
    return result.need_id if result.offer_id == search.stream.id else result.offer_id


def _evaluate(search: Search, other: OfferFacts | NeedFacts) -> MatchResult:
    offer, need = (search.stream, other) if isinstance(search.stream, OfferFacts) else (other, search.stream)
    assert isinstance(offer, OfferFacts)  # noqa: S101  # counterparts are of the other direction
    assert isinstance(need, NeedFacts)  # noqa: S101  # as above
    return evaluate(offer, need, today=search.today, groups=fibre_groups())


async def _is_current(session: AsyncSession, search: Search) -> bool:
    """Lock what was judged and say whether it is still what it was."""
    judged = search.versions
    stored = (await session.execute(queries.versions_for_share(sorted(judged)))).all()
    return {row.id: row.version for row in stored} == judged


def _is_judged(search: Search, row: Match) -> bool:
    """False for a match another worker has just made with a stream this run did not lock."""
    other = row.need_id if row.offer_id == search.stream.id else row.offer_id
    return other in search.results or other not in search.candidates


async def _store(session: AsyncSession, search: Search, rows: Sequence[Match], now: datetime) -> Scored:
    dismissed = {tuple(row) for row in await session.execute(queries.dismissed_inputs_of(search.stream.id))}
    plan = _plan(search, rows, dismissed)
    await storing.expire(session, plan.expired, "no-longer-fits")
    await storing.refresh(session, plan.refreshed)
    await storing.supersede(session, plan.superseded, now)
    suggested = await storing.suggest(session, plan.suggested)
    return Scored(suggested, len(plan.superseded), len(plan.refreshed), len(plan.expired))


@dataclass
class Plan:
    suggested: list[dict[str, Any]] = field(default_factory=list)
    superseded: list[tuple[Match, dict[str, Any]]] = field(default_factory=list)
    refreshed: list[tuple[Match, dict[str, Any]]] = field(default_factory=list)
    expired: list[Match] = field(default_factory=list)


def _plan(search: Search, rows: Sequence[Match], dismissed: set[tuple[Any, ...]]) -> Plan:
    plan = Plan()
    own = fingerprint(search.stream)
    known = {row.need_id if row.offer_id == search.stream.id else row.offer_id: row for row in rows}
    for other, row in known.items():
        result = search.result_with(other)
        if result is None:
            # Paused is not over: it is judged again when it resumes.
            plan.expired += [] if other in search.paused else [row]
            continue
        values = _values(search, result, own)
        if (
            row.evidence.get("inputs") != values["evidence"]["inputs"]
            or row.engine_version != result.engine_version
        ):
            plan.superseded.append((row, values))
        elif storing.differs(row, values):
            plan.refreshed.append((row, values))
    for other in search.results.keys() - known.keys():
        result = search.result_with(other)
        if result is None:
            continue
        values = _values(search, result, own)
        inputs = values["evidence"]["inputs"]
        if (result.offer_id, result.need_id, inputs["offer"], inputs["need"]) not in dismissed:
            plan.suggested.append(values)
    return plan


def _values(search: Search, result: MatchResult, own: str) -> dict[str, Any]:
    """The columns of a match the engine decides; `inputs` are the fingerprints of both sides."""
    other = fingerprint(search.candidates[_other_of(search, result)])
    is_offer = isinstance(search.stream, OfferFacts)
    inputs = {"offer": own if is_offer else other, "need": other if is_offer else own}
    return {
        "offer_id": result.offer_id,
        "need_id": result.need_id,
        "offer_version": result.offer_version,
        "need_version": result.need_version,
        "verdict": result.verdict.value,
        "score": result.score,
        "band": result.band.value,
        "confidence": result.confidence,
        "distance_km": result.distance_km,
        "evidence": result.to_evidence() | {"inputs": inputs},
        "engine_version": result.engine_version,
    }
