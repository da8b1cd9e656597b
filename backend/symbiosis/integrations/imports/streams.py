"""A streams file from bytes to rows of material_streams."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.integrations.imports import cells, columns, store
from symbiosis.integrations.imports.findings import CellError, Finding
from symbiosis.integrations.imports.outcome import CHUNK, Order, Outcome, Progress
from symbiosis.integrations.imports.owners import Owner, Owners, find_owners
from symbiosis.integrations.imports.stream_findings import refused_at
from symbiosis.integrations.imports.stream_rows import (
    NUMERIC,
    REQUIRED,
    StreamReader,
    StreamRow,
)
from symbiosis.integrations.imports.table import Table, read_table
from symbiosis.journal.merged import changed_together
from symbiosis.journal.service import Recorded, record_many
from symbiosis.kit.database import raw_connection
from symbiosis.kit.events import emit
from symbiosis.kit.problems import InvalidInput
from symbiosis.streams import rules
from symbiosis.streams.derive import StreamPlace, columns_of
from symbiosis.streams.events import StreamOpened, StreamsOpened
from symbiosis.streams.places import located
from symbiosis.streams.terms import PlaceIn
from symbiosis.streams.vocabulary import Basis, StreamStatus

JSON_COLUMNS = frozenset({"material", "requirements", "quantity", "price"})
TARGET = store.Target(
    table="material_streams",
    key=("owner_id", "external_source", "external_id"),
    content=(
        "direction",
        "title",
        "description",
        "language",
        "stream_type",
        "material",
        "requirements",
        "fibres",
        "forms",
        "quantity",
        "quantity_kg",
        "quantity_kg_per_year",
        "minimum_lot_kg",
        "maximum_lot_kg",
        "available_from",
        "available_to",
        "lead_time_days",
        "standing",
        "site_id",
        "country",
        "postcode",
        "town",
        "nuts3",
        "latitude",
        "longitude",
        "price",
        "maximum_distance_km",
        "identity",
        "visibility",
        "search_text",
    ),
    first=("status", "basis", "demo", "published_at", "confirmed_at", "valid_until"),
    returning=("id", "owner_id", "version", "status"),
)

Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True)
class Ready:
    """A row that reads well, and where its text came from."""

    row: StreamRow
    owner: Owner
    columns: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Accepted:
    """All that is kept of a row until everything is written: a large file must fit into memory."""

    line: int
    values: tuple[Any, ...]


class StreamsFile:
    """Reading and checking without writing; `outcome` collects what is refused."""

    def __init__(self, content: bytes, order: Order, now: datetime) -> None:
        self.table: Table = read_table(content)
        self.columns = columns.columns_of(self.table, "streams", REQUIRED)
        self.outcome = Outcome(notes=columns.notes_on(self.table, self.columns))
        self.ready: dict[tuple[UUID, str, str], Accepted] = {}
        self._order = order
        self._now = now
        self._places: dict[tuple[str | None, ...], StreamPlace | InvalidInput] = {}

    async def check(self, sessions: Sessions, progress: Progress) -> None:
        """Errors: `file-unreadable`."""
        rows = self.table.rows
        numbers = (_bare(text) for name in NUMERIC for text in self.columns.values(self.table, name))
        notation = cells.notation_of(numbers, self.table.delimiter)
        names = set(self.columns.values(self.table, "owner"))
        async with sessions() as session:
            connection = await raw_connection(session)
            owners = await find_owners(
                connection,
                names,
                self._order.owner_id,
                by_staff=self._order.by_staff,
                unclaimed=self._order.only_unclaimed,
            )
        for start in range(0, len(rows), CHUNK):
            async with sessions() as session:
                connection = await raw_connection(session)
                for row in rows[start : start + CHUNK]:
                    torn = columns.misplaced(self.table, self.columns, row)
                    record = self.columns.record(row)
                    found = [torn] if torn else await self._check_row(connection, record, owners, notation)
                    if found:
                        self.outcome.refuse(found)
            await progress(min(start + CHUNK, len(rows)), len(rows))
            await asyncio.sleep(0)

    async def _check_row(
        self, connection: Any, record: columns.Record, owners: Owners, notation: cells.Notation
    ) -> list[Finding]:
        try:
            owner = owners.of(record.cells.get("owner"))
        except CellError as error:
            return [record.finding("owner", error)]
        read = StreamReader(notation, owner.country).read(record)
        if isinstance(read, list):
            return read
        try:
            place = await self._place(connection, read.draft.place, owner)
            ready = Ready(read, owner, columns_of(read.draft, place))
        except InvalidInput as problem:
            return [refused_at(record, e.pointer, e.code, e.detail) for e in problem.errors]
        return self._accept(ready)

    async def _place(self, connection: Any, place: PlaceIn, owner: Owner) -> StreamPlace:
        """Errors: `invalid-input` where nothing is found; each place of a file is looked up once."""
        if place.country is None and owner.home is not None:
            return owner.home
        key = (place.country, place.postcode, place.town)
        if key not in self._places:
            try:
                self._places[key] = await located(connection, place)
            except InvalidInput as problem:
                self._places[key] = problem
        found = self._places[key]
        if isinstance(found, InvalidInput):
            raise found
        return found

    def _accept(self, ready: Ready) -> list[Finding]:
        record, said = ready.row.record, ready.columns
        if said["latitude"] is None:
            remedy = "Say a postcode or town, so that partners are near."
            return [record.finding("town", CellError("place_missing", remedy))]
        if ready.row.publish and said["available_to"] and said["available_to"] < self._now.date():
            remedy = "Choose a last day that is still to come, or leave the row unpublished."
            return [record.finding("available_to", CellError("in_the_past", remedy))]
        key = (ready.owner.id, said["external_source"], said["external_id"])
        if twin := self.ready.get(key):
            name = "external_id" if "external_id" in record.cells else "title"
            remedy = f"Line {twin.line} is the same stream. Give each its own external_id."
            return [record.finding(name, CellError("duplicate_row", remedy))]
        self.ready[key] = Accepted(record.line, self._stored(ready))
        return []

    async def write(self, session: AsyncSession) -> Outcome:
        """All accepted rows, in the session's transaction."""
        connection = await raw_connection(session)
        merged = await store.merge(connection, TARGET, self.rows())
        await self._journal(connection, merged)
        opened = tuple(
            StreamOpened(row["id"], row["version"])
            for row in merged
            if row["status"] == StreamStatus.PUBLISHED
        )
        if opened:
            await emit(session, StreamsOpened(opened), self._now)
        outcome = self.outcome
        outcome.created = sum(row["action"] == "INSERT" for row in merged)
        outcome.changed = len(merged) - outcome.created
        outcome.unchanged = len(self.ready) - len(merged)
        return outcome

    def rows(self) -> list[tuple[Any, ...]]:
        """The accepted rows as stored: `TARGET.columns` in order, JSON as text."""
        return [row.values for row in self.ready.values()]

    def _stored(self, ready: Ready) -> tuple[Any, ...]:
        own = {"owner_id": ready.owner.id, "standing": ready.row.standing}
        row = {**ready.columns, **self._life(ready), **own}
        return tuple(
            json.dumps(row[name], ensure_ascii=False)
            if name in JSON_COLUMNS and row[name] is not None
            else row[name]
            for name in TARGET.columns
        )

    def _life(self, ready: Ready) -> dict[str, Any]:
        """The state a new row starts in; rows that are there keep theirs."""
        published = ready.row.publish
        recurring = ready.row.draft.quantity.period is not None
        until = rules.valid_until(self._now, recurring=recurring, standing=ready.row.standing)
        return {
            "status": StreamStatus.PUBLISHED if published else StreamStatus.DRAFT,
            "basis": Basis.OWNER,
            "demo": ready.owner.demo,
            "published_at": self._now if published else None,
            "confirmed_at": self._now if published else None,
            "valid_until": until if published else None,
        }

    async def _journal(self, connection: Any, merged: list[Any]) -> None:
        """What a new row says is in the imported file; of a changed one, what was before and is now."""
        created = [Recorded(row["id"], row["owner_id"]) for row in merged if row["action"] == "INSERT"]
        updated = [row for row in merged if row["action"] == "UPDATE"]
        changed = changed_together(updated, TARGET.content, "owner_id")
        for tag, entries in (("stream.created", created), ("stream.changed", changed)):
            await record_many(
                connection,
                by=self._order.by,
                tag=tag,
                subject_type="material_stream",
                entries=entries,
                change={"import_id": str(self._order.import_id)},
            )


def _bare(text: str) -> str:
    """The number of a cell such as `1.200,5 kg`."""
    return text.split(" ")[0] if " " in text else text
