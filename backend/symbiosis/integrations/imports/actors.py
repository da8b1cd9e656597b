"""An actors file from bytes to rows of actors and their main sites."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.actors import records, sites
from symbiosis.actors.checking import verification
from symbiosis.actors.checking.rules import IDENTITY
from symbiosis.actors.merging import likeness
from symbiosis.actors.models import Actor
from symbiosis.actors.schemas import ActorCreate
from symbiosis.actors.vocabulary import Verification
from symbiosis.integrations import queries
from symbiosis.integrations.imports import cells, columns, imported_memberships, store
from symbiosis.integrations.imports.actor_rows import NUMERIC, REQUIRED, said_by
from symbiosis.integrations.imports.findings import CellError, Finding, as_sentence
from symbiosis.integrations.imports.outcome import CHUNK, Order, Outcome, Progress
from symbiosis.integrations.imports.table import Table, read_table
from symbiosis.journal.merged import changed_together
from symbiosis.journal.service import Recorded, record_many
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import InvalidInput

CONTENT = (
    "legal_name",
    "display_name",
    "sort_name",
    "country",
    "registration_scheme",
    "registration_number",
    "size_class",
    "roles",
    "sector",
    "languages",
    "description",
    "website",
    "search_text",
)
ACTORS = store.Target(
    table="actors",
    key=("external_source", "external_id"),
    content=CONTENT,
    first=("verification", "source_name"),
    returning=("id", "external_source", "external_id"),
)
SITES = store.Target(
    table="sites",
    key=("actor_id", "main"),
    content=("address", "postcode", "town", "country", "nuts3", "latitude", "longitude", "precision"),
    returning=("actor_id as id",),
)
SOURCE_NAME = "Imported by cluster staff"

Sessions = async_sessionmaker[AsyncSession]
Key = tuple[str, str]


@dataclass(frozen=True)
class Ready:
    record: columns.Record
    columns: dict[str, Any]
    site: dict[str, Any]
    clusters: list[str] | None


class ActorsFile:
    """Columns that the file does not have keep what the platform knows; empty cells clear it."""

    def __init__(self, content: bytes, order: Order, now: datetime) -> None:
        self.table: Table = read_table(content)
        self.columns = columns.columns_of(self.table, "actors", REQUIRED)
        self.outcome = Outcome(notes=columns.notes_on(self.table, self.columns))
        self.ready: dict[Key, Ready] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._order = order
        self._now = now
        self._places: dict[str, dict[str, Any] | InvalidInput] = {}

    async def check(self, sessions: Sessions, progress: Progress) -> None:
        rows = self.table.rows
        numbers = (text for name in NUMERIC for text in self.columns.values(self.table, name))
        notation = cells.notation_of(numbers, self.table.delimiter)
        for start in range(0, len(rows), CHUNK):
            async with sessions() as session:
                for row in rows[start : start + CHUNK]:
                    torn = columns.misplaced(self.table, self.columns, row)
                    found = (
                        [torn] if torn else await self._check_row(session, self.columns.record(row), notation)
                    )
                    if found:
                        self.outcome.refuse(found)
            await progress(min(start + CHUNK, len(rows)), len(rows))
            await asyncio.sleep(0)

    async def _check_row(
        self, session: AsyncSession, record: columns.Record, notation: cells.Notation
    ) -> list[Finding]:
        found: list[Finding] = []
        said = said_by(record, notation, found)
        if found:
            return found
        try:
            known = await session.scalar(queries.actor_by_key(said["external_source"], said["external_id"]))
            described = ActorCreate.model_validate(self._completed(said, known))
            stored = records.columns_of(described)
            site = await self._site(session, described)
        except ValidationError as error:
            return [
                _refused(record, e["loc"], e["type"], as_sentence(e["msg"]))
                for e in error.errors(include_url=False)
            ]
        except InvalidInput as problem:
            return [
                _refused(record, tuple(e.pointer.split("/")[1:]), e.code, e.detail) for e in problem.errors
            ]
        if known is not None and (kept := self._why_not_change(known)):
            return [record.finding("external_id", kept)]
        if missing := await self._unknown_clusters(session, said.get("clusters") or []):
            remedy = f"Not a cluster here: {', '.join(missing)}. GET /v1/clusters lists them."
            return [record.finding("clusters", CellError("unknown_cluster", remedy))]
        stored["search_text"] = records.search_text(Actor(**stored), [site["town"]])
        return await self._accept(session, Ready(record, stored, site, said.get("clusters")), known)

    def _why_not_change(self, known: Actor) -> CellError | None:
        """The registry's own rules: what was merged lives on elsewhere, and who has claimed their record
        keeps it themselves. The operator's files are the platform's own."""
        if known.merged_into is not None:
            went = f"This was merged into /v1/actors/{known.merged_into}."
            return CellError("merged", f"{went} Leave the row out, or use its key.")
        if known.claimed and self._order.user_id is not None:
            return CellError("keeps_own_record", "This organisation keeps its own record. Leave the row out.")
        return None

    def _completed(self, said: dict[str, Any], known: Actor | None) -> dict[str, Any]:
        """What the row says over what is known in columns that the file does not have."""
        if known is None:
            return said
        before = {
            name: value
            for name, value in records.as_input(known).items()
            if name not in self.columns.headers and value is not None
        }
        return {**before, **said}

    async def _site(self, session: AsyncSession, described: ActorCreate) -> dict[str, Any]:
        """Each place of a file is located once. Errors: `invalid-input`."""
        key = described.site.model_dump_json()
        if key not in self._places:
            try:
                self._places[key] = await sites.located(session, described.site, "/site")
            except InvalidInput as problem:
                self._places[key] = problem
        found = self._places[key]
        if isinstance(found, InvalidInput):
            raise found
        return found

    async def _unknown_clusters(self, session: AsyncSession, slugs: list[str]) -> list[str]:
        if not slugs:
            return []
        known = set(await session.scalars(queries.clusters_among(slugs)))
        return sorted(set(slugs) - known)

    async def _accept(self, session: AsyncSession, ready: Ready, known: Actor | None) -> list[Finding]:
        record, said = ready.record, ready.columns
        key = (said["external_source"], said["external_id"])
        if twin := self.ready.get(key):
            name = "external_id" if "external_id" in record.cells else "legal_name"
            remedy = f"Line {twin.record.line} is the same organisation. Give each its own external_id."
            return [record.finding(name, CellError("duplicate_row", remedy))]
        if said["registration_number"]:
            taken = await self._number_taken(session, ready, known)
            if taken:
                return [record.finding("registration_number", CellError("registration_number_taken", taken))]
        self.ready[key] = ready
        return []

    async def _number_taken(self, session: AsyncSession, ready: Ready, known: Actor | None) -> str | None:
        number = (str(ready.columns["registration_scheme"]), ready.columns["registration_number"])
        if line := self._numbers.get(number):
            return f"Line {line} has the same number; one organisation has one row."
        forms = likeness.same_numbers(*number, ready.columns["country"])
        for other in await session.scalars(queries.actors_with_number(forms)):
            if known is None or other != known.id:
                return f"It is the number of /v1/actors/{other}. Change that one, or correct the number."
        self._numbers[number] = ready.record.line
        return None

    async def write(self, session: AsyncSession) -> Outcome:
        connection = await raw_connection(session)
        written = await store.merge(
            connection, ACTORS, [self._stored(ready) for ready in self.ready.values()]
        )
        ids = {
            (row["external_source"], row["external_id"]): row["id"]
            for row in await queries.actors_by_key.rows(
                connection, sources=[key[0] for key in self.ready], ids=[key[1] for key in self.ready]
            )
        }
        moved = await store.merge(
            connection,
            SITES,
            [
                (ids[key], True, *(ready.site[name] for name in SITES.content))
                for key, ready in self.ready.items()
            ],
        )
        created = {row["id"] for row in written if row["action"] == "INSERT"}
        joined = await self._join_clusters(session, ids)
        changed = ({row["id"] for row in written} | {row["id"] for row in moved} | joined) - created
        updated = [row for row in (*written, *moved) if row["id"] in changed]
        await self._journal(connection, created, updated, changed)
        await self._lapse(session, written)
        self.outcome.created, self.outcome.changed = len(created), len(changed)
        self.outcome.unchanged = len(self.ready) - len(created) - len(changed)
        return self.outcome

    def _stored(self, ready: Ready) -> tuple[Any, ...]:
        row = {
            **ready.columns,
            "description": json.dumps(ready.columns["description"], ensure_ascii=False),
            "verification": Verification.SELF_DECLARED,
            "source_name": SOURCE_NAME,
        }
        return tuple(row[name] for name in ACTORS.columns)

    async def _join_clusters(self, session: AsyncSession, ids: dict[Key, Any]) -> set[Any]:
        """Memberships that the file names are added; leaving a cluster is done by hand."""
        named = [(ids[key], slug) for key, ready in self.ready.items() for slug in ready.clusters or []]
        return await imported_memberships.add(session, named, self._order.user_id, self._now)

    async def _lapse(self, session: AsyncSession, written: list[Any]) -> None:
        """Who has another name or number now has to be verified anew."""
        changed = changed_together((row for row in written if row["action"] == "UPDATE"), IDENTITY)
        for entry in changed:
            if entry.after:
                actor = await session.get_one(Actor, entry.subject_id, with_for_update=True)
                await verification.lapse(session, actor, self._order.by, self._now)
        await session.flush()

    async def _journal(self, connection: Any, created: set[Any], updated: list[Any], ids: set[Any]) -> None:
        """What a new record says is in the imported file; of a changed one, what was before and is now."""
        registered = [Recorded(actor_id, actor_id) for actor_id in sorted(created)]
        changed = changed_together(updated, (*CONTENT, *SITES.content))
        # The rest are those whose memberships alone changed.
        changed += [Recorded(one, one) for one in sorted(ids - {entry.subject_id for entry in changed})]
        for tag, entries in (("actor.registered", registered), ("actor.changed", changed)):
            await record_many(
                connection,
                by=self._order.by,
                tag=tag,
                subject_type="actor",
                entries=entries,
                change={"import_id": str(self._order.import_id)},
            )


def _refused(record: columns.Record, path: tuple[Any, ...], code: str, detail: str) -> Finding:
    parts = [str(part) for part in path if part and part != "site"]
    if code == "missing":
        detail = "This is required; fill it in."
    return record.finding(parts[0] if parts else None, CellError(code, detail))
