"""Numbers and ids that only one actor may have."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.merging import duplicate_queries, likeness
from symbiosis.actors.models import Actor
from symbiosis.kit.problems import Conflict, FieldError

_NUMBER = ("registration_scheme", "registration_number")
_EXTERNAL = ("external_source", "external_id")


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
    await _refuse_other_forms(session, columns)
    try:
        async with session.begin_nested():
            yield
    except IntegrityError as error:
        constraint = getattr(getattr(error.orig, "__cause__", None), "constraint_name", None) or ""
        if "registration_number" in constraint:
            taken = await _number_taken(
                session, columns["registration_scheme"], columns["registration_number"]
            )
            raise taken from error
        if "external_id" in constraint:
            remedy = "Change that actor, or use another external_id."
            raise ExternalIdTaken(remedy, errors=[FieldError("/external_id", "taken", remedy)]) from error
        raise


async def release(session: AsyncSession, actor_id: UUID, columns: Mapping[str, Any]) -> None:
    """Records that were merged into this one let go of the number and external id it is to have."""
    for names in (_NUMBER, _EXTERNAL):
        same = (getattr(Actor, name) == columns[name] for name in names)
        held = update(Actor).where(Actor.merged_into == actor_id, *same)
        await session.execute(
            held.values(dict.fromkeys(names)).execution_options(synchronize_session="fetch")
        )


async def _refuse_other_forms(session: AsyncSession, columns: Mapping[str, Any]) -> None:
    """CVR 12345678 is VAT DK12345678: one number in the words of another register."""
    scheme, number = columns["registration_scheme"], columns["registration_number"]
    forms = likeness.same_numbers(scheme, number, columns["country"])
    for form in forms:
        if form != (scheme, number) and await duplicate_queries.listed_with_number(session, *form):
            raise await _number_taken(session, *form)


async def _number_taken(session: AsyncSession, scheme: str, number: str) -> RegistrationNumberTaken:
    holder = await duplicate_queries.holder_of_number(session, scheme, number)
    remedy = f"It is the number of /v1/actors/{holder}. Use that record, or correct the number."
    return RegistrationNumberTaken(remedy, errors=[FieldError("/registration_number", "taken", remedy)])
