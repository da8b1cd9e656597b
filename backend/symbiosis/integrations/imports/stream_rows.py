"""One row of a streams file as a draft."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from symbiosis.integrations.imports import words
from symbiosis.integrations.imports.cells import Notation, choice, choices, day, flag, number
from symbiosis.integrations.imports.columns import Record
from symbiosis.integrations.imports.compositions import shares_of, windows_of
from symbiosis.integrations.imports.findings import CellError, Finding, as_sentence
from symbiosis.integrations.imports.quantities import own_columns_of, price_of, quantity_of
from symbiosis.integrations.imports.stream_findings import refused
from symbiosis.reference import catalogue
from symbiosis.streams.schemas import NeedCreate, OfferCreate

SOURCE = "import"
RESERVED = frozenset({"public-route-rules", "demonstration"})
REQUIRED = ("title", "quantity")
LANGUAGES = {"DK": "da", "FR": "fr", "ES": "es", "BG": "bg", "RO": "ro"}
"""The language of titles where no column says it, by the owner's country."""
NUMERIC = (
    "quantity",
    "kg_per_unit",
    "gsm",
    "width_cm",
    "minimum_lot_kg",
    "maximum_lot_kg",
    "moisture_pct",
    "price_per_kg",
    "elastane_max_pct",
    "other_fibre_max_pct",
    "length_min_m",
    "fibre_length_mm",
    "gsm_min",
    "gsm_max",
    "width_min_cm",
    "output_yield_pct",
    "lead_time_days",
)


@dataclass(frozen=True)
class StreamRow:
    """`owner` as the row names it, or None for the owner of the whole import."""

    record: Record
    draft: OfferCreate | NeedCreate
    owner: str | None
    publish: bool
    standing: bool = False


