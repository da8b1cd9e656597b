"""Asking an operation as somebody, in a world that stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from contract.operations import Operation
from contract.undone import Undone
from contract.world import World


@dataclass(frozen=True)
class Matrix:
    world: World
    client: httpx.AsyncClient
    undone: Undone

    async def ask(
        self,
        principal: str,
        operation: Operation,
        ids: Mapping[str, object],
        body: Any = None,
        query: str = "",
    ) -> httpx.Response:
        scope = operation.document["x-access"].get("scope")
        self.client.cookies.clear()
        return await self.client.request(
            operation.method,
            f"{operation.address(ids)}?{query}".rstrip("?"),
            **({"content": body} if isinstance(body, str) else {"json": body}),
            headers={**_headers(operation, body), **self.world.credentials_of(principal, scope)},
        )


def _headers(operation: Operation, body: Any) -> dict[str, str]:
    if isinstance(body, str):
        return {"content-type": "text/csv"}
    return {"if-match": "*"} if "428" in operation.document["responses"] else {}
