"""What trips look like to the API, as columns that PostgreSQL turns into JSON."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal_column, null, select

from symbiosis.actors.models import Actor
from symbiosis.trips.models import Trip, TripApplication

_T, _A, _O = Trip.__table__.c, TripApplication.__table__.c, Actor.__table__.c

TOOK_PART = ("confirmed", "checked_in", "attended")
_TOOK_PART: ColumnElement[Any] = literal_column("('confirmed', 'checked_in', 'attended')")

PLAIN = [
    "id",
    "programme_slug",
    "owner_cluster",
    "code",
    "title",
    "theme",
    "topics",
    "starts_on",
    "ends_on",
    "dates_note",
    "destinations",
    "state",
    "working_days",
    "seats_total",
    "waiting_list",
    "apply_from",
    "apply_until",
    "version",
    "created_at",
    "updated_at",
]


def actor_ref(of: Any) -> ColumnElement[Any]:
    """`ActorRef`; null where there is none."""
    fields: list[Any] = []
    for name in ("id", "display_name", "country", "verification"):
        fields += [literal_column(f"'{name}'"), of[name]]
    return case((of["id"].is_(None), null()), else_=func.json_build_object(*fields))


def row_columns(t: Any) -> Sequence[ColumnElement[Any]]:
    """`TripRow`, from a page's rows or the table itself."""
    waiting = select(func.coalesce(func.sum(_A.seats_wanted), literal_column("0"))).where(
        _A.trip_id == t.id, _A.state == literal_column("'waitlisted'")
    )
    took_part = select(func.count()).where(_A.trip_id == t.id, _A.state.op("in")(_TOOK_PART))
    cover = func.concat(literal_column("'/v1/trips/'"), t.id, literal_column("'/cover'"))
    return [
        *(t[name] for name in PLAIN),
        (t.seats_total - t.seats_taken).label("seats_left"),
        waiting.correlate(t.id.table).scalar_subquery().label("waiting"),
        took_part.correlate(t.id.table).scalar_subquery().label("took_part"),
        case((t.cover_file_id.is_(None), cast(null(), Text)), else_=cover).label("cover_url"),
    ]
