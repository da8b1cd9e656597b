"""A stored stream as it would be with some changes: for questions that begin with `what if`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.database import raw_connection
from symbiosis.kit.http import merge_patch
from symbiosis.kit.problems import FieldError, InvalidInput, NotFound
from symbiosis.knowledge.patterns import Pattern
from symbiosis.matches.comparing.schemas import NeedChanges, OfferChanges
from symbiosis.matches.drafts import NEEDING, OFFERING, errors_below, place_said, without_limit
from symbiosis.matches.fact_queries import facts_of_stream
from symbiosis.matches.facts import facts_of
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.streams import queries
from symbiosis.streams.derive import Draft, StreamPlace, columns_of
from symbiosis.streams.documents import kind_of, viewer_values
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.office import note_read
from symbiosis.streams.service import as_draft, validated
from symbiosis.streams.terms import CONFIDENTIAL_PRICES
from symbiosis.streams.vocabulary import Direction, Identity, Visibility

Changes = OfferChanges | NeedChanges


async def changed_stream(
    session: AsyncSession,
    viewer: Viewer,
    stream_id: UUID,
    direction: Direction,
    changes: Changes | None,
    patterns: Sequence[Pattern] = (),
) -> tuple[OfferFacts | NeedFacts, Mapping[str, Any]]:
    """What matching knows of it, and what is said about it. Of streams that are not the viewer's own,
    confidential prices are neither used nor to be changed.
    Errors: `not-found`, `invalid-input` with pointers below /offer_changes or /need_changes."""
    stream = await _visible(session, viewer, stream_id, direction)
    own = stream.owner_id in viewer.actor_ids
    pointer = f"/{direction}_changes"
    patch = changes.model_dump(mode="json", exclude_unset=True) if changes else {}
    if not own:
        _refuse_confidential(patch, f"{pointer}/price")
    with errors_below(pointer):
        draft = _patched(stream, patch, own=own)
        place = await place_said(await raw_connection(session), draft.place) if patch.get("place") else None
        columns = columns_of(draft, place or _place_of(stream))
    row = (await session.execute(facts_of_stream(stream_id))).mappings().one()
    return _facts(dict(row) | columns, patterns, own=own), draft.model_dump(mode="json")


async def _visible(
    session: AsyncSession, viewer: Viewer, stream_id: UUID, direction: Direction
) -> MaterialStream:
    statement = queries.visible(stream_id, kind_of(viewer))
    stream = await session.scalar(statement, viewer_values(viewer))
    if stream is None or stream.direction != direction:
        raise NotFound(f"There is no such {direction}, or you may not see it.")
    await note_read(await raw_connection(session), viewer, [stream.id])
    return stream


def _refuse_confidential(patch: Mapping[str, Any], pointer: str) -> None:
    touched = [name for name in CONFIDENTIAL_PRICES if name in (patch.get("price") or {})]
    if touched:
        remedy = "This is known to the owner of the stream only; leave it out."
        errors = [FieldError(f"{pointer}/{name}", "not_yours", remedy) for name in touched]
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)


def _patched(stream: MaterialStream, patch: Mapping[str, Any], *, own: bool) -> Draft:
    """What strangers change is put onto what strangers may read: else a refusal would tell the rest."""
    said = as_draft(stream)
    if not own:
        said["price"] = {k: v for k, v in said["price"].items() if k not in CONFIDENTIAL_PRICES}
    if patch.get("place"):
        said["place"] = {}
    return validated(stream.direction, merge_patch(said, dict(patch)))


def _place_of(stream: MaterialStream) -> StreamPlace:
    return StreamPlace(
        country=stream.country,
        site_id=stream.site_id,
        postcode=stream.postcode,
        town=stream.town,
        nuts3=stream.nuts3,
        latitude=stream.latitude,
        longitude=stream.longitude,
    )


def _facts(row: Mapping[str, Any], patterns: Sequence[Pattern], *, own: bool) -> OfferFacts | NeedFacts:
    """Who sees both may compare them, so visibility and blocks do not count; and nobody learns by a
    comparison that an anonymous stream belongs to an organisation they know."""
    hidden = row["identity"] == Identity.ANONYMOUS and not own
    nobody = OFFERING if row["direction"] == Direction.OFFER else NEEDING
    facts = facts_of({**row, "owner_id": nobody if hidden else row["owner_id"]}, patterns)
    facts = replace(facts, published=True, visibility=Visibility.PUBLIC, blocked_owners=frozenset())
    return facts if own else without_limit(facts)
