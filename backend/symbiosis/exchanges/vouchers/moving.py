"""What every change of a voucher goes through: the table of moves, the journal."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.vouchers import policy
from symbiosis.exchanges.vouchers.moves import Guard, Verb, move_of, why_not_from
from symbiosis.exchanges.vouchers.problems import OwnOrganisation, TwoPersonsNeeded, WrongVoucherState
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes import budget_queries
from symbiosis.programmes import queries as programme_queries
from symbiosis.programmes.models import ProgrammePartner


def move(voucher: Voucher, verb: Verb, now: datetime) -> str:
    """Gives the state it was in. Errors: `voucher-wrong-state`."""
    if reason := why_not_from(voucher.state, verb):
        raise WrongVoucherState(reason)
    before, voucher.state = voucher.state, move_of(verb).to
    voucher.updated_at = now
    return before


def journal(session: AsyncSession, voucher: Voucher, what: str, by: By, **change: Any) -> None:
    """Amounts, dates and codes only: what people wrote as its length."""
    record(
        session,
        by=by,
        tag=f"voucher.{what}",
        subject_type="voucher",
        subject_id=voucher.id,
        actor_id=voucher.visitor_id,
        after={"state": voucher.state},
        change=change,
    )


async def admit(session: AsyncSession, viewer: Viewer, voucher: Voucher, verb: Verb) -> ProgrammePartner:
    """The paying partner, where the viewer's hand is one of those the move takes and the voucher is not of
    their own organisation. Errors: `not-allowed`, `own-organisation`, `two-persons-needed`."""
    partner = await budget_queries.partner_by_id(session, voucher.partner_id)
    clusters = await programme_queries.clusters_of(session, voucher.programme_slug)
    held = policy.movers(viewer, partner.cluster_slug, voucher.programme_slug, clusters)
    if reason := policy.why_not_among(held, move_of(verb).who):
        raise NotAllowed(reason)
    if reason := policy.why_own(viewer, voucher):
        raise OwnOrganisation(reason)
    if reason := _why_not_this_person(viewer, voucher, verb):
        raise TwoPersonsNeeded(reason)
    return partner


def _why_not_this_person(viewer: Viewer, voucher: Voucher, verb: Verb) -> str | None:
    if verb is Verb.APPROVE:
        return policy.why_not_first(viewer, voucher)
    pays = Guard.TWO_PERSONS in move_of(verb).guards
    return policy.why_not_second(viewer, voucher) if pays else None
