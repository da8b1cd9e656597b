"""What is read about the matches of an organisation when something happens to it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from symbiosis.matches.matching_queries import ENDING
from symbiosis.matches.models import Match
from symbiosis.matches.queries import NEED, OFFER, is_open


def open_within(owner_id: UUID) -> Select[Any]:
    """`ENDING` of the open matches of an organisation with itself, locked in the order of ids."""
    return (
        select(*ENDING)
        .join(OFFER, OFFER.id == Match.offer_id)
        .join(NEED, NEED.id == Match.need_id)
        .where(is_open, OFFER.owner_id == owner_id, NEED.owner_id == owner_id)
        .order_by(Match.id)
        .with_for_update(of=Match)
    )
