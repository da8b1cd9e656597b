"""Bodies as clients send them."""

from typing import Any


def offer(**changes: Any) -> dict[str, Any]:
    """Cutting scraps of a sewing company, complete enough to be published."""
    body: dict[str, Any] = {
        "direction": "offer",
        "title": "Afklip fra syning af hvidt sengetøj",
        "language": "da",
        "stream_type": "cutting_scraps",
        "quantity": {"mode": "recurring", "value": 400, "unit": "kg", "period": "month"},
        "minimum_lot_kg": 100,
        "place": {},
        "material": {
            "form": "cutting_scraps",
            "origin_stage": "home_textile_production",
            "composition": [{"fibre": "cotton", "share_pct": 97}, {"fibre": "polyester", "share_pct": 3}],
            "evidence_method": "supplier_spec",
            "colour": "white_optical",
            "condition": "a_no_defects",
            "disruptors": [],
            "contamination": [],
            "moisture_state": "dry",
            "stored_dry": True,
            "treatments": [],
        },
    }
    return body | changes


def need(**changes: Any) -> dict[str, Any]:
    """A mechanical recycler's cotton."""
    body: dict[str, Any] = {
        "direction": "need",
        "title": "Bomuld til oprivning",
        "language": "da",
        "quantity": {"mode": "recurring", "value": 2000, "unit": "kg", "period": "month"},
        "minimum_lot_kg": 100,
        "place": {},
        "requirements": {
            "forms": ["cutting_scraps", "roll_ends"],
            "composition": [{"fibres": ["cotton"], "min_pct": 95}],
            "elastane_max_pct": 2,
            "other_fibre_max_pct": 5,
            "moisture_max_pct": 12,
            "intended_route": "mechanical_cotton",
        },
    }
    return body | changes


def profile(**changes: Any) -> dict[str, Any]:
    """A shredder of cotton: what it takes in all year, and what leaves it."""
    body: dict[str, Any] = {
        "title": "Oprivning af bomuld",
        "language": "da",
        "capacity": {"kg": 20000, "per": "month"},
        "minimum_lot_kg": 200,
        "maximum_lot_kg": 5000,
        "lead_time_days": 14,
        "service_radius_km": 300,
        "price": {"model": "supplier_pays", "per_kg": {"amount": "0.20", "currency": "EUR"}},
        "requirements": {
            "forms": ["cutting_scraps", "roll_ends"],
            "legal_statuses": ["by_product", "waste"],
            "composition": [{"fibres": ["cotton"], "min_pct": 95}],
            "intended_route": "mechanical_cotton",
            "permitted_waste_codes": ["040222"],
            "output": {"form": "shredded_fibre", "yield_pct": 90, "effects": ["removes_disruptors"]},
        },
    }
    return body | changes
