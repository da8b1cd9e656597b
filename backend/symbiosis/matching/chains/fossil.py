"""The fossil carbon dioxide of burning a material, by its fibres."""

from collections.abc import Iterator, Mapping

from symbiosis.matching.chains.fractions import PURITY_PCT
from symbiosis.matching.composition import UNSPECIFIED
from symbiosis.matching.facts import OfferFacts
from symbiosis.reference.factors import Range

WORST_FOSSIL = 3.14
"""kg per kg, of polyethylene and polypropylene: what an unnamed fibre may be at most; at least, plant or animal."""


def unknown_fibres(material: OfferFacts, fossil: Mapping[str, float]) -> Iterator[str]:
    """Named fibres without a figure."""
    for line in material.composition:
        if line.fibre not in UNSPECIFIED and line.fibre not in fossil:
            yield line.fibre


def fossil_of(material: OfferFacts, fossil: Mapping[str, float]) -> Range:
    """kg CO2 per kg. Of an article of several parts, whose weights nobody states: from the least part to the
    worst. What the lines leave open may be any fibre. Needs a composition without `unknown_fibres`."""
    shares: dict[str, dict[str, float]] = {}
    for line in material.composition:
        part = shares.setdefault(line.part, {})
        part[line.fibre] = part.get(line.fibre, 0.0) + line.share_pct
    parts = [_of_part(part, fossil) for part in shares.values()]
    middle = sum(part.mid for part in parts) / len(parts)
    return Range(min(part.low for part in parts), middle, max(part.high for part in parts))


def _of_part(shares: Mapping[str, float], fossil: Mapping[str, float]) -> Range:
    named = {fibre: share for fibre, share in shares.items() if fibre not in UNSPECIFIED}
    least = sum(share / 100 * fossil[fibre] for fibre, share in named.items())
    rest = max(0.0, 1 - sum(named.values()) / 100) * WORST_FOSSIL
    return Range(least, least + rest / 2, least + rest)


def highest_fossil(material: OfferFacts, fossil: Mapping[str, float]) -> float:
    """Never below the middle of `fossil_of` of the material or of any fraction of it."""
    rests: dict[str, float] = {}
    for line in material.composition:
        named = 0.0 if line.fibre in UNSPECIFIED else line.share_pct
        rests[line.part] = rests.get(line.part, 100.0) - named
    worst = max((fossil.get(line.fibre, 0.0) for line in material.composition), default=0.0)
    return worst + max(100 - PURITY_PCT, *rests.values(), 0.0) / 100 * WORST_FOSSIL
