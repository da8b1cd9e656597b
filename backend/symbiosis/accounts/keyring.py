"""The signing keys as one process has read them; for some seconds only, so that all soon agree."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from symbiosis.accounts import machines_queries, signing_keys
from symbiosis.accounts.oauth_schemas import JwkOut, JwksOut
from symbiosis.accounts.signing_keys import KEPT
from symbiosis.accounts.tokens import Signer, Verifier
from symbiosis.kit.database import Database
from symbiosis.kit.reads import Connection


@dataclass(frozen=True)
class _Kept:
    """Something read, and until when it may be used without reading again."""

    what: Any
    until: datetime


class Keyring:
    def __init__(self, sealing_secret: str) -> None:
        self._secret = sealing_secret
        self._signer: _Kept | None = None
        self._verifiers: dict[str, _Kept] = {}

    async def signer(self, database: Database, now: datetime) -> Signer:
        """What signs now; the first one ever is made here."""
        if self._signer is None or self._signer.until <= now:
            key, pem = await self._to_sign_with(database, now)
            self._signer = _Kept(Signer(key["kid"], pem), min(now + KEPT, key["sign_until"]))
        signer: Signer = self._signer.what
        return signer

    async def _to_sign_with(self, database: Database, now: datetime) -> tuple[Any, str]:
        found = await self._usable(database, now)
        if found is None:
            async with database.sessions() as session, session.begin():
                await signing_keys.usable_or_new(session, self._secret, now)
            found = await self._usable(database, now)
        if found is None:
            raise RuntimeError("no signing key, although one was just made")
        return found

    async def _usable(self, database: Database, now: datetime) -> tuple[Any, str] | None:
        rows = await machines_queries.signing_keys_newest_first.rows(database.pool)
        return signing_keys.usable(map(_Row, rows), self._secret, now)

    async def verifier(self, connection: Connection, kid: str, now: datetime) -> Verifier | None:
        """A key it does not know is looked for each time: another process may just have made it."""
        known = self._verifiers.get(kid)
        if known is None or known.until <= now:
            self._verifiers.pop(kid, None)
            row = await machines_queries.signing_key_by_kid.row(connection, kid=kid)
            if row is None or row["verify_until"] <= now:
                return None
            jwk = json.loads(row["public_jwk"])
            known = self._verifiers[kid] = _Kept(Verifier(jwk), min(now + KEPT, row["verify_until"]))
        verifier: Verifier = known.what
        return verifier


class _Row:
    """A record read by name as the rules of `signing_keys` read it."""

    def __init__(self, record: Any) -> None:
        self._record = record

    def __getattr__(self, name: str) -> Any:
        return self._record[name]

    def __getitem__(self, name: str) -> Any:
        return self._record[name]


async def key_set(connection: Connection, now: datetime) -> tuple[JwksOut, str]:
    """Every key whose tokens are accepted now or soon, and the set's ETag."""
    rows = await machines_queries.signing_keys_newest_first.rows(connection)
    live = [JwkOut(**json.loads(row["public_jwk"])) for row in rows if row["verify_until"] > now]
    document = JwksOut(keys=live)
    return document, f'"{hashlib.sha256(document.model_dump_json().encode()).hexdigest()[:32]}"'
