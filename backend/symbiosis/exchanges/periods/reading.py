"""Periods and their lines as the API and the CSV say them."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.paper_models import PeriodLine, ReportingPeriod
from symbiosis.exchanges.periods import queries, rules
from symbiosis.exchanges.periods.gathering import Gathered, Told
from symbiosis.exchanges.periods.schemas import PeriodOut
from symbiosis.programmes import setting

_FROM_SNAPSHOT = {"lines": 0, "adjustments": 0, "totals": {}, "cumulative": {}, "left_out": []}
_COLUMNS = (
    *("code", "adjustment", "state", "counted", "bucket", "organisation_class", "visitor_name"),
    *("visitor_country", "visitor_cluster", "host_name", "host_country", "host_cluster", "mode"),
    *("starts_on", "ends_on", "working_days", "distance_km", "activity_types", "topics", "funded"),
    *("unfunded_reason", "approved_eur", "voucher_state", "paid_on", "recovered_eur", "changed", "line_hash"),
)


async def period_out(session: AsyncSession, viewer: Viewer, period: ReportingPeriod) -> dict[str, Any]:
    leads = await setting.sets(session, viewer, period.programme_slug)
    return of_period(period, leads=leads)


def of_period(period: ReportingPeriod, *, leads: bool) -> dict[str, Any]:
    told = period.snapshot if period.snapshot and period.state in rules.TOLD else {}
    names = PeriodOut.model_fields.keys() - _FROM_SNAPSHOT.keys() - {"possible"}
    return {
        **{name: getattr(period, name) for name in names},
        **{name: told.get(name, empty) for name, empty in _FROM_SNAPSHOT.items()},
        "possible": [verb for verb, move in rules.MOVES.items() if leads and move.before == period.state],
    }


async def lines_out(session: AsyncSession, period: ReportingPeriod) -> list[dict[str, Any]]:
    """What it told; nothing while it is being collected again."""
    if period.state not in rules.TOLD:
        return []
    return [_kept(line) for line in await queries.lines_of(session, period)]


def _kept(line: PeriodLine) -> dict[str, Any]:
    said = {name: value for name, value in line.line.items() if name != "changed"}
    return {
        "exchange_id": line.exchange_id,
        "adjustment": line.adjustment,
        "line": said,
        "changed": line.line.get("changed", {}),
        "line_hash": line.line_hash,
    }


def preview_out(gathered: Gathered) -> dict[str, Any]:
    return {
        "new": [_would(told) for told in gathered.new],
        "adjustments": [_would(told) for told in gathered.adjustments],
        "left_out": gathered.red,
        "totals": rules.totals(told.line for told in gathered.new),
    }


def _would(told: Told) -> dict[str, Any]:
    return {
        "exchange_id": told.exchange_id,
        "adjustment": bool(told.changed),
        "line": told.line,
        "changed": told.changed,
        "line_hash": rules.hash_of(told.kept),
    }


def as_csv(lines: Iterable[dict[str, Any]]) -> str:
    """For a spreadsheet: no cell of it is a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(_COLUMNS)
    for line in lines:
        changed = "; ".join(f"{name}: {was} -> {now}" for name, (was, now) in line["changed"].items())
        values = {**line["line"], "adjustment": line["adjustment"], "changed": changed}
        values["line_hash"] = line["line_hash"]
        rows.writerow([_cell(values.get(name)) for name in _COLUMNS])
    return written.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = " ".join(str(part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
