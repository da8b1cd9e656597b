"""Access tokens: those of ours open what they say, anything else is a 401 and never a crash."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import jose.backends
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jose import jwt

from accounts.partners import (
    CLUSTER,
    Forger,
    System,
    add_system,
    bearer,
    decoded,
    encoded,
    es256,
    forger,
    hs256,
    token_of,
    unsigned,
)
from conftest import MakePerson
from symbiosis.accounts.machines.tokens import ALGORITHMS
from symbiosis.kit.database import Database
from symbiosis.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
INF = float("inf")


@pytest.fixture
async def system(database: Database) -> System:
    return await add_system(database)


@pytest.fixture
async def forging(
    client: httpx.AsyncClient, database: Database, settings: Settings, system: System
) -> Forger:
    await token_of(client, system)
    return await forger(database, settings, system)


def public(f: Forger, encoding: Encoding) -> bytes:
    return f.key.public_key().public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)


def jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    numbers = key.public_key().public_numbers()
    return {
        "kty": "EC",
        "crv": "P-256",
        "x": encoded(numbers.x.to_bytes(32, "big")),
        "y": encoded(numbers.y.to_bytes(32, "big")),
    }


def with_segments(f: Forger, change: Callable[[list[str]], list[str]]) -> str:
    return ".".join(change(f.token().split(".")))


def respelled(signature: str) -> str:
    """The same bytes in another spelling: the last four bits mean nothing."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return signature[:-1] + alphabet[alphabet.index(signature[-1]) ^ 1]


def double_names(f: Forger) -> str:
    return f.token(header=json.dumps(f.header)[:-1] + ', "alg": "none"}')


