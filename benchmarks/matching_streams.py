"""Made-up streams in the proportions of the field: leftovers of makers all over Europe, and what recyclers,
makers and charities ask for, with limits as the routes usually have them. By a seed, so every run is alike."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from symbiosis.matching.facts import FibreShare, NeedFacts, OfferFacts, ShareWindow
from symbiosis.reference import catalogue

TODAY = date(2026, 11, 22)
FORMS = [form.slug for form in catalogue.forms()]
ROUTES = [route for route in catalogue.routes() if route.hierarchy_rank <= 5]
MAIN_FIBRES = ["cotton", "polyester", "wool", "viscose", "polyamide", "acrylic", "flax", "lyocell", "silk"]
COLOURS = ["white_optical", "light", "dark", "black", "indigo_denim", "single_colour", "mixed_unsorted"]
ORIGINS = ["garment_production", "fabric_production", "retail_unsold", "returns", "household_post_consumer"]
STATUSES = ["by_product", "by_product", "product", "waste", "unknown"]
METHODS = ["declared", "declared", "care_label", "supplier_spec", "nir_handheld", "lab_chemical"]
COUNTRIES = ["DK", "DE", "SE", "ES", "IT", "PT", "PL", "FR", "NL", "TR"]


def _common(random: Random, number: int) -> dict[str, object]:
    start = random.choice([None, TODAY - timedelta(days=30), TODAY + timedelta(days=random.randint(0, 60))])
    end = random.choice([None, None, TODAY + timedelta(days=random.randint(5, 400))])
    kg = float(round(10 ** random.uniform(1.3, 4.5)))
    recurring = random.random() < 0.4
    return {
        "id": UUID(int=random.getrandbits(122) << 6 | number & 63),
        "owner_id": UUID(int=1 + random.randrange(20_000)),
        "country": random.choice(COUNTRIES),
        "latitude": random.gauss(51, 4.5),
        "longitude": random.gauss(9, 8),
        "quantity_kg": kg,
        "kg_per_year": kg * 12 if recurring else kg,
        "mode": "recurring" if recurring else "one_off",
        "period": "month" if recurring else None,
        "available_from": start,
        "available_to": end,
        "price_eur_per_kg": random.choice([None, -0.1, 0.0, 0.1, 0.3, 0.8, 2.5]),
        "transport_paid_by": random.choice([None, None, "supplier", "receiver", "shared"]),
        "maximum_distance_km": random.choice([None, None, None, 150.0, 400.0, 1000.0]),
        "visibility": "network" if random.random() < 0.3 else "public",
        "confirmed_on": TODAY - timedelta(days=random.randint(0, 120)),
        "lead_time_days": random.choice([None, None, 3, 14]),
        "transfers_judged": float(random.randrange(4)),
    }


def an_offer(random: Random, number: int) -> OfferFacts:
    main = random.choice(MAIN_FIBRES)
    share = random.choice([100, 98, 95, 80, 65, 50])
    rest = (
        () if share == 100 else (FibreShare(random.choice(["elastane", "polyester", "nylon"]), 100 - share),)
    )
    return OfferFacts(
        **_common(random, number),  # type: ignore[arg-type]  # the fields' types differ
        form=random.choice(FORMS),
        origin_stage=random.choice(ORIGINS),
        composition=(FibreShare(main, share), *rest),
        evidence_method=random.choice(METHODS),
        colour=random.choice(COLOURS),
        condition=random.choice([None, "a_no_defects", "b_mild_defects", "rewearable_low", "non_rewearable"]),
        disruptors=random.choice([None, frozenset(), frozenset({"zip_metal", "button"})]),
        disruptors_removable=random.choice([None, True, False]),
        contamination=random.choice([None, frozenset(), frozenset({"odour"}), frozenset({"oil"})]),
        moisture_state=random.choice(["dry", "dry", "unknown", "damp"]),
        legal_status=random.choice(STATUSES),
        waste_code=random.choice([None, "040222", "200111"]),
        gsm=random.choice([None, 120.0, 180.0, 240.0]),
        kg_basis=random.choice(["weighed", "estimated"]),
        current_route_rank=random.choice([None, 6, 6, 5]),
    )


def a_need(random: Random, number: int) -> NeedFacts:
    route = random.choice(ROUTES)
    main = random.choice(MAIN_FIBRES)
    windows = (ShareWindow(frozenset({main}), min_pct=random.choice([50, 80, 90, 95, 98])),)
    return NeedFacts(
        **_common(random, number),  # type: ignore[arg-type]  # the fields' types differ
        forms=frozenset(random.sample(FORMS, random.choice([0, 1, 1, 2, 2, 2, 3, 3, 4, 4]))),
        origins=frozenset(random.sample(ORIGINS, random.choice([0, 2, 3]))),
        legal_statuses=frozenset(random.sample(["by_product", "product", "waste"], random.choice([0, 1, 2]))),
        composition=windows if random.random() < 0.85 else (),
        elastane_max_pct=random.choice([None, 0, 2, 5, 10]),
        colours=frozenset(random.sample(COLOURS, random.choice([0, 0, 2, 3]))),
        minimum_condition=random.choice([None, "b_mild_defects", "non_rewearable"]),
        accepted_disruptors=random.choice([None, frozenset(), frozenset({"button"})]),
        accepted_contamination=random.choice([frozenset(), frozenset({"odour"})]),
        minimum_lot_kg=random.choice([None, 20.0, 100.0, 500.0, 1000.0]),
        moisture_max_pct=random.choice([None, 8.0, 10.0]),
        permitted_waste_codes=random.choice([None, frozenset({"040222"}), frozenset({"040222", "200111"})]),
        gsm_min=random.choice([None, None, 150.0]),
        route=route.slug,
        route_rank=route.hierarchy_rank,
        own_word=random.random() < 0.9,
    )
