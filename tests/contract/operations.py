"""The operations of the generated contract, as tests walk through them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from symbiosis.app import create_app
from symbiosis.settings import Settings

NOBODY = UUID("01900000-0000-7000-8000-000000000000")
"""An id that no row has."""


@dataclass(frozen=True)
class Operation:
    method: str
    path: str
    document: Mapping[str, Any]

    @property
    def name(self) -> str:
        return str(self.document["operationId"])

    @property
    def is_write(self) -> bool:
        return self.method not in ("GET", "HEAD")

    @property
    def query_parameters(self) -> list[str]:
        return [p["name"] for p in self.document.get("parameters", ()) if p["in"] == "query"]

    def address(self, ids: Mapping[str, object] | None = None) -> str:
        """The path with its ids filled in; NOBODY's where none is given."""
        return re.sub(r"\{(\w+)\}", lambda found: str((ids or {}).get(found[1], NOBODY)), self.path)

    def __str__(self) -> str:
        return self.name


def generated() -> dict[str, Any]:
    """The contract as the code serves it; no database is needed."""
    return create_app(Settings(database_url="postgresql://nowhere/none")).openapi()


def operations_of(document: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield Operation(method.upper(), path, operation)


OPERATIONS = list(operations_of(generated()))
BY_NAME = {operation.name: operation for operation in OPERATIONS}