HEADERS: dict[str, Callable[[Forger], str]] = {
    "no algorithm": lambda f: f.token({"alg": None}),
    "algorithm none, unsigned": lambda f: f.token({"alg": "none"}, sign=unsigned),
    "algorithm None in capitals, unsigned": lambda f: f.token({"alg": "NONE"}, sign=unsigned),
    "algorithm none, signed": lambda f: f.token({"alg": "none"}),
    "HS256 with the public key as DER": lambda f: f.token(
        {"alg": "HS256"}, sign=hs256(public(f, Encoding.DER))
    ),
    "HS256 with the public key as PEM": lambda f: f.token(
        {"alg": "HS256"}, sign=hs256(public(f, Encoding.PEM))
    ),
    "HS256 with the public key as JWK": lambda f: f.token(
        {"alg": "HS256"}, sign=hs256(json.dumps(jwk(f.key)).encode())
    ),
    "HS256 with nothing": lambda f: f.token({"alg": "HS256"}, sign=hs256(b"")),
    "HS256 said to be ES256": lambda f: f.token(sign=hs256(public(f, Encoding.PEM))),
    "ES384": lambda f: f.token({"alg": "ES384"}),
    "RS256": lambda f: f.token({"alg": "RS256"}),
    "small letters": lambda f: f.token({"alg": "es256"}),
    "algorithm a list": lambda f: f.token({"alg": ["ES256"]}),
    "algorithm a number": lambda f: f.token({"alg": 1}),
    "key of somebody else": lambda f: f.token(sign=es256(f.other)),
    "key of somebody else in the header": lambda f: f.token({"jwk": jwk(f.other)}, sign=es256(f.other)),
    "own key in the header": lambda f: f.token({"jwk": jwk(f.key)}),
    "address of keys": lambda f: f.token({"jku": "https://evil.example/jwks.json"}, sign=es256(f.other)),
    "address of a certificate": lambda f: f.token({"x5u": "https://evil.example/cert"}, sign=es256(f.other)),
    "certificate": lambda f: f.token({"x5c": ["MIIB"]}, sign=es256(f.other)),
    "critical extension": lambda f: f.token({"crit": ["exp"]}),
    "empty critical extensions": lambda f: f.token({"crit": []}),
    "unencoded payload": lambda f: f.token({"b64": False, "crit": ["b64"]}),
    "compressed": lambda f: f.token({"zip": "DEF"}),
    "another content type": lambda f: f.token({"cty": "JWT"}),
    "no type": lambda f: f.token({"typ": None}),
    "an ID token": lambda f: f.token({"typ": "JWT"}, {"scope": None, "nonce": "x"}),
    "a refresh token": lambda f: f.token({"typ": "refresh+jwt"}),
    "type in capitals": lambda f: f.token({"typ": "AT+JWT"}),
    "no key named": lambda f: f.token({"kid": None}),
    "unknown key": lambda f: f.token({"kid": "x" * 43}),
    "path as key": lambda f: f.token({"kid": "../../../../dev/null"}),
    "SQL as key": lambda f: f.token({"kid": "' or '1'='1"}),
    "key a list": lambda f: f.token({"kid": [f.header["kid"]]}),
    "key with a NUL": lambda f: f.token({"kid": "\0" * 43}),
    "header a list": lambda f: f.token(header="[]"),
    "header null": lambda f: f.token(header="null"),
    "header no JSON": lambda f: f.token(header="{"),
    "header not text": lambda f: f"{encoded(bytes([255, 254]))}.{f.token().split('.', 1)[1]}",
    "name said twice": double_names,
    "header nested 100,000 deep": lambda f: f.token(header='{"alg":' + "[" * 100_000),
    "header nested 300 deep": lambda f: f.token(header='{"alg":' + "[" * 300),
    "header of 600 bytes": lambda f: f.token({"kid": "x" * 600}),
}
CLAIMS: dict[str, Callable[[Forger], str]] = {
    **{
        f"without {name}": lambda f, name=name: f.token(claims={name: None})  # type: ignore[misc]
        for name in ("iss", "aud", "sub", "client_id", "tenant", "scope", "jti", "iat", "nbf", "exp")
    },
    "expired": lambda f: f.token(claims={n: f.claims[n] - 700 for n in ("iat", "nbf", "exp")}),
    "not yet valid": lambda f: f.token(claims={"nbf": f.claims["nbf"] + 60}),
    "issued in the future": lambda f: f.token(claims={"iat": f.claims["iat"] + 60}),
    "valid for an hour": lambda f: f.token(claims={"exp": f.claims["exp"] + 3000}),
    "ends before it begins": lambda f: f.token(claims={"iat": f.claims["exp"], "nbf": f.claims["iat"]}),
    "ends as text": lambda f: f.token(claims={"exp": str(f.claims["exp"])}),
    "ends as fraction": lambda f: f.token(claims={"exp": f.claims["exp"] + 0.5}),
    "ends at infinity": lambda f: f.token(claims={"exp": INF}),
    "ends at minus infinity": lambda f: f.token(claims={"exp": -INF}),
    "ends at not a number": lambda f: f.token(claims={"exp": float("nan")}),
    "ends at a negative time": lambda f: f.token(claims={"exp": -1}),
    "ends beyond all years": lambda f: f.token(claims={"exp": 10**15}),
    "ends at a number of 1,000 digits": lambda f: f.token(claims={"exp": 10**1000}),
    "ends at true": lambda f: f.token(claims={"exp": True}),
    "ends at a list": lambda f: f.token(claims={"exp": [f.claims["exp"]]}),
    "ends at an object": lambda f: f.token(claims={"exp": {}}),
    "issued as text": lambda f: f.token(claims={"iat": "now"}),
    "another audience": lambda f: f.token(claims={"aud": "https://other.example/v1"}),
    "audience with a slash": lambda f: f.token(claims={"aud": "http://test/v1/"}),
    "several audiences": lambda f: f.token(claims={"aud": ["http://test/v1", "https://other.example"]}),
    "audience in a list": lambda f: f.token(claims={"aud": ["http://test/v1"]}),
    "audience a number": lambda f: f.token(claims={"aud": 1}),
    "another issuer": lambda f: f.token(claims={"iss": "https://evil.example"}),
    "issuer in a list": lambda f: f.token(claims={"iss": ["http://test"]}),
    "unknown system": lambda f: f.token(claims=dict.fromkeys(("sub", "client_id"), str(uuid4()))),
    "subject that is not the system": lambda f: f.token(claims={"sub": str(uuid4())}),
    "subject that is no id": lambda f: f.token(claims=dict.fromkeys(("sub", "client_id"), "admin")),
    "subject with a NUL": lambda f: f.token(claims=dict.fromkeys(("sub", "client_id"), "\0")),
    "subject a number": lambda f: f.token(claims={"sub": 1}),
    "another tenant": lambda f: f.token(claims={"tenant": "lifestyle"}),
    "empty tenant": lambda f: f.token(claims={"tenant": ""}),
    "tenants in a list": lambda f: f.token(claims={"tenant": [CLUSTER]}),
    "scopes in a list": lambda f: f.token(claims={"scope": ["actors:read"]}),
    "a claim of somebody else's": lambda f: f.token(claims={"admin": True}),
    "hash of another token": lambda f: f.token(claims={"at_hash": "x"}),
    "claims a list": lambda f: f.token(claims="[]"),
    "claims a text": lambda f: f.token(claims='"claims"'),
    "claims no JSON": lambda f: f.token(claims="{"),
    "claims nested 2,000 deep": lambda f: f.token(claims="[" * 2_000),
}
SHAPES: dict[str, Callable[[Forger], str]] = {
    "nothing": lambda f: "",
    "a word": lambda f: "token",
    "dots": lambda f: "..",
    "two parts": lambda f: with_segments(f, lambda parts: parts[:2]),
    "four parts": lambda f: with_segments(f, lambda parts: [*parts, parts[2]]),
    "five parts, as if encrypted": lambda f: with_segments(f, lambda parts: [*parts, *parts[:2]]),
    "parts in another order": lambda f: with_segments(f, lambda parts: [parts[1], parts[0], parts[2]]),
    "claims twice": lambda f: with_segments(f, lambda parts: [parts[0], parts[1] * 2, parts[2]]),
    "no signature": lambda f: with_segments(f, lambda parts: [*parts[:2], ""]),
    "cut off": lambda f: f.token()[:-5],
    "one character more": lambda f: f.token() + "A",
    "signature respelled": lambda f: with_segments(f, lambda parts: [*parts[:2], respelled(parts[2])]),
    "signature of zeros": lambda f: f.token(sign=lambda _: bytes(64)),
    "signature in DER": lambda f: f.token(sign=lambda message: f.key.sign(message, ec.ECDSA(jose_sha256()))),
    "signature of another token": lambda f: with_segments(
        f, lambda parts: [*parts[:2], f.token(claims={"jti": "x"}).split(".")[2]]
    ),
    "padding": lambda f: f.token() + "==",
    "standard base64": lambda f: f.token(sign=lambda _: bytes([251, 255] * 32)).replace("_", "/"),
    "line break": lambda f: f.token().replace(".", ".\t", 1),
    "space inside": lambda f: f.token().replace(".", ". ", 1),
    "claims exchanged": lambda f: with_segments(
        f, lambda parts: [parts[0], encoded({**f.claims, "scope": "streams:write"}), parts[2]]
    ),
    "too long": lambda f: f.token(claims={"jti": "x" * 4000}),
    "a megabyte": lambda f: "A" * 1_000_000,
    "a key of a script that is none": lambda f: "tsx_live_" + "A" * 20,
}
FORGED = {**HEADERS, **CLAIMS, **SHAPES}


