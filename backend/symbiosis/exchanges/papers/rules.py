"""What is true of documents and signatures: who signs what, what they sign, when it is done. Pure."""

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from typing import Any

from symbiosis.exchanges.vocabulary import DocumentKind, DocumentState, Party, SignatureState

TEMPLATE_VERSION = "v2"

SIGNERS: Mapping[DocumentKind, tuple[Party, ...]] = {
    DocumentKind.COMMITMENT: (Party.VISITOR, Party.HOST, Party.VISITOR_CLUSTER, Party.HOST_CLUSTER),
    DocumentKind.FINANCIAL_AGREEMENT: (Party.VISITOR, Party.VISITOR_CLUSTER),
}
"""The other kinds are signed on paper or by nobody."""

OPEN = frozenset({DocumentState.SENT, DocumentState.PARTLY_SIGNED})
"""Somebody can still sign."""
CURRENT = OPEN | {DocumentState.DRAFT, DocumentState.FULLY_SIGNED}
GIVEN = frozenset({SignatureState.ACCEPTED, SignatureState.ACCEPTED_ON_BEHALF})

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

LANGUAGE_OF = {"DK": "da", "ES": "es", "FR": "fr", "RO": "ro", "MD": "ro", "BG": "bg"}
LANGUAGES = ("en", *sorted(set(LANGUAGE_OF.values())))
"""What the fixed texts exist in; everybody else reads them in English."""


def language_of(country: str | None) -> str:
    """In which documents are set besides English."""
    return LANGUAGE_OF.get(country or "", "en")


def canonical(inputs: Mapping[str, Any]) -> bytes:
    """Equal inputs, equal bytes: in whatever order they were put together."""
    return json.dumps(inputs, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def content_hash(kind: str, template_version: str, inputs: Mapping[str, Any], pdf: bytes) -> str:
    """SHA-256 over what was put in and what came out: what people sign."""
    head = f"{kind} {template_version} ".encode()
    parts = (head, canonical(inputs), pdf)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def fingerprint(inputs: Mapping[str, Any]) -> str:
    """Printed on the paper: with which what it says is recognised."""
    return hashlib.sha256(canonical(inputs)).hexdigest()[:16]


def certificate_number(code: str) -> str:
    """Not to be guessed from the exchange's code: `CLOTH-2026-041-K7QX93MD`."""
    return f"{code}-{''.join(secrets.choice(_ALPHABET) for _ in range(8))}"


def state_after(states: Collection[str]) -> DocumentState:
    """Of a document, by its signatures."""
    if SignatureState.REJECTED in states:
        return DocumentState.DECLINED
    given = [state for state in states if state in GIVEN]
    if not given:
        return DocumentState.SENT
    return DocumentState.FULLY_SIGNED if len(given) == len(states) else DocumentState.PARTLY_SIGNED


def same_hands(one: Party, other: Party, visitor_cluster: str, host_cluster: str) -> bool:
    """One person may sign for both only where one cluster looks after both sides."""
    clusters = {Party.VISITOR_CLUSTER, Party.HOST_CLUSTER}
    return {one, other} == clusters and visitor_cluster == host_cluster
