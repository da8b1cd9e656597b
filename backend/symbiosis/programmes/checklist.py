"""The evidence checklist that applies to a partner: its own lines over the programme's default. Pure but
for reading the lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.programmes import queries
from symbiosis.programmes.models import EvidenceRequirement
from symbiosis.programmes.vocabulary import Applies, Bucket, EvidenceKind

_ORDER = {kind: place for place, kind in enumerate(EvidenceKind)}


@dataclass(frozen=True)
class Line:
    kind: EvidenceKind
    mandatory: bool
    applies: Applies
    own: bool


async def lines_for(session: AsyncSession, programme_slug: str, cluster_slug: str | None) -> list[Line]:
    """In the funder's order; without a cluster the default alone."""
    return overlaid(await queries.requirements(session, programme_slug, cluster_slug))


def overlaid(rows: Iterable[EvidenceRequirement]) -> list[Line]:
    chosen: dict[str, EvidenceRequirement] = {}
    for row in rows:
        if row.kind not in chosen or row.cluster_slug is not None:
            chosen[row.kind] = row
    lines = [
        Line(EvidenceKind(row.kind), row.mandatory, Applies(row.applies), row.cluster_slug is not None)
        for row in chosen.values()
    ]
    return sorted(lines, key=lambda line: _ORDER[line.kind])


def applies_to(line: Line, *, funded: bool, bucket: str | None) -> bool:
    match line.applies:
        case Applies.ALL:
            return True
        case Applies.FUNDED:
            return funded
        case Applies.FUNDED_SME:
            return funded and bucket == Bucket.SME
