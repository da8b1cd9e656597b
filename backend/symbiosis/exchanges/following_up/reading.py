"""Follow-ups as people read them: of one exchange, and counted for a programme."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import queries as exchanges
from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.following_up import policy, queries, rules
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.problems import hidden
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes import policy as programme_policy
from symbiosis.programmes import queries as programme_queries
from symbiosis.programmes import reading as programmes


async def of_exchange(
    session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime
) -> list[dict[str, Any]]:
    """`ExchangeFollowUpOut`s. Errors: `not-found`."""
    exchange = await exchanges.visible(session, viewer, exchange_id)
    if exchange is None:
        raise hidden()
    return [told(viewer, exchange, one, now) for one in await queries.of_exchange(session, exchange_id)]


def told(viewer: Viewer, exchange: Exchange, found: FollowUp, now: datetime) -> dict[str, Any]:
    submitted = found.submitted_at is not None
    reads = policy.may_read(viewer, exchange, found.side, submitted=submitted)
    is_open = not rules.why_not_answer(exchange.state, found.due_on, submitted, now.date())
    return {
        "months": found.months,
        "side": found.side,
        "due_on": found.due_on,
        "open": is_open,
        "yours": policy.may_answer(viewer, exchange, found.side),
        "asked_at": found.asked_at,
        "submitted_at": found.submitted_at,
        "answers": found.answers if reads else None,
        "to_fill": rules.lacks(found.answers) if reads else [],
        "version": found.version,
    }


async def of_programme(
    session: AsyncSession, viewer: Viewer, programme_slug: str, now: datetime
) -> dict[str, Any]:
    """`ProgrammeFollowUpsOut`. Errors: `not-found`, `not-allowed`."""
    await programmes.known(session, programme_slug)
    clusters = await programme_queries.clusters_of(session, programme_slug)
    if not programme_policy.works_in(viewer, Capability.PROGRAMME_READ, clusters):
        raise NotAllowed(
            "Only those who work for a cluster of this programme see what its exchanges brought."
        )
    partners = [one.cluster_slug for one in await programme_queries.partners(session, programme_slug)]
    names = await programme_queries.cluster_names(session, frozenset(partners))
    counts = await queries.counts(session, programme_slug, now.date())
    answers = await queries.answered(session, programme_slug)
    return {
        "programme_slug": programme_slug,
        "total": _numbers(counts.values(), [one for _, one in answers]),
        "partners": [
            {
                "cluster_slug": slug,
                "name": names[slug].name,
                **_numbers([counts.get(slug, (0, 0))], [one for cluster, one in answers if cluster == slug]),
            }
            for slug in partners
        ],
    }


def _numbers(counts: Any, answers: Sequence[FollowUp]) -> dict[str, int]:
    held = list(counts)
    return {
        "due": sum(due for due, _ in held),
        "answered": sum(answered for _, answered in held),
        **rules.totals(_answer(one) for one in answers),
    }


def _answer(found: FollowUp) -> rules.Answer:
    said = found.answers
    return rules.Answer(
        exchange_id=found.exchange_id,
        side=found.side,
        months=found.months,
        still_active=said["still_active"],
        jobs_created=said["jobs_created"],
        projects=said["projects"],
        publications=said["publications"],
        turnover_eur=said["turnover_eur"] or 0,
    )
