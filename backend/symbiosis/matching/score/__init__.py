"""The soft score: parts from 0 to 1, weighted by what kind of receiver the need is, and a bonus for diversity."""

from collections.abc import Mapping
from functools import lru_cache

from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Band, Profile, ScorePart
from symbiosis.matching.score.diversity import diversity, diversity_bonus
from symbiosis.matching.score.evidence import confidence_of
from symbiosis.matching.score.material import material
from symbiosis.matching.score.measure import Measure
from symbiosis.matching.score.parts import OTHER_PARTS, PARTS
from symbiosis.matching.score.weights import WEIGHTS, profile_of

STRONG, POSSIBLE, WEAK = 0.80, 0.55, 0.40
LOW_CONFIDENCE = 0.5
"""Below it a band is lowered by one: a good number on poor evidence is not a good match."""

__all__ = [
    "band_of",
    "confidence_of",
    "highest_total",
    "profile_of",
    "score_parts",
    "total_and_parts",
    "total_of",
]


def total_of(pair: Pair, profile: Profile) -> float:
    """The score alone, 0..1 rounded to 4 places; equal to what `score_parts` adds up to."""
    return _total(pair, profile, material(pair, profile).value)


def highest_total(pair: Pair, profile: Profile) -> float:
    """What `total_of` would be if the material fitted perfectly: never below it, and cheap."""
    return _total(pair, profile, 1.0)


def _total(pair: Pair, profile: Profile, material_value: float) -> float:
    if pair.score_besides_material is None:
        pair.score_besides_material = _besides_material(pair, profile)
    value, weight = pair.score_besides_material
    own = WEIGHTS[profile]["material"]
    mean = (value + own * material_value) / (weight + own)
    return round(min(1.0, mean + diversity_bonus(pair, profile)), 4)


def _besides_material(pair: Pair, profile: Profile) -> tuple[float, float]:
    return _summed(profile, {name: part(pair, profile) for name, part in OTHER_PARTS})


def _summed(profile: Profile, measures: Mapping[str, Measure | None]) -> tuple[float, float]:
    weights = WEIGHTS[profile]
    value = weight = 0.0
    for name, _ in OTHER_PARTS:
        if (measure := measures[name]) is not None:
            value += weights[name] * measure.value
            weight += weights[name]
    return value, weight


def score_parts(pair: Pair, profile: Profile) -> tuple[ScorePart, ...]:
    """The parts that can be computed, their weights scaled to add up to 1, and the bonus if there is one."""
    return _parts(pair, profile, {name: part(pair, profile) for name, part in PARTS})


def total_and_parts(pair: Pair, profile: Profile) -> tuple[float, tuple[ScorePart, ...]]:
    """`total_of` and `score_parts`, each part computed once."""
    measures = {name: part(pair, profile) for name, part in PARTS}
    pair.score_besides_material = _summed(profile, measures)
    own = measures["material"]
    assert own is not None  # noqa: S101  # the one part there always is
    return _total(pair, profile, own.value), _parts(pair, profile, measures)


def _parts(pair: Pair, profile: Profile, measures: Mapping[str, Measure | None]) -> tuple[ScorePart, ...]:
    found = [(name, measure) for name, measure in measures.items() if measure is not None]
    shares = _shares(profile, tuple([name for name, _ in found]))
    weighed = tuple(
        [
            ScorePart(name, round(m.value, 4), share, m.code, m.evidence)
            for (name, m), share in zip(found, shares, strict=True)
        ]
    )
    bonus = diversity(pair, profile)
    return weighed if bonus is None else (*weighed, bonus)


@lru_cache
def _shares(profile: Profile, parts: tuple[str, ...]) -> tuple[float, ...]:
    """The weights of these parts, scaled to add up to 1."""
    weights = WEIGHTS[profile]
    whole = sum(weights[name] for name in parts)
    return tuple([round(weights[name] / whole, 4) for name in parts])


def band_of(score: float, confidence: float) -> Band:
    bands = (Band.STRONG, Band.POSSIBLE, Band.WEAK, Band.HIDDEN)
    reached = next((i for i, least in enumerate((STRONG, POSSIBLE, WEAK)) if score >= least), 3)
    return bands[min(3, reached + 1)] if confidence < LOW_CONFIDENCE else bands[reached]
