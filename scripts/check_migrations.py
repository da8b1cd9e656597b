"""Migrations make exactly the tables the code describes, and do it without long locks.

Runs them on a database of its own, compares the result with the models, and gives the SQL to squawk.
"""

import io
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from alembic import command
from alembic.util import CommandError

from symbiosis.kit import migrate
from symbiosis.kit.embedded import EmbeddedPostgres


def compare_with_models() -> bool:
    with (
        tempfile.TemporaryDirectory() as folder,
        EmbeddedPostgres(Path(folder), settings={"fsync": "off"}) as dsn,
    ):
        migrate.upgrade(dsn)
        try:
            command.check(migrate.config_for(dsn))
        except CommandError as error:
            print(f"The tables differ from the models; write a migration. {error}")
            return False
    return True


def lint_sql() -> bool:
    sql = io.StringIO("set lock_timeout = '5s';\n")  # as migrations/env.py does
    sql.seek(0, io.SEEK_END)
    config = migrate.config_for("postgresql://nowhere/symbiosis")
    config.output_buffer = sql
    with redirect_stdout(io.StringIO()):
        command.upgrade(config, "head", sql=True)
    squawk = [str(Path(sys.executable).with_name("squawk")), "--config", ".squawk.toml"]
    result = subprocess.run(  # noqa: S603  # the locked linter, no shell
        [*squawk, "--stdin-filepath", "migrations.sql"], input=sql.getvalue(), text=True, check=False
    )
    return result.returncode == 0


if __name__ == "__main__":
    sys.exit(0 if all([compare_with_models(), lint_sql()]) else 1)
