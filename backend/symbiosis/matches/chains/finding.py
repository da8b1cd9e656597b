"""The search for one stream: over which streams, against what fits directly. Pure; run in a thread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from symbiosis.matches.chains.schemas import ChainParams
from symbiosis.matches.drafts import without_limit
from symbiosis.matches.facts import facts_of, fibre_groups
from symbiosis.matching.chains.board import Board
from symbiosis.matching.chains.chain import Chain, Ranking
from symbiosis.matching.chains.search import Question, best_chains
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import MatchResult
from symbiosis.reference.factors import factors


@dataclass(frozen=True)
class Explained:
    """A chain with its hops explained."""

    chain: Chain
    results: tuple[MatchResult, ...]


@dataclass(frozen=True)
class Found:
    """`direct`: the best direct match by the same measure; `left_out`: chains it beats were dropped."""

    chains: tuple[Explained, ...]
    direct: Chain | None
    left_out: bool
    complete: bool


def find(
    stream: Mapping[str, Any],
    others: Sequence[Mapping[str, Any]],
    processors: Sequence[Mapping[str, Any]],
    readers: frozenset[UUID],
    asked: ChainParams,
    today: date,
) -> Found:
    """`others`: rows of the open streams of the other direction; `readers`: the organisations of the reader,
    whose own confidential limits count."""
    own = _read(stream, readers)
    passing = [need for need in (_read(row, readers) for row in processors) if isinstance(need, NeedFacts)]
    counterparts = [_read(row, readers) for row in others]
    if isinstance(own, OfferFacts):
        starts, board = [own], Board(passing, [n for n in counterparts if isinstance(n, NeedFacts)])
    else:
        starts, board = [o for o in counterparts if isinstance(o, OfferFacts)], Board(passing, [own])
    return _best(starts, board, asked, today)


def _read(row: Mapping[str, Any], readers: frozenset[UUID]) -> OfferFacts | NeedFacts:
    facts = facts_of(row)
    return facts if facts.owner_id in readers else without_limit(facts)


def _best(starts: Iterable[OfferFacts], board: Board, asked: ChainParams, today: date) -> Found:
    starts = tuple(starts)
    by = Ranking(asked.by)
    through = Question(by, asked.limit, today, most_processors=asked.max_processors)
    directly = replace(through, limit=1, least_processors=0, most_processors=0)
    direct = best_chains(starts, board, directly, fibre_groups(), factors())
    answer = best_chains(starts, board, through, fibre_groups(), factors())
    best = direct.chains[0] if direct.chains else None
    shown = [chain for chain in answer.chains if asked.always or best is None or beats(chain, best, by)]
    return Found(
        chains=tuple(_explained(chain, today) for chain in shown),
        direct=best,
        left_out=len(shown) < len(answer.chains),
        complete=answer.complete and direct.complete,
    )


def beats(chain: Chain, direct: Chain, by: Ranking) -> bool:
    """By what was asked for. A figure of greenhouse gases beats none."""
    if by is Ranking.SCORE:
        return chain.score > direct.score
    if chain.co2e.mid is None or direct.co2e.mid is None:
        return chain.co2e.mid is not None
    return chain.co2e.mid > direct.co2e.mid


def _explained(chain: Chain, today: date) -> Explained:
    results = (evaluate(hop.offer, hop.need, today=today, groups=fibre_groups()) for hop in chain.hops)
    return Explained(chain, tuple(results))
