"""Leading a period from open to accepted."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.paper_models import PeriodLine, ReportingPeriod
from symbiosis.exchanges.periods import queries, rules
from symbiosis.exchanges.periods.gathering import Gathered, gather
from symbiosis.exchanges.periods.problems import EvidenceMissing, NameTaken, PeriodNotOver, PeriodsOverlap
from symbiosis.exchanges.periods.schemas import PeriodIn, PeriodPatch
from symbiosis.exchanges.vocabulary import PeriodState
from symbiosis.journal.changes import length
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState
from symbiosis.programmes import policy, setting
from symbiosis.programmes import queries as programme_queries

_DONE = {
    "collect": "period_collecting",
    "freeze": "period_frozen",
    "submit": "period_submitted",
    "accept": "period_accepted",
    "return": "period_returned",
}


async def readable(session: AsyncSession, viewer: Viewer, programme_slug: str) -> None:
    """Errors: `not-allowed`."""
    clusters = await programme_queries.clusters_of(session, programme_slug)
    if not policy.works_in(viewer, Capability.PROGRAMME_READ, clusters):
        raise NotAllowed("Only those who work for a cluster of this programme see its reporting periods.")


async def visible(session: AsyncSession, viewer: Viewer, period_id: UUID) -> ReportingPeriod:
    """Errors: `not-found`."""
    found = await queries.period(session, period_id)
    if found is None:
        raise _nothing()
    await _hide(session, viewer, found)
    return found


async def add_period(
    session: AsyncSession, viewer: Viewer, wanted: PeriodIn, now: datetime
) -> ReportingPeriod:
    """Errors: `not-found`, `not-allowed`, `invalid-input`, `name-taken`, `periods-overlap`."""
    await setting.led(session, viewer, wanted.programme_slug)
    made = ReportingPeriod(**wanted.model_dump(), state=PeriodState.OPEN, created_at=now)
    await _check_span(session, made)
    session.add(made)
    await session.flush()
    said = wanted.model_dump(mode="json", include={"name", "starts_on", "ends_on"})
    _note(session, viewer, made, "period_added", **said)
    return made


async def change_period(
    session: AsyncSession,
    viewer: Viewer,
    period_id: UUID,
    patch: PeriodPatch,
    if_match: str | None,
    now: datetime,
) -> ReportingPeriod:
    """Errors: `not-found`, `not-allowed`, `wrong-state`, `if-match-required`, `changed-meanwhile`,
    `invalid-input`, `name-taken`, `periods-overlap`."""
    period = await _led(session, viewer, period_id)
    check_version(if_match, period.version)
    if period.state not in rules.EDITED:
        raise WrongState("What is frozen is not changed any more; add another period.")
    changed = patch.model_dump(exclude_unset=True)
    for name in ("name", "starts_on", "ends_on"):
        if name in changed and changed[name] is None:
            raise _wrong(f"/{name}", "missing", "A period has one; leave it out to keep it.")
    for name, value in changed.items():
        setattr(period, name, value)
    await _check_span(session, period)
    period.updated_at = now
    said = patch.model_dump(mode="json", exclude_unset=True, exclude={"note"})
    _note(session, viewer, period, "period_changed", **said)
    await session.flush()
    return period


async def move_period(
    session: AsyncSession,
    viewer: Viewer,
    period_id: UUID,
    verb: str,
    if_match: str | None,
    now: datetime,
    note: str | None = None,
) -> ReportingPeriod:
    """Every verb but freezing. Errors: `not-found`, `not-allowed`, `wrong-state`, `if-match-required`,
    `changed-meanwhile`."""
    period = await _led(session, viewer, period_id)
    check_version(if_match, period.version)
    _move(period, verb, now)
    if note is not None:
        period.note = note
    _note(session, viewer, period, _DONE[verb], note=length(note) if note else None)
    await session.flush()
    return period


async def freeze_period(
    session: AsyncSession,
    viewer: Viewer,
    period_id: UUID,
    *,
    leave_out_red: bool,
    if_match: str | None,
    now: datetime,
) -> ReportingPeriod:
    """Keeps the rows and their hashes; what is in them is locked. Errors: as moving, and
    `period-not-over`, `evidence-missing`."""
    period = await _led(session, viewer, period_id)
    check_version(if_match, period.version)
    if period.ends_on >= now.date():
        raise PeriodNotOver(f"It ends on {period.ends_on}: freeze it from the day after.")
    _move(period, "freeze", now)
    gathered = await gather(session, period)
    if gathered.red and not leave_out_red:
        raise _evidence_missing(gathered)
    period.revision, period.frozen_at, period.frozen_by = period.revision + 1, now, viewer.user_id
    hashes = _keep_lines(session, period, gathered)
    period.snapshot = _snapshot(period, gathered, hashes)
    period.snapshot_hash = rules.hash_of(period.snapshot)
    await session.flush()
    told = [line.exchange_id for line in (*gathered.new, *gathered.adjustments)]
    await evidence.lock(session, told, now)
    _note(
        session,
        viewer,
        period,
        _DONE["freeze"],
        revision=period.revision,
        lines=len(gathered.new),
        adjustments=len(gathered.adjustments),
        left_out=len(gathered.red),
        hash=period.snapshot_hash,
    )
    await session.flush()
    return period


def _keep_lines(session: AsyncSession, period: ReportingPeriod, gathered: Gathered) -> list[str]:
    hashes = []
    for line in (*gathered.new, *gathered.adjustments):
        hashes.append(rules.hash_of(line.kept))
        session.add(
            PeriodLine(
                period_id=period.id,
                revision=period.revision,
                exchange_id=line.exchange_id,
                adjustment=bool(line.changed),
                line=line.kept,
                line_hash=hashes[-1],
            )
        )
    return hashes


def _snapshot(period: ReportingPeriod, gathered: Gathered, hashes: list[str]) -> dict[str, Any]:
    return {
        "programme": period.programme_slug,
        "name": period.name,
        "starts_on": period.starts_on.isoformat(),
        "ends_on": period.ends_on.isoformat(),
        "revision": period.revision,
        "lines": len(gathered.new),
        "adjustments": len(gathered.adjustments),
        "line_hashes": hashes,
        "totals": rules.totals(line.line for line in gathered.new),
        "cumulative": gathered.cumulative,
        "left_out": [
            {
                "exchange_id": str(red.exchange_id),
                "code": red.code,
                "visitor_cluster": red.visitor_cluster,
                "missing": red.missing,
            }
            for red in gathered.red
        ],
    }


def _evidence_missing(gathered: Gathered) -> EvidenceMissing:
    errors = [FieldError("", "red", f"{red.code}: {', '.join(red.missing)}") for red in gathered.red]
    return EvidenceMissing(
        f"{len(errors)} funded exchange(s) have mandatory evidence open. Settle it, or send leave_out_red to"
        " freeze without them; they are told in the period in which they are settled.",
        errors=errors,
    )


def _move(period: ReportingPeriod, verb: str, now: datetime) -> None:
    move = rules.MOVES[verb]
    if period.state != move.before:
        raise WrongState(f"This is for periods that are {move.before}; it is {period.state}.")
    period.state, period.updated_at = move.after, now


async def _led(session: AsyncSession, viewer: Viewer, period_id: UUID) -> ReportingPeriod:
    """Locked, and behind the programme's own lock: of two freezings one sees what the other told."""
    found = await queries.period(session, period_id)
    if found is None:
        raise _nothing()
    await _hide(session, viewer, found)
    await setting.led(session, viewer, found.programme_slug)
    period = await session.scalar(queries.period_to_change(period_id))
    if period is None:
        raise _nothing()
    return period


