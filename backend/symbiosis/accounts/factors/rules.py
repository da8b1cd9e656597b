"""What holds for passkeys, one-time codes, recovery codes and proofs of who one is. Pure."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from pyotp import TOTP

CHALLENGE_LIFE = timedelta(minutes=5)
MOST_PASSKEYS = 20
RECOVERY_CODES = 10
STEP_S = 30
DRIFT = 1
"""How many time steps a phone's clock may be off, either way."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter looks like a digit."""
_MISREAD = str.maketrans("OIL", "011")
_GROUPS, _GROUP = 4, 5


@dataclass(frozen=True)
class RelyingParty:
    """What passkeys are bound to: the name they are made for, and the pages that may use them."""

    id: str
    origins: tuple[str, ...]


def relying_party(public_url: str, port: int) -> RelyingParty | None:
    """From the settings, never from a request. None where there can be no passkeys.

    Browsers make no passkeys for IP addresses. On one's own machine the same pages answer under
    `localhost`, at the public port and at the port the service listens on.
    """
    parts = urlsplit(public_url)
    host = (parts.hostname or "").encode("idna").decode()
    origin = _origin(parts.scheme, host, parts.port)
    if not _is_address(host):
        return RelyingParty(host, (origin,)) if host else None
    if not ip_address(host).is_loopback:
        return None
    local = [_origin(parts.scheme, "localhost", number) for number in (parts.port, port)]
    return RelyingParty("localhost", tuple(dict.fromkeys([origin, *local])))


def _origin(scheme: str, host: str, port: int | None) -> str:
    named = port is not None and port != {"http": 80, "https": 443}.get(scheme)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}" if named else f"{scheme}://{shown}"


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def counts_backwards(stored: int, shown: int) -> bool:
    """A copy of the passkey is in use. Passkeys that do not count always show zero."""
    return (stored > 0 or shown > 0) and shown <= stored


def step_shown(secret: str, code: str, last_step: int | None, now: datetime) -> int | None:
    """The time step this code belongs to; None when it is wrong, too old, or was used before."""
    present = int(now.timestamp()) // STEP_S
    app, given = TOTP(secret), code.replace(" ", "")
    for step in range(present - DRIFT, present + DRIFT + 1):
        if hmac.compare_digest(app.generate_otp(step), given):
            return step if last_step is None or step > last_step else None
    return None


def new_recovery_code() -> str:
    """A hundred random bits in groups one can read out."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def hash_recovery_code(code: str) -> bytes:
    """However it was typed: small letters, spaces, O for zero."""
    typed = "".join(filter(str.isalnum, code.upper())).translate(_MISREAD)
    return hashlib.sha256(typed.encode()).digest()
