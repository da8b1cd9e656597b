"""The one change that helps a pair most, found by trying each on the pair and judging it again."""

from dataclasses import replace
from typing import Any

from symbiosis.matching.changes import CHANGES, Changed
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.pair import Pair, has_confidential_terms, pair_of
from symbiosis.matching.results import Improvement, MatchResult, Outcome, Verdict
from symbiosis.matching.score import profile_of
from symbiosis.matching.score.economics import economics

WORTH_SAYING = 0.005
"""Half a point of 100: less is not worth a sentence when no condition is settled."""

_VERDICT_RANK = {Verdict.FAIL: 0, Verdict.CONDITIONAL: 1, Verdict.PASS: 2}

Gain = tuple[int, int, int, float]
"""Steps of the verdict, obstacles gone, conditions settled, score."""


def best_improvement(pair: Pair, before: MatchResult) -> Improvement | None:
    """The first change with the largest gain; None: nothing helps."""
    best: tuple[Gain, Improvement] | None = None
    for code, change in CHANGES:
        changed = change(pair)
        if changed is None:
            continue
        after = without_improvement(_changed_pair(pair, changed))
        gain = _gain(before, after)
        if _helps(before, gain) and (best is None or gain > best[0]):
            best = gain, _improvement(code, before, after, changed.evidence)
    return best[1] if best else None


def _changed_pair(pair: Pair, changed: Changed) -> Pair:
    offer = replace(pair.offer, **changed.offer)
    need = replace(pair.need, **changed.need)
    after = pair_of(offer, need, pair.today, pair.groups, changed.transport_share)
    if has_confidential_terms(pair):
        after.settled_economics = (economics(pair, profile_of(pair.need)),)
    return after


def _gain(before: MatchResult, after: MatchResult) -> Gain:
    steps = _VERDICT_RANK[after.verdict] - _VERDICT_RANK[before.verdict]
    obstacles = _count(before, Outcome.FAIL) - _count(after, Outcome.FAIL)
    conditions = _open(before) - _open(after)
    return steps, obstacles, conditions, round(after.score - before.score, 4)


def _count(result: MatchResult, outcome: Outcome) -> int:
    return sum(rule.outcome is outcome for rule in result.rules)


def _open(result: MatchResult) -> int:
    return sum(rule.outcome is not Outcome.PASS for rule in result.rules)


def _helps(before: MatchResult, gain: Gain) -> bool:
    """Nothing may get worse; a pair that is ruled out is only helped by removing what rules it out."""
    steps, obstacles, conditions, score = gain
    if before.verdict is Verdict.FAIL:
        return obstacles > 0
    return steps >= 0 and conditions >= 0 and (steps > 0 or conditions > 0 or score >= WORTH_SAYING)


def _improvement(code: str, before: MatchResult, after: MatchResult, evidence: dict[str, Any]) -> Improvement:
    numbers = {
        **evidence,
        "effect": _effect(before, after),
        "before_points": round(before.score * 100),
        "after_points": round(after.score * 100),
        "open_count": _open(after),
    }
    return Improvement(code, round(after.score - before.score, 4), after.verdict, numbers)


def _effect(before: MatchResult, after: MatchResult) -> str:
    if after.verdict is not before.verdict:
        return "becomes_pass" if after.verdict is Verdict.PASS else "no_longer_ruled_out"
    if after.verdict is Verdict.FAIL:
        return "obstacle_less"
    return "condition_less" if _open(after) < _open(before) else "raises_score"
