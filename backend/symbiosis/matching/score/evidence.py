"""How well a statement is backed: data quality and confidence."""

from collections.abc import Mapping

from symbiosis.matching.pair import Pair
from symbiosis.streams.vocabulary import EvidenceMethod, KgBasis

EVIDENCE_WEIGHT: Mapping[str, float] = {
    EvidenceMethod.LAB_CHEMICAL: 1.0,
    EvidenceMethod.NIR_LINE: 0.95,
    EvidenceMethod.NIR_HANDHELD: 0.9,
    EvidenceMethod.SUPPLIER_SPEC: 0.9,
    EvidenceMethod.BILL_OF_MATERIAL: 0.9,
    EvidenceMethod.CARE_LABEL: 0.75,
    EvidenceMethod.DECLARED: 0.7,
    EvidenceMethod.VISUAL: 0.5,
}
NO_COMPOSITION_WEIGHT = 0.4
QUANTITY_WEIGHT: Mapping[str, float] = {KgBasis.WEIGHED: 1.0, KgBasis.CONVERTED: 0.95, KgBasis.ESTIMATED: 0.9}
NO_QUANTITY_WEIGHT = 0.7
PUBLIC_RULES_WEIGHT = 0.85
"""A need read from public rules of its route says what such plants take, not what this one takes today."""

MEASURED = frozenset({EvidenceMethod.LAB_CHEMICAL, EvidenceMethod.NIR_LINE, EvidenceMethod.NIR_HANDHELD})
DOCUMENTED = MEASURED | {EvidenceMethod.SUPPLIER_SPEC, EvidenceMethod.BILL_OF_MATERIAL}


def confidence_of(pair: Pair) -> float:
    """0..1: the product of how much each side's word weighs."""
    composition = EVIDENCE_WEIGHT[pair.offer.evidence_method] if pair.parts else NO_COMPOSITION_WEIGHT
    quantity = NO_QUANTITY_WEIGHT if pair.offer.quantity_kg is None else QUANTITY_WEIGHT[pair.offer.kg_basis]
    word = 1.0 if pair.need.own_word else PUBLIC_RULES_WEIGHT
    return round(composition * quantity * word, 4)


def data_quality(pair: Pair) -> int:
    """0 an idea, 1 declared, 2 with a basis for the kilograms, 3 documented, 4 measured and weighed."""
    offer = pair.offer
    if not pair.parts:
        return 0
    if offer.evidence_method in MEASURED and offer.kg_basis == KgBasis.WEIGHED:
        return 4
    if offer.evidence_method in DOCUMENTED:
        return 3
    return 1 if offer.kg_basis == KgBasis.ESTIMATED else 2
