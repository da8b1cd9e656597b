"""Filters people keep under a name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ValidationError
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.paging import PageParams
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput, NotFound
from symbiosis.matches.inbox import queries
from symbiosis.matches.inbox.schemas import FilteredPage, SavedFilterIn
from symbiosis.matches.models import SavedFilter
from symbiosis.matches.schemas import MatchFilters
from symbiosis.streams.schemas import StreamFilters

FILTERS: Mapping[FilteredPage, type[BaseModel]] = {
    "matches": MatchFilters,
    "material-streams": StreamFilters,
}
AT_MOST = 50


class TooManyFilters(Conflict):
    code, title = "too-many-filters", "You have as many filters as can be kept"


async def save_filter(session: AsyncSession, user_id: UUID, wanted: SavedFilterIn) -> SavedFilter:
    """The same name on the same page again replaces what it stood for.
    Errors: `invalid-input` naming the parameter, `too-many-filters`."""
    query = _checked(wanted.page, wanted.query)
    if (await session.scalar(queries.number_of(user_id)) or 0) >= AT_MOST:
        raise TooManyFilters(f"Remove one first: {AT_MOST} is the most.")
    values = {"user_id": user_id, "page": wanted.page, "name": wanted.name}
    statement = (
        insert(SavedFilter)
        .values(**values, query=query)
        .on_conflict_do_update(index_elements=list(values), set_={"query": query})
        .returning(SavedFilter)
    )
    saved = await session.scalars(statement, execution_options={"populate_existing": True})
    return saved.one()


def _checked(page: FilteredPage, query: Mapping[str, Any]) -> dict[str, Any]:
    """The query as the list would take it; what is at its default is left out."""
    known = FILTERS[page].model_fields.keys() - PageParams.model_fields.keys()
    unknown = [
        FieldError(f"/query/{name}", "unknown_parameter", f"Choose one of: {', '.join(sorted(known))}.")
        for name in query
        if name not in known
    ]
    if unknown:
        raise InvalidInput("Correct the fields named in `errors`.", errors=unknown)
    try:
        checked = FILTERS[page].model_validate(dict(query))
    except ValidationError as error:
        raise InvalidInput("Correct the fields named in `errors`.", errors=_errors(error)) from error
    return checked.model_dump(mode="json", exclude_defaults=True, include=set(query))


def _errors(error: ValidationError) -> list[FieldError]:
    return [
        FieldError("/query" + "".join(f"/{part}" for part in found["loc"]), found["type"], f"{found['msg']}.")
        for found in error.errors(include_input=False, include_url=False)
    ]


async def remove_filter(session: AsyncSession, user_id: UUID, filter_id: UUID) -> None:
    """Errors: `not-found`."""
    saved = await session.scalar(queries.own_filter(user_id, filter_id))
    if saved is None:
        raise NotFound("It has been removed already, or is not yours.")
    await session.delete(saved)