def jose_sha256() -> Any:
    from cryptography.hazmat.primitives.hashes import SHA256

    return SHA256()


def assert_refused(answer: httpx.Response) -> None:
    assert answer.status_code == 401, answer.text
    assert answer.json()["code"] == "invalid-token"
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert answer.headers["content-type"] == "application/problem+json"


async def test_token_of_ours_is_taken(client: httpx.AsyncClient, system: System, forging: Forger) -> None:
    """So that everything below is refused for what is wrong with it, and not for how it is made."""
    for token in (await token_of(client, system), forging.token()):
        answer = await client.get("/v1/actors", headers=bearer(token))
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("name", FORGED)
async def test_forged_token_is_refused(client: httpx.AsyncClient, forging: Forger, name: str) -> None:
    token = FORGED[name](forging)
    assert_refused(await client.get("/v1/actors", headers=bearer(token)))
    assert_refused(await client.get("/v1/platform", headers=bearer(token)))


async def test_corpus_is_no_smaller_than_promised() -> None:
    assert len(FORGED) >= 40


@pytest.mark.parametrize(
    "header",
    [b"Bearer", b"Bearer ", b"bearer \xff\xfe", "Bearer æøå.æøå.æøå".encode(), b"BEARER x", b"Bearer\tx"],
)
async def test_header_that_is_no_token_is_refused(client: httpx.AsyncClient, header: bytes) -> None:
    assert_refused(await client.get("/v1/actors", headers=[(b"authorization", header)]))


