"""Trips in the world of the permission matrix: a draft, one that is open, and seats in each state in which
something can be done. The cluster organises them; the administrator of `other` is their host."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.sealing import seal

MOTIVATION = "Kanarie vil med"
TRAVELLER_NAME = "Kanarie Medrejsende"
NEEDS = "Kanarie taaler ikke noedder"
SCORE_NOTE = "Kanarie forberedt afslag"
CODE = "kanarie-check-in-kode"
_STATES = ("draft", "submitted", "offered", "confirmed")


async def make_trips(
    database: Database, actor_id: Any, host_id: Any, cluster: str, secret: str
) -> tuple[dict[str, dict[str, object]], dict[str, object]]:
    """Targets and names."""
    first = clock.now().date() + timedelta(days=60)
    targets: dict[str, dict[str, object]] = {}

    async def trip(name: str, state: str, taken: int = 0) -> Any:
        trip_id = await database.pool.fetchval(
            "insert into trips (programme_slug, owner_cluster, code, title, theme, starts_on, ends_on, destinations,"
            " seats_total, seats_taken, apply_from, apply_until, state) values ('cloth', $1, $2,"
            """ '{"en": "Felt"}', 'circular_sustainability', $3, $4,"""
            """ '[{"country": "FI", "city": null, "latitude": null, "longitude": null}]', 9, $5,"""
            " now() - interval '1 day', now() + interval '10 days', $6) returning id",
            cluster,
            f"CXC-{name}",
            first,
            first + timedelta(days=2),
            taken,
            state,
        )
        await database.pool.execute(
            "insert into trip_hosts (trip_id, actor_id, confirmed_at) values ($1, $2, now())",
            trip_id,
            host_id,
        )
        targets[f"{name} trip"] = {"trip_id": trip_id, "day": first.isoformat()}
        return trip_id

    await trip("draft", "draft")
    await trip("free", "published")
    for state in _STATES:
        holds = state in ("offered", "confirmed")
        trip_id = await trip(f"{state} seat", "published", int(holds))
        application_id = await database.pool.fetchval(
            "insert into trip_applications (trip_id, actor_id, cluster_slug, seats_wanted, seats_held, motivation,"
            " state, queued_at, offered_at, offer_expires_at, pending_reason) values ($1, $2, $3, 1, $4, $5, $6,"
            " now(), now(), now() + interval '1 day', $7) returning id",
            trip_id,
            actor_id,
            cluster,
            int(holds),
            MOTIVATION,
            state,
            SCORE_NOTE,
        )
        targets[f"{state} seat"] = {"application_id": application_id}
    traveller_id = await database.pool.fetchval(
        "insert into trip_travellers (application_id, name, sealed_needs, code_hash) values ($1, $2, $3, $4)"
        " returning id",
        targets["confirmed seat"]["application_id"],
        TRAVELLER_NAME,
        seal(secret, NEEDS),
        sha256(CODE.encode()).digest(),
    )
    targets["traveller"] = {"traveller_id": traveller_id}
    return targets, {"traveller": traveller_id}
