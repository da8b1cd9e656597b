"""What people can do about a pair: each change as the facts it would leave behind.

A change that finds something out assumes the answer is the one the need hopes
for; the sentence says "if". None: the change has no point for this pair.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from symbiosis.matching.facts import FibreShare
from symbiosis.matching.pair import Pair, earliest, has_confidential_terms, lead_days, shorter_limit
from symbiosis.matching.rules.cleanliness import DRY_TO_TOUCH_PCT, WASHABLE
from symbiosis.matching.rules.measures import CLEARLY_ABOVE, CLEARLY_BELOW, FLOORS
from symbiosis.matching.transport import transport_eur_per_kg, transport_limit
from symbiosis.streams.vocabulary import (
    Contamination,
    EvidenceMethod,
    FabricConstruction,
    Homogeneity,
    KgBasis,
    LegalStatus,
    MoistureState,
    OriginStage,
    Treatment,
)

SHARED_TRANSPORT = 0.5
"""Two loads on one vehicle: each bears half the way."""
STALE_AFTER_DAYS = 30
ASSUMABLE_LIMITS = (
    "composition",
    "elastane_max_pct",
    "other_fibre_max_pct",
    "moisture_max_pct",
    "minimum_lot_kg",
)
COTTON_WASTE = "040222"
"""Wastes from processed textile fibres, the code of most production leftovers."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Fields of the offer and the need with their new values, and the numbers the sentence names."""

    offer: dict[str, Any] = field(default_factory=dict)
    need: dict[str, Any] = field(default_factory=dict)
    transport_share: float = 1.0
    evidence: dict[str, Any] = field(default_factory=dict)


Change = Callable[[Pair], Changed | None]


def _lab_test(pair: Pair) -> Changed | None:
    """Only where the need has limits: nobody pays a laboratory for a better-looking listing."""
    if not pair.readings or pair.offer.evidence_method == EvidenceMethod.LAB_CHEMICAL:
        return None
    return Changed(offer={"evidence_method": EvidenceMethod.LAB_CHEMICAL})


def _state_composition(pair: Pair) -> Changed | None:
    """Whatever it turns out to be, taken as within the need's limits."""
    if pair.parts:
        return None
    fitting = (FibreShare("as-wanted", 100.0),)
    without_limits = {"composition": (), "elastane_max_pct": None, "other_fibre_max_pct": None}
    return Changed(offer={"composition": fitting}, need=without_limits)


def _dry_it(pair: Pair) -> Changed | None:
    offer, limit = pair.offer, pair.need.moisture_max_pct
    over = offer.moisture_pct is not None and limit is not None and offer.moisture_pct > limit
    if offer.moisture_state not in (MoistureState.DAMP, MoistureState.WET) and not over:
        return None
    return Changed(offer={"moisture_state": MoistureState.DRY, "moisture_pct": limit})


def _measure_moisture(pair: Pair) -> Changed | None:
    limit = pair.need.moisture_max_pct
    if limit is None or pair.offer.moisture_pct is not None:
        return None
    doubtful = pair.offer.moisture_state == MoistureState.UNKNOWN or limit < DRY_TO_TOUCH_PCT
    dry = {"moisture_state": MoistureState.DRY, "moisture_pct": limit}
    return Changed(offer=dry, evidence={"limit_pct": limit}) if doubtful else None


def _store_dry(pair: Pair) -> Changed | None:
    return Changed(offer={"stored_dry": True}) if pair.offer.stored_dry is False else None


def _remove_disruptors(pair: Pair) -> Changed | None:
    accepted, present = pair.need.accepted_disruptors, pair.offer.disruptors
    if accepted is None or not present or pair.offer.disruptors_removable is False:
        return None
    unwanted = present - accepted - pair.need.removes_disruptors
    if not unwanted:
        return None
    return Changed(offer={"disruptors": present - unwanted}, evidence={"disruptors": sorted(unwanted)})


def _state_disruptors(pair: Pair) -> Changed | None:
    return Changed(offer={"disruptors": frozenset()}) if pair.offer.disruptors is None else None


def _state_layers(pair: Pair) -> Changed | None:
    return Changed(offer={"multilayer": False}) if pair.offer.multilayer is None else None


def _state_condition(pair: Pair) -> Changed | None:
    minimum = pair.need.minimum_condition
    return (
        Changed(offer={"condition": minimum})
        if minimum is not None and pair.offer.condition is None
        else None
    )


