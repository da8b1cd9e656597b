"""What matching writes: any number of rows in one statement, each column of them an array, or all in one JSON
parameter where they are few."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    DateTime,
    Double,
    Integer,
    Text,
    Uuid,
    bindparam,
    cast,
    column,
    delete,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.dialects.postgresql import UUID as PG_UUID

from symbiosis.matches.models import OPEN_PAIR, Match, ObstacleCount, StreamObstacle

_tables = Match.metadata.tables
# Tables: the ORM would take statements about its classes for bulk writes of its own.
M, B = _tables[Match.__tablename__], _tables[StreamObstacle.__tablename__]


def _rows_of(**columns: Any) -> Any:
    """The rows of a JSON array of objects."""
    made = func.jsonb_to_recordset(cast(bindparam("document", type_=Text), JSONB))
    described = [column(name, type_) for name, type_ in columns.items()]
    return made.table_valued(*described).render_derived(name="given", with_types=True)


_RESULT = {
    "offer_id": "uuid",
    "need_id": "uuid",
    "offer_version": "int",
    "need_version": "int",
    "verdict": "text",
    "score": "float8",
    "band": "text",
    "confidence": "float8",
    "distance_km": "float8",
    "evidence": "jsonb",
    "engine_version": "text",
}
"""What the engine decides, with the types of its columns."""

DECISIONS = (
    *("origin", "overridden", "override_reason", "suggested_by", "suggested_as", "event"),
    *("offer_viewed_at", "need_viewed_at", "offer_shortlisted_at", "need_shortlisted_at"),
    *("offer_interest_at", "need_interest_at"),
)
"""What people decided, besides the state and since when: it moves along to the match that supersedes."""

MOVES_BY_ITSELF = ("evaluated_on", "improvement", "advice")
"""What may differ in evidence that says the same."""


SUGGESTED = tuple(_RESULT)
REFRESHED = ("id", *_RESULT)
SUPERSEDED = ("old", "state", "state_since", *_RESULT)
"""The columns each statement is given, one array for each, in this order."""

_TYPES = {"id": "uuid", "old": "uuid", "state": "text", "state_since": "timestamptz", **_RESULT}


def _given(names: Sequence[str]) -> str:
    arrays = ", ".join(f"${place}::{_TYPES[name]}[]" for place, name in enumerate(names, 1))
    return f"unnest({arrays}) as given ({', '.join(names)})"


_COLUMNS = ", ".join(_RESULT)
_moving = "array['" + "', '".join(MOVES_BY_ITSELF) + "']"

# Plain SQL: the rows come as arrays (as one JSON document they took the database half as long again), and the
# statements run on the connection that scores.
new_matches = f"""
insert into matches ({_COLUMNS}) select {_COLUMNS} from {_given(SUGGESTED)}
on conflict (offer_id, need_id) where {OPEN_PAIR} do nothing returning id
"""  # noqa: S608  # names of our own, as in the statements below

matches_refreshed = f"""
update matches set ({_COLUMNS}) = row({", ".join(f"given.{name}" for name in _RESULT)}),
    version = matches.version + 1, updated_at = now()
from {_given(REFRESHED)}
where matches.id = given.id
    and (matches.score <> given.score or matches.evidence - {_moving} <> given.evidence - {_moving})
returning matches.id
"""  # noqa: S608  # as above

matches_over = """
update matches set state = $2, blocked_by = over.rule, version = version + 1, updated_at = now()
from unnest($1::uuid[], $3::text[]) as over (id, rule) where matches.id = over.id returning matches.id
"""

matches_superseded = f"""
with given as (select * from {_given(SUPERSEDED)}),
made as (
    insert into matches ({_COLUMNS}, state, state_since, {", ".join(DECISIONS)})
    select {", ".join(f"given.{name}" for name in (*_RESULT, "state", "state_since"))},
        {", ".join(f"old.{name}" for name in DECISIONS)}
    from given join matches old on old.id = given.old
    returning id, offer_id, need_id
),
instead as (select given.old, made.id from made join given using (offer_id, need_id)),
pointed as (update matches set superseded_by = instead.id from instead where matches.id = instead.old),
followed as (
    update match_follow_ups set match_id = instead.id from instead where match_follow_ups.match_id = instead.old
),
noted as (update match_notes set match_id = instead.id from instead where match_notes.match_id = instead.old)
select old, id from instead
"""  # noqa: S608  # as above
"""The successors of matches that were ended before, with what people decided and staff keep about them."""

_OBSTACLES = _rows_of(requirement=Text(), rule=Text(), pairs=Integer(), best_score=Double())
_STREAM = bindparam("stream_id", type_=PG_UUID)
_obstacles = insert(B).from_select(
    ["stream_id", "requirement", "rule", "pairs", "best_score", "counted_at"],
    select(
        _STREAM,
        *(_OBSTACLES.c[name] for name in ("requirement", "rule", "pairs", "best_score")),
        bindparam("counted_at", type_=DateTime(timezone=True)),
    ),
)

obstacles_instead = _obstacles.on_conflict_do_update(
    index_elements=["stream_id", "requirement"],
    set_={name: _obstacles.excluded[name] for name in ("rule", "pairs", "best_score", "counted_at")},
).add_cte(
    delete(B)
    .where(B.c.stream_id == _STREAM, B.c.requirement.not_in(select(_OBSTACLES.c.requirement)))
    .cte("gone")
)

_counted = insert(ObstacleCount).values(
    stream_id=_STREAM, counted_at=bindparam("counted_at", type_=DateTime(timezone=True))
)
obstacles_counted = _counted.on_conflict_do_update(
    index_elements=["stream_id"], set_={"counted_at": _counted.excluded.counted_at}
)

_ADVICE = _rows_of(id=Uuid(), inputs=JSONB(), evaluated_on=Text(), improvement=JSONB())

advice_added = (
    update(M)
    .values(
        evidence=M.c.evidence.op("-")(literal_column("'advice'")).op("||")(
            func.jsonb_build_object(literal_column("'improvement'"), _ADVICE.c.improvement)
        ),
        # Would be the time of this statement otherwise.
        updated_at=M.c.updated_at,
    )
    .where(
        M.c.id == _ADVICE.c.id,
        M.c.evidence["inputs"] == _ADVICE.c.inputs,
        M.c.evidence["evaluated_on"].astext == _ADVICE.c.evaluated_on,
    )
    .returning(M.c.id)
)
