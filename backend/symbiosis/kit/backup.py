"""One file with everything, and everything back from it or nothing changed.

The file is pg_dump's custom format. Restoring happens in one transaction: a
damaged file or a full disk leaves the database as it was.
"""

import asyncio
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

import asyncpg

from symbiosis.kit.embedded.errors import explain
from symbiosis.kit.embedded.layout import MAJOR
from symbiosis.kit.embedded.tools import PROGRAMS, clean_environment

# These belong to the server's superuser or come with the extensions themselves.
NOT_RESTORED = re.compile(r"^\d+; \d+ \d+ (COMMENT - EXTENSION|SCHEMA - public|ACL) ")
COUNT_AND_SUM = "select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum"


class BackupError(RuntimeError):
    """Nothing was written or changed; the message says why and what to do."""


@dataclass(frozen=True)
class Contents:
    """What a database holds; equal contents give equal fingerprints, in whatever order rows lie."""

    tables: int
    rows: int
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.tables} tables, {self.rows} rows, fingerprint {self.fingerprint}"


async def back_up(dsn: str, file: Path) -> Contents:
    """Write `file` (readable by its owner only) and tell what is in it, at one moment in time."""
    _check_free(file)
    unfinished = file.with_name(file.name + ".unfinished")
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            snapshot = await connection.fetchval("select pg_export_snapshot()")
            contents = await _measure(connection)
            await asyncio.to_thread(_dump, dsn, snapshot, unfinished)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
        await connection.close()
    return contents


async def restore(dsn: str, file: Path) -> Contents:
    """Replace everything in the database by what `file` holds, and tell what that is."""
    _check_there(file)
    connection = await asyncpg.connect(dsn)
    try:
        await _refuse_while_in_use(connection)
        await asyncio.to_thread(_replace_all, dsn, file)
        return await _measure(connection)
    finally:
        await connection.close()


async def measure(dsn: str) -> Contents:
    connection = await asyncpg.connect(dsn)
    try:
        return await _measure(connection)
    finally:
        await connection.close()


def _check_free(file: Path) -> None:
    if file.exists():
        raise BackupError(f"{file} exists already. Choose another name; backups are never overwritten.")
    if not file.parent.is_dir():
        raise BackupError(f"There is no folder {file.parent}. Make it first.")


def _check_there(file: Path) -> None:
    if not file.is_file():
        raise BackupError(f"There is no file {file}.")


async def _measure(connection: "asyncpg.Connection[asyncpg.Record]") -> Contents:
    await connection.execute("set timezone = 'UTC'")
    tables = await connection.fetch(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables"
        " where schemaname not in ('pg_catalog', 'information_schema') order by 1"
    )
    rows, digest = 0, hashlib.sha256()
    for table in tables:
        found = await connection.fetchrow(f"{COUNT_AND_SUM} from {table['name']} t")  # a quoted name
        assert found is not None  # noqa: S101  # an aggregate always has its row
        rows += found["rows"]
        digest.update(f"{table['name']} {found['rows']} {found['sum']}\n".encode())
    return Contents(len(tables), rows, digest.hexdigest()[:16])


async def _refuse_while_in_use(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    others = await connection.fetchval(
        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        # PostgreSQL's own cleaning comes and goes, and gives way.
        " and backend_type = 'client backend'"
    )
    if others:
        raise BackupError(
            f"{others} other connections use this database. Stop the platform (and its workers) first, "
            "then restore."
        )


def _dump(dsn: str, snapshot: str, file: Path) -> None:
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    _run(
        dsn,
        "pg_dump",
        ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={file}"],
    )
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _replace_all(dsn: str, file: Path) -> None:
    """Wipe and fill in one transaction, which ends well only if the whole file was read."""
    listing = file.with_name(file.name + ".contents")
    try:
        lines = _run(dsn, "pg_restore", ["--list", str(file)], connect=False).splitlines()
        listing.write_text("\n".join(line for line in lines if not NOT_RESTORED.match(line)) + "\n")
        script = ["--no-owner", "--no-privileges", f"--use-list={listing}", "--file=-", str(file)]
        _feed(dsn, [str(_program("pg_restore")), *script])
    finally:
        listing.unlink(missing_ok=True)


def _feed(dsn: str, script: Sequence[str]) -> None:
    address, environment = _address(dsn)
    arguments = ["-X", "-q", "-o", os.devnull, "-v", "ON_ERROR_STOP=1", "-d", address]
    with subprocess.Popen(  # noqa: S603  # PostgreSQL's own program, no shell
        [str(_program("psql")), *arguments], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as psql:
        assert psql.stdin is not None  # noqa: S101  # asked for above
        psql.stdin.write(b"BEGIN; DROP OWNED BY CURRENT_USER;\n")
        psql.stdin.flush()
        read = subprocess.run(  # noqa: S603  # PostgreSQL's own program, no shell
            script, stdout=psql.stdin, stderr=subprocess.PIPE, env=clean_environment(), check=False
        )
        last_word = b"\nCOMMIT;\n" if read.returncode == 0 else b"\nROLLBACK;\n"
        try:
            _, complaints = psql.communicate(last_word)
        except BrokenPipeError:
            _, complaints = psql.communicate()
    if read.returncode or psql.returncode:
        raise explain("Restoring", (complaints + read.stderr).decode(errors="replace"))


def _run(dsn: str, name: str, arguments: Sequence[str], *, connect: bool = True) -> str:
    address, environment = _address(dsn)
    command = [str(_program(name)), *arguments, *(["--dbname", address] if connect else [])]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    if done.returncode:
        raise explain(name, done.stderr)
    return done.stdout


def _address(dsn: str) -> tuple[str, dict[str, str]]:
    """The address without its password, which others could read in the process list; it goes apart."""
    parts = urlsplit(dsn)
    environment = clean_environment()
    user, separator, rest = parts.netloc.rpartition("@")
    if parts.password is not None:
        environment["PGPASSWORD"] = unquote(parts.password)
        user = user.split(":", 1)[0]
    return urlunsplit(parts._replace(netloc=f"{user}{separator}{rest}")), environment


def _program(name: str) -> Path:
    """The system's program when it is new enough, since it can speak TLS; else the wheel's."""
    installed = shutil.which(name)
    if installed:
        version = subprocess.run([installed, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
        found = re.search(r"(\d+)(\.\d+)*", version.stdout)
        if found and int(found[1]) >= int(MAJOR):
            return Path(installed)
    return PROGRAMS / name
