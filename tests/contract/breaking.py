"""What a new contract takes from those who call the old one.

Adding is fine: paths, operations, response fields, optional input. Breaking is what makes a
correct caller of the old contract fail: something it calls, sends or reads is gone or new and required.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from contract.operations import operations_of

Schema = Mapping[str, Any]


def breaking_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """A plain sentence for each; none when every caller of `old` can go on."""
    return sorted(set(_changes(old, new)))


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    now = {(operation.method, operation.path): operation.document for operation in operations_of(new)}
    for before in operations_of(old):
        where = f"{before.method} {before.path}"
        after = now.get((before.method, before.path))
        if after is None:
            yield f"{where} is gone"
            continue
        if after["operationId"] != before.name:
            yield f"{where} is called {after['operationId']}, it was {before.name}"
        yield from _of_parameters(where, before.document, after)
        yield from _of_bodies(where, _Documents(old, new), before.document, after)


class _Documents:
    """Both documents, to look references up in."""

    def __init__(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self._old, self._new = old, new

    def old(self, schema: Schema) -> Schema:
        return _resolved(self._old, schema)

    def new(self, schema: Schema) -> Schema:
        return _resolved(self._new, schema)


def _resolved(document: Mapping[str, Any], schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def _of_parameters(where: str, before: Schema, after: Schema) -> Iterator[str]:
    old = {(p["in"], p["name"]): p for p in before.get("parameters", ())}
    new = {(p["in"], p["name"]): p for p in after.get("parameters", ())}
    for place, name in old.keys() - new.keys():
        yield f"{where}: {place} parameter {name} is gone"
    for key, parameter in new.items():
        if parameter.get("required") and not old.get(key, {}).get("required"):
            yield f"{where}: {key[0]} parameter {key[1]} is now required"
        if key in old:
            yield from _of_words(f"{where}: parameter {key[1]}", old[key]["schema"], parameter["schema"])


def _of_bodies(where: str, documents: _Documents, before: Schema, after: Schema) -> Iterator[str]:
    sent_before, sent_now = _json(before.get("requestBody", {})), _json(after.get("requestBody", {}))
    if not sent_before and sent_now and after["requestBody"].get("required"):
        yield f"{where}: a body is now required"
    if sent_before and sent_now:
        yield from _of_input(f"{where}: body", documents, sent_before, sent_now, frozenset())
    for status, response in before["responses"].items():
        if status not in after["responses"]:
            if status.startswith("2"):
                yield f"{where}: answer {status} is gone"
            continue
        read_before, read_now = _json(response), _json(after["responses"][status])
        if read_before and read_now:
            yield from _of_output(f"{where}: answer {status}", documents, read_before, read_now, frozenset())


def _json(content: Schema) -> Schema:
    for kind, media in content.get("content", {}).items():
        if kind.endswith("json"):
            schema: Schema = media.get("schema", {})
            return schema
    return {}


def _of_input(
    where: str, documents: _Documents, old: Schema, new: Schema, seen: frozenset[str]
) -> Iterator[str]:
    if _is_known(old, seen):
        return
    seen |= {str(old.get("$ref"))}
    was, now = documents.old(old), documents.new(new)
    for name in set(now.get("required", ())) - set(was.get("required", ())):
        yield f"{where}/{name} is now required"
    yield from _of_words(where, was, now)
    for name, field in was.get("properties", {}).items():
        if name in now.get("properties", {}):
            yield from _of_input(f"{where}/{name}", documents, field, now["properties"][name], seen)
        elif now.get("additionalProperties") is False:
            yield f"{where}/{name} is no longer accepted"
    for one, other in _parts(was, now):
        yield from _of_input(where, documents, one, other, seen)


def _of_output(
    where: str, documents: _Documents, old: Schema, new: Schema, seen: frozenset[str]
) -> Iterator[str]:
    if _is_known(old, seen):
        return
    seen |= {str(old.get("$ref"))}
    was, now = documents.old(old), documents.new(new)
    if was.get("type") and now.get("type") and was["type"] != now["type"]:
        yield f"{where} is {now['type']}, it was {was['type']}"
    for name, field in was.get("properties", {}).items():
        if name not in now.get("properties", {}):
            yield f"{where}/{name} is gone"
        else:
            yield from _of_output(f"{where}/{name}", documents, field, now["properties"][name], seen)
    for one, other in _parts(was, now):
        yield from _of_output(where, documents, one, other, seen)


def _is_known(schema: Schema, seen: frozenset[str]) -> bool:
    return "$ref" in schema and schema["$ref"] in seen


def _parts(old: Schema, new: Schema) -> Iterator[tuple[Schema, Schema]]:
    """Items of lists, values of maps, and alternatives in the order they stand."""
    if isinstance(old.get("items"), Mapping) and isinstance(new.get("items"), Mapping):
        yield old["items"], new["items"]
    values = old.get("additionalProperties"), new.get("additionalProperties")
    if isinstance(values[0], Mapping) and isinstance(values[1], Mapping):
        yield values[0], values[1]
    for kind in ("anyOf", "oneOf", "allOf"):
        yield from zip(old.get(kind, ()), new.get(kind, ()), strict=False)


def _of_words(where: str, old: Schema, new: Schema) -> Iterator[str]:
    """Words of a closed list that are no longer taken."""
    if "enum" in old and "enum" in new:
        for word in sorted(set(map(str, old["enum"])) - set(map(str, new["enum"]))):
            yield f"{where} no longer takes {word}"
