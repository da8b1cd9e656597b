"""What the two organisations can say of themselves: who they are, which limits are theirs, how soon."""

from symbiosis.matching.changes.change import Change, Changed
from symbiosis.matching.pair import Pair, earliest, lead_days

STALE_AFTER_DAYS = 30
ASSUMABLE_LIMITS = (
    "composition",
    "elastane_max_pct",
    "other_fibre_max_pct",
    "moisture_max_pct",
    "minimum_lot_kg",
)


def confirm_limit(name: str) -> Change:
    """The usual limit of the route need not be the receiver's: taken as if it had none."""

    def confirmed(pair: Pair) -> Changed | None:
        if name not in pair.need.assumed_limits:
            return None
        none = {name: () if name == "composition" else None}
        left = pair.need.assumed_limits - {name}
        return Changed(need=none | {"assumed_limits": left}, evidence={"limits": [name]})

    return confirmed


def confirm_acceptance(pair: Pair) -> Changed | None:
    """Whoever confirms the limits is also known from then on."""
    return None if pair.need.own_word else Changed(need={"own_word": True, "owner_verified": True})


def verify_organisation(pair: Pair) -> Changed | None:
    if pair.offer.owner_verified and pair.need.owner_verified:
        return None
    verified = {"owner_verified": True}
    return Changed(offer=verified, need=verified)


def shorten_lead_time(pair: Pair) -> Changed | None:
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


def confirm_offer(pair: Pair) -> Changed | None:
    return _confirm_again(pair, of_offer=True)


def confirm_need(pair: Pair) -> Changed | None:
    return _confirm_again(pair, of_offer=False)


def _confirm_again(pair: Pair, *, of_offer: bool) -> Changed | None:
    confirmed = pair.offer.confirmed_on if of_offer else pair.need.confirmed_on
    if confirmed is None or (pair.today - confirmed).days <= STALE_AFTER_DAYS:
        return None
    now = {"confirmed_on": pair.today}
    evidence = {"confirmed_days": (pair.today - confirmed).days}
    return Changed(offer=now, evidence=evidence) if of_offer else Changed(need=now, evidence=evidence)
