"""What the API says about imports."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from symbiosis.integrations.models import ImportKind, ImportState
from symbiosis.kit.fields import Instant
from symbiosis.kit.http import Out
from symbiosis.kit.paging import PageParams

SHOWN_ERRORS = 1000


class ImportParams(BaseModel):
    """Query parameters of an import."""

    model_config = ConfigDict(extra="forbid")

    kind: ImportKind = Field(description="What the rows are.")
    dry_run: bool = Field(default=False, description="Do everything, then undo it: to see what would happen.")
    owner_id: UUID | None = Field(
        default=None,
        description="Streams: whose they are. Needed unless you act for exactly one organisation, or cluster"
        " staff name the owner in each row.",
    )


class RowFinding(Out):
    """One thing wrong with a row, or one thing to know about the file."""

    line: int = Field(description="Line of the file on which the row starts; 1 is the first.")
    column: str | None = Field(description="Header as the file spells it.")
    value: str | None = Field(description="What the cell says, shortened.")
    code: str = Field(examples=["ambiguous_number"])
    detail: str = Field(description="What to do about it.")


class ImportProgress(Out):
    rows_done: int
    rows_total: int


class ImportTotals(Out):
    """Rows by what happened to them; in a dry run, by what would have happened."""

    created: int
    changed: int
    unchanged: int
    refused: int


class ImportFailure(Out):
    """Why nothing was imported."""

    code: str
    detail: str


class ImportRef(Out):
    """An import in a list."""

    id: UUID
    kind: ImportKind
    state: ImportState
    dry_run: bool
    owner_id: UUID | None
    progress: ImportProgress
    totals: ImportTotals
    failure: ImportFailure | None
    created_at: Instant
    started_at: Instant | None
    finished_at: Instant | None


class ImportOut(ImportRef):
    errors: list[RowFinding] = Field(description=f"Why rows were refused; the first {SHOWN_ERRORS}.")
    notes: list[RowFinding] = Field(
        description="What to know about the file although nothing was refused for it."
    )


class ImportFilters(PageParams):
    kind: Literal["actors", "streams"] | None = None