class StreamReader:
    """Reads rows of one file; collects every finding of a row, not only the first."""

    def __init__(self, notation: Notation, home_country: str | None) -> None:
        self._notation = notation
        self._home = home_country

    def read(self, record: Record) -> StreamRow | list[Finding]:
        found: list[Finding] = []
        said = self._said(record, found)
        if found:
            return found
        try:
            model = NeedCreate if said["direction"] == "need" else OfferCreate
            draft = model.model_validate(said)
        except ValidationError as error:
            return [
                refused(record, e["loc"], e["type"], as_sentence(e["msg"]))
                for e in error.errors(include_url=False)
            ]
        publish = flag(record.cells["publish"]) if "publish" in record.cells else True
        standing = flag(record.cells["standing"]) if "standing" in record.cells else False
        if standing and (refusal := _why_not_standing(draft)):
            return [record.finding("standing", refusal)]
        return StreamRow(record, draft, record.cells.get("owner"), publish, standing)

    def _said(self, record: Record, found: list[Finding]) -> dict[str, Any]:
        cells = record.cells

        def take(name: str, read: Callable[[str], Any]) -> Any:
            """The value of a cell; None when it is empty or refused."""
            if name not in cells:
                return None
            try:
                return read(cells[name])
            except CellError as error:
                found.append(record.finding(name, error))
                return None

        direction = take("direction", lambda text: choice("direction", text)) or "offer"
        country = take("country", _country) or (
            self._home if "postcode" in cells or "town" in cells else None
        )
        for name in ("publish", "weighed", "standing"):
            take(name, flag)
        said: dict[str, Any] = {
            "direction": direction,
            "title": " ".join(cells["title"].split()) if "title" in cells else None,
            "description": cells.get("description"),
            "language": take("language", str.lower) or LANGUAGES.get(self._home or "", "en"),
            "stream_type": take("stream_type", lambda text: choice("stream_type", text)),
            "quantity": self._quantity(record, found),
            "minimum_lot_kg": take("minimum_lot_kg", self._number),
            "maximum_lot_kg": take("maximum_lot_kg", self._number),
            "available_from": take("available_from", day),
            "available_to": take("available_to", day),
            "lead_time_days": take("lead_time_days", self._number),
            "place": {"country": country, "postcode": cells.get("postcode"), "town": cells.get("town")},
            "price": take_group(
                record, "price_per_kg", found, lambda: price_of(record, self._notation, country)
            ),
            "maximum_distance_km": take("maximum_distance_km", lambda text: int(self._number(text))),
            "identity": take("identity", _identity),
            "visibility": take("visibility", lambda text: choice("visibility", text)),
            **_external(cells),
        }
        described = self._requirements if direction == "need" else self._material
        name = "requirements" if direction == "need" else "material"
        said[name] = _without_empty(described(take, said))
        if said["external_source"] in RESERVED:
            remedy = "This source is kept by the platform; choose another name."
            found.append(record.finding("external_source", CellError("reserved_source", remedy)))
        return _without_empty(said)

    def _number(self, text: str) -> Any:
        return number(text, self._notation)

    def _quantity(self, record: Record, found: list[Finding]) -> dict[str, Any] | None:
        if "quantity" not in record.cells:
            return None
        said: dict[str, Any] | None = take_group(
            record, "quantity", found, lambda: quantity_of(record, self._notation)
        )
        if said is not None:
            take_group(record, "unit", found, lambda: said.update(own_columns_of(record, self._notation)))
        return said

    def _material(self, take: Any, said: dict[str, Any]) -> dict[str, Any]:
        kind = said["stream_type"]
        return {
            "form": take("form", lambda text: choice("form", text))
            or (catalogue.stream_type(kind).material_form if kind else None),
            "origin_stage": take("origin_stage", lambda text: choice("origin_stage", text)),
            "legal_status": take("legal_status", lambda text: choice("legal_status", text)),
            "waste_code": take("waste_code", lambda text: text.replace(" ", "")),
            "composition": take("composition", lambda text: shares_of(text, said["language"])),
            "evidence_method": take("evidence_method", lambda text: choice("evidence_method", text)),
            "colour": take("colour", lambda text: choice("colour", text)),
            "condition": take("condition", lambda text: choice("condition", text)),
            "disruptors": take("disruptors", lambda text: choices("disruptors", text)),
            "disruptors_removable": take("disruptors_removable", flag),
            "multilayer": take("multilayer", flag),
            "contamination": take("contamination", lambda text: choices("contamination", text)),
            "moisture_state": take("moisture_state", lambda text: choice("moisture_state", text)),
            "moisture_pct": take("moisture_pct", self._number),
            "stored_dry": take("stored_dry", flag),
            "treatments": take("treatments", lambda text: choices("treatments", text)),
            "certificates": take("certificates", lambda text: choices("certificates", text)),
            "current_route": take("current_route", lambda text: choice("current_route", text)),
            "homogeneity": take("homogeneity", lambda text: choice("homogeneity", text)),
            "construction": take("construction", lambda text: choice("construction", text)),
            "gsm": take("gsm", self._number),
            "width_cm": take("width_cm", self._number),
            "length_min_m": take("length_min_m", self._number),
            "fibre_length_mm": take("fibre_length_mm", self._number),
            "brand_restriction": take("brand_restriction", lambda text: choice("brand_restriction", text)),
            "excluded_countries": take("excluded_countries", lambda text: _countries(text)),
            "allowed_routes": take("allowed_routes", lambda text: choices("allowed_routes", text)),
            "forbidden_routes": take("forbidden_routes", lambda text: choices("forbidden_routes", text)),
        }

    def _requirements(self, take: Any, said: dict[str, Any]) -> dict[str, Any]:
        return {
            "forms": take("form", lambda text: choices("form", text)),
            "origins": take("origin_stage", lambda text: choices("origin_stage", text)),
            "legal_statuses": take("legal_status", lambda text: choices("legal_status", text)),
            "composition": take("composition", windows_of),
            "elastane_max_pct": take("elastane_max_pct", self._number),
            "other_fibre_max_pct": take("other_fibre_max_pct", self._number),
            "colours": take("colour", lambda text: choices("colour", text)),
            "minimum_condition": take("condition", lambda text: choice("condition", text)),
            "accepted_disruptors": take("disruptors", lambda text: choices("disruptors", text)),
            "multilayer_accepted": take("multilayer", flag),
            "accepted_contamination": take("contamination", lambda text: choices("contamination", text)),
            "moisture_max_pct": take("moisture_pct", self._number),
            "excluded_treatments": take("treatments", lambda text: choices("treatments", text)),
            "required_certificates": take("certificates", lambda text: choices("certificates", text)),
            "intended_route": take("current_route", lambda text: choice("current_route", text)),
            "constructions": take("construction", lambda text: choices("construction", text)),
            "gsm_min": take("gsm_min", self._number),
            "gsm_max": take("gsm_max", self._number),
            "width_min_cm": take("width_min_cm", self._number),
            "length_min_m": take("length_min_m", self._number),
            "fibre_length_min_mm": take("fibre_length_mm", self._number),
            "removes_disruptors": take(
                "removes_disruptors", lambda text: choices("removes_disruptors", text)
            ),
            "brand_restrictions_honoured": take(
                "brand_restriction", lambda text: choices("brand_restriction", text)
            ),
            "countries_accepted": take("countries_accepted", lambda text: _countries(text)),
            "permitted_waste_codes": take("permitted_waste_codes", _waste_codes),
            "output_product": take("output_product", str),
            "output": self._output(take),
        }

    def _output(self, take: Any) -> dict[str, Any] | None:
        form = take("output_form", lambda text: choice("output_form", text))
        share = take("output_yield_pct", self._number)
        return None if form is None else _without_empty({"form": form, "yield_pct": share})


