"""How reporting periods are called."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import SignedIn
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.paper_models import ReportingPeriod
from symbiosis.exchanges.periods import queries, reading, service
from symbiosis.exchanges.periods.gathering import gather
from symbiosis.exchanges.periods.schemas import (
    FreezeIn,
    LineOut,
    PeriodFilters,
    PeriodIn,
    PeriodOut,
    PeriodPatch,
    PeriodPreviewOut,
    ReturnIn,
)
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.programmes import reading as programmes
from symbiosis.programmes import setting

router = APIRouter(prefix="/v1/reporting-periods", tags=["Programmes"])
READS = access(Who.SIGNED_IN, Scope.PROGRAMMES_READ, Capability.PROGRAMME_READ)
SETS = access(Who.PEOPLE, capability=Capability.PROGRAMME_SET)
MOVED = problems(401, 403, 404, 409, 412, 428)
MOVED_WITH_BODY = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)


@router.get(
    "",
    summary="List reporting periods",
    response_model=Page[PeriodOut],
    responses=problems(401, 403, 404),
    openapi_extra=READS,
)
async def list_reporting_periods(
    viewer: SignedIn, session: Session, filters: Annotated[PeriodFilters, Query()]
) -> Any:
    """Of a programme, the newest first."""
    await programmes.known(session, filters.programme)
    await service.readable(session, viewer, filters.programme)
    leads = await setting.sets(session, viewer, filters.programme)
    rows = await queries.periods_of(session, filters.programme)
    return {"data": [reading.of_period(row, leads=leads) for row in rows]}


@router.post(
    "",
    status_code=201,
    summary="Add a reporting period",
    response_model=PeriodOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=SETS,
)
async def add_reporting_period(
    viewer: SignedIn, session: Session, response: Response, wanted: PeriodIn
) -> Any:
    """Periods of a programme do not overlap."""
    made = await service.add_period(session, viewer, wanted, clock.now())
    response.headers["location"] = f"/v1/reporting-periods/{made.id}"
    return await _answer(session, viewer, response, made)


@router.get(
    "/{period_id}",
    summary="Read a reporting period",
    response_model=PeriodOut,
    responses=problems(401, 403, 404),
    openapi_extra=READS,
)
async def get_reporting_period(
    viewer: SignedIn, session: Session, response: Response, period_id: UUID
) -> Any:
    """With what it told, in numbers, and its hash."""
    found = await service.visible(session, viewer, period_id)
    return await _answer(session, viewer, response, found)


@router.patch(
    "/{period_id}",
    summary="Change a reporting period",
    response_model=PeriodOut,
    responses=MOVED_WITH_BODY,
    openapi_extra=SETS,
)
async def change_reporting_period(
    viewer: SignedIn,
    session: Session,
    response: Response,
    period_id: UUID,
    patch: PeriodPatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch, until it is frozen."""
    changed = await service.change_period(session, viewer, period_id, patch, if_match, clock.now())
    return await _answer(session, viewer, response, changed)


@router.get(
    "/{period_id}/preview",
    summary="See what freezing would keep",
    response_model=PeriodPreviewOut,
    responses=problems(401, 403, 404),
    openapi_extra=READS,
)
async def preview_reporting_period(viewer: SignedIn, session: Session, period_id: UUID) -> Any:
    """New exchanges, what changed about those told before, and the funded ones that are left out because
    mandatory evidence is open."""
    found = await service.visible(session, viewer, period_id)
    return reading.preview_out(await gather(session, found))


@router.get(
    "/{period_id}/lines",
    summary="List what a reporting period told",
    response_model=Page[LineOut],
    responses=problems(401, 403, 404),
    openapi_extra=READS,
)
async def list_period_lines(viewer: SignedIn, session: Session, period_id: UUID) -> Any:
    """As it was when it was frozen: new exchanges first, then adjustments."""
    found = await service.visible(session, viewer, period_id)
    return {"data": await reading.lines_out(session, found)}


