"""What is read of the pattern library."""

from sqlalchemy import select

from symbiosis.kit.reads import Connection, Read
from symbiosis.knowledge.models import SynergyPattern
from symbiosis.knowledge.patterns import Pattern, pattern_of

P = SynergyPattern

_active = Read(
    select(P.slug, P.route, P.donor_trades, P.forms, P.composition, P.receiver_trades)
    .where(~P.retired)
    .order_by(P.slug)
)


async def active_patterns(connection: Connection) -> tuple[Pattern, ...]:
    """What matching goes by: every pattern that is not retired."""
    return tuple(pattern_of(dict(row)) for row in await _active.rows(connection))
