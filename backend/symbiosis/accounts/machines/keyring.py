"""The signing keys as one process has read them; for some seconds only, so that all soon agree."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from symbiosis.accounts.machines import queries as machines_queries
from symbiosis.accounts.machines import signing_keys
from symbiosis.accounts.machines.oauth_schemas import JwkOut, JwksOut
from symbiosis.accounts.machines.tokens import Signer, Verifier
from symbiosis.accounts.models import SigningKey
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
            self._signer = _Kept(Signer(key.kid, pem), min(now + signing_keys.KEPT, key.sign_until))
        signer: Signer = self._signer.what
        return signer

    async def _to_sign_with(self, database: Database, now: datetime) -> tuple[SigningKey, str]:
        async with database.sessions() as session:
            found = signing_keys.usable(await signing_keys.all_keys(session), self._secret, now)
        if found is None:
            async with database.sessions() as session, session.begin():
                found = await signing_keys.usable_or_new(session, self._secret, now)
        return found

    async def verifier(self, connection: Connection, kid: str, now: datetime) -> Verifier | None:
        """A key it does not know is looked for each time: another process may just have made it."""
        known = self._verifiers.get(kid)
        if known is None or known.until <= now:
            self._verifiers.pop(kid, None)
            row = await machines_queries.public_key_by_kid.row(connection, kid=kid)
            if row is None or row["verify_until"] <= now:
                return None
            until = min(now + signing_keys.KEPT, row["verify_until"])
            known = self._verifiers[kid] = _Kept(Verifier(json.loads(row["public_jwk"])), until)
        verifier: Verifier = known.what
        return verifier


async def key_set(connection: Connection, now: datetime) -> tuple[JwksOut, str]:
    """Every key whose tokens are accepted now or soon, and the set's ETag."""
    rows = await machines_queries.public_keys.rows(connection)
    live = [JwkOut(**json.loads(row["public_jwk"])) for row in rows if row["verify_until"] > now]
    document = JwksOut(keys=live)
    return document, f'"{hashlib.sha256(document.model_dump_json().encode()).hexdigest()[:32]}"'
