"""Making the cluster once, and the role, database and extensions in it whenever the server starts."""

import os
import shutil
from pathlib import Path

from symbiosis.kit.embedded.account import Account
from symbiosis.kit.embedded.layout import Layout
from symbiosis.kit.embedded.tools import SUPERUSER, run_tool, superuser_sql

EXTENSIONS = (
    "pg_trgm",
    "unaccent",
    "btree_gist",
    "cube",
    "earthdistance",
    "citext",
    "pg_stat_statements",
)
ROLE = "symbiosis"
DATABASE = "symbiosis"

# Index order is code point order everywhere, so it never changes with the system's C library.
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
NEW_DATABASE = "ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"


def initialise(layout: Layout, account: Account) -> None:
    """A new, empty cluster at `layout.cluster`, owned by the server's account."""
    shutil.rmtree(layout.unfinished, ignore_errors=True)
    layout.unfinished.mkdir(mode=0o700)
    if account.switch:
        os.chown(layout.unfinished, account.uid, account.gid)
    access = ("--auth-local=peer", "--auth-host=reject")
    run_tool(
        "initdb",
        ["-D", str(layout.unfinished), f"--username={SUPERUSER}", *LOCALE, *access],
        account=account,
    )
    layout.unfinished.rename(layout.cluster)


def write_access_rules(layout: Layout, account: Account) -> None:
    """The superuser is whoever owns the server on this system; everyone else needs the password."""
    names = sorted({account.name, "root"})
    _write_readable(
        layout.config / "pg_hba.conf",
        f"local all {SUPERUSER} peer map=owner\nlocal all all scram-sha-256\n",
    )
    _write_readable(
        layout.config / "pg_ident.conf",
        "".join(f'owner "{name}" {SUPERUSER}\n' for name in names),
    )


def _write_readable(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o644)


def server_arguments(layout: Layout, account: Account, settings: dict[str, str]) -> list[str]:
    """The postmaster's command line. Sockets only: it listens on no address."""
    fixed = {
        "listen_addresses": "",
        "unix_socket_directories": str(layout.socket_folder(account.uid)),
        "unix_socket_permissions": "0700",
        "hba_file": str(layout.config / "pg_hba.conf"),
        "ident_file": str(layout.config / "pg_ident.conf"),
        "shared_preload_libraries": "pg_stat_statements",
        "password_encryption": "scram-sha-256",
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "max_connections": "120",
        "shared_buffers": "256MB",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "log_min_duration_statement": "500ms",
        # Parameter values may be personal data: never in the log.
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
    }
    switches = [f"--{name}={value}" for name, value in (fixed | settings).items()]
    return ["-D", str(layout.cluster), *switches]


def prepare(layout: Layout, account: Account) -> None:
    """Role and database as they should be; safe to repeat."""
    rights = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
    superuser_sql(
        layout.socket_folder(account.uid),
        f"""
        SET pg_stat_statements.track_utility = off;
        SELECT 'CREATE ROLE {ROLE}' WHERE NOT EXISTS
            (SELECT FROM pg_roles WHERE rolname = '{ROLE}') \\gexec
        ALTER ROLE {ROLE} {rights} PASSWORD '{layout.password()}';
        """,  # noqa: S608  # our own constants and a password of letters, digits, - and _
    )
    create_database(layout, account, DATABASE)


def create_database(layout: Layout, account: Account, name: str, template: str = "template0") -> None:
    """A database of the application role with every extension; nothing happens when it exists.

    `name` and `template` are identifiers that the caller has checked.
    """
    socket_folder = layout.socket_folder(account.uid)
    superuser_sql(
        socket_folder,
        f"""
        SELECT $$CREATE DATABASE "{name}" OWNER {ROLE} TEMPLATE "{template}" {NEW_DATABASE}$$
            WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{name}') \\gexec
        REVOKE CONNECT, TEMPORARY ON DATABASE "{name}" FROM PUBLIC;
        """,  # noqa: S608  # checked identifiers
    )
    create = "".join(f"CREATE EXTENSION IF NOT EXISTS {extension};" for extension in EXTENSIONS)
    superuser_sql(socket_folder, "SET client_min_messages = warning;" + create, database=name)


def drop_database(layout: Layout, account: Account, name: str) -> None:
    superuser_sql(layout.socket_folder(account.uid), f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE);')
