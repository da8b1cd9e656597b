"""Values nobody should send, in every place where one can be sent: refused or taken, never a crash."""

import copy
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from conftest import MakePerson, Person
from contract.operations import BY_NAME, NOBODY, OPERATIONS, Operation
from contract.permissions import NEW_ACTOR, PAIR, PLACE, REASON, SIGN_IN, SITE
from streams.bodies import need, offer
from symbiosis.kit.database import Database

CANARY = "kanariefugl"
AT_MOST = 150
"""Requests for one body, about."""

IN_QUERIES = (
    "",
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "%27%3B%20drop%20table%20actors%3B--",
    "%25%25%25",
    "%5C",
    "NaN",
    "Infinity",
    "-1",
    "1e400",
    "9" * 40,
    "true",
    "[]",
    "%7B%22%24ne%22%3A1%7D",
    "../../etc/passwd",
    quote("‮ ​Ω🧵"),
    quote(CANARY * 200),
)
"""Percent-encoded already, so that bytes that are no text can be sent too."""

IN_BODIES = (
    "null",
    "true",
    "-1",
    "0.1",
    "1e400",
    "NaN",
    "9" * 40,
    '""',
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202e\\u200d\\ud83e\\uddf5"',
    '"%s"' % (CANARY * 300),
    '"9999-12-31T23:59:59-14:00"',
    '"2026-02-30"',
    "[]",
    "[[[[[[]]]]]]",
    '{"unknown": "kanariefugl"}',
)
"""JSON as it goes over the wire; some of it Python's own encoder would refuse."""

_PASSKEY = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "authenticatorAttachment": "platform"}
_CLIENT_DATA = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUFBQSIsIm9yaWdpbiI6Imh0dHA6Ly90ZXN0In0"
SHOWN_PASSKEY = {
    "challenge_id": str(NOBODY),
    "credential": {
        **_PASSKEY,
        "response": {
            "clientDataJSON": _CLIENT_DATA,
            "authenticatorData": "AAAA",
            "signature": "AAAA",
            "userHandle": "AAAA",
        },
    },
}
NEW_PASSKEY = {
    "challenge_id": str(NOBODY),
    "credential": {
        **_PASSKEY,
        "response": {"clientDataJSON": _CLIENT_DATA, "attestationObject": "AAAA", "transports": ["usb"]},
    },
}

BODIES: tuple[tuple[str, Any], ...] = (
    ("sign_in", SIGN_IN),
    (
        "register_actor",
        {
            **NEW_ACTOR,
            "registration_scheme": "cvr",
            "registration_number": "12345678",
            "roles": ["weaver"],
            "description": {"da": "x"},
            "clusters": [],
            "website": "https://x.example",
            "size_class": "small",
            "external_source": "erp",
            "external_id": "1",
        },
    ),
    (
        "change_actor",
        {
            "legal_name": "x",
            "roles": ["weaver"],
            "description": {"da": "x"},
            "clusters": [],
            "size_class": "micro",
            "website": "https://x.example",
        },
    ),
    ("add_site", {**SITE, "name": "x", "address": "x", "town": "Aarhus", "latitude": 56, "longitude": 9}),
    ("create_material_stream", offer(**PLACE)),
    ("create_material_stream", need(**PLACE)),
    (
        "change_material_stream",
        {
            "title": "x",
            "material": {"colour": "black"},
            "quantity": {"value": 1},
            "price": {"model": "free"},
            "place": {"country": "DK"},
            "available_from": "2026-01-01",
            "maximum_distance_km": 5,
        },
    ),
    ("create_api_key", {"name": "x", "scopes": ["streams:read"], "expires_in_days": 30}),
    ("publish_stream", {"valid_days": 30}),
    ("withdraw_stream", {**REASON, "comment": "x"}),
    ("set_invited", {"actor_ids": [str(NOBODY)]}),
    ("read_composition_text", {"text": "65% polyester 35% bomuld", "language": "da"}),
    ("preview_match", PAIR),
    ("search_matches", {"stream": offer(**PLACE), "limit": 3}),
    ("dismiss_match", {**REASON, "comment": "x"}),
    ("ask_passkey_challenge", {"purpose": "sign_in"}),
    ("sign_in_by_passkey", SHOWN_PASSKEY),
    ("add_passkey", {**NEW_PASSKEY, "name": "x"}),
    ("confirm_authenticator_app", {"code": "123 456"}),
    ("confirm_second_factor", {"code": "123456"}),
    ("confirm_second_factor", {"recovery_code": "ABCDE-FGHJK"}),
    ("confirm_second_factor", SHOWN_PASSKEY),
)


