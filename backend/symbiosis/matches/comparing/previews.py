"""A pair that nobody has stored as a match, judged as if both were published now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.matches.comparing.levers import levers_of
from symbiosis.matches.comparing.pair import Compared
from symbiosis.matches.comparing.rows import rows_of
from symbiosis.matches.comparing.schemas import MatchPreviewIn
from symbiosis.matches.comparing.stored import Changes, changed_stream
from symbiosis.matches.drafts import columns_as_published
from symbiosis.matches.explaining import explanation
from symbiosis.matches.facts import facts_of, fibre_groups
from symbiosis.matching.engine import evaluate
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.streams.derive import Draft
from symbiosis.streams.vocabulary import Direction

_Told = tuple[OfferFacts | NeedFacts, Mapping[str, Any]]
"""What matching knows of a side, and what is said about it."""


async def preview(
    session: AsyncSession, viewer: Viewer, wanted: MatchPreviewIn, language: str, now: datetime
) -> dict[str, Any]:
    """MatchPreviewOut. Errors: `not-found`; `invalid-input` with pointers below /offer, /need,
    /offer_changes or /need_changes."""

    async def told(
        direction: Direction, body: Draft | None, id: UUID | None, changes: Changes | None
    ) -> _Told:
        _refuse_unclear(direction, body, id, changes)
        if id is not None:
            return await changed_stream(session, viewer, id, direction, changes)
        return await _written(session, cast(Draft, body), f"/{direction}", now)

    offer, offer_said = await told(Direction.OFFER, wanted.offer, wanted.offer_id, wanted.offer_changes)
    need, need_said = await told(Direction.NEED, wanted.need, wanted.need_id, wanted.need_changes)
    offer, need = cast(OfferFacts, offer), cast(NeedFacts, need)
    result = evaluate(offer, need, today=now.date(), groups=fibre_groups())
    pair = Compared(result, offer, need, offer_said, need_said, language)
    return explanation(result, language) | {"rows": rows_of(pair), "levers": levers_of(pair)}


async def _written(session: AsyncSession, draft: Draft, pointer: str, now: datetime) -> _Told:
    columns = await columns_as_published(await raw_connection(session), draft, pointer, now)
    return facts_of(columns), draft.model_dump(mode="json")


def _refuse_unclear(side: str, body: object, stream_id: object, changes: object) -> None:
    if body is None and stream_id is None:
        error = FieldError(f"/{side}", "missing", f"Send `{side}` or `{side}_id`.")
    elif body is not None and stream_id is not None:
        error = FieldError(f"/{side}_id", "both_given", f"Send either `{side}` or `{side}_id`.")
    elif body is not None and changes is not None:
        remedy = f"Put the changes into `{side}`, or send `{side}_id`."
        error = FieldError(f"/{side}_changes", "no_stream", remedy)
    else:
        return
    raise InvalidInput("Correct the fields named in `errors`.", errors=[error])
