"""What leaves a processor: an offer of its own, worked out from what went in and what the step does.

Nothing is invented: what a step leaves undecided becomes unknown and is asked for by the next hop's rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from symbiosis.matching.chains.fractions import Fraction, fractions_of
from symbiosis.matching.composition import UNCERTAINTY_PP
from symbiosis.matching.facts import NONE, NeedFacts, OfferFacts
from symbiosis.matching.pair import earliest
from symbiosis.matching.rules.cleanliness import WASHABLE
from symbiosis.matching.rules.condition import PART_OF_THE_CLOTH
from symbiosis.streams.vocabulary import (
    BrandRestriction,
    ColourClass,
    Disruptor,
    EvidenceMethod,
    KgBasis,
    LegalStatus,
    MoistureState,
    ProcessEffect,
)


@dataclass(frozen=True, slots=True)
class Output:
    """What leaves a processor: its facts, which fraction of the sorted lot it is, and what was assumed
    on the way (codes of sentences)."""

    facts: OfferFacts
    fraction: Fraction | None = None
    assumptions: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of what the processor gives off that is this output."""
        return 1.0 if self.fraction is None else self.fraction.share


def output_of(offer: OfferFacts, need: NeedFacts) -> tuple[Output, ...]:
    """What the processor behind `need` makes of the offer: one output, or the fractions of a sorted lot;
    nothing when it passes nothing on or only passes through what came in."""
    if need.output_form is None:
        return ()
    outputs = _fractions(offer, need) or (
        Output(_whole(offer, need), None, tuple(_assumptions(offer, need))),
    )
    return tuple(output for output in outputs if _adds_something(offer, output.facts))


def kg_of(stream: OfferFacts | NeedFacts) -> float | None:
    """Of a year for recurring streams, else the amount itself."""
    return stream.quantity_kg if stream.kg_per_year is None else stream.kg_per_year


def _fractions(offer: OfferFacts, need: NeedFacts) -> tuple[Output, ...]:
    if ProcessEffect.SORTS_FIBRES not in need.output_effects:
        return ()
    whole = _whole(offer, need)
    assumed = ("fractions_by_fibre", *(a for a in _assumptions(offer, need) if a != "shares_as_declared"))
    return tuple(
        Output(
            replace(
                whole,
                id=uuid5(whole.id, fraction.fibre),
                composition=fraction.composition,
                homogeneity=None,
                quantity_kg=_times(whole.quantity_kg, fraction.share),
                kg_per_year=_times(whole.kg_per_year, fraction.share),
            ),
            fraction,
            assumed,
        )
        for fraction in fractions_of(offer)
    )


def _whole(offer: OfferFacts, need: NeedFacts) -> OfferFacts:
    """All that leaves the processor, at its place and in its name."""
    kept = None if need.yield_share is None else need.yield_share * _taken(offer, need)
    return replace(
        offer,
        id=uuid5(offer.id, str(need.id)),
        owner_id=need.owner_id,
        owner_verified=offer.owner_verified and need.owner_verified,
        version=need.version,
        visibility=need.visibility,
        clusters=need.clusters,
        invited_owners=need.invited_owners,
        anonymous=need.anonymous,
        blocked_owners=offer.blocked_owners | need.blocked_owners,
        trades=need.trades,
        patterns=NONE,
        country=need.country,
        latitude=need.latitude,
        longitude=need.longitude,
        quantity_kg=_times(offer.quantity_kg, kept),
        kg_per_year=_times(offer.kg_per_year, kept),
        kg_basis=KgBasis.ESTIMATED,
        minimum_lot_kg=None,
        maximum_lot_kg=None,
        price_eur_per_kg=need.output_price_eur_per_kg,
        price_limit_eur_per_kg=None,
        disposal_cost_eur_per_kg=None,
        transport_paid_by=None,
        transport_limit_eur_per_kg=None,
        maximum_distance_km=None,
        confirmed_on=earliest(offer.confirmed_on, need.confirmed_on),
        transfers_accepted=need.transfers_accepted,
        transfers_judged=need.transfers_judged,
        certificates=NONE,
        **_when(offer, need),
        **_body(offer, need),
        **_treated(offer, need),
    )


def _taken(offer: OfferFacts, need: NeedFacts) -> float:
    """The share of the offer that the processor has room for."""
    offered, room = kg_of(offer), kg_of(need)
    return min(1.0, room / offered) if offered and room is not None else 1.0


