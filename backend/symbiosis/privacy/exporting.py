"""A person's own data, to take along."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from symbiosis.kit.problems import NotFound
from symbiosis.kit.reads import Connection
from symbiosis.privacy import queries


async def export_of(connection: Connection, user_id: UUID, now: datetime) -> dict[str, Any]:
    """`ExportOut`. Errors: `not-found`."""
    row = await queries.PROFILE.row(connection, user_id=user_id)
    if row is None:
        raise NotFound("There is no such person.")
    profile = json.loads(row["doc"])
    values = {"user_id": user_id, "email": profile["email"]}
    sections = {
        name: json.loads(await read.value(connection, **values)) for name, read in queries.SECTIONS.items()
    }
    return {"exported_at": now, "profile": profile, **sections}
