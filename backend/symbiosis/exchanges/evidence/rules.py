"""What is true of evidence: which lines apply, what may be done with a line, who reads which files. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from symbiosis.exchanges.vocabulary import EvidenceState, Party
from symbiosis.kit.files.kinds import ANYTHING, IMAGES, PAPERS, Classification, Kind
from symbiosis.programmes.vocabulary import Applies, Bucket, EvidenceKind

E = EvidenceKind

SETTLED = frozenset({EvidenceState.ACCEPTED, EvidenceState.WAIVED})
MOST_FILES = 20
"""On one line, those that stand."""

BY_PLATFORM = frozenset(
    {
        *(E.ELIGIBILITY, E.COMMITMENT, E.FINANCIAL_AGREEMENT, E.CLOSING_REPORT, E.HOST_FEEDBACK),
        E.PRIVACY_NOTICE,
    }
)
"""Proven by what people do here; a paper would be a second truth."""

SENSITIVE = frozenset({E.TRAVEL_PROOF, E.STAY_PROOF, E.PAYMENT_PROOF})
"""Tickets, invoices and payments tell more of a person than that they were there."""
OF_HOST = frozenset({E.ATTENDANCE, E.PHOTO, E.AGENDA, E.VISIBILITY})
"""What the host's side brings, and therefore reads."""


class Line(Protocol):
    """A requirement of the programme or of one partner."""

    @property
    def cluster_slug(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def mandatory(self) -> bool: ...
    @property
    def applies(self) -> str: ...


@dataclass(frozen=True)
class Missing:
    """A mandatory line neither accepted nor waived, and whose turn it is."""

    kind: EvidenceKind
    state: EvidenceState
    party: Party


def applies(line: Line, *, funded: bool, bucket: str | None) -> bool:
    if line.applies == Applies.ALL:
        return True
    return funded and (line.applies == Applies.FUNDED or bucket == Bucket.SME)


def lines_for(
    lines: list[Line], cluster: str, *, funded: bool, bucket: str | None
) -> Mapping[EvidenceKind, bool]:
    """Which kinds, and whether each is mandatory. A partner's own line stands in the place of the
    programme's."""
    own = {line.kind: line for line in lines if line.cluster_slug == cluster}
    shared = {line.kind: line for line in lines if line.cluster_slug is None}
    chosen = {**shared, **own}
    return {
        E(kind): line.mandatory
        for kind, line in chosen.items()
        if applies(line, funded=funded, bucket=bucket)
    }


def accepted_types(kind: EvidenceKind) -> frozenset[Kind]:
    if kind is E.PHOTO:
        return IMAGES
    return ANYTHING if kind in (E.AGENDA, E.SME_DECLARATION) else PAPERS


def classification_of(kind: EvidenceKind) -> Classification:
    return Classification.SENSITIVE if kind in SENSITIVE else Classification.PERSONAL


def why_not_add(kind: EvidenceKind, state: str, files: int) -> str | None:
    if kind in BY_PLATFORM:
        return "This line is settled here by itself: by the signatures, the reports, the notice."
    if state == EvidenceState.WAIVED:
        return "This line has been waived; nothing needs to be brought."
    if files >= MOST_FILES:
        return f"There are {MOST_FILES} files already. Put several pages into one PDF."
    return None


def why_not_accept(state: str, files: int) -> str | None:
    if state in SETTLED:
        return f"This line is {state} already."
    return (
        None if files else "Nothing has been uploaded to it. Upload it, or let the programme lead waive it."
    )


def why_not_reject(kind: EvidenceKind, state: str) -> str | None:
    if kind in BY_PLATFORM:
        return "This line follows from what people do here; change that instead."
    if state in (EvidenceState.UPLOADED, EvidenceState.ACCEPTED):
        return None
    return f"This line is {state}; only what was uploaded or accepted can be rejected."