async def test_two_authorization_headers_are_refused(
    client: httpx.AsyncClient, system: System, forging: Forger
) -> None:
    sent = [("authorization", f"Bearer {forging.token()}")] * 2
    assert_refused(await client.get("/v1/actors", headers=sent))


async def test_token_ends_with_its_system_at_once(
    client: httpx.AsyncClient, system: System, database: Database
) -> None:
    token = await token_of(client, system)
    await database.pool.execute("update api_clients set disabled_at = now()")
    assert_refused(await client.get("/v1/actors", headers=bearer(token)))


async def test_token_of_a_system_that_moved_to_another_cluster_is_refused(
    client: httpx.AsyncClient, system: System, database: Database
) -> None:
    token = await token_of(client, system)
    await database.pool.execute("update api_clients set cluster_slug = 'lifestyle'")
    assert_refused(await client.get("/v1/actors", headers=bearer(token)))


async def test_scope_taken_away_is_gone_from_tokens_at_once(
    client: httpx.AsyncClient, system: System, database: Database
) -> None:
    token = await token_of(client, system)
    await database.pool.execute("update api_clients set scopes = '{streams:read}'")
    answer = await client.get("/v1/actors", headers=bearer(token))
    assert (answer.status_code, answer.json()["code"]) == (403, "insufficient-scope")


async def test_token_opens_nothing_beyond_its_scope(client: httpx.AsyncClient, system: System) -> None:
    token = await token_of(client, system, scope="streams:read")
    assert (await client.get("/v1/material-streams", headers=bearer(token))).status_code == 200
    for path in ("/v1/actors", "/v1/matches"):
        answer = await client.get(path, headers=bearer(token))
        assert (answer.status_code, answer.json()["code"]) == (403, "insufficient-scope")


async def test_token_wins_over_a_cookie(make_person: MakePerson, client: httpx.AsyncClient) -> None:
    """Whoever sends one wants to be that, and a bad one is not forgiven for the cookie beside it."""
    person = await make_person("Systuen")
    assert_refused(await person.client.get("/v1/me", headers=bearer("x")))


async def test_other_schemes_are_left_to_proxies(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    answer = await person.client.get("/v1/me", headers={"authorization": "Basic ZGVtbzpkZW1v"})
    assert answer.json()["user_id"] == str(person.user_id)


async def test_token_says_what_it_must_and_nothing_personal(
    client: httpx.AsyncClient, system: System
) -> None:
    header, claims, _ = (await token_of(client, system)).split(".")
    assert decoded(header).keys() == {"alg", "typ", "kid"}
    said = decoded(claims)
    assert said["exp"] - said["iat"] == 600
    assert (said["iss"], said["aud"]) == ("http://test", "http://test/v1")
    assert (said["sub"], said["tenant"]) == (str(system.client_id), CLUSTER)
    assert "Textile hub" not in json.dumps(said)


async def test_partners_verify_with_the_published_keys(client: httpx.AsyncClient, system: System) -> None:
    """With a library's defaults, as they would."""
    token = await token_of(client, system)
    keys = (await client.get("/.well-known/jwks.json")).json()
    said = jwt.decode(token, keys, algorithms="ES256", audience="http://test/v1", issuer="http://test")
    assert said["tenant"] == CLUSTER


def test_only_one_module_speaks_jose() -> None:
    speaks = re.compile(r"^\s*(from|import)\s+jose\b|import_module\(.jose|__import__\(.jose", re.M)
    backend = ROOT / "backend" / "symbiosis"
    found = [f.relative_to(backend).as_posix() for f in backend.rglob("*.py") if speaks.search(f.read_text())]
    assert found == ["accounts/machines/tokens.py"]


def test_jose_computes_with_cryptography() -> None:
    """Its own elliptic curves can be timed."""
    assert jose.backends.ECKey.__module__.endswith("cryptography_backend")
    assert ALGORITHMS == ("ES256",)
