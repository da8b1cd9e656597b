"""Taking a file in, and working through it as a job."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.actors.viewer import Viewer
from symbiosis.integrations import policy, queries
from symbiosis.integrations.imports.actors import ActorsFile
from symbiosis.integrations.imports.outcome import Order, Outcome, Progress
from symbiosis.integrations.imports.streams import StreamsFile
from symbiosis.integrations.models import Import, ImportKind, ImportState
from symbiosis.integrations.schemas import SHOWN_ERRORS, ImportOut, ImportParams
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit import clock
from symbiosis.kit.jobs import defer
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, Problem

JOB = "integrations.run_import"
_LOCK = 7426994
_UNFORESEEN = "Something unforeseen happened and nothing was imported. Try again, or tell the operator."
_TOLD_EVERY = timedelta(seconds=0.5)

Sessions = async_sessionmaker[AsyncSession]


class File(Protocol):
    """What both kinds of files can do."""

    outcome: Outcome

    async def check(self, sessions: Sessions, progress: Progress) -> None: ...
    async def write(self, session: AsyncSession) -> Outcome: ...


FILES: dict[str, Callable[[bytes, Order, datetime], File]] = {
    ImportKind.ACTORS: ActorsFile,
    ImportKind.STREAMS: StreamsFile,
}


async def start_import(session: AsyncSession, viewer: Viewer, params: ImportParams, content: bytes) -> Import:
    """Takes the file in and defers the work. Errors: `invalid-input`, `not-allowed`, `not-found`."""
    if not content.strip():
        empty = FieldError("", "empty", "Send the CSV file as the body of the request.")
        raise InvalidInput("The body is empty.", errors=[empty])
    owner_id = _owner(viewer, params)
    if reason := policy.why_not_import(viewer, params.kind, owner_id):
        raise NotAllowed(reason)
    if owner_id is not None and await session.scalar(queries.actor_exists(owner_id)) is None:
        raise NotFound("There is no such organisation.")
    started = await take_in(
        session,
        content,
        params.kind,
        dry_run=params.dry_run,
        owner_id=owner_id,
        user_id=viewer.user_id,
        by_staff=policy.imports_as_staff(viewer, owner_id),
    )
    await defer(session, JOB, {"import_id": str(started.id)})
    return started


def _owner(viewer: Viewer, params: ImportParams) -> UUID | None:
    """Streams of someone who acts for one organisation only are that organisation's."""
    if params.owner_id is not None or params.kind is ImportKind.ACTORS or policy.imports_for_all(viewer):
        return params.owner_id
    return next(iter(viewer.members)) if len(viewer.members) == 1 else None


async def take_in(
    session: AsyncSession,
    content: bytes,
    kind: ImportKind,
    *,
    dry_run: bool,
    owner_id: UUID | None = None,
    user_id: UUID | None = None,
    by_staff: bool = True,
) -> Import:
    """The row of an import that somebody will run."""
    taken = Import(
        kind=kind, dry_run=dry_run, owner_id=owner_id, user_id=user_id, by_staff=by_staff, content=content
    )
    session.add(taken)
    await session.flush()
    await session.refresh(taken)
    return taken


async def move_imports(session: AsyncSession, source: UUID, target: UUID) -> None:
    """The imports of an organisation that was merged into another are the other one's."""
    await session.execute(update(Import).where(Import.owner_id == source).values(owner_id=target))


async def read_import(session: AsyncSession, import_id: UUID) -> ImportOut:
    """For whoever took it in; over the API `queries.visible_import` decides."""
    return queries.as_document(await session.get_one(Import, import_id))


async def run_import(sessions: Sessions, payload: dict[str, Any], now: datetime) -> str:
    """The job. Repeating it is harmless: rows that are in already are unchanged."""
    import_id = UUID(payload["import_id"])
    order, kind, dry_run, content = await _begin(sessions, import_id, now)
    if content is None:
        return "finished before"
    try:
        file = FILES[kind](content, order, now)
        await file.check(sessions, _teller(sessions, import_id))
        await _write(sessions, import_id, file, dry_run=dry_run)
    except Problem as problem:
        await _give_up(sessions, import_id, problem.code, problem.detail, for_good=True)
        return problem.code
    except Exception:
        with suppress(Exception):
            await _give_up(sessions, import_id, "unforeseen", _UNFORESEEN, for_good=False)
        raise
    return "done"


async def _begin(sessions: Sessions, import_id: UUID, now: datetime) -> tuple[Order, str, bool, bytes | None]:
    async with sessions() as session, session.begin():
        row = await session.scalar(queries.import_to_run(import_id))
        if row is None or row.content is None:
            return Order(import_id), "", False, None
        row.state, row.started_at, row.finished_at, row.failure = ImportState.RUNNING, now, None, None
        return Order(row.id, row.owner_id, row.by_staff, row.user_id), row.kind, row.dry_run, row.content


def _teller(sessions: Sessions, import_id: UUID) -> Callable[[int, int], Awaitable[None]]:
    """Writes progress twice a second at most, in transactions of its own."""
    told_at = clock.now() - _TOLD_EVERY

    async def tell(done: int, total: int) -> None:
        nonlocal told_at
        if clock.now() - told_at < _TOLD_EVERY and done < total:
            return
        told_at = clock.now()
        async with sessions() as session, session.begin():
            await session.execute(
                update(Import).where(Import.id == import_id).values(rows_done=done, rows_total=total)
            )

    return tell


async def _write(sessions: Sessions, import_id: UUID, file: File, *, dry_run: bool) -> None:
    """All accepted rows and the result in one transaction; a dry run keeps only the result."""
    async with sessions() as session, session.begin():
        await session.execute(text("set local statement_timeout = '300s'"))
        # One import writes at a time: two files with the same rows would collide half-way.
        await session.execute(text("set local lock_timeout = '300s'"))
        await session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if dry_run:
            trial = await session.begin_nested()
            outcome = await file.write(session)
            await trial.rollback()
            session.expunge_all()
        else:
            outcome = await file.write(session)
        await _finish(session, import_id, outcome, clock.now())


async def _finish(session: AsyncSession, import_id: UUID, outcome: Outcome, now: datetime) -> None:
    row = await session.get_one(Import, import_id)
    row.state, row.finished_at, row.content = ImportState.DONE, now, None
    row.rows_done = row.rows_total = outcome.accepted + outcome.refused
    row.created, row.changed = outcome.created, outcome.changed
    row.unchanged, row.refused = outcome.unchanged, outcome.refused
    row.errors = [finding.as_dict() for finding in outcome.findings[:SHOWN_ERRORS]]
    row.notes = [finding.as_dict() for finding in outcome.notes]
    if not row.dry_run:
        record(
            session,
            by=By(user_id=row.user_id, auth="import"),
            tag="import.finished",
            subject_type="import",
            subject_id=row.id,
            actor_id=row.owner_id,
            change={"kind": row.kind, "created": row.created, "changed": row.changed},
        )


async def _give_up(sessions: Sessions, import_id: UUID, code: str, detail: str, *, for_good: bool) -> None:
    """`for_good`: trying again would end the same way, so the file is not kept."""
    async with sessions() as session, session.begin():
        row = await session.get_one(Import, import_id)
        row.state, row.finished_at = ImportState.FAILED, clock.now()
        row.failure = {"code": code, "detail": detail}
        if for_good:
            row.content = None
