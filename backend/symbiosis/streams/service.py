"""Creating and changing streams; the verbs of their life are in `lifecycle.py`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.events import emit
from symbiosis.kit.http import check_version, merge_patch
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed
from symbiosis.streams import lifecycle, policy
from symbiosis.streams.derive import Draft, columns_of
from symbiosis.streams.events import StreamOpened
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.places import place_of_stream
from symbiosis.streams.schemas import (
    NeedCreate,
    NeedIn,
    OfferCreate,
    OfferIn,
    PublishIn,
    StreamPatch,
)
from symbiosis.streams.terms import QuantityIn
from symbiosis.streams.vocabulary import Basis, Direction, StreamStatus

_SAID = (
    "title",
    "description",
    "language",
    "stream_type",
    "minimum_lot_kg",
    "maximum_lot_kg",
    "available_from",
    "available_to",
    "lead_time_days",
    "price",
    "maximum_distance_km",
    "identity",
    "visibility",
    "external_source",
    "external_id",
)


async def create_stream(
    session: AsyncSession,
    viewer: Viewer,
    draft: OfferCreate | NeedCreate,
    now: datetime,
    *,
    basis: Basis = Basis.OWNER,
    standing: bool = False,
    demo: bool = False,
) -> MaterialStream:
    """A draft, or a published stream with `publish`. `standing`: a processor's lasting capability.
    Errors: `invalid-input`, `not-allowed`."""
    owner_id = _owner(viewer, draft.owner_id)
    if reason := policy.why_not_create(viewer, await parties.of(session, owner_id)):
        raise NotAllowed(reason)
    place = await place_of_stream(session, owner_id, draft.place)
    stream = MaterialStream(
        owner_id=owner_id,
        status=StreamStatus.DRAFT,
        basis=basis,
        standing=standing or basis is Basis.PUBLIC_ROUTE_RULES,
        demo=demo,
        created_at=now,
        **columns_of(draft, place),
    )
    session.add(stream)
    await lifecycle.keep(session, viewer, stream, "created")
    if draft.publish:
        await lifecycle.open_first(session, viewer, stream, PublishIn(), now)
    return stream


def _owner(viewer: Viewer, owner_id: UUID | None) -> UUID:
    if owner_id is not None:
        return owner_id
    if len(viewer.members) == 1:
        return next(iter(viewer.members))
    raise InvalidInput(
        "Say for which organisation.",
        errors=[
            FieldError("/owner_id", "missing", "Choose one of the organisations you act for (GET /v1/me).")
        ],
    )


async def change_stream(
    session: AsyncSession,
    viewer: Viewer,
    stream_id: UUID,
    patch: StreamPatch,
    if_match: str | None,
    now: datetime,
) -> MaterialStream:
    """Merge patch. The same content changes nothing: no version, no journal, no event."""
    stream = await lifecycle.to_change(session, viewer, stream_id)
    check_version(if_match, stream.version)
    draft = _patched(stream, patch)
    place = await place_of_stream(session, stream.owner_id, draft.place)
    columns = columns_of(draft, place)
    changed = {name: value for name, value in columns.items() if getattr(stream, name) != value}
    if not changed:
        return stream
    for name, value in changed.items():
        setattr(stream, name, value)
    if stream.status == StreamStatus.PUBLISHED:
        lifecycle.refuse_incomplete(stream, now)
    await lifecycle.keep(session, viewer, stream, "changed")
    if stream.status == StreamStatus.PUBLISHED:
        await emit(session, StreamOpened(stream.id, stream.version), now)
    return stream


def _patched(stream: MaterialStream, patch: StreamPatch) -> Draft:
    """The stream as it would have been created with the patch applied."""
    changes = patch.model_dump(mode="json", exclude_unset=True)
    if changes.get("place") is not None:
        changes["place"] = {
            "site_id": None,
            "country": None,
            "postcode": None,
            "town": None,
            **changes["place"],
        }
    return validated(stream.direction, merge_patch(as_draft(stream), changes))


def validated(direction: str, said: Mapping[str, Any]) -> Draft:
    """What people said, as a draft. Errors: `invalid-input`."""
    kind = OfferIn if direction == Direction.OFFER else NeedIn
    try:
        return kind.model_validate(said)
    except ValidationError as error:
        raise _invalid(error) from error


def as_draft(stream: MaterialStream) -> dict[str, Any]:
    """What people said, as the create body has it."""
    said = {name: getattr(stream, name) for name in _SAID}
    place = {"country": stream.country, "postcode": stream.postcode, "town": stream.town}
    described = "material" if stream.direction == Direction.OFFER else "requirements"
    return {
        **said,
        "direction": Direction(stream.direction),
        described: getattr(stream, described),
        "quantity": {name: stream.quantity.get(name) for name in QuantityIn.model_fields},
        "place": {"site_id": str(stream.site_id)} if stream.site_id else place,
    }


def _invalid(error: ValidationError) -> InvalidInput:
    errors = [
        FieldError("".join(f"/{part}" for part in e["loc"]), e["type"], f"{e['msg']}.")
        for e in error.errors(include_input=False, include_url=False)
    ]
    return InvalidInput("Correct the fields named in `errors`.", errors=errors)
