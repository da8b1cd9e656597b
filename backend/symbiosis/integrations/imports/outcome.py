"""What became of a file."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from uuid import UUID

from symbiosis.integrations.imports.findings import Finding
from symbiosis.journal.by import By

Progress = Callable[[int, int], Awaitable[None]]
"""Told (rows done, rows in all) now and then, so that people see it move."""

CHUNK = 250
"""Rows between two breaths: other jobs of the process, and its sign of life, get their turn."""


@dataclass(frozen=True)
class Order:
    """For whom a file is imported. `by_staff`: its rows may name their own owners. `user_id`: who brought
    it; nobody where the operator does on the command line."""

    import_id: UUID
    owner_id: UUID | None = None
    by_staff: bool = False
    user_id: UUID | None = None

    @property
    def only_unclaimed(self) -> bool:
        """Staff look after what nobody has claimed; the operator's files are the platform's own."""
        return self.by_staff and self.user_id is not None

    @property
    def by(self) -> By:
        return By(user_id=self.user_id, auth="import")


@dataclass
class Outcome:
    """Rows by what happened to them; `findings` may be several a row."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    def refuse(self, findings: list[Finding]) -> None:
        self.refused += 1
        self.findings += findings

    @property
    def accepted(self) -> int:
        return self.created + self.changed + self.unchanged
