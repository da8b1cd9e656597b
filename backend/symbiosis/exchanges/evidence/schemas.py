"""What the API says about evidence."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.exchanges.vocabulary import EvidenceState, Party
from symbiosis.kit.fields import Instant, LongText
from symbiosis.kit.http import In, Out
from symbiosis.programmes.vocabulary import EvidenceKind


class EvidenceFileOut(Out):
    file_id: UUID
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    superseded: bool
    purged: bool = Field(description="Deleted, as its time was over.")
    yours: bool
    created_at: Instant


class EvidenceItemOut(Out):
    """A line of the checklist. `automatic`: the platform accepted it from what it knows itself."""

    kind: EvidenceKind
    mandatory: bool
    state: EvidenceState
    automatic: bool
    turn: Party | None = Field(description="Who has to do something about it, if anybody.")
    reason: str | None = Field(description="Why it was rejected or waived.")
    decided_at: Instant | None
    locked: bool = Field(description="Told to the funder in a frozen report.")
    version: int = Field(description="Send it as If-Match when you decide.")
    files: list[EvidenceFileOut] = Field(description="Those you may read.")
    hidden_files: int = Field(description="How many more there are that you may not read.")
    accepts: list[str] = Field(description="Media types that can be uploaded.")
    you_may_bring: bool
    you_may_decide: bool
    you_may_waive: bool


class ChecklistOut(Out):
    """Empty until the exchange is committed."""

    items: list[EvidenceItemOut]
    red: bool = Field(description="Funded, and a mandatory line is neither accepted nor waived.")
    open: int = Field(description="How many mandatory lines are open.")


class EvidenceReasonIn(In):
    reason: Annotated[LongText, Field(min_length=3, max_length=1000)]
