"""Exchanges in the world of the permission matrix: one in each state in which something can be done.

The organisation visits, the administrator of `other` is its host, one cluster looks after both. Each stay is
yesterday and today, with nobody there.
"""

from datetime import date, timedelta
from typing import Any

from symbiosis.kit import clock
from symbiosis.kit.database import Database

TRAVELLER = "Kanarie Rejsende"
NEXT_STEPS = "Kanarie naeste skridt"
STATES = ("building", "signing", "committed", "ready", "ongoing", "stay_done", "report_submitted", "closed")
DRAFT_WORD = "Kanarie kladde om samarbejdet"
SENT_WORD = "Kanarie svar om samarbejdet"
"""What the visitor writes half a year later, and has sent a year later."""


async def make_exchanges(
    database: Database, visitor_id: Any, host_id: Any, cluster: str
) -> tuple[dict[str, dict[str, object]], dict[str, object]]:
    """Targets and names."""
    today = clock.now().date()
    yesterday = today - timedelta(days=1)
    targets: dict[str, dict[str, object]] = {}
    for n, state in enumerate(STATES):
        exchange_id = await database.pool.fetchval(
            "insert into exchanges (programme_slug, code, visitor_id, host_id, visitor_cluster, host_cluster,"
            " planned_start, planned_end, rate_country, holds_once, state, host_state, bucket, funded,"
            " unfunded_reason, visitor_person, privacy_accepted_at) values ('cloth', $1, $2, $3, $4, $4, $5, $6,"
            " 'FI', false, $7, 'pending', 'sme', false, 'virtual', $8,"
            " case when $7 = 'committed' then now() end) returning id",
            f"CLOTH-2020-{n:03d}",
            visitor_id,
            host_id,
            cluster,
            yesterday,
            today,
            state,
            TRAVELLER,
        )
        await database.pool.executemany(
            "insert into presence_days (exchange_id, day, kind, present, method)"
            " values ($1, $2, 'working', false, 'host_form')",
            [(exchange_id, yesterday), (exchange_id, today)],
        )
        targets[f"{state} exchange"] = {"exchange_id": exchange_id}
    await database.pool.execute(
        "insert into exchange_reports (exchange_id, side, answers, submitted_at)"
        " values ($1, 'visitor', jsonb_build_object('next_steps', $2::text), now())",
        targets["report_submitted exchange"]["exchange_id"],
        NEXT_STEPS,
    )
    closed = targets["closed exchange"]["exchange_id"]
    await _follow_up(database, closed, 6, yesterday, DRAFT_WORD)
    await _follow_up(database, closed, 12, yesterday, SENT_WORD, sent=True)
    targets["follow-up"] = {"exchange_id": closed, "months": 6, "side": "visitor"}
    return targets, {"yesterday": yesterday.isoformat()}


async def _follow_up(
    database: Database, exchange_id: object, months: int, due_on: date, word: str, *, sent: bool = False
) -> None:
    await database.pool.execute(
        "insert into exchange_follow_ups (exchange_id, months, side, due_on, answers, submitted_at) values ($1, $2,"
        " 'visitor', $3, jsonb_build_object('still_active', true, 'turnover_eur', null, 'jobs_created', 0,"
        " 'projects', 1, 'publications', 0, 'word', $4::text), case when $5 then now() end)",
        exchange_id,
        months,
        due_on,
        word,
        sent,
    )
