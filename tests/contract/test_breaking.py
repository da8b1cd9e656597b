"""The differ itself: what it calls breaking and what it lets pass."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from contract.breaking import breaking_changes
from contract.operations import generated

Document = dict[str, Any]

CONTRACT: Document = {
    "paths": {
        "/things": {
            "get": {
                "operationId": "list_things",
                "parameters": [
                    {"in": "query", "name": "colour", "schema": {"enum": ["red", "blue"], "type": "string"}}
                ],
                "responses": {
                    "200": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                    }
                },
            },
            "post": {
                "operationId": "add_thing",
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingIn"}}}
                },
                "responses": {"201": {}, "default": {}},
            },
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                    "size": {"anyOf": [{"$ref": "#/components/schemas/Size"}, {"type": "null"}]},
                },
            },
            "Size": {"type": "object", "properties": {"kg": {"type": "number"}}},
            "ThingIn": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"name": {"type": "string"}, "kind": {"type": "string", "enum": ["a", "b"]}},
                "required": ["name"],
            },
        }
    },
}


def things(document: Document) -> Document:
    found: Document = document["paths"]["/things"]
    return found


def schema(document: Document, name: str) -> Document:
    found: Document = document["components"]["schemas"][name]
    return found


def changed(change: Callable[[Document], Any]) -> list[str]:
    new = copy.deepcopy(CONTRACT)
    change(new)
    return breaking_changes(CONTRACT, new)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d["paths"].clear(), "GET /things is gone"),
        (lambda d: things(d).pop("post"), "POST /things is gone"),
        (lambda d: things(d)["get"].update(operationId="things"), "called things, it was list_things"),
        (lambda d: things(d)["get"]["parameters"].clear(), "query parameter colour is gone"),
        (lambda d: things(d)["get"]["parameters"][0].update(required=True), "colour is now required"),
        (lambda d: things(d)["get"]["parameters"][0]["schema"]["enum"].remove("red"), "no longer takes red"),
        (lambda d: things(d)["post"]["responses"].pop("201"), "answer 201 is gone"),
        (lambda d: schema(d, "Thing")["properties"].pop("id"), "answer 200/id is gone"),
        (lambda d: schema(d, "Size")["properties"].pop("kg"), "answer 200/size/kg is gone"),
        (
            lambda d: schema(d, "Thing")["properties"]["id"].update(type="integer"),
            "id is integer, it was string",
        ),
        (lambda d: schema(d, "ThingIn")["required"].append("kind"), "body/kind is now required"),
        (lambda d: schema(d, "ThingIn")["properties"].pop("kind"), "body/kind is no longer accepted"),
        (
            lambda d: schema(d, "ThingIn")["properties"]["kind"]["enum"].remove("a"),
            "body/kind no longer takes a",
        ),
    ],
)
def test_what_breaks_a_caller_is_found(change: Callable[[Document], Any], said: str) -> None:
    found = changed(change)
    assert any(said in sentence for sentence in found), found


@pytest.mark.parametrize(
    "change",
    [
        lambda d: None,
        lambda d: d["paths"].update({"/others": {"get": {"operationId": "list_others", "responses": {}}}}),
        lambda d: schema(d, "Thing")["properties"].update(colour={"type": "string"}),
        lambda d: schema(d, "ThingIn")["properties"].update(colour={"type": "string"}),
        lambda d: schema(d, "ThingIn")["properties"]["kind"]["enum"].append("c"),
        lambda d: things(d)["get"]["parameters"].append({"in": "query", "name": "q", "schema": {}}),
        lambda d: things(d)["get"].update(summary="Other words"),
    ],
)
def test_what_only_adds_is_let_pass(change: Callable[[Document], Any]) -> None:
    assert changed(change) == []


def test_our_own_contract_does_not_break_itself() -> None:
    document = generated()
    assert breaking_changes(document, copy.deepcopy(document)) == []


def test_a_lost_field_of_our_own_contract_is_found() -> None:
    new = copy.deepcopy(generated())
    del schema(new, "ActorOut")["properties"]["country"]
    assert any(
        "GET /v1/actors/{actor_id}: answer 200/country is gone" in s
        for s in breaking_changes(generated(), new)
    )
