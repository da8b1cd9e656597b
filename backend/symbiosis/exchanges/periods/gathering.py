"""What a period would tell now: new exchanges, what changed about those told before, and what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.paper_models import ReportingPeriod
from symbiosis.exchanges.periods import queries, rules
from symbiosis.exchanges.vocabulary import STAGES, ExchangeState, Stage


@dataclass(frozen=True)
class Told:
    """A line as it would be kept; `changed` of an adjustment only."""

    exchange_id: UUID
    line: dict[str, Any]
    changed: dict[str, list[Any]]

    @property
    def kept(self) -> dict[str, Any]:
        return {**self.line, "changed": self.changed} if self.changed else self.line


@dataclass(frozen=True)
class Red:
    exchange_id: UUID
    code: str
    visitor_cluster: str
    missing: list[str]


@dataclass(frozen=True)
class Gathered:
    new: list[Told]
    adjustments: list[Told]
    red: list[Red]
    known: dict[UUID, dict[str, Any]]
    """What the other periods told, by exchange."""

    @property
    def cumulative(self) -> dict[str, dict[str, int]]:
        last = self.known | {told.exchange_id: told.line for told in (*self.adjustments, *self.new)}
        return rules.totals(last.values())


async def gather(session: AsyncSession, period: ReportingPeriod) -> Gathered:
    lines = await queries.told_elsewhere(session, period)
    first = {line.exchange_id for line in lines if not line.adjustment}
    told = {line.exchange_id: dict(line.line) for line in lines}
    ids = await queries.to_tell(session, period, told)
    evidence = await queries.evidence(session, ids)
    found = Gathered([], [], [], told)
    for row in await queries.facts(session, ids):
        items = evidence.get(row.Exchange.id, [])
        _sort_in(found, period, row, items, told_first=row.Exchange.id in first)
    return found


def _sort_in(
    found: Gathered, period: ReportingPeriod, row: Any, items: Sequence[Any], *, told_first: bool
) -> None:
    """One that only a returned period told for the first time is told for the first time again."""
    e, line = row.Exchange, _line(row, items)
    due = line["counted"] and line["ends_on"] <= period.ends_on.isoformat()
    if due and not told_first:
        if e.funded and (missing := _missing(items)):
            found.red.append(Red(e.id, e.code, e.visitor_cluster, missing))
        else:
            found.new.append(Told(e.id, line, {}))
    elif e.id in found.known and (changed := rules.difference(found.known[e.id], line)):
        found.adjustments.append(Told(e.id, line, changed))


def _missing(items: Sequence[Any]) -> list[str]:
    return [item.kind for item in items if item.mandatory and item.state not in queries.SETTLED]


def _line(row: Any, items: Sequence[Any]) -> dict[str, Any]:
    """Organisations, no persons."""
    e, voucher = row.Exchange, row.Voucher
    start, end = e.actual_start or e.planned_start, e.actual_end or e.planned_end
    days = e.working_days_planned if e.working_days_actual is None else e.working_days_actual
    back = {"recovered_eur": _amount(voucher.recovered_eur)} if voucher and voucher.recovered_eur else {}
    return {
        "code": e.code,
        "state": e.state,
        "counted": e.counts_for_kpi and ExchangeState(e.state) in STAGES[Stage.CLOSED],
        "bucket": e.bucket,
        "bucket_reasoned": e.bucket_reason is not None,
        "organisation_class": e.organisation_class,
        "visitor_id": str(e.visitor_id),
        "visitor_name": row.visitor_name,
        "visitor_country": row.visitor_country,
        "visitor_cluster": e.visitor_cluster,
        "host_id": str(e.host_id),
        "host_name": row.host_name,
        "host_country": row.host_country,
        "host_cluster": e.host_cluster,
        "mode": e.mode,
        "starts_on": start.isoformat() if start else None,
        "ends_on": end.isoformat() if end else None,
        "working_days": days,
        "distance_km": None if e.distance_km is None else f"{e.distance_km:.1f}",
        "activity_types": sorted(e.activity_types),
        "topics": sorted(e.topics),
        "funded": e.funded,
        "unfunded_reason": e.unfunded_reason,
        "approved_eur": _amount(voucher and voucher.approved_eur),
        "voucher_state": voucher.state if voucher else None,
        "paid_on": voucher.paid_on.isoformat() if voucher and voucher.paid_on else None,
        # Only where something has come back: what was told before stays as it was hashed.
        **back,
        "evidence": [
            {"kind": item.kind, "state": item.state, "sha256": sorted(item.files or ())} for item in items
        ],
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
