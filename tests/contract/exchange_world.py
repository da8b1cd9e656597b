"""Exchanges in the world of the permission matrix: one in each state in which something can be done.

The organisation visits, the administrator of `other` is its host, one cluster looks after both. Each stay is
yesterday and today, with nobody there.
"""

from datetime import timedelta
from typing import Any

from symbiosis.kit import clock
from symbiosis.kit.database import Database

TRAVELLER = "Kanarie Rejsende"
NEXT_STEPS = "Kanarie naeste skridt"
STATES = ("building", "signing", "committed", "ready", "ongoing", "stay_done", "report_submitted")


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
    return targets, {"yesterday": yesterday.isoformat()}
