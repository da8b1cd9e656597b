"""One row of an actors file as a description and a site."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from symbiosis.actors.registry_records import CLIMATE_TRACE, MANUAL, OPEN_APPAREL, PLANTS
from symbiosis.integrations.imports import words
from symbiosis.integrations.imports.cells import Notation, choice, choices, number
from symbiosis.integrations.imports.columns import Record
from symbiosis.integrations.imports.findings import CellError, Finding

SOURCE = "import"
# The platform's own lists: their records come from shipped files.
RESERVED = frozenset({PLANTS, MANUAL, OPEN_APPAREL, CLIMATE_TRACE, "demonstration"})
REQUIRED = ("legal_name",)
NUMERIC = ("latitude", "longitude")
SITE = ("address", "postcode", "town", "country", "latitude", "longitude")


def said_by(record: Record, notation: Notation, found: list[Finding]) -> dict[str, Any]:
    """The fields of ActorCreate that the row fills; what is refused goes to `found`."""
    cells = record.cells

    def take(name: str, read: Callable[[str], Any]) -> Any:
        if name not in cells:
            return None
        try:
            return read(cells[name])
        except CellError as error:
            found.append(record.finding(name, error))
            return None

    country = take("country", country_of) or _home_of(cells.get("registration_number", ""))
    language = (take("languages", languages_of) or ["da" if country == "DK" else "en"])[0]
    said: dict[str, Any] = {
        "legal_name": cells.get("legal_name"),
        "display_name": cells.get("display_name"),
        "country": country,
        "registration_scheme": take("registration_scheme", lambda text: choice("registration_scheme", text)),
        "registration_number": cells.get("registration_number"),
        "size_class": take("size_class", lambda text: choice("size_class", text)),
        "roles": take("roles", lambda text: choices("roles", text)),
        "sector": take("sector", slug_of),
        "languages": take("languages", languages_of),
        "description": {language: cells["description"]} if "description" in cells else None,
        "website": take("website", website_of),
        "clusters": take(
            "clusters", lambda text: [slug_of(part) for part in re.split(r"[;|,]", text) if part.strip()]
        ),
        **key_of(cells),
        "site": {
            "country": country,
            **{name: cells[name] for name in ("address", "postcode", "town") if name in cells},
            **{
                name: take(name, lambda text: float(number(text, notation)))
                for name in NUMERIC
                if name in cells
            },
        },
    }
    if said["registration_number"] and not said["registration_scheme"]:
        said["registration_scheme"] = _scheme_of(said["registration_number"], country)
    if said["external_source"] in RESERVED:
        remedy = "This source is kept by the platform; choose another name."
        found.append(record.finding("external_source", CellError("reserved_source", remedy)))
    return {name: value for name, value in said.items() if value is not None}


def key_of(cells: dict[str, str]) -> dict[str, str]:
    """The upsert key: the file's own, else the registration number, else name and place."""
    if "external_id" in cells:
        return {"external_source": cells.get("external_source", SOURCE), "external_id": cells["external_id"]}
    if "registration_number" in cells:
        bare = re.sub(r"[\s.\-]", "", cells["registration_number"]).upper()
        return {"external_source": SOURCE, "external_id": f"number-{bare}"}
    said = [cells.get(name, "") for name in ("legal_name", "country", "postcode", "town")]
    digest = hashlib.sha256("\x1f".join(words.key_of(part) for part in said).encode()).hexdigest()
    return {"external_source": SOURCE, "external_id": f"row-{digest[:20]}"}


def _home_of(registration: str) -> str | None:
    """Eight digits are a Danish CVR number, and lists of Danish companies leave the country out."""
    return "DK" if re.fullmatch(r"\d{8}", re.sub(r"[\s.\-]", "", registration)) else None


def _scheme_of(registration: str, country: str | None) -> str:
    bare = re.sub(r"[\s.\-]", "", registration)
    if country == "DK" and re.fullmatch(r"\d{8}", bare):
        return "cvr"
    return "vat" if re.fullmatch(r"[A-Za-z]{2}[0-9A-Za-z]{2,13}", bare) else "other"


def country_of(text: str) -> str:
    return text.upper() if len(text) == 2 else choice("country", text)


def languages_of(text: str) -> list[str]:
    found = [part.strip().casefold() for part in re.split(r"[;|,/ ]+", text) if part.strip()]
    if any(not re.fullmatch(r"[a-z]{2}", part) for part in found):
        raise CellError("unknown_language", "Write two-letter codes, such as da, en.")
    return found


def slug_of(text: str) -> str:
    return (
        re.sub(r"[^a-z0-9]+", "_", words.key_of(text)).strip("_")
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", text.strip())
        else text.strip()
    )


def website_of(text: str) -> str:
    """With the scheme that people leave out."""
    return text if re.match(r"^https?://", text) else f"https://{text}"
