"""What is to become of each pair of a stream once it is judged anew. Pure."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from symbiosis.matches.facts import fingerprint
from symbiosis.matches.judged import columns_of
from symbiosis.matches.vocabulary import MatchOrigin
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.pair import pair_of
from symbiosis.matching.results import Band, MatchResult, Outcome, Verdict
from symbiosis.matching.rules import LEGAL_REQUIREMENTS
from symbiosis.reference.catalogue import fibre_groups

KEPT = 20
"""Suggestions found from one stream; it may have more that were found from the other side."""

NEVER_TOLD = frozenset({"parties", "visibility"})
"""Whether someone hides from someone, or is the same, is not for others to learn."""

ADVICE_WAITS = {"advice": "waits"}
"""Marks evidence to which the best change is still to be added."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is asked of a stored match; `offer_input` and `need_input` are the fingerprints it rests on."""

    id: UUID
    offer_id: UUID
    need_id: UUID
    state: str
    state_since: datetime
    origin: str
    overridden: Sequence[str]
    engine_version: str
    offer_interest_at: datetime | None
    need_interest_at: datetime | None
    offer_input: str | None
    need_input: str | None

    @property
    def names_exchanged(self) -> bool:
        return self.offer_interest_at is not None and self.need_interest_at is not None


@dataclass(frozen=True)
class Search:
    """One stream, what it could be paired with, and how each pair was judged."""

    stream: OfferFacts | NeedFacts
    results: Mapping[UUID, MatchResult]
    others: Mapping[UUID, OfferFacts | NeedFacts]
    paused: frozenset[UUID]

    @cached_property
    def _own_fingerprint(self) -> str:
        return fingerprint(self.stream)

    def best(self) -> list[UUID]:
        """The counterparts worth suggesting, exactly: by score, then the nearest, then the id."""
        fitting = {other: result for other, result in self.results.items() if qualifies(result)}
        return by_rank(fitting)[:KEPT]

    def values(self, other: UUID) -> dict[str, Any]:
        """The columns of the match; its advice comes later."""
        is_offer = isinstance(self.stream, OfferFacts)
        own, theirs = self._own_fingerprint, fingerprint(self.others[other])
        inputs = {"offer": own if is_offer else theirs, "need": theirs if is_offer else own}
        values = columns_of(self.results[other], inputs)
        values["evidence"] |= ADVICE_WAITS
        return values


@dataclass
class Plan:
    """`blocked` says which rule; `kept` rest on the same content, though time may have moved their numbers."""

    suggested: list[dict[str, Any]] = field(default_factory=list)
    superseded: list[tuple[Stored, dict[str, Any]]] = field(default_factory=list)
    kept: list[tuple[Stored, dict[str, Any]]] = field(default_factory=list)
    expired: list[Stored] = field(default_factory=list)
    blocked: list[tuple[Stored, str]] = field(default_factory=list)


def judge_all(
    stream: OfferFacts | NeedFacts, others: Iterable[OfferFacts | NeedFacts], today: date
) -> dict[UUID, MatchResult]:
    """Every pair explained, without the search for what would improve it."""
    groups = fibre_groups()
    return {
        other.id: without_improvement(pair_of(*ordered(stream, other), today, groups)) for other in others
    }


def ordered(stream: OfferFacts | NeedFacts, other: OfferFacts | NeedFacts) -> tuple[OfferFacts, NeedFacts]:
    if isinstance(stream, OfferFacts) and isinstance(other, NeedFacts):
        return stream, other
    if isinstance(stream, NeedFacts) and isinstance(other, OfferFacts):
        return other, stream
    raise TypeError("an offer is matched with needs and a need with offers")


def by_rank(results: Mapping[UUID, MatchResult]) -> list[UUID]:
    """The best score first, then the nearest, then the id."""

    def rank(other: UUID) -> tuple[float, float, UUID]:
        distance = results[other].distance_km
        return -results[other].score, float("inf") if distance is None else distance, other

    return sorted(results, key=rank)


def qualifies(result: MatchResult) -> bool:
    """Worth storing: no rule stops it, and cluster staff at least would look at it."""
    return result.verdict is not Verdict.FAIL and result.band is not Band.HIDDEN


def plan(search: Search, rows: Mapping[UUID, Stored], dismissed: Set[tuple[Any, ...]]) -> Plan:
    """`rows`: the stream's open matches by counterpart; `dismissed`: offer, need and both fingerprints
    of the pairs somebody said no to."""
    planned = Plan()
    for other, row in rows.items():
        _plan_known(planned, search, other, row)
    for other in search.best():
        if other not in rows:
            values = search.values(other)
            inputs = values["evidence"]["inputs"]
            if (values["offer_id"], values["need_id"], inputs["offer"], inputs["need"]) not in dismissed:
                planned.suggested.append(values)
    return planned


def _plan_known(planned: Plan, search: Search, other: UUID, row: Stored) -> None:
    result = search.results.get(other)
    if result is None:
        # Paused is not over: it is judged again when it resumes.
        planned.expired += [] if other in search.paused else [row]
        return
    if (rule := blocking_rule(row, result)) is not None:
        planned.blocked.append((row, rule))
        return
    if not may_stay(row, result):
        planned.expired.append(row)
        return
    values = search.values(other)
    inputs = values["evidence"]["inputs"]
    same = (row.offer_input, row.need_input) == (inputs["offer"], inputs["need"])
    if same and row.engine_version == result.engine_version:
        planned.kept.append((row, values))
    else:
        planned.superseded.append((row, values))


def blocking_rule(row: Stored, result: MatchResult) -> str | None:
    """The requirement nobody may set aside that has come to fail where people are already at work."""
    if row.origin == MatchOrigin.ENGINE and row.offer_interest_at is None and row.need_interest_at is None:
        return None
    return next(iter(sorted(_broken(result) & LEGAL_REQUIREMENTS)), None)


def may_stay(row: Stored, result: MatchResult) -> bool:
    """What the engine suggests must still be worth it; what a person brought together stays as long as
    nothing stops it but what that person set aside."""
    if row.origin == MatchOrigin.ENGINE:
        return qualifies(result)
    return _broken(result) <= set(row.overridden)


def _broken(result: MatchResult) -> set[str]:
    return {rule.requirement for rule in result.rules if rule.outcome is Outcome.FAIL}
