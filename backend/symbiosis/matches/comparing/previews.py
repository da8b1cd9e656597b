"""A pair that nobody has stored as a match, judged as if both were published now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.knowledge.patterns import Pattern
from symbiosis.knowledge.queries import active_patterns
from symbiosis.matches.comparing.levers import levers_of
from symbiosis.matches.comparing.pair import Compared
from symbiosis.matches.comparing.rows import rows_of
from symbiosis.matches.comparing.schemas import MatchPreviewIn
from symbiosis.matches.comparing.stored import Changes, changed_stream
from symbiosis.matches.drafts import columns_as_published
from symbiosis.matches.explaining import explanation
from symbiosis.matches.facts import facts_of
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.reference.catalogue import fibre_groups
from symbiosis.streams.derive import Draft
from symbiosis.streams.vocabulary import Direction

_Told = tuple[OfferFacts | NeedFacts, Mapping[str, Any]]
"""What matching knows of a side, and what is said about it."""


@dataclass(frozen=True)
class _Side:
    """One side as it was asked for."""

    direction: Direction
    body: Draft | None
    stream_id: UUID | None
    changes: Changes | None


async def preview(
    session: AsyncSession, viewer: Viewer, wanted: MatchPreviewIn, language: str, now: datetime
) -> dict[str, Any]:
    """MatchPreviewOut. Errors: `not-found`; `invalid-input` with pointers below /offer, /need,
    /offer_changes or /need_changes."""

    patterns = await active_patterns(await raw_connection(session))
    sides = (
        _Side(Direction.OFFER, wanted.offer, wanted.offer_id, wanted.offer_changes),
        _Side(Direction.NEED, wanted.need, wanted.need_id, wanted.need_changes),
    )
    (offer, offer_said), (need, need_said) = [
        await _told(session, viewer, side, patterns, now) for side in sides
    ]
    offer, need = cast(OfferFacts, offer), cast(NeedFacts, need)
    result = evaluate(offer, need, today=now.date(), groups=fibre_groups())
    pair = Compared(result, offer, need, offer_said, need_said, language)
    return explanation(result, language) | {"rows": rows_of(pair), "levers": levers_of(pair)}


async def _told(
    session: AsyncSession, viewer: Viewer, side: _Side, patterns: Sequence[Pattern], now: datetime
) -> _Told:
    if error := _unclear(side):
        raise InvalidInput("Correct the fields named in `errors`.", errors=[error])
    if side.stream_id is not None:
        return await changed_stream(session, viewer, side.stream_id, side.direction, side.changes, patterns)
    draft = cast(Draft, side.body)
    connection = await raw_connection(session)
    columns = await columns_as_published(connection, draft, f"/{side.direction}", now)
    return facts_of(columns, patterns), draft.model_dump(mode="json")


def _unclear(side: _Side) -> FieldError | None:
    """Each side is a body, or a stream that may be changed."""
    name, is_written, is_stored = side.direction.value, side.body is not None, side.stream_id is not None
    if not is_written and not is_stored:
        return FieldError(f"/{name}", "missing", f"Send `{name}` or `{name}_id`.")
    if is_written and is_stored:
        return FieldError(f"/{name}_id", "both_given", f"Send either `{name}` or `{name}_id`.")
    if is_written and side.changes is not None:
        remedy = f"Put the changes into `{name}`, or send `{name}_id`."
        return FieldError(f"/{name}_changes", "no_stream", remedy)
    return None
