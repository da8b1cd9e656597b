"""Ids of organisations that were merged into others: whatever is asked below them is asked elsewhere."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Request

from symbiosis.actors import queries
from symbiosis.kit.database import database_of
from symbiosis.kit.problems import Problem


class ActorMoved(Problem):
    status, code, title = 308, "actor-merged", "This organisation was merged with another"


async def follow(request: Request) -> None:
    """What every ordinary route runs first; direct reads say it with `refuse_moved`.

    Errors: `actor-merged` (308) with Location, the query string kept.
    """
    try:
        actor_id = UUID(request.path_params["actor_id"])
    except (KeyError, ValueError):
        return
    refuse_moved(request, await queries.moved_to(database_of(request).pool, actor_id))


def refuse_moved(request: Request, target: UUID | None) -> None:
    """Errors: `actor-merged` (308)."""
    if target is not None:
        # The rest of the path came decoded, and could hold what no header may.
        below = str(request.scope["path"]).removeprefix("/v1/actors/").partition("/")[2]
        query = request.scope["query_string"].decode("latin-1")
        location = f"/v1/actors/{target}{'/' + quote(below) if below else ''}{'?' + query if query else ''}"
        raise ActorMoved(
            f"It goes on as {target}. Repeat the request there; both histories are kept.",
            headers={"location": location},
        )


def describe(schema: dict[str, Any]) -> None:
    """Says so in the contract, for every operation below an organisation."""
    answer = {
        "description": "This organisation was merged with another; the same goes on there.",
        "headers": {"Location": {"schema": {"type": "string", "format": "uri-reference"}}},
    }
    for path, operations in schema["paths"].items():
        if path.startswith("/v1/actors/{actor_id}"):
            for operation in operations.values():
                operation["responses"]["308"] = answer
