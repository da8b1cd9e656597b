"""What settles status, permit, use, labels and certificates."""

from symbiosis.matching.changes.change import Changed
from symbiosis.matching.pair import Pair
from symbiosis.reference.catalogue import NOT_GREEN, green_list
from symbiosis.streams.vocabulary import LegalStatus

COTTON_WASTE = "040222"
"""Wastes from processed textile fibres, the code of most production leftovers."""


def confirm_legal_status(pair: Pair) -> Changed | None:
    if pair.offer.legal_status != LegalStatus.UNKNOWN:
        return None
    accepted = pair.need.legal_statuses
    wish = (LegalStatus.PRODUCT, LegalStatus.BY_PRODUCT, LegalStatus.END_OF_WASTE, LegalStatus.USED_GOOD)
    status = next((s for s in wish if not accepted or s in accepted), LegalStatus.WASTE)
    return Changed(offer={"legal_status": status})


def confirm_permit(pair: Pair) -> Changed | None:
    """A receiver that may take it may take it by whatever code it has."""
    if pair.offer.legal_status != LegalStatus.WASTE or pair.need.permitted_waste_codes is not None:
        return None
    code = pair.offer.waste_code or COTTON_WASTE
    return Changed(offer={"waste_code": code}, need={"permitted_waste_codes": frozenset({code})})


def state_waste_code(pair: Pair) -> Changed | None:
    covered = pair.need.permitted_waste_codes
    if pair.offer.legal_status != LegalStatus.WASTE or pair.offer.waste_code is not None or not covered:
        return None
    best = min(covered, key=lambda code: (code.endswith("*"), green_list(code) == NOT_GREEN, code))
    return Changed(offer={"waste_code": best})


def state_route(pair: Pair) -> Changed | None:
    """Taken as one the supplier allows; its rank stays unknown."""
    allowed, forbidden = pair.offer.allowed_routes, pair.offer.forbidden_routes
    if pair.need.route is not None or not (allowed or forbidden):
        return None
    return Changed(offer={"allowed_routes": frozenset(), "forbidden_routes": frozenset()})


def keep_brand(pair: Pair) -> Changed | None:
    restriction, honoured = pair.offer.brand_restriction, pair.need.brand_restrictions_honoured
    if restriction is None or honoured is not None:
        return None
    kept = {"brand_restrictions_honoured": frozenset({restriction})}
    return Changed(need=kept, evidence={"restriction": str(restriction)})


def send_certificate(pair: Pair) -> Changed | None:
    missing = sorted(pair.need.required_certificates - pair.offer.certificates)
    if not missing:
        return None
    return Changed(
        offer={"certificates": pair.offer.certificates | set(missing)}, evidence={"certificates": missing}
    )
