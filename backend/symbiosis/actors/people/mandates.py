"""An organisation lets a facilitator act for it: granting, taking back, and what ends by itself."""

from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.sessions import rotate_sessions_of
from symbiosis.actors import parties
from symbiosis.actors.capabilities import MandateScope
from symbiosis.actors.people import mails
from symbiosis.actors.people import policy as people_policy
from symbiosis.actors.people import queries as people_queries
from symbiosis.actors.people import service as people
from symbiosis.actors.people.schemas import FacilitatorOut, MandateIn, StaffPlaceOut
from symbiosis.actors.people_models import Mandate
from symbiosis.actors.staff import queries as staff_queries
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState

LONGEST = timedelta(days=366)
"""Until the same day of next year, whatever the year."""


async def read_mandates(session: AsyncSession, viewer: Viewer, actor_id: UUID, now: datetime) -> list[Any]:
    """Errors: `not-found`."""
    await people.readable(session, viewer, actor_id)
    return list((await session.execute(people_queries.mandates_of(actor_id, now))).mappings())


async def read_facilitators(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, now: datetime
) -> list[FacilitatorOut]:
    """Errors: `not-found`, `not-allowed`."""
    return await _holders(session, await _granting(session, viewer, actor_id), now)


async def grant_mandate(
    session: AsyncSession, viewer: Viewer, actor_id: UUID, mandate: MandateIn, now: datetime
) -> Any:
    """Replaces the mandate the holder has from this organisation, if any.

    Errors: `not-found`, `not-allowed`, `invalid-input`.
    """
    party = await _granting(session, viewer, actor_id)
    holders = await _holders(session, party, now)
    _check(mandate, {holder.user_id for holder in holders}, now)
    for earlier in await session.scalars(people_queries.standing_mandates(mandate.holder_id, actor_id)):
        earlier.revoked_at = now
        _journal(session, viewer.by(actor_id), "replaced", earlier)
    granted = Mandate(
        actor_id=actor_id,
        holder_id=mandate.holder_id,
        scope=sorted(set(mandate.scope)),
        valid_until=mandate.valid_until,
        granted_by=viewer.user_id,
        created_at=now,
    )
    session.add(granted)
    await session.flush()
    await rotate_sessions_of(session, mandate.holder_id)
    _journal(session, viewer.by(actor_id), "granted", granted)
    await _tell_holder(session, granted, now)
    return await _one(session, granted.id, now)


async def revoke_mandate(session: AsyncSession, viewer: Viewer, mandate_id: UUID, now: datetime) -> Any:
    """By the organisation, or by the holder handing it back.

    Errors: `not-found`, `not-allowed`, `wrong-state`.
    """
    mandate = await session.scalar(people_queries.mandate_to_change(mandate_id))
    if mandate is None:
        raise NotFound("There is no such mandate.")
    party = await parties.of(session, mandate.actor_id)
    holder = mandate.holder_id == viewer.user_id
    if not holder and not people_policy.may_read(viewer, party):
        raise NotFound("There is no such mandate.")
    if reason := people_policy.why_not_revoke(viewer, party, mandate.holder_id):
        raise NotAllowed(reason)
    if mandate.revoked_at is not None:
        raise WrongState("This mandate has been revoked already.")
    mandate.revoked_at = now
    await rotate_sessions_of(session, mandate.holder_id)
    _journal(session, viewer.by(None if holder else mandate.actor_id), "revoked", mandate)
    await session.flush()
    await _tell_revoked(session, mandate, by_holder=holder, now=now)
    return await _one(session, mandate_id, now)


async def lapse(session: AsyncSession, user_id: UUID, now: datetime) -> None:
    """End the mandates of someone who holds no staff role that keeps them, so that a later role does not
    bring them back."""
    if await session.scalar(staff_queries.keeps_mandates(user_id, now)):
        return
    for mandate in await session.scalars(people_queries.standing_mandates(user_id)):
        mandate.revoked_at = now
        _journal(session, By(), "lapsed", mandate)
    await session.flush()


async def _granting(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> Party:
    party = await people.readable(session, viewer, actor_id)
    if reason := people_policy.why_not_grant(viewer, party):
        raise NotAllowed(reason)
    return party


async def _holders(session: AsyncSession, party: Party, now: datetime) -> list[FacilitatorOut]:
    rows = await session.execute(people_queries.holders_for(party.actor_id, sorted(party.clusters), now))
    by_person = groupby(rows.all(), key=lambda row: (row.id, row.display_name))
    return [
        FacilitatorOut(
            user_id=user_id,
            display_name=name,
            roles=[StaffPlaceOut.model_validate(row, from_attributes=True) for row in roles],
        )
        for (user_id, name), roles in by_person
    ]


def _check(mandate: MandateIn, holders: set[UUID], now: datetime) -> None:
    errors = []
    if mandate.holder_id not in holders:
        remedy = "Choose one of GET /v1/actors/{actor_id}/facilitators."
        errors.append(FieldError("/holder_id", "not_a_facilitator", remedy))
    if not now < mandate.valid_until <= now + LONGEST:
        errors.append(FieldError("/valid_until", "out_of_range", "Choose a time within a year from now."))
    if errors:
        raise InvalidInput(" ".join(error.detail for error in errors), errors=errors)


async def _one(session: AsyncSession, mandate_id: UUID, now: datetime) -> Any:
    return (await session.execute(people_queries.mandate(mandate_id, now))).mappings().one()


async def _tell_holder(session: AsyncSession, mandate: Mandate, now: datetime) -> None:
    holder = await session.scalar(people_queries.user(mandate.holder_id))
    actor = await session.scalar(people_queries.organisation(mandate.actor_id))
    if holder is None or actor is None:
        return
    scope = [MandateScope(word) for word in mandate.scope]
    message = mails.mandate_granted(
        holder.language, holder.display_name, actor.display_name, scope, mandate.valid_until
    )
    await write_mail(session, holder.email, message, now)


async def _tell_revoked(session: AsyncSession, mandate: Mandate, *, by_holder: bool, now: datetime) -> None:
    """The other side of it: whoever granted it when the holder hands it back."""
    told_id = mandate.granted_by if by_holder else mandate.holder_id
    told = await session.scalar(people_queries.user(told_id)) if told_id else None
    holder = await session.scalar(people_queries.user(mandate.holder_id))
    actor = await session.scalar(people_queries.organisation(mandate.actor_id))
    if told is None or holder is None or actor is None or told.erased_at is not None:
        return
    if by_holder:
        message = mails.mandate_handed_back(
            told.language, told.display_name, actor.display_name, holder.display_name
        )
    else:
        message = mails.mandate_revoked(told.language, told.display_name, actor.display_name)
    await write_mail(session, told.email, message, now)


def _journal(session: AsyncSession, by: By, what: str, mandate: Mandate) -> None:
    record(
        session,
        by=by,
        tag=f"mandate.{what}",
        subject_type="mandate",
        subject_id=mandate.id,
        actor_id=mandate.actor_id,
        change={
            "holder_id": str(mandate.holder_id),
            "scope": list(mandate.scope),
            "valid_until": mandate.valid_until.isoformat(),
        },
    )