def assert_no_crash(answer: httpx.Response, sent: str) -> None:
    assert answer.status_code < 500, f"{sent}: {answer.text}"
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", sent
        assert CANARY not in answer.text, f"{sent} came back"


@pytest.fixture
async def staff(make_person: MakePerson) -> Person:
    return await make_person(None, staff_role="facilitator")


@pytest.mark.parametrize(
    "operation", [o for o in OPERATIONS if o.query_parameters and not o.is_write], ids=str
)
async def test_query_parameters(staff: Person, operation: Operation) -> None:
    for name in operation.query_parameters:
        for value in IN_QUERIES:
            address = f"{operation.address()}?{name}={value}"
            assert_no_crash(await staff.client.get(address), address)


@pytest.mark.parametrize("operation", [o for o in OPERATIONS if "{" in o.path and not o.is_write], ids=str)
async def test_ids_in_paths(staff: Person, operation: Operation) -> None:
    for value in filter(None, IN_QUERIES):
        address = operation.path.replace(operation.path.split("{")[1].split("}")[0], "").replace("{}", value)
        assert_no_crash(await staff.client.get(address), address)


async def test_headers(staff: Person) -> None:
    path = f"/v1/actors/{(await staff.client.post('/v1/actors', json=NEW_ACTOR)).json()['id']}"
    for value in ("", '"', '"v"', "*" * 5000, '"v99999999999999999999"', "W/", "\x7f", ",,,", "é"):
        names = (b"if-none-match", b"accept-language", b"cookie", b"if-match")
        headers = [(name, value.encode()) for name in names]
        assert_no_crash(await staff.client.get(path, headers=headers), value)
        assert_no_crash(await staff.client.patch(path, json={"sector": "x"}, headers=headers), value)


@pytest.mark.parametrize(
    ("name", "body"), BODIES, ids=[f"{name}-{index}" for index, (name, _) in enumerate(BODIES)]
)
async def test_fields_of_bodies(
    make_person: MakePerson, staff: Person, database: Database, name: str, body: Any
) -> None:
    owner = await make_person("Systuen")
    created = await owner.client.post("/v1/material-streams", json=offer())
    operation = BY_NAME[name]
    address = operation.address({"actor_id": owner.actor_id, "stream_id": created.json()["id"]})
    for content in broken(body):
        headers = {"content-type": "application/json", "if-match": "*"}
        answer = await owner.client.request(operation.method, address, content=content, headers=headers)
        assert_no_crash(answer, f"{name} {content[:300]!r}")
    assert (await owner.client.get("/v1/actors")).status_code == 200
    assert (await owner.client.get("/v1/material-streams?mine=true")).status_code == 200


def broken(body: Any) -> Iterator[bytes]:
    """The body with each of its values replaced by each hostile one, and two bodies that are none."""
    mark = "\x01replaced\x01"
    paths = list(_paths(body))
    # In a large body each place gets some of the values, in turn.
    step = 1 + len(paths) * len(IN_BODIES) // AT_MOST
    for index, path in enumerate(paths):
        text = json.dumps(_replaced(body, path, mark))
        for value in IN_BODIES[index % step :: step]:
            yield text.replace(json.dumps(mark), value).encode()
    yield b"[" * 20_000
    yield b'{"a":' * 20_000


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _paths(inner, (*path, key))


def _replaced(body: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.copy(body)
    changed[path[0]] = _replaced(body[path[0]], path[1:], value)
    return changed
