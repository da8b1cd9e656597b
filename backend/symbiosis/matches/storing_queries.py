"""What matching writes: any number of rows in one statement, their values in one JSON parameter."""

from typing import Any
from uuid import UUID

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

from symbiosis.matches.models import OPEN_PAIR, Match, MatchFollowUp, MatchNote, StreamObstacle

_tables = Match.metadata.tables
# Tables: the ORM would take statements about its classes for bulk writes of its own.
M, B = _tables[Match.__tablename__], _tables[StreamObstacle.__tablename__]


def _rows_of(**columns: Any) -> Any:
    """The rows of a JSON array of objects."""
    made = func.jsonb_to_recordset(cast(bindparam("document", type_=Text), JSONB))
    described = [column(name, type_) for name, type_ in columns.items()]
    return made.table_valued(*described).render_derived(name="given", with_types=True)


_NEW = _rows_of(
    offer_id=Uuid(),
    need_id=Uuid(),
    offer_version=Integer(),
    need_version=Integer(),
    verdict=Text(),
    score=Double(),
    band=Text(),
    confidence=Double(),
    distance_km=Double(),
    evidence=JSONB(),
    engine_version=Text(),
)

new_matches = (
    insert(M)
    .from_select([c.name for c in _NEW.c], select(*_NEW.c))
    .on_conflict_do_nothing(index_elements=["offer_id", "need_id"], index_where=OPEN_PAIR)
    .returning(M.c.id)
)

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


def follow_up_instead(old: UUID, new: UUID) -> list[Any]:
    """What staff keep about a match goes along to the one that takes its place."""
    kept = (_tables[MatchFollowUp.__tablename__], _tables[MatchNote.__tablename__])
    return [update(table).where(table.c.match_id == old).values(match_id=new) for table in kept]
