"""Where the embedded server keeps its files."""

import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from symbiosis.kit.embedded.errors import EmbeddedPostgresError

MAJOR = "18"
SOCKET_NAME = ".s.PGSQL.5432"
# sun_path holds 108 bytes on Linux and 104 on macOS, the final zero included.
LONGEST_SOCKET_PATH = 103
SPACE_TO_CREATE = 256 * 1024 * 1024
SPACE_TO_RUN = 48 * 1024 * 1024


@dataclass(frozen=True)
class Layout:
    """`root` is <data directory>/postgres; the program's user owns it, the server's user owns `cluster`."""

    root: Path

    @property
    def cluster(self) -> Path:
        return self.root / "cluster"

    @property
    def unfinished(self) -> Path:
        """initdb works here and the result is renamed, so a killed first start leaves nothing half-made."""
        return self.root / "cluster.unfinished"

    @property
    def config(self) -> Path:
        return self.root / "config"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    @property
    def password_file(self) -> Path:
        return self.root / "application-password"

    @property
    def socket_pointer(self) -> Path:
        return self.root / "socket-folder"

    def create(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        self.config.mkdir(exist_ok=True)
        self.config.chmod(0o755)

    def password(self) -> str:
        """The application role's password, made on first use and readable by us only."""
        try:
            handle = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self.password_file.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(password := secrets.token_urlsafe(32))
        return password

    def socket_folder(self, uid: int) -> Path:
        """The private (0700) folder of the socket, owned by `uid`; made when it is missing."""
        folder = self.root / "socket"
        if len(os.fsencode(folder / SOCKET_NAME)) > LONGEST_SOCKET_PATH:
            return self._short_socket_folder(uid)
        folder.mkdir(exist_ok=True)
        _make_private(folder, uid)
        return folder

    def _short_socket_folder(self, uid: int) -> Path:
        if self.socket_pointer.exists():
            folder = Path(self.socket_pointer.read_text().strip())
            if _is_private(folder, uid):
                return folder
        folder = Path(tempfile.mkdtemp(prefix="symbiosis-", dir="/tmp"))
        _make_private(folder, uid)
        self.socket_pointer.write_text(str(folder))
        return folder

    def check_version(self) -> None:
        found = (self.cluster / "PG_VERSION").read_text().strip()
        if found != MAJOR:
            raise EmbeddedPostgresError(
                f"{self.cluster} was made by PostgreSQL {found}, this release brings PostgreSQL {MAJOR}. "
                "Make a backup with the release that made it (symbiosis backup FILE), move the folder away, "
                "and read it in with this one (symbiosis restore FILE)."
            )

    def check_space(self) -> None:
        """A full disk also swallows the server's own words about it, so look before the start."""
        status = os.statvfs(self.root)
        needed = SPACE_TO_RUN if self.cluster.exists() else SPACE_TO_CREATE
        if status.f_bavail * status.f_frsize < needed:
            raise EmbeddedPostgresError(
                f"The disk of {self.root} is full: the database needs {needed >> 20} MB free. "
                "Free some space and start again (nothing committed is lost), "
                "or set SYMBIOSIS_DATA_DIR to another disk."
            )


def _make_private(folder: Path, uid: int) -> None:
    if os.geteuid() == 0:
        os.chown(folder, uid, -1)
    folder.chmod(0o700)


def _is_private(folder: Path, uid: int) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == uid and stat.S_IMODE(status.st_mode) == 0o700
