"""Numbers and ids that only one actor may have."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import duplicate_queries
from symbiosis.kit.problems import Conflict, FieldError


class RegistrationNumberTaken(Conflict):
    code, title = "registration-number-taken", "Another actor has this registration number"


class ExternalIdTaken(Conflict):
    code, title = "external-id-taken", "Another actor has this external id"


@asynccontextmanager
async def refused(session: AsyncSession, columns: Mapping[str, Any]) -> AsyncIterator[None]:
    """Changes made inside reach the database or leave no trace; the transaction stays usable.
    `columns`: what is being stored.

    Errors: `registration-number-taken`, naming the actor that has it, `external-id-taken`.
    """
    try:
        async with session.begin_nested():
            yield
    except IntegrityError as error:
        constraint = getattr(getattr(error.orig, "__cause__", None), "constraint_name", None) or ""
        if "registration_number" in constraint:
            raise await _number_taken(session, columns) from error
        if "external_id" in constraint:
            remedy = "Change that actor, or use another external_id."
            raise ExternalIdTaken(remedy, errors=[FieldError("/external_id", "taken", remedy)]) from error
        raise


async def _number_taken(session: AsyncSession, columns: Mapping[str, Any]) -> RegistrationNumberTaken:
    holder = await duplicate_queries.holder_of_number(
        session, columns["registration_scheme"], columns["registration_number"]
    )
    remedy = f"It is the number of /v1/actors/{holder}. Use that record, or correct the number."
    return RegistrationNumberTaken(remedy, errors=[FieldError("/registration_number", "taken", remedy)])
