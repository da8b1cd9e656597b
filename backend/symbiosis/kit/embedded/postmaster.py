"""Is the server that the data folder speaks of really running, and really ours?"""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PidFile:
    """What postmaster.pid says; `status` is starting, ready or stopping, empty while it is being written."""

    pid: int
    status: str


def read_pid_file(cluster: Path) -> PidFile | None:
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        pid = abs(int(lines[0]))
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return PidFile(pid, lines[7].strip() if len(lines) > 7 else "")


def is_our_postmaster(pid: int, cluster: Path) -> bool:
    """True when process `pid` is a postgres serving `cluster`: the number alone may have been reused."""
    command = _command_of(pid)
    if not command or Path(command[0]).name != "postgres":
        return False
    return str(cluster) in command


def running_pid(cluster: Path) -> int | None:
    """The process number of the live server of `cluster`."""
    found = read_pid_file(cluster)
    return found.pid if found and is_our_postmaster(found.pid, cluster) else None


def is_alive(pid: int) -> bool:
    """True while the process runs, whatever it is; a zombie does not."""
    return bool(_command_of(pid))


def _command_of(pid: int) -> list[str]:
    """The command line of a process; empty when it is gone or a zombie."""
    process = Path("/proc") / str(pid)
    if Path("/proc/self").exists():
        try:
            return [
                part.decode(errors="replace") for part in (process / "cmdline").read_bytes().split(b"\0")[:-1]
            ]
        except OSError:
            return []
    listed = subprocess.run(  # noqa: S603  # fixed words and a number
        ["/bin/ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.split()
