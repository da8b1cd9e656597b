"""What states or agrees the form, the look and the measures of the goods."""

from typing import Any

from symbiosis.matching.changes.change import Changed
from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.measures import CLEARLY_ABOVE, CLEARLY_BELOW, FLOORS
from symbiosis.streams.vocabulary import FabricConstruction, OriginStage


def state_form(pair: Pair) -> Changed | None:
    if pair.offer.form is not None or not pair.need.forms:
        return None
    return Changed(offer={"form": min(pair.need.forms)})


def state_origin(pair: Pair) -> Changed | None:
    if pair.offer.origin_stage not in (None, OriginStage.OTHER) or not pair.need.origins:
        return None
    return Changed(offer={"origin_stage": min(pair.need.origins)})


def state_colour(pair: Pair) -> Changed | None:
    if pair.offer.colour is not None or not pair.need.colours:
        return None
    return Changed(offer={"colour": min(pair.need.colours)}, evidence={"colours": sorted(pair.need.colours)})


def state_construction(pair: Pair) -> Changed | None:
    wanted, construction = pair.need.constructions, pair.offer.construction
    if not wanted or construction not in (None, FabricConstruction.OTHER) or construction in wanted:
        return None
    evidence = {"constructions": sorted(wanted)}
    return Changed(offer={"construction": min(wanted)}, evidence=evidence)


def agree_construction(pair: Pair) -> Changed | None:
    wanted, construction = pair.need.constructions, pair.offer.construction
    if not wanted or construction in wanted or construction in (None, FabricConstruction.OTHER):
        return None
    evidence = {"construction": construction}
    return Changed(need={"constructions": wanted | {construction}}, evidence=evidence)


def state_measures(pair: Pair) -> Changed | None:
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


def agree_measures(pair: Pair) -> Changed | None:
    """What is only just outside, taken as accepted."""
    agreed: dict[str, Any] = {}
    ends = [("gsm", "gsm_min", 1, CLEARLY_BELOW), ("gsm", "gsm_max", -1, CLEARLY_ABOVE)]
    ends += [(name, least, 1, CLEARLY_BELOW) for _, name, least, _ in FLOORS.values()]
    for name, limit_field, sign, clearly in ends:
        value, limit = getattr(pair.offer, name), getattr(pair.need, limit_field)
        if value is not None and limit is not None and clearly * limit * sign <= value * sign < limit * sign:
            agreed[limit_field] = value
    return Changed(need=agreed) if agreed else None
