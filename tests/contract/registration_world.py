"""Registrations in the world of the permission matrix, one in each state in which something can be done, and a
proposal of the host that waits for the visitor. The administrator of `other` is the host."""

from typing import Any

from symbiosis.kit.database import Database

MOTIVATION = "Kanarie vil gerne udveksle"
MESSAGE = "Kanarie spørger om et besøg"
_STATES = ("draft", "submitted", "accepted")


async def make_registrations(
    database: Database, actor_id: Any, host_id: Any, cluster: str
) -> tuple[dict[str, dict[str, object]], dict[str, object]]:
    """Targets and names. One organisation has one in a programme, so the programmes differ."""
    pool = database.pool
    targets: dict[str, dict[str, object]] = {}
    names: dict[str, object] = {}

    async def registration(programme: str, who: Any, state: str, role: str) -> Any:
        return await pool.fetchval(
            "insert into exchange_registrations (programme_slug, actor_id, cluster_slug, roles, motivation, state)"
            " values ($1, $2, $3, array[$4], $5, $6) returning id",
            programme,
            who,
            cluster,
            role,
            MOTIVATION if who == actor_id else None,
            state,
        )

    for state in _STATES:
        programme = "cloth" if state == "accepted" else f"{state}-programme"
        await pool.execute(
            "insert into programmes (slug, name) values ($1, $1) on conflict do nothing", programme
        )
        made = await registration(programme, actor_id, state, "visitor")
        targets[f"{state} registration"] = {"registration_id": made}
    names["visiting"] = targets["accepted registration"]["registration_id"]
    names["hosting"] = await registration("cloth", host_id, "accepted", "host")
    targets["proposal"] = {
        "proposal_id": await pool.fetchval(
            "insert into exchange_proposals (programme_slug, visitor_registration_id, host_registration_id,"
            " proposed_as, host_accepted_at, message, expires_at) values ('cloth', $1, $2, 'host', now(), $3,"
            " now() + interval '10 days') returning id",
            names["visiting"],
            names["hosting"],
            MESSAGE,
        )
    }
    return targets, names
