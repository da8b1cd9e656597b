"""How each shipped file becomes table rows."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from symbiosis.kit.searching import searchable, words_of
from symbiosis.reference import files
from symbiosis.reference.catalogue import LANGUAGES

Row = dict[str, Any]

# "aarhus c", "bucuresti 15", "paris 03": the district is no part of the town's name.
_DISTRICT = re.compile(r"\s+(?:[a-zæøåöä]{1,2}|[0-9]{1,3})$")


_ASCII_WORDS = re.compile(r"[a-z0-9]+")
_SPELLED_OUT = re.compile("[øåäöüæß]", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """A set with a table: its name is both, its key and the reader of one line at a position."""

    name: str
    key: tuple[str, ...]
    read: Callable[[dict[str, str], int], Row]

    def rows(self) -> list[Row]:
        return [self.read(line, position) for position, line in enumerate(files.rows(self.name))]


def _fibre(row: dict[str, str], position: int) -> Row:
    return {
        "slug": row["slug"],
        "position": position,
        "code": row["code"] or None,
        "annex1_no": int(row["annex1_no"]) if row["annex1_no"] else None,
        "fibre_group": row["fibre_group"],
        "names": _names(row),
        "aliases": _aliases().get(row["slug"], []),
        "fossil_co2_kg_per_kg": _number(row["fossil_co2_kg_per_kg"]),
        "moisture_allowance_pct": _number(row["moisture_allowance_pct"]),
        "verified_names": _list(row["verified_names"]),
        "source": row["source"],
    }


@lru_cache
def _aliases() -> dict[str, list[str]]:
    """The unambiguous codes and words of each fibre, as people may type them."""
    found: dict[str, list[str]] = {}
    for row in files.rows("composition_words"):
        if row["kind"] in ("fibre", "code") and "|" not in row["value"] and not row["flag"]:
            found.setdefault(row["value"], []).append(row["word"])
    return found


def _form(row: dict[str, str], position: int) -> Row:
    return {
        "slug": row["slug"],
        "position": position,
        "form_group": row["form_group"],
        "names": _names(row),
    }


def _stream_type(row: dict[str, str], position: int) -> Row:
    kept = ("slug", "typical_holder", "material_form", "origin_stage", "legal_status_hint", "waste_code_note")
    return {
        **{name: row[name] for name in kept},
        "position": position,
        "names": _names(row),
        "waste_codes": _list(row["waste_codes"]),
    }


def _waste_code(row: dict[str, str], _position: int) -> Row:
    verified = [language for language in ("en", "fr") if row[f"{language}_verified"] == "1"]
    return {
        "code": row["code"],
        "hazardous": row["hazardous"] == "1",
        "names": json.dumps({"en": row["description_en"], "fr": row["description_fr"]}),
        "stage": row["stage"],
        "use_hint": row["use_hint"],
        "textile_core": row["textile_core"] == "1",
        "mirror_entry": row["mirror_entry"] or None,
        "verified_names": verified,
        "green_list": row["green_list"] or None,
    }


_LIMITS = ("elastane_max_pct", "other_fibre_max_pct", "moisture_max_pct", "min_lot_kg")
_TEXTS = ("fibre_rules_text", "colour_rule", "construction_rule", "disruptor_rule", "coating_print_rule")


def _route(row: dict[str, str], position: int) -> Row:
    rules: Row = {"fibres": json.loads(row["fibre_rules"]), "material_forms": sorted(_forms_of(row))}
    rules |= {name: float(row[name]) if row[name] else None for name in _LIMITS}
    rules |= {name: row[name] for name in _TEXTS}
    kept = ("slug", "hierarchy", "output", "displaced_product", "confidence", "source_note")
    return {
        **{name: row[name] for name in kept},
        "position": position,
        "names": _names(row),
        "hierarchy_rank": int(row["hierarchy_rank"]),
        "rules": json.dumps(rules),
        "yield_kg_per_kg": _number(row["yield_kg_per_kg_in"]),
    }


def _forms_of(row: dict[str, str]) -> set[str]:
    words = set(json.loads(row["input_forms"]))
    forms = {r["material_form"] for r in files.rows("recycling_route_forms") if r["route_form"] in words}
    return {form["slug"] for form in files.rows("material_forms")} if "*" in forms else forms


def _postcode(row: dict[str, str], _position: int) -> Row:
    return {
        "country": row["country"],
        "postcode": row["postcode"],
        "place": row["place"],
        "search_names": list(dict.fromkeys(_names_of_postcode(row))),
        **_point(row),
    }


def _names_of_postcode(row: dict[str, str]) -> Iterator[str]:
    for name in [*row["place"].split(" / "), *re.split(r"\||\s/\s", row["other_places"])]:
        key = name_key(name)
        if key:
            yield key
            yield _DISTRICT.sub("", key)


def _place(row: dict[str, str], _position: int) -> Row:
    names = [row["name"], row["local_name"], *row["alt_names"].split("|")]
    folded = [spelling for name in names if name for spelling in _spellings(name)]
    return {
        "id": int(row["geonameid"]),
        "country": row["country"],
        "name": row["name"],
        "local_name": row["local_name"] or row["name"],
        "postcode": row["postcode"] or None,
        "population": int(row["population"] or 0),
        "search_text": "|" + "|".join(dict.fromkeys(folded)) + "|",
        **_point(row),
    }


def _spellings(name: str) -> Iterator[str]:
    """Its key, and that of how it is spelled without its letters: Sønderborg, sonderborg, soenderborg."""
    key = name_key(name)
    yield key
    if _SPELLED_OUT.search(name):
        yield searchable([name]).removeprefix(key).strip()


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """What names of places are compared by: `L'Hospitalet` -> `l hospitalet`. Cached: names repeat."""
    if name.isascii():
        return " ".join(_ASCII_WORDS.findall(name.lower()))
    return " ".join(words_of(name))


def _point(row: dict[str, str]) -> Row:
    return {
        "nuts3": row["nuts3"] or None,
        "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]),
    }


def _names(row: dict[str, str]) -> str:
    return json.dumps({lang: row[f"name_{lang}"] for lang in LANGUAGES if row.get(f"name_{lang}")})


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _list(text: str) -> list[str]:
    return text.split("|") if text else []


TABLES = (
    Table("fibres", ("slug",), _fibre),
    Table("material_forms", ("slug",), _form),
    Table("stream_types", ("slug",), _stream_type),
    Table("waste_codes", ("code",), _waste_code),
    Table("recycling_routes", ("slug",), _route),
    Table("postcodes", ("country", "postcode"), _postcode),
    Table("places", ("id",), _place),
)