def _when(offer: OfferFacts, need: NeedFacts) -> dict[str, Any]:
    """Handed in while both are open, ready when the processor is done with it."""
    starts = [day for day in (offer.available_from, need.available_from) if day is not None]
    ends = earliest(offer.available_to, need.available_to)
    known = [days for days in (offer.lead_time_days, need.lead_time_days) if days is not None]
    return {
        "available_from": max(starts, default=None),
        "available_to": _later(ends, need.lead_time_days or 0),
        "lead_time_days": sum(known) if known else None,
    }


def _later(day: date | None, days: int) -> date | None:
    return None if day is None else day + timedelta(days=days)


def _body(offer: OfferFacts, need: NeedFacts) -> dict[str, Any]:
    """In another form the measures of the cloth, its grade and its status as a good are open again."""
    if need.output_form == offer.form:
        return {}
    return {
        "form": need.output_form,
        "construction": None,
        "gsm": None,
        "width_cm": None,
        "length_min_m": None,
        "fibre_length_mm": None,
        "condition": None,
        "legal_status": _status_of_another_form(offer.legal_status),
        "waste_code": offer.waste_code if (offer.waste_code or "").endswith("*") else None,
    }


def _status_of_another_form(status: str) -> str:
    """Waste stays waste until someone decides that it has ended; a by-product or used good that was taken
    apart is what its new holder, or the authority, says it is."""
    kept = (LegalStatus.WASTE, LegalStatus.PRODUCT, LegalStatus.END_OF_WASTE)
    return status if status in kept else LegalStatus.UNKNOWN


def _treated(offer: OfferFacts, need: NeedFacts) -> dict[str, Any]:
    effects, changes = need.output_effects, dict[str, Any]()
    if offer.disruptors is not None and (offer.disruptors & _taken_off(need)):
        changes["disruptors"] = offer.disruptors - _taken_off(need)
    if ProcessEffect.WASHES in effects and offer.contamination is not None:
        changes["contamination"] = offer.contamination - WASHABLE
    if ProcessEffect.DRIES in effects:
        changes |= {"moisture_state": MoistureState.DRY, "moisture_pct": None, "stored_dry": None}
    if ProcessEffect.SORTS_COLOURS in effects and offer.colour == ColourClass.MIXED_UNSORTED:
        changes["colour"] = None
    if ProcessEffect.DELABELS in effects and offer.brand_restriction == BrandRestriction.DELABEL_REQUIRED:
        changes["brand_restriction"] = BrandRestriction.NONE
    if _is_measured(offer, need):
        changes["evidence_method"] = EvidenceMethod.NIR_LINE
    return changes


def _taken_off(need: NeedFacts) -> frozenset[str]:
    """What it says it removes; a processor that only says it removes disruptors takes off hardware."""
    if ProcessEffect.REMOVES_DISRUPTORS not in need.output_effects:
        return need.removes_disruptors
    return need.removes_disruptors | _HARDWARE


_HARDWARE = frozenset(Disruptor) - PART_OF_THE_CLOTH


def _is_measured(offer: OfferFacts, need: NeedFacts) -> bool:
    measuring = {ProcessEffect.MEASURES_COMPOSITION, ProcessEffect.SORTS_FIBRES}
    better = UNCERTAINTY_PP[offer.evidence_method] > UNCERTAINTY_PP[EvidenceMethod.NIR_LINE]
    return bool(offer.composition) and better and not measuring.isdisjoint(need.output_effects)


def _assumptions(offer: OfferFacts, need: NeedFacts) -> Iterator[str]:
    if _is_measured(offer, need):
        yield "shares_as_declared"
    if ProcessEffect.SORTS_COLOURS in need.output_effects and offer.colour == ColourClass.MIXED_UNSORTED:
        yield "colour_to_be_sorted"
    if need.output_form != offer.form and _status_of_another_form(offer.legal_status) != offer.legal_status:
        yield "status_to_be_decided"


def _adds_something(before: OfferFacts, after: OfferFacts) -> bool:
    """Whether anything about the material itself has changed for the better or into another form."""
    return any(getattr(before, name) != getattr(after, name) for name in _OF_THE_MATERIAL)


_OF_THE_MATERIAL = (
    "form",
    "composition",
    "evidence_method",
    "colour",
    "disruptors",
    "contamination",
    "moisture_state",
    "moisture_pct",
    "stored_dry",
    "brand_restriction",
)


def _times(kg: float | None, share: float | None) -> float | None:
    return None if kg is None or share is None else round(kg * share, 3)
