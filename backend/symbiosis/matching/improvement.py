"""The one change that helps a pair most, found by trying each on the pair and judging it again."""

from dataclasses import replace
from typing import Any, NamedTuple

from symbiosis.matching.changes import CHANGES
from symbiosis.matching.changes.change import Changed
from symbiosis.matching.composition import read_parts
from symbiosis.matching.pair import Pair, has_confidential_terms
from symbiosis.matching.results import Improvement, MatchResult, Outcome, Verdict
from symbiosis.matching.rules import HARD_RULES
from symbiosis.matching.score import profile_of, total_of
from symbiosis.matching.score.economics import economics

WORTH_SAYING = 0.005
"""Half a point of 100: less is not worth a sentence when no condition is settled."""

_VERDICT_RANK = {Verdict.FAIL: 0, Verdict.CONDITIONAL: 1, Verdict.PASS: 2}

Gain = tuple[int, int, int, float]
"""Steps of the verdict, obstacles gone, conditions settled, score."""


class _Judged(NamedTuple):
    """What decides about a change: findings that fail, those that do not pass, and the score."""

    fails: int
    opens: int
    score: float

    @property
    def verdict(self) -> Verdict:
        if self.fails:
            return Verdict.FAIL
        return Verdict.CONDITIONAL if self.opens else Verdict.PASS


def best_improvement(pair: Pair, before: MatchResult) -> Improvement | None:
    """The first change with the largest gain; None: nothing helps."""
    best: tuple[Gain, Improvement] | None = None
    was = _counted([rule.outcome for rule in before.rules], before.score)
    for code, change in CHANGES:
        changed = change(pair)
        if changed is None:
            continue
        after = _judged(_changed_pair(pair, changed))
        gain = _gain(was, after)
        if _helps(was, gain) and (best is None or gain > best[0]):
            best = gain, _improvement(code, was, after, changed.evidence)
    return best[1] if best else None


def _judged(pair: Pair) -> _Judged:
    outcomes = [finding.outcome for rule in HARD_RULES for finding in rule(pair)]
    return _counted(outcomes, total_of(pair, profile_of(pair.need)))


def _counted(outcomes: list[Outcome], score: float) -> _Judged:
    return _Judged(outcomes.count(Outcome.FAIL), len(outcomes) - outcomes.count(Outcome.PASS), score)


SHARES_OF_OFFER = frozenset({"composition", "evidence_method"})
SHARES_OF_NEED = frozenset({"composition", "elastane_max_pct", "other_fibre_max_pct"})
"""What the intervals are computed from; no change moves a place."""


def _changed_pair(pair: Pair, changed: Changed) -> Pair:
    """What a change leaves alone is not computed again."""
    offer = replace(pair.offer, **changed.offer) if changed.offer else pair.offer
    need = replace(pair.need, **changed.need) if changed.need else pair.need
    same_parts = SHARES_OF_OFFER.isdisjoint(changed.offer)
    parts = pair.parts if same_parts else read_parts(offer)
    after = Pair(offer, need, pair.today, pair.groups, parts, pair.distance_km, changed.transport_share)
    if same_parts and SHARES_OF_NEED.isdisjoint(changed.need):
        after.keep_readings_of(pair)
    if has_confidential_terms(pair):
        after.settled_economics = (economics(pair, profile_of(pair.need)),)
    return after


def _gain(before: _Judged, after: _Judged) -> Gain:
    steps = _VERDICT_RANK[after.verdict] - _VERDICT_RANK[before.verdict]
    score = round(after.score - before.score, 4)
    return steps, before.fails - after.fails, before.opens - after.opens, score


def _helps(before: _Judged, gain: Gain) -> bool:
    """Nothing may get worse; a pair that is ruled out is only helped by removing what rules it out."""
    steps, obstacles, conditions, score = gain
    if before.verdict is Verdict.FAIL:
        return obstacles > 0
    return steps >= 0 and conditions >= 0 and (steps > 0 or conditions > 0 or score >= WORTH_SAYING)


def _improvement(code: str, before: _Judged, after: _Judged, evidence: dict[str, Any]) -> Improvement:
    numbers = {
        **evidence,
        "effect": _effect(before, after),
        "before_points": round(before.score * 100),
        "after_points": round(after.score * 100),
        "open_count": after.opens,
    }
    return Improvement(code, round(after.score - before.score, 4), after.verdict, numbers)


def _effect(before: _Judged, after: _Judged) -> str:
    if after.verdict is not before.verdict:
        return "becomes_pass" if after.verdict is Verdict.PASS else "no_longer_ruled_out"
    if after.verdict is Verdict.FAIL:
        return "obstacle_less"
    return "condition_less" if after.opens < before.opens else "raises_score"
