"""Which plants take something in, on which routes: pure reading of the reference file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from symbiosis.integrations.standing.limits import LIMITS
from symbiosis.reference import files

# Not one plant but many under one name: nobody could be asked.
_DISTRICTS = frozenset({"prato-district", "usak-recycling-cluster"})
_AT_WORK = ("operating", "demo", "pilot")
_TRIALS = ("demo", "pilot")


@dataclass(frozen=True)
class Plant:
    """A plant that works, in full or on trial; capacity in tonnes a year for all its routes together."""

    slug: str
    name: str
    country: str
    routes: tuple[str, ...]
    on_trial: bool
    capacity_t: Decimal | None


def plants_at_work() -> Iterator[Plant]:
    for row in files.rows("recycling_plants"):
        status = row["status"].casefold()
        if row["slug"] in _DISTRICTS or not status.startswith(_AT_WORK):
            continue
        yield Plant(
            slug=row["slug"],
            name=row["name"],
            country=row["country"],
            routes=tuple(route for route in row["routes"].split("|") if _takes_in(route, row["role"])),
            on_trial=any(word in status or word in row["role"].casefold() for word in _TRIALS),
            capacity_t=Decimal(row["capacity_t_per_year"]) if row["capacity_t_per_year"] else None,
        )


def _takes_in(route: str, role: str) -> bool:
    """Sorting counts only for sorters: others sort what they already have."""
    return route in LIMITS and (route != "sorting" or "sorter" in role.casefold())


def typical_contract_kg(route: str) -> Decimal:
    """What a contract on this route usually comes to, kg."""
    found = {row["slug"]: row["typical_contract_kg"] for row in files.rows("recycling_routes")}
    return Decimal(found[route])
