"""How trips are called: the calendar, and what managers write."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Capability, Scope
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import IfMatch, Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_response, position_of
from symbiosis.trips import editing, list_queries, moves, programme_lines
from symbiosis.trips.answering import answer
from symbiosis.trips.editing_schemas import PartnerSharesIn, TripHostsIn, TripIn, TripLinesIn, TripPatch
from symbiosis.trips.schemas import TripFilters, TripMovesOut, TripOut, TripRow
from symbiosis.trips.seats import moves as seat_moves

router = APIRouter(prefix="/v1", tags=["Trips"])

READ = access(Who.ANYONE, Scope.TRIPS_READ)
MANAGE = access(Who.SIGNED_IN, Scope.TRIPS_WRITE, Capability.TRIPS_MANAGE)
_ONE = "/trips/{trip_id}"
_GONE = problems(401, 403, 404, 409, 412, 428)
_EDITED = problems(401, 403, 404, 409, 412, 413, 415, 422, 428)


@router.get(
    "/trips",
    summary="List study trips",
    response_model=Page[TripRow],
    responses=problems(401, 403),
    openapi_extra=READ,
)
async def list_trips(
    request: Request, viewer: AnyViewer, pool: Pool, filters: Annotated[TripFilters, Query()]
) -> Response:
    """The calendar, coming and past, by the first day; drafts for the staff of their clusters."""
    row = await list_queries.list_page(pool, viewer, filters, position_of(request, filters))
    return page_response(request, filters, row)


@router.get(
    "/trip-moves",
    summary="Read every move of trips and seats",
    response_model=TripMovesOut,
    responses=problems(),
    openapi_extra=OPEN,
)
async def list_trip_moves() -> Any:
    """From which state to which, whose move it is, and what must hold: the table that the service follows."""
    return {
        "trips": [
            {
                "verb": move.verb,
                "before": move.before,
                "to": move.after,
                "who": move.who,
                "guards": [guard.__name__.replace("_", "-") for guard in move.guards],
            }
            for move in moves.MOVES
        ],
        "seats": [
            {"verb": move.verb, "before": move.before, "to": move.after, "who": move.who}
            for move in seat_moves.MOVES
        ],
    }


@router.post(
    "/trips",
    status_code=201,
    summary="Draft a study trip",
    response_model=TripOut,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=MANAGE,
)
async def create_trip(response: Response, viewer: SignedIn, session: Session, trip: TripIn) -> Any:
    """For a cluster whose trips you manage. Publish it when nothing is missing: `moves` says what is."""
    created = await editing.create_trip(session, viewer, trip, clock.now())
    response.headers["location"] = f"/v1/trips/{created.id}"
    return await answer(response, session, viewer, created)


@router.get(
    _ONE,
    summary="Read a study trip",
    response_model=TripOut,
    responses=problems(401, 403, 404),
    openapi_extra=READ,
)
async def get_trip(response: Response, viewer: AnyViewer, session: Session, trip_id: UUID) -> Any:
    """With its programme, hosts, seats and what a voucher would be; of past ones the report and who took part."""
    return await answer(response, session, viewer, await editing.visible(session, viewer, trip_id))


@router.patch(
    _ONE, summary="Change a study trip", response_model=TripOut, responses=_EDITED, openapi_extra=MANAGE
)
async def change_trip(
    response: Response,
    viewer: SignedIn,
    session: Session,
    trip_id: UUID,
    patch: TripPatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch. Dates and places stay once seats are given."""
    trip = await editing.change_trip(session, viewer, trip_id, patch, if_match, clock.now())
    return await answer(response, session, viewer, trip)


@router.delete(
    _ONE, status_code=204, summary="Discard a draft of a trip", responses=_GONE, openapi_extra=MANAGE
)
async def discard_trip(viewer: SignedIn, session: Session, trip_id: UUID, if_match: IfMatch = None) -> None:
    """A trip that was published is cancelled instead."""
    await editing.discard_trip(session, viewer, trip_id, if_match)


@router.put(
    _ONE + "/programme",
    summary="Set the programme of a trip",
    response_model=TripOut,
    responses=_EDITED,
    openapi_extra=MANAGE,
)
async def set_trip_programme(
    response: Response,
    viewer: SignedIn,
    session: Session,
    trip_id: UUID,
    lines: TripLinesIn,
    if_match: IfMatch = None,
) -> Any:
    """All lines at once. Days on which a line counts are working days, unless they are a weekend or a public
    holiday there."""
    trip = await programme_lines.set_lines(session, viewer, trip_id, lines, if_match, clock.now())
    return await answer(response, session, viewer, trip)


@router.put(
    _ONE + "/hosts",
    summary="Set the hosts of a trip",
    response_model=TripOut,
    responses=_EDITED,
    openapi_extra=MANAGE,
)
async def set_trip_hosts(
    response: Response,
    viewer: SignedIn,
    session: Session,
    trip_id: UUID,
    hosts: TripHostsIn,
    if_match: IfMatch = None,
) -> Any:
    """All at once; each confirmed or not yet, or none yet: `to_be_named`."""
    trip = await programme_lines.set_hosts(session, viewer, trip_id, hosts, if_match, clock.now())
    return await answer(response, session, viewer, trip)


@router.put(
    _ONE + "/partner-seats",
    summary="Share the seats of a trip between partners",
    response_model=TripOut,
    responses=_EDITED,
    openapi_extra=MANAGE,
)
async def set_partner_seats(
    response: Response,
    viewer: SignedIn,
    session: Session,
    trip_id: UUID,
    shares: PartnerSharesIn,
    if_match: IfMatch = None,
) -> Any:
    """The most seats that organisations of a cluster may have."""
    trip = await programme_lines.set_shares(session, viewer, trip_id, shares, if_match, clock.now())
    return await answer(response, session, viewer, trip)
