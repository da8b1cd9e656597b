"""The system account PostgreSQL runs as: ours, or an unprivileged one when we are root.

PostgreSQL refuses to run as root. Then a dedicated account without login is
used, and it is let through the folders above the data with an access list
entry for it alone, never by opening those folders to everyone.
"""

import os
import pwd
import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

from symbiosis.kit.embedded.errors import EmbeddedPostgresError

SERVER_ACCOUNT = "symbiosis-db"


@dataclass(frozen=True)
class Account:
    """`switch` is true when child processes must change to this account."""

    uid: int
    gid: int
    name: str
    switch: bool


def server_account(cluster: Path) -> Account:
    """Whoever owns the cluster; for a new one ourselves, or the dedicated account when we are root."""
    me = os.geteuid()
    owner = cluster.stat().st_uid if cluster.exists() else None
    if me != 0:
        if owner not in (None, me):
            raise EmbeddedPostgresError(
                f"{cluster} belongs to {_name(owner)}, not to {_name(me)}. "
                "Run as that user, or set SYMBIOSIS_DATA_DIR to a folder of your own."
            )
        return Account(me, os.getegid(), _name(me), switch=False)
    entry = pwd.getpwnam(_name(owner)) if owner else _dedicated_account()
    return Account(entry.pw_uid, entry.pw_gid, entry.pw_name, switch=True)


def let_through(account: Account, path: Path) -> None:
    """Let the server's account enter every folder above `path` (only when we are root)."""
    if not account.switch:
        return
    for folder in reversed(path.resolve().parents):
        if not _may_enter(account, folder.stat()):
            _grant_entry(folder, account)


def _name(uid: int | None) -> str:
    try:
        return pwd.getpwuid(uid or 0).pw_name
    except KeyError:
        raise EmbeddedPostgresError(
            f"The system has no account for user id {uid}; PostgreSQL needs one. "
            "Add it to /etc/passwd or set SYMBIOSIS_DATABASE_URL to a server of yours."
        ) from None


def _dedicated_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SERVER_ACCOUNT)
    except KeyError:
        pass
    useradd = shutil.which("useradd") or shutil.which("useradd", path="/usr/sbin:/sbin")
    command = [
        useradd or "useradd",
        "--system",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        SERVER_ACCOUNT,
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # fixed words
    except (OSError, subprocess.CalledProcessError) as error:
        raise EmbeddedPostgresError(
            f"PostgreSQL refuses to run as root, and the account {SERVER_ACCOUNT} could not be made "
            f"({error}). Run as an ordinary user, or make that account."
        ) from error
    return pwd.getpwnam(SERVER_ACCOUNT)


def _may_enter(account: Account, status: os.stat_result) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & 0o100)
    if status.st_gid == account.gid:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)


# Access list entries as Linux keeps them: (tag, permissions, id), little endian.
USER_OBJ, USER, GROUP_OBJ, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NO_ID = 0xFFFFFFFF
ACL = "system.posix_acl_access"


def _grant_entry(folder: Path, account: Account) -> None:
    entries = _access_list(folder)
    entries[(USER, account.uid)] = entries.get((USER, account.uid), 0) | 1
    entries[(MASK, NO_ID)] = entries.get((MASK, NO_ID), entries[(GROUP_OBJ, NO_ID)]) | 1
    packed = struct.pack("<I", 2) + b"".join(
        struct.pack("<HHI", tag, permissions, owner) for (tag, owner), permissions in sorted(entries.items())
    )
    try:
        os.setxattr(folder, ACL, packed)
    except (AttributeError, OSError) as error:
        raise EmbeddedPostgresError(
            f"PostgreSQL cannot run as root, and its account {account.name} may not enter {folder}. "
            f"Run as an ordinary user, set SYMBIOSIS_DATA_DIR to an open place such as /var/lib/symbiosis, "
            f"or allow it: chmod o+x {folder}"
        ) from error


def _access_list(folder: Path) -> dict[tuple[int, int], int]:
    try:
        packed = os.getxattr(folder, ACL)
    except (AttributeError, OSError):
        mode = folder.stat().st_mode
        return {
            (USER_OBJ, NO_ID): mode >> 6 & 7,
            (GROUP_OBJ, NO_ID): mode >> 3 & 7,
            (OTHER, NO_ID): mode & 7,
        }
    return {(tag, owner): permissions for tag, permissions, owner in struct.iter_unpack("<HHI", packed[4:])}
