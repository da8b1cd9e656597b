"""The columns of a match that the engine decides."""

from collections.abc import Mapping
from typing import Any

from symbiosis.matching.results import MatchResult


def columns_of(result: MatchResult, inputs: Mapping[str, str]) -> dict[str, Any]:
    """`inputs`: the fingerprints of `offer` and `need` that the result rests on."""
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
        "evidence": result.to_evidence() | {"inputs": dict(inputs)},
        "engine_version": result.engine_version,
    }
