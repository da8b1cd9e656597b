"""Nobody writes what is not theirs to write: every operation refuses every property it does not ask for.

Generated: the names are all properties of all schemas of the contract and all columns of all tables; each
JSON object that an operation takes, at every depth, is sent with all of them that it does not name itself.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from contract.cases import Case
from contract.matrix import Matrix
from contract.operations import BY_NAME, OPERATIONS, Operation, generated
from contract.permissions import PERMISSIONS
from symbiosis.tables import metadata

DOCUMENT = generated()
SCHEMAS = DOCUMENT["components"]["schemas"]
NAMES = sorted(
    {name for schema in SCHEMAS.values() for name in schema.get("properties", {})}
    | {column.name for table in metadata.tables.values() for column in table.columns}
)
DICTIONARIES = {
    "material": "Material",
    "requirements": "Requirements",
    "quantity": "QuantityIn",
    "price": "Price",
}
"""Parts of a merge patch that are documents: what they may name is in the schema they end up in."""
OURS = "select coalesce(sum(hashtext(t::text)::bigint), 0) from {} t"
KEPT = ("actors", "sites", "material_streams", "matches", "users", "memberships", "staff_grants", "mandates")
KEPT_TOO = (
    "cluster_memberships",
    "invitations",
    "applications",
    "api_keys",
    "api_clients",
    "journal_entries",
)

Path = tuple[Any, ...]


def _resolved(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The schema, or each of those it may be."""
    if "$ref" in schema:
        yield from _resolved(SCHEMAS[schema["$ref"].rsplit("/", 1)[-1]])
    elif several := schema.get("oneOf") or schema.get("anyOf"):
        for one in several:
            yield from _resolved(one)
    else:
        yield schema


def _objects(body: Any, schema: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, set[str]]]:
    """Every object of the body that the contract closes, with the names it may have."""
    variants = list(_resolved(schema))
    if isinstance(body, list):
        for index, item in enumerate(body):
            for variant in variants:
                if "items" in variant:
                    yield from _objects(item, variant["items"], (*path, index))
        return
    if not isinstance(body, dict):
        return
    known: dict[str, Any] = {}
    for variant in variants:
        known |= variant.get("properties", {})
    if not known and path and path[-1] in DICTIONARIES:
        known = SCHEMAS[DICTIONARIES[path[-1]]]["properties"]
    if not known:
        return
    yield path, set(known)
    for name, value in body.items():
        yield from _objects(value, known.get(name, {}), (*path, name))


def _with_everything(body: Any, path: Path, allowed: set[str]) -> tuple[Any, set[str]]:
    """The body with every name that the object at the path must not have, and the pointers to them."""
    changed = copy.deepcopy(body)
    at = changed
    for step in path:
        at = at[step]
    foreign = [name for name in NAMES if name not in allowed]
    at |= dict.fromkeys(foreign, "01900000-0000-7000-8000-000000000000")
    return changed, {"/".join(map(str, ("", *path, name))) for name in foreign}


def _who_may(case: Case) -> str:
    """Someone the operation works for; else someone it listens to."""

    def reluctance(principal: str) -> tuple[bool, bool, bool]:
        status = case.expected[principal]
        return status >= 300, status in (401, 403), principal != "org_admin"

    return min(case.expected, key=reluctance)


WITH_BODY = [
    o for o in OPERATIONS if "application/json" in o.document.get("requestBody", {}).get("content", {})
]


def _case_of(operation: Operation) -> Case:
    cases = [case for case in PERMISSIONS if case.operation == operation.name]
    return min(cases, key=lambda case: min(case.expected.values()))


def test_operations_with_a_body_are_found() -> None:
    assert len(WITH_BODY) > 40
    assert "create_material_stream" in map(str, WITH_BODY)


@pytest.mark.parametrize("operation", WITH_BODY, ids=str)
async def test_every_property_that_is_not_asked_for_is_refused(matrix: Matrix, operation: Operation) -> None:
    case = _case_of(operation)
    principal, world = _who_may(case), matrix.world
    schema = operation.document["requestBody"]["content"]["application/json"]["schema"]
    body = world.said(case.body) or {}
    objects = list(_objects(body, schema))
    assert objects, "a body is a closed object"
    for path, allowed in objects:
        sent, foreign = _with_everything(body, path, allowed)
        async with matrix.undone():
            before = await _fingerprint(matrix)
            answer = await matrix.ask(principal, BY_NAME[operation.name], world.targets[case.target], sent)
            assert answer.status_code == 422, (path, answer.text[:300])
            refused = {error["pointer"] for error in answer.json()["errors"]}
            untagged = {re.sub("/(offer|need)(?=/)", "", pointer, count=1) for pointer in refused}
            # A body that may be several things has which of them it is in the pointers, too.
            missed = {pointer for pointer in foreign if pointer not in refused | untagged}
            assert not missed, (path, sorted(missed)[:5])
            assert await _fingerprint(matrix) == before, "something was written"


async def _fingerprint(matrix: Matrix) -> list[int]:
    pool = matrix.undone.database.pool
    return [await pool.fetchval(OURS.format(table)) for table in (*KEPT, *KEPT_TOO)]