def _state_colour(pair: Pair) -> Changed | None:
    if pair.offer.colour is not None or not pair.need.colours:
        return None
    return Changed(offer={"colour": min(pair.need.colours)}, evidence={"colours": sorted(pair.need.colours)})


def _state_construction(pair: Pair) -> Changed | None:
    wanted, construction = pair.need.constructions, pair.offer.construction
    if not wanted or construction not in (None, FabricConstruction.OTHER) or construction in wanted:
        return None
    evidence = {"constructions": sorted(wanted)}
    return Changed(offer={"construction": min(wanted)}, evidence=evidence)


def _agree_construction(pair: Pair) -> Changed | None:
    wanted, construction = pair.need.constructions, pair.offer.construction
    if not wanted or construction in wanted or construction in (None, FabricConstruction.OTHER):
        return None
    evidence = {"construction": construction}
    return Changed(need={"constructions": wanted | {construction}}, evidence=evidence)


def _state_measures(pair: Pair) -> Changed | None:
    """Whatever is wanted and not stated, taken as the limit itself."""
    wanted = {stem: (field, getattr(pair.need, least)) for stem, (_, field, least, _) in FLOORS.items()}
    gsm = pair.need.gsm_max if pair.need.gsm_min is None else pair.need.gsm_min
    missing = {
        stem: (field, limit)
        for stem, (field, limit) in ({"gsm": ("gsm", gsm)} | wanted).items()
        if limit is not None and getattr(pair.offer, field) is None
    }
    if not missing:
        return None
    return Changed(offer=dict(missing.values()), evidence={"measures": list(missing)})


def _agree_measures(pair: Pair) -> Changed | None:
    """What is only just outside, taken as accepted."""
    agreed: dict[str, Any] = {}
    ends = [("gsm", "gsm_min", 1, CLEARLY_BELOW), ("gsm", "gsm_max", -1, CLEARLY_ABOVE)]
    ends += [(name, least, 1, CLEARLY_BELOW) for _, name, least, _ in FLOORS.values()]
    for name, limit_field, sign, clearly in ends:
        value, limit = getattr(pair.offer, name), getattr(pair.need, limit_field)
        if value is not None and limit is not None and clearly * limit * sign <= value * sign < limit * sign:
            agreed[limit_field] = value
    return Changed(need=agreed) if agreed else None


def _state_range(pair: Pair) -> Changed | None:
    """Taken as no wider than what is stated."""
    lines = pair.offer.composition
    if pair.offer.homogeneity != Homogeneity.MIXED_RANGE or any(part.ranges for part in pair.parts):
        return None
    exact = [replace(line, least_pct=line.share_pct, most_pct=line.share_pct) for line in lines]
    return Changed(offer={"composition": tuple(exact)}) if lines else None


def _state_form(pair: Pair) -> Changed | None:
    if pair.offer.form is not None or not pair.need.forms:
        return None
    return Changed(offer={"form": min(pair.need.forms)})


def _state_origin(pair: Pair) -> Changed | None:
    if pair.offer.origin_stage not in (None, OriginStage.OTHER) or not pair.need.origins:
        return None
    return Changed(offer={"origin_stage": min(pair.need.origins)})


def _confirm_contamination(pair: Pair) -> Changed | None:
    present = pair.offer.contamination
    if present is not None and Contamination.UNKNOWN not in present:
        return None
    return Changed(offer={"contamination": (present or frozenset()) - {Contamination.UNKNOWN}})


def _wash_it(pair: Pair) -> Changed | None:
    present = pair.offer.contamination or frozenset()
    if not (present & WASHABLE) - pair.need.accepted_contamination:
        return None
    return Changed(offer={"contamination": present - WASHABLE})


def _confirm_treatments(pair: Pair) -> Changed | None:
    present, excluded = pair.offer.treatments, pair.need.excluded_treatments
    if not excluded or (present is not None and Treatment.UNKNOWN not in present):
        return None
    return Changed(
        offer={"treatments": (present or frozenset()) - {Treatment.UNKNOWN}},
        evidence={"treatments": sorted(excluded)},
    )


def _confirm_legal_status(pair: Pair) -> Changed | None:
    if pair.offer.legal_status != LegalStatus.UNKNOWN:
        return None
    accepted = pair.need.legal_statuses
    wish = (LegalStatus.PRODUCT, LegalStatus.BY_PRODUCT, LegalStatus.END_OF_WASTE, LegalStatus.USED_GOOD)
    status = next((s for s in wish if not accepted or s in accepted), LegalStatus.WASTE)
    return Changed(offer={"legal_status": status})