@router.get(
    "/{period_id}/lines.csv",
    summary="Download what a reporting period told",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}, **problems(401, 403, 404)},
    openapi_extra=READS,
)
async def download_period_lines(viewer: SignedIn, session: Session, period_id: UUID) -> Response:
    """CSV in UTF-8, one exchange a row, with the hash of each line."""
    found = await service.visible(session, viewer, period_id)
    text = reading.as_csv(await reading.lines_out(session, found))
    name = f"{found.programme_slug}-{found.starts_on}-{found.ends_on}.csv"
    return Response(
        text.encode("utf-8-sig"),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


@router.post(
    "/{period_id}/collect",
    summary="Begin collecting",
    response_model=PeriodOut,
    responses=MOVED,
    openapi_extra=SETS,
)
async def collect_reporting_period(
    viewer: SignedIn, session: Session, response: Response, period_id: UUID, if_match: IfMatch = None
) -> Any:
    """The clusters settle what is open; then it is frozen."""
    moved = await service.move_period(session, viewer, period_id, "collect", if_match, clock.now())
    return await _answer(session, viewer, response, moved)


@router.post(
    "/{period_id}/freeze",
    summary="Freeze a reporting period",
    response_model=PeriodOut,
    responses=MOVED_WITH_BODY,
    openapi_extra=SETS,
)
async def freeze_reporting_period(
    viewer: SignedIn,
    session: Session,
    response: Response,
    period_id: UUID,
    wanted: FreezeIn,
    if_match: IfMatch = None,
) -> Any:
    """Keeps the rows with their hashes and locks their evidence. Funded exchanges with mandatory evidence
    open cannot enter (`evidence-missing`), unless they are left out."""
    frozen = await service.freeze_period(
        session,
        viewer,
        period_id,
        leave_out_red=wanted.leave_out_red,
        if_match=if_match,
        now=clock.now(),
    )
    return await _answer(session, viewer, response, frozen)


@router.post(
    "/{period_id}/submit",
    summary="Submit a reporting period",
    response_model=PeriodOut,
    responses=MOVED,
    openapi_extra=SETS,
)
async def submit_reporting_period(
    viewer: SignedIn, session: Session, response: Response, period_id: UUID, if_match: IfMatch = None
) -> Any:
    """It was handed in to the funder."""
    moved = await service.move_period(session, viewer, period_id, "submit", if_match, clock.now())
    return await _answer(session, viewer, response, moved)


@router.post(
    "/{period_id}/accept",
    summary="Note that a reporting period was accepted",
    response_model=PeriodOut,
    responses=MOVED,
    openapi_extra=SETS,
)
async def accept_reporting_period(
    viewer: SignedIn, session: Session, response: Response, period_id: UUID, if_match: IfMatch = None
) -> Any:
    """The funder has accepted it; it stays as it was told."""
    moved = await service.move_period(session, viewer, period_id, "accept", if_match, clock.now())
    return await _answer(session, viewer, response, moved)


@router.post(
    "/{period_id}/return",
    summary="Note that a reporting period was returned",
    response_model=PeriodOut,
    responses=MOVED_WITH_BODY,
    openapi_extra=SETS,
)
async def return_reporting_period(
    viewer: SignedIn,
    session: Session,
    response: Response,
    period_id: UUID,
    wanted: ReturnIn,
    if_match: IfMatch = None,
) -> Any:
    """By the funder: it is collected and frozen again; the lines of each freezing are kept."""
    moved = await service.move_period(
        session, viewer, period_id, "return", if_match, clock.now(), wanted.note
    )
    return await _answer(session, viewer, response, moved)


async def _answer(session: Session, viewer: Viewer, response: Response, period: ReportingPeriod) -> Any:
    response.headers["etag"] = etag(period.version)
    return await reading.period_out(session, viewer, period)
