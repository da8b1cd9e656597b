"""Which cell of a streams file a refusal is about."""

from typing import Any

from symbiosis.integrations.imports.columns import Record
from symbiosis.integrations.imports.findings import CellError, Finding

_FIELD_OF = {
    "value": "quantity",
    "forms": "form",
    "origins": "origin_stage",
    "legal_statuses": "legal_status",
    "colours": "colour",
    "minimum_condition": "condition",
    "accepted_disruptors": "disruptors",
    "multilayer_accepted": "multilayer",
    "accepted_contamination": "contamination",
    "moisture_max_pct": "moisture_pct",
    "excluded_treatments": "treatments",
    "required_certificates": "certificates",
    "intended_route": "current_route",
    "constructions": "construction",
    "fibre_length_min_mm": "fibre_length_mm",
    "brand_restrictions_honoured": "brand_restriction",
    "output": "output_form",
    "per_kg": "price_per_kg",
    "price": "price_per_kg",
    "place": "town",
}
_GROUPS = ("material", "requirements", "quantity", "price", "place")


def field_at(path: tuple[Any, ...]) -> str | None:
    """The field of the file that a place in the draft came from."""
    parts = [str(part) for part in path if part]
    inner = parts[1:] if len(parts) > 1 and parts[0] in _GROUPS else parts
    return _FIELD_OF.get(inner[0], inner[0]) if inner else None


def refused(record: Record, path: tuple[Any, ...], code: str, detail: str) -> Finding:
    name = field_at(path)
    if code == "missing":
        detail = "This is required; fill it in."
    return record.finding(name, CellError(code, detail))


def refused_at(record: Record, pointer: str, code: str, detail: str) -> Finding:
    """A finding of the streams room, by its JSON pointer."""
    return record.finding(field_at(tuple(pointer.split("/")[1:])), CellError(code, detail))
