"""Changing what was agreed. Whatever was signed before is void: nobody is held to what they did not read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving, policy
from symbiosis.exchanges.finding import visible_locked
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Mover, Verb
from symbiosis.exchanges.opening import set_funded, settle_place_and_days, why_unfunded
from symbiosis.exchanges.papers import service as papers
from symbiosis.exchanges.schemas import ExchangePatch
from symbiosis.exchanges.vocabulary import ExchangeState, HostState, Mode
from symbiosis.exchanges.vouchers import service as vouchers
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed
from symbiosis.programmes.vocabulary import UnfundedReason

_EMPTY: Mapping[str, Any] = {
    "travel_days": [],
    "objectives": [],
    "agenda": [],
    "activity_types": [],
    "topics": [],
    "mode": Mode.PHYSICAL,
}
"""What null makes of a field that is never null."""
_OF_THE_HOST = ("planned_start", "planned_end", "mode")
"""A host that has said yes said it to these."""


async def change_exchange(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    patch: ExchangePatch,
    if_match: str | None,
    now: datetime,
) -> Exchange:
    """The same content changes nothing: no version, no journal, no signature lost.

    Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`, `move-not-possible`,
    `voucher-issued`, `invalid-input`.
    """
    exchange = await visible_locked(session, viewer, exchange_id)
    moving.check_viewer(viewer, exchange, Verb.CHANGE)
    check_version(if_match, exchange.version)
    said = _said(patch)
    if "distance_km" in said:
        _check_declares(viewer, exchange)
    changed = {name: value for name, value in said.items() if _differs(exchange, name, value)}
    if not changed:
        return exchange
    await moving.check(session, viewer, exchange, Verb.CHANGE, now)
    for name, value in changed.items():
        setattr(exchange, name, value)
    _check_dates(exchange)
    if "distance_km" in said:
        exchange.distance_declared = said["distance_km"] is not None
    await _follow(session, viewer, exchange, changed, now)
    return exchange


def _said(patch: ExchangePatch) -> dict[str, Any]:
    said = patch.model_dump(exclude_unset=True)
    if said.get("agenda"):
        said["agenda"] = [line.model_dump(mode="json") for line in patch.agenda or []]
    return {name: _EMPTY.get(name) if value is None else value for name, value in said.items()}


def _differs(exchange: Exchange, name: str, value: Any) -> bool:
    if name == "distance_km" and value is None:
        return exchange.distance_declared
    return bool(getattr(exchange, name) != value)


def _check_declares(viewer: Viewer, exchange: Exchange) -> None:
    if Mover.VISITOR_CLUSTER not in policy.movers(viewer, exchange, moving.office_of(Verb.CHANGE)):
        raise NotAllowed("Only the visitor's cluster declares another distance than the great circle.")


def _check_dates(exchange: Exchange) -> None:
    start, end = exchange.planned_start, exchange.planned_end
    if start and end and end < start:
        raise InvalidInput(
            "The stay ends before it begins.",
            errors=[FieldError("/planned_end", "before_start", f"Choose {start} or a later day.")],
        )
    outside = [day for day in exchange.travel_days if not (start and end and start <= day <= end)]
    if outside:
        raise InvalidInput(
            "A day of travel is not part of the stay.",
            errors=[FieldError("/travel_days", "outside_stay", "Choose days between its first and last.")],
        )
    exchange.travel_days = sorted(set(exchange.travel_days))


async def _follow(
    session: AsyncSession, viewer: Viewer, exchange: Exchange, changed: Mapping[str, Any], now: datetime
) -> None:
    """What the change brings with it."""
    by = viewer.by(exchange.visitor_id)
    if exchange.state != ExchangeState.BUILDING:
        await papers.void_signatures(session, exchange, by, now, changed=sorted(changed))
    if not changed.keys().isdisjoint(_OF_THE_HOST):
        exchange.host_state = HostState.PENDING
    await settle_place_and_days(session, exchange)
    if "mode" in changed and exchange.funded and exchange.mode == Mode.VIRTUAL:
        await vouchers.release(session, by, exchange_id=exchange.id, reason=UnfundedReason.VIRTUAL, now=now)
        set_funded(exchange, await why_unfunded(session, exchange, now))
    await moving.go(session, exchange, Verb.CHANGE, by, now, change={"fields": sorted(changed)})
    await session.flush()
