"""`symbiosis import ...`: actors, streams and past trips from CSV files, as cluster staff would over the API."""

import asyncio
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from symbiosis import reactions
from symbiosis.cli_database import open_database_address
from symbiosis.integrations.history.bringing import CLOTH, Brought, bring_in
from symbiosis.integrations.history.rows import UnreadableFile
from symbiosis.integrations.imports.findings import CellError
from symbiosis.integrations.imports.owners import find_owners
from symbiosis.integrations.imports.service import read_import, run_import, take_in
from symbiosis.integrations.models import ImportKind, ImportState
from symbiosis.integrations.schemas import ImportOut, RowFinding
from symbiosis.kit import clock
from symbiosis.kit.database import Database, open_database
from symbiosis.kit.problems import InvalidInput

imports = typer.Typer(help="Actors, streams and past trips from CSV files.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Do everything, then undo it.")]


@imports.command("actors")
def actors(file: File, dry_run: DryRun = False) -> None:
    """Organisations of the registry; docs/importing.md says which columns."""
    _bring_in(ImportKind.ACTORS, file, None, dry_run=dry_run)


@imports.command("streams")
def streams(
    file: File,
    owner: Annotated[
        str | None, typer.Option(help="Whose they are: name, CVR number or id; else a column says it.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Offers and needs; docs/importing.md says which columns."""
    _bring_in(ImportKind.STREAMS, file, owner, dry_run=dry_run)


@imports.command("trips")
def trips(
    file: File,
    programme: Annotated[str, typer.Option(help="The programme the trips belong to.")] = CLOTH,
    owner: Annotated[
        str | None, typer.Option(help="The cluster that organised them; else the programme's coordinator.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Past study trips with their hosts and visiting organisations; docs/trips.md says which columns."""
    reactions.install()
    with open_database_address() as dsn:
        done = asyncio.run(_past_trips(dsn, file, file.read_bytes(), programme, owner, dry_run=dry_run))
    for wrong in done.wrong:
        typer.echo(f"{file}:{wrong}", err=True)
    tried = "Dry run, nothing was written. Would be: " if dry_run else ""
    typer.echo(
        f"{tried}{done.created} trips created, {done.changed} changed, {done.unchanged} unchanged;"
        f" {done.exchanges} exchanges, {done.organisations} organisations registered."
    )
    if done.wrong:
        raise typer.Exit(1)


async def _past_trips(
    dsn: str, file: Path, content: bytes, programme: str, owner: str | None, *, dry_run: bool
) -> Brought:
    database = await open_database(dsn, pool_size=2)
    try:
        async with database.sessions() as session, session.begin() as transaction:
            done = await bring_in(session, content, programme, clock.now(), owner)
            if dry_run:
                await transaction.rollback()
            return done
    except UnreadableFile as error:
        typer.echo(f"{file}: {error} Nothing was imported.", err=True)
        raise typer.Exit(1) from error
    finally:
        await database.close()


def _bring_in(kind: ImportKind, file: Path, owner: str | None, *, dry_run: bool) -> None:
    reactions.install()
    with open_database_address() as dsn:
        done = asyncio.run(_run(dsn, kind, file.read_bytes(), owner, dry_run=dry_run))
    _say(file, done)
    if done.state is not ImportState.DONE or done.totals.refused:
        raise typer.Exit(1)


async def _run(dsn: str, kind: ImportKind, content: bytes, owner: str | None, *, dry_run: bool) -> ImportOut:
    database = await open_database(dsn, pool_size=2)
    try:
        owner_id = await _owner_id(database, owner) if owner else None
        async with database.sessions() as session, session.begin():
            taken = await take_in(session, content, kind, dry_run=dry_run, owner_id=owner_id)
        await run_import(database.sessions, {"import_id": str(taken.id)}, clock.now())
        async with database.sessions() as session:
            return await read_import(session, taken.id)
    finally:
        await database.close()


async def _owner_id(database: Database, owner: str) -> UUID:
    """Errors: `invalid-input` when the registry has no such organisation, or several."""
    async with database.pool.acquire() as connection:
        owners: Any = await find_owners(connection, {owner}, None, by_staff=True)
    try:
        found: UUID = owners.of(owner).id
    except CellError as error:
        raise InvalidInput(f"--owner {owner}: {error.detail}") from error
    return found


def _say(file: Path, done: ImportOut) -> None:
    for note in done.notes:
        typer.echo(_line(file, note))
    for error in done.errors:
        typer.echo(_line(file, error), err=True)
    if done.failure:
        typer.echo(f"{file}: {done.failure.detail} Nothing was imported.", err=True)
        return
    totals = done.totals
    tried = "Dry run, nothing was written. Would be: " if done.dry_run else ""
    typer.echo(
        f"{tried}{totals.created} created, {totals.changed} changed, {totals.unchanged} unchanged,"
        f" {totals.refused} refused."
    )


def _line(file: Path, finding: RowFinding) -> str:
    """`file:line: column “value”: what to do (code)`, as editors find it."""
    where = f" {finding.column}" if finding.column else ""
    value = f" “{finding.value}”" if finding.value else ""
    return f"{file}:{finding.line}:{where}{value}: {finding.detail} ({finding.code})"
