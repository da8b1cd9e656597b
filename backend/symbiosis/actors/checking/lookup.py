"""Asking a public register who an organisation is. The one place of the registry that speaks to others.

`VIES` is the European Commission's register of VAT numbers; any service that answers like it will do. Only
the operator names its address, and of what people write only a number of a checked form goes into it, so
that nobody can make this machine call somewhere else.
"""

import asyncio
import json
import re
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from symbiosis.kit.outbound import why_not_address

CONNECT_S, ALL_S = 5.0, 15.0
MAX_ANSWER = 64 * 1024
_COUNTRIES = frozenset(
    re.findall(r"\w+", "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI")
)
_CODE_OF = {"GR": "EL"}
"""What VIES calls a country."""
_NUMBER = re.compile(r"[0-9A-Z+*]{2,12}")
# Packed, a short answer could be a long one.
_HEADERS = {"accept": "application/json", "accept-encoding": "identity"}
_NO_NAME = {"", "---"}
_UNKNOWN = {"INVALID", "INVALID_INPUT"}


class RegisterUnreachable(Exception):
    """It did not answer, or not sensibly: try again later."""


@dataclass(frozen=True)
class Found:
    """What the register says. `name` is None where its country does not tell names."""

    is_valid: bool
    name: str | None = None


class Register(Protocol):
    """Somewhere numbers are looked up."""

    @property
    def name(self) -> str:
        """What a verification says was looked at."""

    async def look_up(self, country: str, number: str) -> Found | None:
        """None where this register does not know the country. Errors: RegisterUnreachable."""


class ByHand:
    """No register: staff look the number up themselves, as is possible everywhere."""

    name = "none"

    async def look_up(self, country: str, number: str) -> Found | None:
        return None


@dataclass(frozen=True)
class Vies:
    """`base_url`: https://ec.europa.eu/taxation_customs/vies/rest-api, or one that answers alike."""

    base_url: str
    all_s: float = ALL_S
    name: str = "VIES, the EU register of VAT numbers"

    async def look_up(self, country: str, number: str) -> Found | None:
        code = _CODE_OF.get(country, country)
        if code not in _COUNTRIES or not _NUMBER.fullmatch(number):
            return None
        address = f"{self.base_url.rstrip('/')}/ms/{code}/vat/{number}"
        try:
            async with asyncio.timeout(self.all_s):
                return _read(await self._get(address))
        except (TimeoutError, httpx.HTTPError) as error:
            raise RegisterUnreachable(type(error).__name__) from error

    async def _get(self, address: str) -> Any:
        """The answer's JSON. Errors: RegisterUnreachable, and httpx's own."""
        timeout = httpx.Timeout(min(CONNECT_S, self.all_s), read=self.all_s)
        # No redirects and no proxies of the environment: it is called where the operator says, or not at all.
        async with (
            httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False) as client,
            client.stream("GET", address, headers=_HEADERS) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise RegisterUnreachable(f"status {answer.status_code}")
            if answer.headers.get("content-encoding", "identity") != "identity":
                raise RegisterUnreachable("its answer is packed")
            body = b""
            async for part in answer.aiter_bytes():
                body += part
                if len(body) > MAX_ANSWER:
                    raise RegisterUnreachable("its answer is too long")
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise RegisterUnreachable("its answer is no JSON") from error


def _read(said: Any) -> Found:
    """Errors: RegisterUnreachable for an answer that says neither yes nor no."""
    valid = said.get("isValid") if isinstance(said, dict) else None
    name = said.get("name") if isinstance(said, dict) else None
    if not isinstance(valid, bool) or not isinstance(name, str | None):
        raise RegisterUnreachable("its answer has another form")
    # Busy or asleep, it says `isValid: false` as well; only these words mean that there is no such number.
    if not valid and said.get("userError", "INVALID") not in _UNKNOWN:
        raise RegisterUnreachable("it is busy")
    tidy = (name or "").strip()
    return Found(valid, None if tidy in _NO_NAME else tidy[:300])


def register_at(base_url: str | None) -> Register:
    """Errors: ValueError for an address that must not be called."""
    if base_url and (reason := why_not_address(base_url)):
        raise ValueError(reason)
    return Vies(base_url) if base_url else ByHand()
