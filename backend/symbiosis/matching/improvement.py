"""The one change that helps a pair most, found by trying each on the pair and judging it again."""

from dataclasses import replace
from typing import Any

from symbiosis.matching.changes import CHANGES, Changed
from symbiosis.matching.evaluation import without_improvement
from symbiosis.matching.pair import Pair, pair_of
from symbiosis.matching.results import Improvement, MatchResult, Outcome, Verdict

WORTH_SAYING = 0.005
"""Half a point of 100: less is not worth a sentence when no condition is settled."""

_VERDICT_RANK = {Verdict.FAIL: 0, Verdict.CONDITIONAL: 1, Verdict.PASS: 2}

Gain = tuple[int, int, float]
"""Steps of the verdict, conditions settled, score."""


def best_improvement(pair: Pair, before: MatchResult) -> Improvement | None:
    """The first change with the largest gain in (verdict, conditions, score); None: nothing helps."""
    best: tuple[Gain, Improvement] | None = None
    for code, change in CHANGES:
        changed = change(pair)
        if changed is None:
            continue
        after = without_improvement(_changed_pair(pair, changed))
        gain = _gain(before, after)
        if _helps(gain) and (best is None or gain > best[0]):
            best = gain, _improvement(code, before, after, changed.evidence)
    return best[1] if best else None


def _changed_pair(pair: Pair, changed: Changed) -> Pair:
    offer = replace(pair.offer, **changed.offer)
    need = replace(pair.need, **changed.need)
    return pair_of(offer, need, pair.today, pair.groups, changed.transport_share)


def _gain(before: MatchResult, after: MatchResult) -> Gain:
    steps = _VERDICT_RANK[after.verdict] - _VERDICT_RANK[before.verdict]
    return steps, _open(before) - _open(after), round(after.score - before.score, 4)


def _open(result: MatchResult) -> int:
    return sum(rule.outcome is not Outcome.PASS for rule in result.rules)


def _helps(gain: Gain) -> bool:
    """Never a change that makes anything worse: settling one condition must not open another verdict."""
    steps, settled, score = gain
    return steps >= 0 and settled >= 0 and (steps > 0 or settled > 0 or score >= WORTH_SAYING)


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
    settled = _open(after) < _open(before)
    if settled and after.verdict is Verdict.FAIL:
        return "one_obstacle_less"
    return "one_condition_less" if settled else "raises_score"
