"""Migrations make exactly the tables the code describes, and do it without long locks.

Runs them on a database of its own, compares the result with the models, and gives the SQL to squawk.
"""

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.util import CommandError

from symbiosis.kit import migrate
from symbiosis.kit.embedded import EmbeddedPostgres

# Rules of taste. Number width and identity are the author's choice, alembic's own table has a varchar,
# and building an index may take longer than a statement's time-out.
TASTE = (
    "prefer-bigint-over-int",
    "prefer-identity",
    "prefer-robust-stmts",
    "prefer-text-field",
    "require-statement-timeout",
)
# What a migration may do although the linter objects, with the reason.
EXEMPT = {
    # Before the first release: no older code reads these tables, which it empties and which load anew.
    "3a7d1c90b2e4": (
        "adding-required-field",
        "ban-drop-column",
        "ban-drop-not-null",
        "require-concurrent-index-creation",
        "require-concurrent-index-deletion",
    ),
    # Before the first release: the journal is short.
    "9c4e07d5b3f1": ("require-concurrent-index-creation",),
    # Before the first release: no older code runs beside it.
    "7c1e5a90d2b6": (
        "adding-foreign-key-constraint",
        "adding-not-nullable-field",
        "adding-required-field",
        "ban-drop-constraint",
        "ban-drop-column",
        "ban-drop-table",
        "constraint-missing-not-valid",
        "require-concurrent-index-creation",
        "require-concurrent-index-deletion",
    ),
    # One pass over the vouchers, of which a programme has hundreds.
    "d94a6b20c7e1": ("constraint-missing-not-valid",),
    # It lets more in than before, and there are a few rows for each exchange.
    "a81c5f2e96d4": ("ban-drop-constraint", "constraint-missing-not-valid"),
    # One pass over the streams, less than a second for a hundred thousand.
    "e1b76c2d9f48": ("require-concurrent-index-creation", "require-concurrent-index-deletion"),
    # The queue is short, and whoever wants to defer a job meanwhile waits a moment.
    "f3c9a1e47b08": ("require-concurrent-index-creation",),
    # Registrations are few: one for each organisation and programme.
    "7b3d90c6e152": (
        "adding-foreign-key-constraint",
        "constraint-missing-not-valid",
        "require-concurrent-index-creation",
    ),
    "2f7f6f01ba84": (
        "adding-foreign-key-constraint",
        "adding-not-nullable-field",
        "adding-required-field",
        "ban-drop-column",
        "ban-drop-not-null",
        "ban-drop-constraint",
        "ban-drop-table",
        "constraint-missing-not-valid",
        "require-concurrent-index-creation",
        "require-concurrent-index-deletion",
    ),
}


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
    """Each migration on its own, so that what is said names it."""
    verdicts = [lint(revision, sql) for revision, sql in sql_by_revision().items()]
    return all(verdicts)


def lint(revision: str, sql: str) -> bool:
    squawk = [str(Path(sys.executable).with_name("squawk")), "--pg-version=18"]
    exclude = ",".join([*TASTE, *EXEMPT.get(revision, ())])
    result = subprocess.run(  # noqa: S603  # the locked linter, no shell
        [*squawk, f"--exclude={exclude}", f"--stdin-filepath={revision}.sql"],
        # As migrations/env.py runs it: one transaction a migration, with a time-out for locks.
        input=f"BEGIN;\nset local lock_timeout = '5s';\n{sql}\nCOMMIT;\n",
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        print(result.stdout, result.stderr)
    return result.returncode == 0


def sql_by_revision() -> dict[str, str]:
    config = migrate.config_for("postgresql://nowhere/symbiosis")
    written = config.output_buffer = io.StringIO()
    command.upgrade(config, "head", sql=True)
    sql = re.sub(r"^(BEGIN|COMMIT);$", "", written.getvalue(), flags=re.MULTILINE)
    # "-- Running upgrade 3a7d1c90b2e4 -> 5cfe..." stands before each.
    parts = re.split(r"^-- Running upgrade .*?(\w+)$", sql, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


if __name__ == "__main__":
    sys.exit(0 if all([compare_with_models(), lint_sql()]) else 1)
