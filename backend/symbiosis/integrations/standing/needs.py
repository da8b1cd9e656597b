"""A plant and one of its routes as a need."""

from collections.abc import Iterator
from decimal import Decimal

from symbiosis.integrations.standing.limits import LIMITS
from symbiosis.integrations.standing.outputs import output_of
from symbiosis.integrations.standing.plants import Plant, plants_at_work, typical_contract_kg
from symbiosis.integrations.standing.words import description_of, language_of, title_of
from symbiosis.reference import catalogue
from symbiosis.reference.catalogue import FibreRule, Route
from symbiosis.streams.descriptions import CompositionRule, Requirements
from symbiosis.streams.schemas import NeedCreate
from symbiosis.streams.terms import PlaceIn, QuantityIn
from symbiosis.streams.vocabulary import Period, QuantityMode

SOURCE = "public-route-rules"
ALL_PCT = Decimal(100)


def standing_needs() -> Iterator[tuple[str, NeedCreate]]:
    """(plant slug, need) for every working plant and route; the owner and its place are filled in later."""
    for plant in plants_at_work():
        for route in plant.routes:
            yield plant.slug, need_of(plant, catalogue.route(route))


def need_of(plant: Plant, route: Route) -> NeedCreate:
    kg = plant.capacity_t * 1000 if plant.capacity_t else typical_contract_kg(route.slug)
    return NeedCreate(
        title=title_of(plant, route),
        description=description_of(plant, route),
        language=language_of(plant),
        quantity=QuantityIn(mode=QuantityMode.RECURRING, value=kg, period=Period.YEAR),
        # A trial line asks for less than the route's industrial lot, never more than it can take.
        minimum_lot_kg=min(route.min_lot_kg, kg) if route.min_lot_kg else None,
        place=PlaceIn(),
        requirements=requirements_of(route),
        external_source=SOURCE,
        external_id=f"{plant.slug}:{route.slug}",
    )


def requirements_of(route: Route) -> Requirements:
    limits = LIMITS[route.slug]
    return Requirements(
        forms=sorted(route.material_forms),
        composition=[_window(rule) for rule in route.fibre_rules],
        elastane_max_pct=None if route.elastane_max_pct == ALL_PCT else route.elastane_max_pct,
        other_fibre_max_pct=route.other_fibre_max_pct if route.fibre_rules else None,
        colours=sorted(limits.colours),
        minimum_condition=limits.minimum_condition,
        accepted_disruptors=limits.accepted_disruptors,
        multilayer_accepted=limits.multilayer_accepted,
        accepted_contamination=sorted(limits.accepted_contamination),
        moisture_max_pct=route.moisture_max_pct,
        excluded_treatments=sorted(limits.excluded_treatments),
        intended_route=route.slug,
        output_product=route.output or None,
        output=output_of(route),
    )


def _window(rule: FibreRule) -> CompositionRule:
    return CompositionRule(
        fibres=sorted(rule.any_of),
        min_pct=rule.min_pct or None,
        max_pct=None if rule.max_pct == ALL_PCT else rule.max_pct,
        mode="single" if rule.single else "sum",
    )
