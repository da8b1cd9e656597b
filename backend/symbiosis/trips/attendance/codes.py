"""The code a traveller shows to be checked in. It follows from the installation's secret and the traveller, so
that it can be shown again; to recognise it, its SHA-256 is kept."""

import io
from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import digest
from uuid import UUID

import segno

from symbiosis.kit.mail.post import link_to


def code_of(secret: str, traveller_id: UUID) -> str:
    made = digest(secret.encode(), b"trip check-in " + traveller_id.bytes, "sha256")
    return urlsafe_b64encode(made[:18]).decode()


def hash_of(code: str) -> bytes:
    return sha256(code.encode()).digest()


def url_of(code: str) -> str:
    """The code stands behind the #, which browsers send to nobody."""
    return link_to(f"/trips/check-in#{code}")


def picture_of(code: str) -> bytes:
    """As an SVG that scales."""
    made = io.BytesIO()
    segno.make(url_of(code), error="m").save(
        made, kind="svg", scale=8, border=2, xmldecl=False, omitsize=True
    )
    return made.getvalue()
