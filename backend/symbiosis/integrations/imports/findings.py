"""What is wrong with a file, a row or a cell, and what to do about it."""

from dataclasses import asdict, dataclass
from typing import Any

from symbiosis.kit.problems import Problem

SHOWN = 80
"""Characters of a refused value that are repeated: enough to find it."""


class UnreadableFile(Problem):
    """Nothing of the file was imported."""

    status, code, title = 422, "file-unreadable", "This file cannot be read as a table"


@dataclass(frozen=True)
class Finding:
    """One refused row, or one thing to know about the file (then without a value)."""

    line: int
    column: str | None
    value: str | None
    code: str
    detail: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


class CellError(Exception):
    """The text of one cell cannot be used; `detail` is the remedy."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def shown(value: str | None) -> str | None:
    if value is None:
        return None
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


def as_sentence(message: str) -> str:
    return f"{message.rstrip('.')}."
