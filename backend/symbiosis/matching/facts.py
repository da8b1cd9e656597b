"""What the engine knows about each side of a pair.

Plain values, no rows and no schemas: masses in kg, distances in km, money in EUR
per kg, days as dates. `None` means "not stated"; an empty set means "none".
Enumerated values are the strings of `streams.vocabulary` (its members are strings).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from symbiosis.streams.vocabulary import (
    EvidenceMethod,
    KgBasis,
    LegalStatus,
    MoistureState,
    QuantityMode,
    TextilePart,
    Visibility,
)

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FibreShare:
    """The weight per cent of one fibre in one part of the material."""

    fibre: str
    share_pct: float
    part: str = TextilePart.ALL
    least_pct: float | None = None
    most_pct: float | None = None
    """Of a mixed range: the least and the greatest share of its articles, around which evidence errs."""


@dataclass(frozen=True, slots=True)
class ShareWindow:
    """What the summed share of some fibres must be; `single`: one of them alone must meet it."""

    fibres: frozenset[str] = NONE
    fibre_group: str | None = None
    min_pct: float | None = None
    max_pct: float | None = None
    mode: Literal["sum", "single"] = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFacts:
    """What offers and needs have in common.

    `quantity_kg` is per period for recurring streams; `kg_per_year` is the year's
    amount, for one-off streams the amount itself.
    """

    id: UUID
    owner_id: UUID
    version: int = 1
    published: bool = True
    visibility: str = Visibility.PUBLIC
    clusters: frozenset[str] = NONE
    """Clusters that have confirmed the owner as their member."""
    invited_owners: frozenset[UUID] = frozenset()
    """With the visibility `invited`: whom it is open to."""
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    quantity_kg: float | None = None
    kg_per_year: float | None = None
    mode: str = QuantityMode.ONE_OFF
    period: str | None = None
    minimum_lot_kg: float | None = None
    maximum_lot_kg: float | None = None
    available_from: date | None = None
    available_to: date | None = None
    price_eur_per_kg: float | None = None
    """Asked (offer) or paid (need); free = 0, negative where the supplier pays."""
    price_limit_eur_per_kg: float | None = None
    """The least accepted (offer) or the most paid (need). Confidential: no evidence may hold it, and no
    score tell it."""
    transport_paid_by: str | None = None
    transport_limit_eur_per_kg: float | None = None
    lead_time_days: int | None = None
    maximum_distance_km: float | None = None
    owner_verified: bool = True
    """False: nobody has checked that the organisation exists and is who it says it is."""
    anonymous: bool = False
    """The owner stays unnamed: nothing another can change on its own side may tell who it is."""
    blocked_owners: frozenset[UUID] = frozenset()
    """Organisations this owner does not want to deal with, or that do not want to deal with it; none where
    it stays unnamed."""
    trades: frozenset[str] = NONE
    """The owner's roles in the textile chain (`actors.vocabulary.ActorRole`)."""
    patterns: frozenset[str] = NONE
    """Synergy patterns this side supports: an offer as what they start from, a need as what they lead to."""
    confirmed_on: date | None = None
    transfers_accepted: float = 0.0
    transfers_judged: float = 0.0
    """Of the owner's dealings, older ones counting for less; none where it stays unnamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts(StreamFacts):
    """Material someone has."""

    form: str | None = None
    origin_stage: str | None = None
    composition: tuple[FibreShare, ...] = ()
    evidence_method: str = EvidenceMethod.DECLARED
    homogeneity: str | None = None
    construction: str | None = None
    gsm: float | None = None
    width_cm: float | None = None
    length_min_m: float | None = None
    fibre_length_mm: float | None = None
    colour: str | None = None
    condition: str | None = None
    disruptors: frozenset[str] | None = None
    disruptors_removable: bool | None = None
    multilayer: bool | None = None
    contamination: frozenset[str] | None = None
    moisture_state: str = MoistureState.UNKNOWN
    moisture_pct: float | None = None
    stored_dry: bool | None = None
    treatments: frozenset[str] | None = None
    certificates: frozenset[str] = NONE
    legal_status: str = LegalStatus.UNKNOWN
    waste_code: str | None = None
    kg_basis: str = KgBasis.ESTIMATED
    current_route: str | None = None
    current_route_rank: int | None = None
    brand_restriction: str | None = None
    excluded_countries: frozenset[str] = NONE
    allowed_routes: frozenset[str] = NONE
    forbidden_routes: frozenset[str] = NONE
    disposal_cost_eur_per_kg: float | None = None
    """What getting rid of it costs today. Confidential like the price limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFacts(StreamFacts):
    """Material someone wants. Empty sets of forms, origins, statuses and colours accept any.

    `route_rank` is the reference route's hierarchy rank: 2 reuse, 3 remanufacture,
    4 fibre to fibre, 5 open loop, 6 energy, 7 disposal. `standing`: a processor's
    lasting capability, its quantity a capacity. `own_word`: the receiver stated
    these limits itself; false when they come from public rules of its route.
    """

    forms: frozenset[str] = NONE
    origins: frozenset[str] = NONE
    legal_statuses: frozenset[str] = NONE
    composition: tuple[ShareWindow, ...] = ()
    elastane_max_pct: float | None = None
    other_fibre_max_pct: float | None = None
    colours: frozenset[str] = NONE
    constructions: frozenset[str] = NONE
    gsm_min: float | None = None
    gsm_max: float | None = None
    width_min_cm: float | None = None
    length_min_m: float | None = None
    fibre_length_min_mm: float | None = None
    minimum_condition: str | None = None
    removes_disruptors: frozenset[str] = NONE
    accepted_disruptors: frozenset[str] | None = None
    multilayer_accepted: bool | None = None
    accepted_contamination: frozenset[str] = NONE
    moisture_max_pct: float | None = None
    excluded_treatments: frozenset[str] = NONE
    required_certificates: frozenset[str] = NONE
    route: str | None = None
    route_rank: int | None = None
    standing: bool = False
    own_word: bool = True
    permitted_waste_codes: frozenset[str] | None = None
    countries_accepted: frozenset[str] = NONE
    brand_restrictions_honoured: frozenset[str] | None = None
    replacement_rate_pct: float | None = None
    virgin_price_eur_per_kg: float | None = None
    """Of what it replaces. Confidential like the price limit, and so is the next."""
    preprocessing_cost_eur_per_kg: float | None = None
    yield_share: float | None = None
    """kg of product per kg of material, by the processor's word or the route's usual yield."""
    assumed_limits: frozenset[str] = NONE
    """Names of limits here that the receiver has not stated: they are the usual ones of its route."""
    output_form: str | None = None
    """What leaves its process; None: it passes nothing on, so it is the end of every chain."""
    output_effects: frozenset[str] = NONE
    output_price_eur_per_kg: float | None = None
