"""The platform as `symbiosis up` starts it, under a clock that is moved from outside: for journeys in which
weeks pass within a minute.

    python tests/steered_platform.py CLOCK up

The file CLOCK holds how many seconds this platform's clock is ahead of the machine's. It is read whenever
somebody asks for the time, in every process, so that a number written there counts at once. What the worker
does each minute, hour or night it does every few seconds here: on this clock there is always a new day.
PostgreSQL keeps the machine's time; what people and rules go by is `kit.clock` alone.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from symbiosis import cli, cli_children, cli_up
from symbiosis.kit import clock

EVERY_FEW_SECONDS = "* * * * * */3"
TOO_MUCH = "matches."
"""Matching everything anew is a night's work, and no day of a journey waits for it."""


def main(clock_file: Path, verb: str) -> None:
    def moved() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=int(clock_file.read_text()))

    def steered(*arguments: str) -> list[str]:
        return [sys.executable, __file__, str(clock_file), *arguments]

    clock.now = moved
    for starts_children in (cli_up, cli_children):
        vars(starts_children).update(our_command=steered)
    if verb == "worker":
        _hurry()
    sys.argv = ["symbiosis", *sys.argv[2:]]
    cli.main()


def _hurry() -> None:
    from symbiosis import worker

    for name, (_, due) in worker.SCHEDULES.items():
        if not name.startswith(TOO_MUCH):
            worker.SCHEDULES[name] = (EVERY_FEW_SECONDS, due)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
