"""What the engine says about a pair, and its stored form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

ENGINE_VERSION = "4"

Evidence = Mapping[str, Any]
"""The values a sentence names, JSON-able; a key's ending tells the unit (_pct, _pp, _km, _kg, _days, ...)."""


class Outcome(StrEnum):
    """Of one rule. `unknown`: a limit is stated but the offer's side of it is not; its task settles it."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"
    FAIL = "fail"


class Verdict(StrEnum):
    """Of a pair: the worst of its rules, an unknown counting as a condition."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    CONDITIONAL = "conditional"
    FAIL = "fail"


class Band(StrEnum):
    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"
    HIDDEN = "hidden"


class Profile(StrEnum):
    """Whose weights the score uses."""

    RECYCLER = "recycler"
    MAKER = "maker"
    REUSE = "reuse"


class RuleResult(NamedTuple):
    """One requirement compared with the offer: `rule` is the H-number, `code` the sentence."""

    rule: str
    requirement: str
    outcome: Outcome
    code: str
    evidence: Evidence
    task: str | None = None


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One part of the score: `value` 0..1, `weight` its share of the whole (the weights add up to 1).

    `bonus`: of a part without weight, what it adds to the weighted mean (the score never exceeds 1).
    """

    part: str
    value: float
    weight: float
    code: str
    evidence: Evidence = field(default_factory=dict)
    bonus: float = 0.0


@dataclass(frozen=True, slots=True)
class Improvement:
    """The one change that helps most; `gain` is what it adds to the score, `verdict` what it leads to."""

    code: str
    gain: float
    verdict: Verdict
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MatchResult:
    """An evaluated pair. `score` and `confidence` are 0..1; `distance_km` None when a place is unknown."""

    offer_id: UUID
    offer_version: int
    need_id: UUID
    need_version: int
    evaluated_on: date
    verdict: Verdict
    score: float
    band: Band
    confidence: float
    profile: Profile
    distance_km: float | None
    rules: tuple[RuleResult, ...]
    parts: tuple[ScorePart, ...]
    improvement: Improvement | None = None
    engine_version: str = ENGINE_VERSION

    @property
    def tasks(self) -> tuple[RuleResult, ...]:
        """The rules that need something done, each task once."""
        return tuple({rule.task: rule for rule in reversed(self.rules) if rule.task}.values())[::-1]

    def to_evidence(self) -> dict[str, Any]:
        """The result as JSON can carry it; `from_evidence` gives back an equal result."""
        return _to_evidence(self)

    @classmethod
    def from_evidence(cls, data: Mapping[str, Any]) -> "MatchResult":
        """Read a stored result. Raises KeyError or ValueError when it is not one."""
        return _from_evidence(data)


def _to_evidence(result: MatchResult) -> dict[str, Any]:
    better = result.improvement
    return {
        "engine_version": result.engine_version,
        "offer_id": str(result.offer_id),
        "offer_version": result.offer_version,
        "need_id": str(result.need_id),
        "need_version": result.need_version,
        "evaluated_on": result.evaluated_on.isoformat(),
        "verdict": str(result.verdict),
        "score": result.score,
        "band": str(result.band),
        "confidence": result.confidence,
        "profile": str(result.profile),
        "distance_km": result.distance_km,
        "rules": [_rule_data(rule) for rule in result.rules],
        "parts": [_part_data(part) for part in result.parts],
        "improvement": _improvement_data(better) if better else None,
    }


def _rule_data(rule: RuleResult) -> list[Any]:
    """In the order of its fields, without a task where there is none: of a pair two dozen are stored."""
    said = [rule.rule, rule.requirement, _OUTCOMES[rule.outcome], rule.code, rule.evidence]
    if rule.task is not None:
        said.append(rule.task)
    return said


_OUTCOMES = {outcome: outcome.value for outcome in Outcome}


def _part_data(part: ScorePart) -> list[Any]:
    said = [part.part, part.value, part.weight, part.code, part.evidence]
    return [*said, part.bonus] if part.bonus else said


def _improvement_data(change: Improvement) -> dict[str, Any]:
    return {
        "code": change.code,
        "gain": change.gain,
        "verdict": str(change.verdict),
        "evidence": dict(change.evidence),
    }


def _from_evidence(data: Mapping[str, Any]) -> MatchResult:
    better = data["improvement"]
    return MatchResult(
        engine_version=data["engine_version"],
        offer_id=UUID(data["offer_id"]),
        offer_version=data["offer_version"],
        need_id=UUID(data["need_id"]),
        need_version=data["need_version"],
        evaluated_on=date.fromisoformat(data["evaluated_on"]),
        verdict=Verdict(data["verdict"]),
        score=data["score"],
        band=Band(data["band"]),
        confidence=data["confidence"],
        profile=Profile(data["profile"]),
        distance_km=data["distance_km"],
        rules=tuple(_rule_of(rule) for rule in data["rules"]),
        parts=tuple(ScorePart(**p) if isinstance(p, dict) else ScorePart(*p) for p in data["parts"]),
        improvement=Improvement(**{**better, "verdict": Verdict(better["verdict"])}) if better else None,
    )


def _rule_of(data: Mapping[str, Any] | Sequence[Any]) -> RuleResult:
    """What was stored at first has the names of its fields in it."""
    said = RuleResult(**data) if isinstance(data, Mapping) else RuleResult(*data)
    return said._replace(outcome=Outcome(said.outcome))
