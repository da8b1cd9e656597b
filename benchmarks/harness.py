"""What every benchmark needs: a throw-away server, a filled database, wrk in interleaved rounds."""

import contextlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from symbiosis.kit import migrate
from symbiosis.kit.embedded import EmbeddedPostgres

ROOT = Path(__file__).resolve().parents[1]


@contextlib.contextmanager
def database() -> Iterator[str]:
    """A migrated database on a server of its own, with the durability of production."""
    folder = Path(tempfile.mkdtemp(prefix="symbiosis-bench-"))
    folder.chmod(0o711)
    server = EmbeddedPostgres(folder)
    dsn = server.start()
    migrate.upgrade(dsn)
    try:
        yield dsn
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(app: str, environment: dict[str, str]) -> Iterator[str]:
    """One uvicorn process with `app` (module:name, a factory); gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "--factory", app, "--port", str(port), "--no-access-log"]
    command += ["--loop", "uvloop", "--http", "httptools", "--log-level", "warning"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(process, f"http://127.0.0.1:{port}/livez")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=15)


def _wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    """A machine that others use heavily takes its time to import the platform."""
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=1)  # noqa: S310  # our own loopback server
            return
        time.sleep(0.1)
    raise RuntimeError(f"{address} did not come up")


class MissingToolError(Exception):
    """A program the benchmark needs is not installed."""


def require_wrk() -> None:
    """Before anything is filled: whoever lacks it need not wait. Errors: MissingToolError."""
    if shutil.which("wrk") is None:
        raise MissingToolError("Install wrk (Debian package `wrk`) to run the HTTP benchmark.")


@dataclass(frozen=True)
class Load:
    """What one wrk run saw."""

    per_second: float
    p50_ms: float
    p99_ms: float


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]  # wrk's format
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


def wrk(address: str, *, seconds: int = 4, connections: int = 16) -> Load:
    """Errors: RuntimeError when any answer was not 2xx."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", address]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output:
        raise RuntimeError(f"{address} answered with errors:\n{output}")
    found = {
        name: re.search(pattern, output)
        for name, pattern in {
            "rate": r"Requests/sec:\s+([\d.]+)",
            "50": r"\n\s+50%\s+(\S+)",
            "99": r"\n\s+99%\s+(\S+)",
        }.items()
    }
    values = {name: match.group(1) for name, match in found.items() if match}
    return Load(float(values["rate"]), _milliseconds(values["50"]), _milliseconds(values["99"]))


def median(values: list[float]) -> float:
    return statistics.median(values)
