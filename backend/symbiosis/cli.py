"""The command `symbiosis`: one verb a function.

The rooms are imported inside the verbs, when the database has let us in: together they take seconds that
`backup`, and whoever is refused, need not wait for.
"""

import asyncio
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from symbiosis.cli_database import (
    DatabaseError,
    open_database_address,
    refuse_demo_accounts,
)
from symbiosis.cli_up import CannotStartError, Platform
from symbiosis.journal.protection import protect
from symbiosis.kit.backup import BackupError, back_up
from symbiosis.kit.backup import restore as restore_from
from symbiosis.kit.embedded import EmbeddedPostgresError
from symbiosis.kit.files import store
from symbiosis.kit.files.backup import back_up_files, beside, named_files, restore_files
from symbiosis.kit.problems import Problem
from symbiosis.settings import UnsafeSettings, get_settings

app = typer.Typer(
    help="Symbiosis: one textile company's leftovers become another's raw material.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

KEEP_ALIVE_SECONDS = 75
"""How long an idle connection stays open: longer than proxies (nginx: 60) and clients keep theirs. Whoever closes
first must be the one who sends, or a request meets a connection that is just being closed and gets no answer."""

# Rooms with commands of their own bring a cli_<name>.py; one line for each: verb, module, its Typer.
GROUPS = {
    "user": ("symbiosis.cli_user", "users"),
    "import": ("symbiosis.cli_import", "imports"),
    "key": ("symbiosis.cli_key", "keys"),
}

EXPECTED = (CannotStartError, DatabaseError, EmbeddedPostgresError, BackupError, UnsafeSettings, Problem)
OPENAPI_FILE = Path("openapi/openapi.json")
Supervised = Annotated[bool, typer.Option("--supervised", hidden=True, help="End with the parent process.")]


@app.command()
def up() -> None:
    """Start everything on this machine: database, web app, API and worker. Ctrl-C stops it all."""
    settings = get_settings()
    settings.refuse_unsafe()
    Platform(settings).run()


@app.command()
def serve(
    grace: Annotated[int, typer.Option(help="Seconds for requests in flight when asked to stop.")] = 25,
    supervised: Supervised = False,
) -> None:
    """Serve the API and the web app; SYMBIOSIS_PROCESSES says in how many processes."""
    _follow_parent(supervised)
    get_settings().refuse_unsafe()
    with open_database_address() as dsn:
        refuse_demo_accounts(dsn)
        import uvicorn

        settings = get_settings()
        uvicorn.run(
            "symbiosis.app:create_edge",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.processes if settings.processes > 1 else None,
            loop="uvloop",
            http="httptools",
            access_log=False,
            server_header=False,
            log_level="warning",
            timeout_graceful_shutdown=grace,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )


@app.command()
def worker(supervised: Supervised = False) -> None:
    """Do the jobs that follow from what people do: matching, reminders, expiry."""
    _follow_parent(supervised)
    get_settings().refuse_unsafe()
    with open_database_address() as dsn:
        refuse_demo_accounts(dsn)
        from symbiosis.worker import run_worker

        run_worker()


@app.command()
def migrate() -> None:
    """Bring the database to this version: tables, reference data, registry. Safe to repeat."""
    with open_database_address() as dsn:
        from symbiosis.cli_data import bring_up_to_date

        bring_up_to_date(dsn)
    typer.echo("The database is up to date.")


@app.command(hidden=True)
def prepare() -> None:
    """What `up` does before it serves: migrate, and on the first start the demonstration."""
    from symbiosis.cli_data import bring_up_to_date, seed_demo_once

    settings = get_settings()
    with open_database_address() as dsn:
        bring_up_to_date(dsn)
        if settings.is_demo and seed_demo_once(dsn, settings):
            typer.echo("Loaded the demonstration data.")
        refuse_demo_accounts(dsn)


@app.command()
def seed(
    demo: Annotated[
        bool, typer.Option("--demo", help="Demonstration companies, streams and people too.")
    ] = False,
    remove_demo: Annotated[
        bool, typer.Option("--remove-demo", help="Take everything of the demonstration away.")
    ] = False,
) -> None:
    """Load reference data, the registry of real actors and the standing needs of recycling plants."""
    from symbiosis.cli_data import bring_up_to_date, forget_demo, seed_demonstration

    with open_database_address() as dsn:
        if remove_demo:
            typer.echo(f"Removed {forget_demo(dsn)}.")
            return
        bring_up_to_date(dsn)
        if demo:
            typer.echo(f"Demonstration: {seed_demonstration(dsn, get_settings())}.")
    typer.echo("The database is up to date.")


@app.command()
def openapi(
    check: Annotated[bool, typer.Option("--check", help="Only say whether the file is up to date.")] = False,
    file: Annotated[Path, typer.Option(help="The committed contract.")] = OPENAPI_FILE,
) -> None:
    """Write the API's contract, or check that the committed one is up to date."""
    from symbiosis.app import create_app

    text = json.dumps(create_app().openapi(), indent=2, ensure_ascii=False) + "\n"
    if not check:
        file.write_text(text, encoding="utf-8")
        typer.echo(f"Wrote {file}.")
    elif not file.is_file() or file.read_text(encoding="utf-8") != text:
        _fail(f"{file} is not what the code serves. Run `make openapi` and commit the result.")


@app.command()
def backup(file: Path) -> None:
    """Write everything into FILE, and uploaded files into FILE.files.zip; works while the platform runs."""
    with open_database_address() as dsn:
        contents = asyncio.run(back_up(dsn, file))
        named = asyncio.run(named_files(dsn))
        files = back_up_files(named, store.store(), beside(file)) if named else None
    typer.echo(f"{file}: {contents}")
    if files is not None:
        typer.echo(f"{beside(file)}: {files}")


@app.command()
def restore(
    file: Path,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before everything is replaced.")] = False,
) -> None:
    """Replace everything in the database by what FILE holds; stop the platform first."""
    if not yes:
        typer.confirm("This replaces everything in the database. Go on?", abort=True)
    with open_database_address() as dsn:
        contents = asyncio.run(restore_from(dsn, file))
        asyncio.run(protect(dsn))
        typer.echo(f"Restored {contents}")
        if named := asyncio.run(named_files(dsn)):
            _restore_files(named, beside(file))


def _restore_files(named: list[tuple[str, str, int]], file: Path) -> None:
    if file.is_file():
        typer.echo(f"Restored {restore_files(named, store.store(), file)}")
        return
    typer.echo(f"{file} is not there: {len(named)} files are read from the store as it is.", err=True)


def _follow_parent(supervised: bool) -> None:
    if supervised:
        from symbiosis.cli_children import stop_when_parent_ends

        stop_when_parent_ends()


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def add_groups(verb: str | None = None) -> None:
    """The commands of `verb`'s group, or of every group; the others' rooms are not even imported."""
    for name, (module, attribute) in GROUPS.items():
        if verb in (None, name):
            app.add_typer(getattr(import_module(module), attribute), name=name)


def main() -> None:
    """Expected failures end with a sentence, not with a stack trace."""
    add_groups(next((word for word in sys.argv[1:] if not word.startswith("-")), None))
    try:
        app()
    except EXPECTED as error:
        typer.echo(f"symbiosis: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
