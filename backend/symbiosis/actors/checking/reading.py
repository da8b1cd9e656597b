"""How far an organisation is confirmed, for its own people and the staff who check it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.checking import policy, rules, verification
from symbiosis.actors.checking import queries as organisations
from symbiosis.actors.checking.schemas import VerificationNoteOut, VerificationOut
from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.actors.vocabulary import Standing
from symbiosis.kit.problems import NotAllowed


async def get_verification(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> VerificationOut:
    """Errors: `not-found`, `not-allowed`."""
    party = await parties.of(session, actor_id)
    claimed = await organisations.claimed_clusters_of(session, actor_id)
    judges = viewer.works_for(Capability.ORGANISATIONS_VERIFY, party.clusters | claimed)
    if not judges and not viewer.may(Capability.ORGANISATION_READ, party):
        raise NotAllowed("This is for the organisation's own people and the staff of its clusters.")
    actor = await session.get_one(Actor, actor_id)
    note = actor.verification_note
    return VerificationOut(
        actor_id=actor_id,
        verification=actor.verification,
        asked_at=actor.verification_asked_at,
        verified_at=actor.verified_at,
        verified_source=actor.verified_source,
        note=VerificationNoteOut(**note) if note else None,
        missing=await verification.missing_of(session, actor),
        standing=actor.standing,
        standing_reason=actor.standing_reason,
        verbs=_verbs(viewer, party, claimed, actor),
    )


def _verbs(viewer: Viewer, party: Party, claimed: frozenset[str], actor: Actor) -> list[str]:
    """What the state allows and no policy refuses."""
    possible = set(rules.verbs_from(rules.STANDING_MOVES, actor.standing))
    if actor.standing == Standing.ACTIVE:
        possible |= set(rules.verbs_from(rules.VERIFICATION_MOVES, actor.verification))
    refusals = {
        "request": policy.why_not_request(viewer, party),
        "verify": policy.why_not_verify(viewer, party, claimed),
        "reject": policy.why_not_verify(viewer, party, claimed),
        "suspend": policy.why_not_suspend(viewer, party),
        "reinstate": policy.why_not_suspend(viewer, party),
    }
    return [verb for verb, refusal in refusals.items() if verb in possible and refusal is None]
