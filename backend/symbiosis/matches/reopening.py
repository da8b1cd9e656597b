"""Whether a match that was dismissed can go on as it was."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import WrongState
from symbiosis.matches import rules
from symbiosis.matches.facilitation import queries
from symbiosis.matches.facts import facts_of, fingerprint
from symbiosis.matches.models import Match
from symbiosis.matches.vocabulary import MatchState
from symbiosis.streams.documents import kind_of, viewer_values


async def check_still_so(session: AsyncSession, viewer: Viewer, match: Match) -> None:
    """Errors: `wrong-state` when the pair has gone on without it, or one of the two is another now."""
    newer = await session.scalar(queries.open_pair(match.offer_id, match.need_id))
    if newer is not None:
        raise WrongState(f"The two are suggested again already, as match {newer.id}.")
    statement = queries.streams_to_bring_together([match.offer_id, match.need_id], kind_of(viewer))
    rows = (await session.execute(statement, viewer_values(viewer))).mappings().all()
    present: dict[UUID, str] = {row["id"]: fingerprint(facts_of(row)) for row in rows}
    inputs = {"offer": present.get(match.offer_id), "need": present.get(match.need_id)}
    if inputs != match.evidence.get("inputs"):
        raise WrongState("One of the two has changed since: if they still fit, they are suggested anew.")


def state_of(match: Match) -> MatchState:
    """As far as the two sides had come."""

    def either(what: str) -> bool:
        return any(getattr(match, f"{side}_{what}_at") is not None for side in ("offer", "need"))

    return rules.reopened_state(
        looked=either("viewed"),
        kept=either("shortlisted"),
        offer=match.offer_interest_at is not None,
        need=match.need_interest_at is not None,
    )