async def _hide(session: AsyncSession, viewer: Viewer, period: ReportingPeriod) -> None:
    clusters = await programme_queries.clusters_of(session, period.programme_slug)
    if not policy.works_in(viewer, Capability.PROGRAMME_READ, clusters):
        raise _nothing()


async def _check_span(session: AsyncSession, period: ReportingPeriod) -> None:
    if period.ends_on < period.starts_on:
        raise _wrong("/ends_on", "ends_before_start", "Use a day on or after starts_on.")
    with session.no_autoflush:
        slug = period.programme_slug
        if await queries.named(session, slug, period.name, period.id):
            raise NameTaken("Choose a name that no other period of this programme has.")
        other = await queries.overlapping(session, slug, period.starts_on, period.ends_on, period.id)
    if other is not None:
        raise PeriodsOverlap(f"It overlaps with {other.name}: {other.starts_on} to {other.ends_on}.")


def _nothing() -> NotFound:
    return NotFound("Check the address, or sign in with an account that may see it.")


def _note(session: AsyncSession, viewer: Viewer, period: ReportingPeriod, what: str, **change: Any) -> None:
    record(
        session,
        by=viewer.by(),
        tag=f"programme.{what}",
        subject_type="reporting_period",
        subject_id=period.id,
        change={"programme": period.programme_slug, **change},
    )


def _wrong(pointer: str, code: str, remedy: str) -> InvalidInput:
    return InvalidInput("Correct the fields named in `errors`.", errors=[FieldError(pointer, code, remedy)])
