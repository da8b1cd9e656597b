"""Argon2id, hashed off the event loop in two slots so that a flood cannot eat the memory."""

import asyncio

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

# OWASP's minimum: 19 MiB, two passes, one lane.
_HASHER = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))
_SLOTS = asyncio.Semaphore(2)
# Verified when nobody has the address, so that a wrong address takes as long as a wrong password.
_NOBODY = _HASHER.hash("nobody has this password")


async def hash_password(password: str) -> str:
    async with _SLOTS:
        return await asyncio.to_thread(_HASHER.hash, password)


async def verify_password(password: str, stored: str | None) -> bool:
    async with _SLOTS:
        matches = await asyncio.to_thread(_HASHER.verify, password, stored or _NOBODY)
    return matches and stored is not None
