"""A proposal as both sides and their clusters read it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.proposing import policy, queries
from symbiosis.exchanges.proposing.between import between
from symbiosis.exchanges.proposing.problems import hidden
from symbiosis.exchanges.proposing.queries import Full
from symbiosis.exchanges.proposing.schemas import ExchangeProposalFilters
from symbiosis.exchanges.vocabulary import ProposalState
from symbiosis.kit.paging import Position
from symbiosis.programmes.vocabulary import ExchangeRole

_SAME = (
    *("id", "programme_slug", "proposed_as", "message", "starts_on", "ends_on", "existing_relation"),
    *("agreed_outside", "reason", "expires_at", "exchange_id", "version", "created_at", "updated_at"),
)


async def one(session: AsyncSession, viewer: Viewer, proposal_id: UUID, now: datetime) -> dict[str, Any]:
    """`ExchangeProposalOut`. Errors: `not-found`."""
    found = await queries.full(session, proposal_id)
    if found is None or not policy.reads(viewer, _between(found, now)):
        raise hidden()
    return _document(viewer, found, now)


async def page(
    session: AsyncSession,
    viewer: Viewer,
    filters: ExchangeProposalFilters,
    at: Position | None,
    now: datetime,
) -> list[dict[str, Any]]:
    """One more than asked for."""
    return [_document(viewer, full, now) for full in await queries.page(session, viewer, filters, at)]


def place(row: dict[str, Any]) -> Position:
    return Position(str(row["id"]), str(row["id"]))


def _between(full: Full, now: datetime) -> policy.Between:
    sides = {ExchangeRole.VISITOR: full.visiting, ExchangeRole.HOST: full.hosting}
    return between(full.proposal, sides, now)


def _document(viewer: Viewer, full: Full, now: datetime) -> dict[str, Any]:
    p, known = full.proposal, _between(full, now)
    is_over = p.state == ProposalState.PROPOSED and known.over
    return {
        **{name: getattr(p, name) for name in _SAME},
        # The job that writes it down comes in a minute; who looks is told at once.
        "state": ProposalState.EXPIRED if is_over else p.state,
        "visitor": _side(full.visiting.id, full.visitor, full.sender, p.visitor_accepted_at),
        "host": _side(full.hosting.id, full.host, full.receiver, p.host_accepted_at),
        "waits_for": [role for role in ExchangeRole if known.is_open and role not in known.accepted],
        "you_are": policy.sides_of(viewer, known),
        "cv": full.cv if policy.hosts(viewer, known) else None,
        "possible": policy.possible_for(viewer, known),
    }


def _side(registration_id: UUID, actor: Any, cluster: Any, accepted_at: datetime | None) -> dict[str, Any]:
    return {
        "registration_id": registration_id,
        "actor": actor,
        "cluster": cluster,
        "accepted_at": accepted_at,
    }