def _confirm_permit(pair: Pair) -> Changed | None:
    """A receiver that may take it may take it by whatever code it has."""
    if pair.offer.legal_status != LegalStatus.WASTE or pair.need.permitted_waste_codes is not None:
        return None
    code = pair.offer.waste_code or COTTON_WASTE
    return Changed(offer={"waste_code": code}, need={"permitted_waste_codes": frozenset({code})})


def _state_waste_code(pair: Pair) -> Changed | None:
    covered = pair.need.permitted_waste_codes
    if pair.offer.legal_status != LegalStatus.WASTE or pair.offer.waste_code is not None or not covered:
        return None
    return Changed(offer={"waste_code": min(covered, key=lambda code: (code.endswith("*"), code))})


def _state_route(pair: Pair) -> Changed | None:
    """Taken as one the supplier allows; its rank stays unknown."""
    allowed, forbidden = pair.offer.allowed_routes, pair.offer.forbidden_routes
    if pair.need.route is not None or not (allowed or forbidden):
        return None
    return Changed(offer={"allowed_routes": frozenset(), "forbidden_routes": frozenset()})


def _keep_brand(pair: Pair) -> Changed | None:
    restriction, honoured = pair.offer.brand_restriction, pair.need.brand_restrictions_honoured
    if restriction is None or honoured is not None:
        return None
    kept = {"brand_restrictions_honoured": frozenset({restriction})}
    return Changed(need=kept, evidence={"restriction": str(restriction)})


def _confirm_limit(name: str) -> Change:
    """The usual limit of the route need not be the receiver's: taken as if it had none."""

    def confirmed(pair: Pair) -> Changed | None:
        if name not in pair.need.assumed_limits:
            return None
        none = {name: () if name == "composition" else None}
        left = pair.need.assumed_limits - {name}
        return Changed(need=none | {"assumed_limits": left}, evidence={"limits": [name]})

    return confirmed


def _confirm_acceptance(pair: Pair) -> Changed | None:
    """Whoever confirms the limits is also known from then on."""
    return None if pair.need.own_word else Changed(need={"own_word": True, "owner_verified": True})


def _verify_organisation(pair: Pair) -> Changed | None:
    if pair.offer.owner_verified and pair.need.owner_verified:
        return None
    verified = {"owner_verified": True}
    return Changed(offer=verified, need=verified)


def _shorten_lead_time(pair: Pair) -> Changed | None:
    """To what the last possible day of hand-over leaves."""
    end, lead = earliest(pair.offer.available_to, pair.need.available_to), lead_days(pair)
    left = None if end is None else (end - pair.today).days
    if left is None or not 0 <= left < lead:
        return None
    by_offer, by_need = (min(left, side.lead_time_days or 0) for side in (pair.offer, pair.need))
    return Changed(
        offer={"lead_time_days": by_offer},
        need={"lead_time_days": by_need},
        evidence={"lead_days": lead, "left_days": left},
    )


def _send_certificate(pair: Pair) -> Changed | None:
    missing = sorted(pair.need.required_certificates - pair.offer.certificates)
    if not missing:
        return None
    return Changed(
        offer={"certificates": pair.offer.certificates | set(missing)}, evidence={"certificates": missing}
    )


def _bigger_lot(pair: Pair) -> Changed | None:
    minimum, amount = pair.need.minimum_lot_kg, pair.offer.quantity_kg
    if minimum is None or amount is None or amount >= minimum:
        return None
    year = max(minimum, pair.offer.kg_per_year or 0.0)
    return Changed(
        offer={"quantity_kg": minimum, "kg_per_year": year},
        evidence={"minimum_kg": minimum, "missing_kg": minimum - amount},
    )


def _state_quantity(pair: Pair) -> Changed | None:
    if pair.offer.quantity_kg is not None:
        return None
    amount = pair.need.minimum_lot_kg or pair.need.quantity_kg
    return Changed(offer={"quantity_kg": amount, "kg_per_year": amount}) if amount else None


def _weigh_it(pair: Pair) -> Changed | None:
    if pair.offer.quantity_kg is None or pair.offer.kg_basis == KgBasis.WEIGHED:
        return None
    return Changed(offer={"kg_basis": KgBasis.WEIGHED})


