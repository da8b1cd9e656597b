"""The contract as document: complete, valid, and the one that is committed."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from contract.operations import OPERATIONS, Operation, generated

COMMITTED = Path(__file__).resolve().parents[2] / "openapi" / "openapi.json"
DOCUMENT = generated()
SPARSE = {"FibreRuleOut": "kept and served as the rule was written"}
# Whoever calls these proves who they are in the call itself, or reads without leaving anything.
PUBLIC_WRITES = {
    *("sign_in", "ask_sign_in_mail", "sign_in_by_mail", "sign_out"),
    *("ask_passkey_challenge", "sign_in_by_passkey", "issue_token"),
    *("look_at_invitation", "accept_invitation"),
    *("apply_to_join", "correct_my_application", "resubmit_my_application", "withdraw_my_application"),
    *("read_composition_text", "preview_match", "search_matches", "search_duplicates", "preview_voucher"),
}
# Changed without If-Match: nothing else of what the caller saw is written over.
UNVERSIONED = {
    "change_person_role": "sets its only field",
    "change_me": "nobody else changes one's account",
    "change_trip_photo": "its two fields are each set as a whole",
}


def test_committed_contract_is_what_the_code_serves() -> None:
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == DOCUMENT, "run `make openapi` and commit"


def test_document_is_valid_openapi() -> None:
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


async def test_the_served_document_is_the_same(client: Any) -> None:
    assert (await client.get("/openapi.json")).json() == DOCUMENT


def test_operation_ids_are_unique_words_of_the_domain() -> None:
    names = Counter(operation.name for operation in OPERATIONS)
    assert names.most_common(1)[0][1] == 1
    assert all(name == name.lower() and name.isidentifier() for name in names)
    assert not [name for name in names if name.endswith(("_get", "_post", "_patch", "_delete"))]


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_operation_says_what_it_does(operation: Operation) -> None:
    document = operation.document
    assert document["summary"]
    assert len(document["description"]) > 15
    assert len(document["tags"]) == 1


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_operation_declares_its_problems(operation: Operation) -> None:
    responses = operation.document["responses"]
    assert {"400", "default"} <= responses.keys()
    problems = {status: r for status, r in responses.items() if status[0] in "45d"}
    for status, response in problems.items():
        assert response["description"], status
        schema = response["content"]["application/problem+json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/ProblemDocument"}, status
    body = operation.document.get("requestBody", {}).get("content", {})
    # A form is OAuth's, which says 400 (RFC 6749, section 5.2).
    if body and body.keys() != {"application/x-www-form-urlencoded"}:
        assert "422" in responses
    if "{" in operation.path:
        assert "404" in responses
    if operation.method == "PATCH" and operation.name not in UNVERSIONED:
        assert {"412", "428"} <= responses.keys()


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_operation_says_who_may_call_it(operation: Operation) -> None:
    ways = operation.document["security"]
    schemes = {scheme for way in ways for scheme in way}
    assert schemes <= DOCUMENT["components"]["securitySchemes"].keys()
    if ways:
        assert "session" in schemes
        assert {"401", "403"} <= operation.document["responses"].keys()
    elif operation.is_write:
        assert operation.name in PUBLIC_WRITES


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_answer_has_a_schema(operation: Operation) -> None:
    answers = {s: r for s, r in operation.document["responses"].items() if s.startswith("2")}
    if "204" in answers:
        assert "content" not in answers.pop("204")
        assert not answers
        return
    contents = [answer["content"] for answer in answers.values()]
    if all("application/json" not in content for content in contents):
        assert all(_is_file(content) for content in contents), "say of which media type the file is"
        return
    schemas = [content["application/json"]["schema"] for content in contents]
    assert len({str(schema) for schema in schemas}) == 1, "made now or there already: the same model"
    # Staff read more than parties: then it is one of two models, each with a name.
    for model in schemas[0].get("anyOf", [schemas[0]]):
        assert "$ref" in model, "name the answer's model"
        fields = DOCUMENT["components"]["schemas"][model["$ref"].rsplit("/", 1)[-1]]
        assert fields["type"] == "object", "never a bare list: it could not grow"


def _is_file(content: dict[str, Any]) -> bool:
    """One media type other than JSON, as text or bytes."""
    return len(content) == 1 and all(
        said.get("schema", {}).get("type") == "string" for said in content.values()
    )


def test_paths_are_plural_nouns_in_kebab_case() -> None:
    for path in DOCUMENT["paths"]:
        assert path == path.lower()
        assert "_" not in "".join(part for part in path.split("/") if not part.startswith("{"))
        assert not path.endswith("/")


def test_answers_always_hold_every_field() -> None:
    """A client can rely on a field being there; what may be missing is null."""
    for name, schema in DOCUMENT["components"]["schemas"].items():
        if name.endswith("Out") and schema.get("type") == "object" and name not in SPARSE:
            assert set(schema["required"]) == set(schema["properties"]), name


def test_bodies_refuse_names_they_do_not_know() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        if name.endswith(("In", "Patch", "Create")):
            assert schema["additionalProperties"] is False, name
