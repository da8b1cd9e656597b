"""What policies must know of a proposal."""

from collections.abc import Mapping
from datetime import datetime

from symbiosis.exchanges.models import Proposal, Registration
from symbiosis.exchanges.proposing.policy import Between
from symbiosis.programmes.vocabulary import ExchangeRole


def between(proposal: Proposal, sides: Mapping[ExchangeRole, Registration], now: datetime) -> Between:
    answered = {
        ExchangeRole.VISITOR: proposal.visitor_accepted_at,
        ExchangeRole.HOST: proposal.host_accepted_at,
    }
    return Between(
        actors={role: registration.actor_id for role, registration in sides.items()},
        clusters=frozenset(registration.cluster_slug for registration in sides.values()),
        state=proposal.state,
        proposed_as=ExchangeRole(proposal.proposed_as) if proposal.proposed_as else None,
        accepted=frozenset(role for role, at in answered.items() if at is not None),
        over=proposal.expires_at <= now,
    )