def _share_transport(pair: Pair) -> Changed | None:
    if pair.distance_km is None or pair.transport_share < 1:
        return None
    return Changed(transport_share=SHARED_TRANSPORT, evidence={"distance_km": pair.distance_km})


def _widen_distance(pair: Pair) -> Changed | None:
    limit = shorter_limit(pair.offer, pair.need)
    if limit is None or pair.distance_km is None or pair.distance_km <= limit:
        return None
    none = {"maximum_distance_km": None}
    return Changed(offer=none, need=none, evidence={"distance_km": pair.distance_km, "limit_km": limit})


def _accept_transport(pair: Pair) -> Changed | None:
    limit, cost = transport_limit(pair), transport_eur_per_kg(pair)
    if limit is None or cost is None or cost <= limit:
        return None
    none = {"transport_limit_eur_per_kg": None}
    evidence = {"cost_eur_per_kg": round(cost, 4), "limit_eur_per_kg": limit}
    return Changed(offer=none, need=none, evidence=evidence)


def _meet_price(pair: Pair) -> Changed | None:
    asked, paid = pair.offer.price_eur_per_kg, pair.need.price_eur_per_kg
    # Prices that rest on a confidential number are nobody's to advise on.
    if asked is None or paid is None or asked <= paid or has_confidential_terms(pair):
        return None
    middle = round((asked + paid) / 2, 2)
    both = {"price_eur_per_kg": middle}
    return Changed(offer=both, need=both, evidence={"asked_eur_per_kg": asked, "paid_eur_per_kg": paid})


def _confirm_offer(pair: Pair) -> Changed | None:
    return _confirm_again(pair, of_offer=True)


def _confirm_need(pair: Pair) -> Changed | None:
    return _confirm_again(pair, of_offer=False)


def _confirm_again(pair: Pair, *, of_offer: bool) -> Changed | None:
    confirmed = pair.offer.confirmed_on if of_offer else pair.need.confirmed_on
    if confirmed is None or (pair.today - confirmed).days <= STALE_AFTER_DAYS:
        return None
    now = {"confirmed_on": pair.today}
    evidence = {"confirmed_days": (pair.today - confirmed).days}
    return Changed(offer=now, evidence=evidence) if of_offer else Changed(need=now, evidence=evidence)


CHANGES: tuple[tuple[str, Change], ...] = (
    ("improve_lab_test", _lab_test),
    ("improve_state_composition", _state_composition),
    ("improve_dry_it", _dry_it),
    ("improve_measure_moisture", _measure_moisture),
    ("improve_store_dry", _store_dry),
    ("improve_remove_disruptors", _remove_disruptors),
    ("improve_state_disruptors", _state_disruptors),
    ("improve_state_layers", _state_layers),
    ("improve_state_condition", _state_condition),
    ("improve_state_colour", _state_colour),
    ("improve_state_construction", _state_construction),
    ("improve_agree_construction", _agree_construction),
    ("improve_state_measures", _state_measures),
    ("improve_agree_measures", _agree_measures),
    ("improve_state_range", _state_range),
    ("improve_state_form", _state_form),
    ("improve_state_origin", _state_origin),
    ("improve_confirm_contamination", _confirm_contamination),
    ("improve_wash_it", _wash_it),
    ("improve_confirm_treatments", _confirm_treatments),
    ("improve_confirm_legal_status", _confirm_legal_status),
    ("improve_confirm_permit", _confirm_permit),
    ("improve_state_waste_code", _state_waste_code),
    ("improve_state_route", _state_route),
    ("improve_keep_brand", _keep_brand),
    ("improve_send_certificate", _send_certificate),
    ("improve_bigger_lot", _bigger_lot),
    ("improve_state_quantity", _state_quantity),
    ("improve_widen_distance", _widen_distance),
    ("improve_accept_transport", _accept_transport),
    *[("improve_confirm_limit", _confirm_limit(name)) for name in ASSUMABLE_LIMITS],
    ("improve_confirm_acceptance", _confirm_acceptance),
    ("improve_verify_organisation", _verify_organisation),
    ("improve_shorten_lead_time", _shorten_lead_time),
    ("improve_share_transport", _share_transport),
    ("improve_meet_price", _meet_price),
    ("improve_confirm_offer", _confirm_offer),
    ("improve_confirm_need", _confirm_need),
    ("improve_weigh_it", _weigh_it),
)
