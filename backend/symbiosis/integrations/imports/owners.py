"""Whose the rows are, and where their owners are at home."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from symbiosis.actors.vocabulary import Standing
from symbiosis.integrations import queries
from symbiosis.integrations.imports.findings import CellError, UnreadableFile
from symbiosis.kit.reads import Connection
from symbiosis.kit.text import fold
from symbiosis.streams.derive import StreamPlace


@dataclass(frozen=True)
class Owner:
    """An actor with its main site, where goods are unless the row says another place."""

    id: UUID
    country: str
    demo: bool
    claimed: bool
    suspended: bool
    home: StreamPlace | None


class Owners:
    """The owners one file may name. `unclaimed`: only those that nobody looks after."""

    def __init__(self, rows: Iterable[Any], default: UUID | None, *, unclaimed: bool = False) -> None:
        self._unclaimed = unclaimed
        self._named: dict[str, set[UUID]] = {}
        self._by_id: dict[UUID, Owner] = {}
        for row in rows:
            self._by_id[row["id"]] = _owner(row)
            names = (str(row["id"]), row["legal_name"], row["display_name"], row["registration_number"])
            for name in filter(None, (*names, *row["known_as"])):
                self._named.setdefault(fold(name), set()).add(row["id"])
        self.default = self._by_id.get(default) if default else None

    def of(self, name: str | None) -> Owner:
        """Codes: owner_missing, owner_not_found, owner_ambiguous, owner_suspended, lists_its_own."""
        owner = self._called(name)
        if owner.claimed and self._unclaimed:
            remedy = (
                "This organisation lists its own material. Ask it for a mandate, then import for it alone."
            )
            raise CellError("lists_its_own", remedy)
        if owner.suspended:
            raise CellError("owner_suspended", "This organisation is suspended; nothing is listed for it.")
        return owner

    def _called(self, name: str | None) -> Owner:
        if name is None:
            if self.default is None:
                raise CellError("owner_missing", "Name the organisation, or choose one for the whole file.")
            return self.default
        found = self._named.get(fold(name), set())
        if len(found) != 1:
            if found:
                raise CellError(
                    "owner_ambiguous", "Several organisations have this name; use the CVR number or id."
                )
            raise CellError(
                "owner_not_found", "No organisation of the registry has this name, CVR number or id."
            )
        return self._by_id[next(iter(found))]


async def find_owners(
    connection: Connection, names: set[str], default: UUID | None, *, by_staff: bool, unclaimed: bool = False
) -> Owners:
    """Errors: `file-unreadable` when rows name owners and the importer may only act for one."""
    if names and not by_staff:
        raise UnreadableFile(
            "Only cluster staff may import for several organisations. Remove the owner column."
        )
    rows = await queries.owners.rows(
        connection, ids=[default] if default else [], names=[name.casefold() for name in names]
    )
    return Owners(rows, default, unclaimed=unclaimed)


def _owner(row: Any) -> Owner:
    home = None
    if row["site_id"] is not None:
        home = StreamPlace(
            country=row["site_country"],
            site_id=row["site_id"],
            postcode=row["postcode"],
            town=row["town"],
            nuts3=row["nuts3"],
            latitude=row["latitude"],
            longitude=row["longitude"],
        )
    suspended = row["standing"] != Standing.ACTIVE
    return Owner(row["id"], row["country"], row["demo"], row["claimed"], suspended, home)
