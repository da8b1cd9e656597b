"""Numbers and ids that only one actor may have."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.problems import Conflict, FieldError


class RegistrationNumberTaken(Conflict):
    code, title = "registration-number-taken", "Another actor has this registration number"


class ExternalIdTaken(Conflict):
    code, title = "external-id-taken", "Another actor has this external id"


@asynccontextmanager
async def refused(session: AsyncSession) -> AsyncIterator[None]:
    """Changes made inside reach the database or leave no trace; the transaction stays usable.

    Errors: `registration-number-taken`, `external-id-taken`.
    """
    try:
        async with session.begin_nested():
            yield
    except IntegrityError as error:
        constraint = getattr(getattr(error.orig, "__cause__", None), "constraint_name", None) or ""
        if "registration_number" in constraint:
            remedy = "Search the registry for it, or correct the number."
            taken = FieldError("/registration_number", "taken", remedy)
            raise RegistrationNumberTaken(remedy, errors=[taken]) from error
        if "external_id" in constraint:
            remedy = "Change that actor, or use another external_id."
            raise ExternalIdTaken(remedy, errors=[FieldError("/external_id", "taken", remedy)]) from error
        raise
