"""A mixed lot sorted by fibre: which fractions it gives, and how much of each.

The model: in a lot of different articles each fibre occurs in articles of its own, so that the fraction of
a fibre has the weight share that fibre has in the lot. Line scanners sort to about 95 per cent of the
named fibre; the rest of a fraction is unspecified. Blends break the model: what a lot says about its average cannot
tell ten cotton shirts and ten polyester shirts from twenty blended ones. Hence only lots that are stated as a mixed
range (or come as mixed bales) are split, fibres whose articles are all blends (`most_pct`) and small shares give
no fraction, and the answer says that the amounts are assumed.
"""

from dataclasses import dataclass

from symbiosis.matching.composition import UNSPECIFIED
from symbiosis.matching.facts import FibreShare, OfferFacts
from symbiosis.streams.vocabulary import Homogeneity, TextilePart

PURITY_PCT = 95.0
LEAST_SHARE_PCT = 10.0
"""A smaller fraction is not worth a bin of its own on a sorting line."""
NEARLY_PURE_PCT = 80.0

MIXED_FORMS = frozenset({"mixed_bales"})
"""Mixed by their nature, also where nobody has said so."""


@dataclass(frozen=True, slots=True)
class Fraction:
    """`share`: of the weight that leaves the sorter, 0..1."""

    fibre: str
    share: float

    @property
    def composition(self) -> tuple[FibreShare, ...]:
        return (FibreShare(self.fibre, PURITY_PCT),)


def fractions_of(offer: OfferFacts) -> tuple[Fraction, ...]:
    """In the order of the composition; empty when the lot cannot be split by fibre."""
    if not _is_mixed(offer) or any(line.part != TextilePart.ALL for line in offer.composition):
        return ()
    shares: dict[str, float] = {}
    for line in offer.composition:
        if line.fibre not in UNSPECIFIED and not _is_only_blended(line):
            shares[line.fibre] = shares.get(line.fibre, 0.0) + line.share_pct
    named = [(fibre, share) for fibre, share in shares.items() if share >= LEAST_SHARE_PCT]
    return tuple(Fraction(fibre, share / 100) for fibre, share in named) if len(offer.composition) > 1 else ()


def _is_mixed(offer: OfferFacts) -> bool:
    if offer.homogeneity is None:
        return offer.form in MIXED_FORMS
    return offer.homogeneity == Homogeneity.MIXED_RANGE


def _is_only_blended(line: FibreShare) -> bool:
    return line.most_pct is not None and line.most_pct < NEARLY_PURE_PCT
