"""Registrations in the world of the permission matrix, one in each state in which something can be done, and a
proposal of the host that waits for the visitor. The administrator of `other` is the host."""

from typing import Any
from uuid import UUID

from kit import crafted
from symbiosis.exchanges.registering.rules import ACCEPTED_FILES, CLASSIFICATION, Attachment
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.files import service as files

MOTIVATION = "Kanarie vil gerne udveksle"
MESSAGE = "Kanarie spørger om et besøg"
CV = "Kanarie CV.pdf"
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
    await _attach(database, actor_id, names["hosting"])
    targets["host registration"] = {"registration_id": names["hosting"]}
    return targets, names


async def _attach(database: Database, actor_id: Any, hosting: Any) -> None:
    """A CV, by the administrator, and a welcome pack to every registration of the organisation; a pack to the
    host's. Each is a file of its own."""
    pool = database.pool
    person = await pool.fetchval(
        "select user_id from memberships where actor_id = $1 and role = 'org_admin' limit 1", actor_id
    )
    rows = await pool.fetch("select id from exchange_registrations where actor_id = $1", actor_id)
    for row in rows:
        cv = await _keep(database, Attachment.CV, CV, person)
        pack = await _keep(database, Attachment.WELCOME_PACK, "Welcome.pdf", person)
        await pool.execute(
            "update exchange_registrations set cv_file_id = $2, welcome_pack_file_id = $3 where id = $1",
            row["id"],
            cv,
            pack,
        )
    await pool.execute(
        "update exchange_registrations set welcome_pack_file_id = $2 where id = $1",
        hosting,
        await _keep(database, Attachment.WELCOME_PACK, "Welcome.pdf", None),
    )


async def _keep(database: Database, what: Attachment, name: str, person: Any) -> UUID:
    async with database.sessions() as session, session.begin():
        kept = await files.keep(
            session,
            crafted.pdf(),
            name=name,
            classification=CLASSIFICATION[what],
            by=person,
            now=clock.now(),
            allowed=ACCEPTED_FILES,
        )
        return kept.id