def take_group(record: Record, name: str, found: list[Finding], read: Callable[[], Any]) -> Any:
    """What several cells say together; a failure is shown at the column that names the group."""
    try:
        return read()
    except CellError as error:
        found.append(record.finding(name, error))
        return None


def _external(cells: dict[str, str]) -> dict[str, str]:
    """The upsert key: the file's own, or a fingerprint of what makes the row itself."""
    if "external_id" in cells:
        return {"external_source": cells.get("external_source", SOURCE), "external_id": cells["external_id"]}
    said = [cells.get(name, "") for name in ("owner", "direction", "title", "country", "postcode", "town")]
    digest = hashlib.sha256("\x1f".join(words.key_of(part) for part in said).encode()).hexdigest()
    return {"external_source": SOURCE, "external_id": f"row-{digest[:20]}"}


def _identity(text: str) -> str:
    """The closed list, or yes and no in a column that asks `anonymous?`."""
    if words.key_of(text) in words.values("flag"):
        return "anonymous_until_mutual" if flag(text) else "named"
    return choice("identity", text)


def _country(text: str) -> str:
    return text.upper() if len(text) == 2 else choice("country", text)


def _countries(text: str) -> list[str]:
    return [_country(part.strip()) for part in re.split(r"[;|,/]", text) if part.strip()]


def _waste_codes(text: str) -> list[str]:
    """Blanks within a code are allowed: `04 02 21, 04 02 22*`."""
    if words.key_of(text) in words.values("none"):
        return []
    return [part.replace(" ", "") for part in re.split(r"[;|,/]", text) if part.strip()]


def _why_not_standing(draft: OfferCreate | NeedCreate) -> CellError | None:
    """A capability profile is what a process takes in all year."""
    if isinstance(draft, OfferCreate):
        return CellError("not_of_offers", "Only needs are standing: leave it out, or make the row a need.")
    if draft.quantity.period is None:
        return CellError("standing_without_period", "Say the capacity per month or year, in `period`.")
    if draft.requirements.intended_route is None:
        return CellError("standing_without_route", "Say which process it is, in `current_route`.")
    return None


def _without_empty(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value is not None}
