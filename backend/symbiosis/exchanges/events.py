"""What rooms above may want to know of an exchange."""

from dataclasses import dataclass
from uuid import UUID

from symbiosis.exchanges.vocabulary import ExchangeState
from symbiosis.journal.by import By


@dataclass(frozen=True)
class ExchangeEnded:
    """It left its way early: cancelled, rejected, no show. Whatever was held for it is free."""

    exchange_id: UUID
    trip_id: UUID | None
    visitor_id: UUID
    state: ExchangeState
    by: By


@dataclass(frozen=True)
class ExchangeMoved:
    """It is in another state of its way."""

    exchange_id: UUID
    trip_id: UUID | None
    state: ExchangeState
    by: By
