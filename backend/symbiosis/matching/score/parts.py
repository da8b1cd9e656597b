"""The parts of the score, one visible table."""

from symbiosis.matching.score.amounts import logistics, quantity
from symbiosis.matching.score.economics import economics
from symbiosis.matching.score.material import material
from symbiosis.matching.score.measure import Part
from symbiosis.matching.score.terms import freshness, hierarchy, quality, time, trust

OTHER_PARTS: tuple[tuple[str, Part], ...] = (
    ("quantity", quantity),
    ("logistics", logistics),
    ("economics", economics),
    ("time", time),
    ("hierarchy", hierarchy),
    ("quality", quality),
    ("trust", trust),
    ("freshness", freshness),
)
"""All but the material, which costs most to compute."""

PARTS: tuple[tuple[str, Part], ...] = (("material", material), *OTHER_PARTS)
