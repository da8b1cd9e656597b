"""Counting what anybody can try in somebody's name, so that it stops whoever tries and not whoever it is about.

Each try counts for the account's address and the place it comes from together, and, with more room, for the
address from everywhere.
"""

from datetime import datetime

from symbiosis.accounts.limited import (
    SIGN_IN_MAILS,
    SIGN_IN_MAILS_A_DAY,
    SIGN_IN_MAILS_OF_CALLER,
    SIGN_IN_MAILS_TO_ADDRESS,
    WRONG_PASSWORDS,
    WRONG_PASSWORDS_OF_ADDRESS,
)
from symbiosis.kit import limits
from symbiosis.kit.reads import Connection


async def count_password(connection: Connection, email: str, caller: str, now: datetime) -> None:
    """Before it is judged. Errors: `too-many-requests`."""
    await limits.take(connection, WRONG_PASSWORDS, _from(email, caller), now)
    await limits.take(connection, WRONG_PASSWORDS_OF_ADDRESS, email, now)


async def password_was_right(connection: Connection, email: str, caller: str, now: datetime) -> None:
    """It was no guess; what others guessed from elsewhere stays counted."""
    await forgive_passwords(connection, email, caller)
    await limits.give_back(connection, WRONG_PASSWORDS_OF_ADDRESS, email, now)


async def forgive_passwords(connection: Connection, email: str, caller: str) -> None:
    """Whoever guessed here has shown another way who they are."""
    await limits.forgive(connection, WRONG_PASSWORDS, _from(email, caller))


async def count_sign_in_mail(connection: Connection, email: str, caller: str, now: datetime) -> None:
    """Errors: `too-many-requests`."""
    for limit, key in (
        (SIGN_IN_MAILS_OF_CALLER, caller),
        (SIGN_IN_MAILS, _from(email, caller)),
        (SIGN_IN_MAILS_A_DAY, _from(email, caller)),
        (SIGN_IN_MAILS_TO_ADDRESS, email),
    ):
        await limits.take(connection, limit, key, now)


def _from(email: str, caller: str) -> str:
    return f"{email} {caller}"
