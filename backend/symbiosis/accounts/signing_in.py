"""Signing in by password, and by a link or code that was mailed."""

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from symbiosis.accounts import counting, mails, passwords, queries
from symbiosis.accounts.factors.problems import WrongCode
from symbiosis.accounts.limited import SIGN_INS_OF_CALLER
from symbiosis.accounts.models import SignInMail, UserSession
from symbiosis.accounts.rules import CODE_TRIES, SIGN_IN_MAIL_LASTS
from symbiosis.accounts.schemas import SignInByMailIn
from symbiosis.accounts.service import open_session
from symbiosis.accounts.sessions import hash_token, new_token
from symbiosis.accounts.vocabulary import SignInMethod
from symbiosis.kit import limits
from symbiosis.kit.database import Database
from symbiosis.kit.jobs import defer
from symbiosis.kit.language import choose_language
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail
from symbiosis.kit.problems import Problem

MAIL_JOB = "accounts.mail_sign_in"


class WrongCredentials(Problem):
    status, code, title = 401, "wrong-credentials", "This e-mail and password do not go together"


async def sign_in(
    database: Database, email: str, password: str, caller: str, user_agent: str | None, now: datetime
) -> tuple[str, UserSession]:
    """A new session and its token. Errors: `wrong-credentials`, `too-many-requests`.

    The attempt is counted before it is judged, so that a thousand guesses at once cannot all be the
    first; and no connection is held while the password is hashed.
    """
    await limits.take(database.pool, SIGN_INS_OF_CALLER, caller, now)
    await counting.count_password(database.pool, email, caller, now)
    login = await queries.login_of_email.row(database.pool, email=email.lower())
    if not await passwords.verify_password(password, login["password_hash"] if login else None):
        raise WrongCredentials("Check both and try again.")
    assert login is not None  # noqa: S101  # verify_password is false without one
    await counting.password_was_right(database.pool, email, caller, now)
    await limits.give_back(database.pool, SIGN_INS_OF_CALLER, caller, now)
    async with database.sessions() as session:
        opened = open_session(session, login["id"], SignInMethod.PASSWORD, user_agent, now)
        await session.commit()
        return opened


async def ask_sign_in_mail(
    database: Database, session: AsyncSession, email: str, language: str | None, caller: str, now: datetime
) -> SignInMail:
    """The same work whether or not anybody has the address: who waits for the answer learns nothing.
    Link and code are made by the worker, so that they stand in the mail only.

    Errors: `too-many-requests`.
    """
    await counting.count_sign_in_mail(database.pool, email, caller, now)
    login = await queries.login_of_email.row(database.pool, email=email.lower())
    asked = SignInMail(
        user_id=login["id"] if login else None,
        token_hash=hash_token(new_token()),
        code_hash=hash_token(new_token()),
        expires_at=now + SIGN_IN_MAIL_LASTS,
    )
    session.add(asked)
    await session.flush()
    await defer(session, MAIL_JOB, {"sign_in_mail_id": str(asked.id), "language": language})
    return asked


async def mail_sign_in(
    sessions: async_sessionmaker[AsyncSession], payload: dict[str, Any], now: datetime
) -> str:
    """The job behind it: makes link and code, and writes the mail."""
    async with sessions() as session, session.begin():
        found = (await session.execute(queries.sign_in_mail(UUID(payload["sign_in_mail_id"])))).one_or_none()
        if found is None or now >= found.SignInMail.expires_at:
            return "nobody"
        asked, user = found
        token, code = new_token(), f"{secrets.randbelow(10**6):06}"
        asked.token_hash, asked.code_hash = hash_token(token), _code_hash(asked.id, code)
        language = choose_language(payload["language"] or user.language)
        link = link_to(f"/sign-in/link#{token}")
        message = mails.sign_in(language, user.display_name, code, link)
        await write_mail(session, user.email, message, now)
    return "written"


async def sign_in_by_mail(
    database: Database, proof: SignInByMailIn, caller: str, user_agent: str | None, now: datetime
) -> tuple[str, UserSession]:
    """A new session and its token. Link and code are good once, and end together.

    Errors: `wrong-code`, `too-many-requests`.
    """
    await limits.take(database.pool, SIGN_INS_OF_CALLER, caller, now)
    mine = SignInMail.token_hash == hash_token(proof.token) if proof.token else SignInMail.id == proof.id
    if proof.token is None:
        await _check_code(database, proof, now)
    async with database.sessions() as session:
        user_id = await session.scalar(
            _use().where(mine, SignInMail.expires_at > now).values(used_at=now).returning(SignInMail.user_id)
        )
        if user_id is None:
            raise WrongCode(_REMEDY)
        await session.execute(_use().where(SignInMail.user_id == user_id).values(used_at=now))
        opened = open_session(session, user_id, SignInMethod.MAIL, user_agent, now)
        await session.commit()
    await limits.give_back(database.pool, SIGN_INS_OF_CALLER, caller, now)
    return opened


_REMEDY = "Check it, or ask for a new mail: a code or link is good once, and for 15 minutes."


def _use() -> Any:
    return update(SignInMail).where(SignInMail.used_at.is_(None), SignInMail.user_id.is_not(None))


async def _check_code(database: Database, proof: SignInByMailIn, now: datetime) -> None:
    """Counts the try before it is judged, in a transaction of its own. Errors: `wrong-code`."""
    counted = (
        update(SignInMail)
        .where(
            SignInMail.id == proof.id,
            SignInMail.used_at.is_(None),
            SignInMail.expires_at > now,
            SignInMail.tries < CODE_TRIES,
        )
        .values(tries=SignInMail.tries + 1)
        .returning(SignInMail.code_hash)
    )
    async with database.sessions() as session:
        expected = await session.scalar(counted)
        await session.commit()
    given = _code_hash(proof.id, (proof.code or "").replace(" ", ""))
    if not hmac.compare_digest(expected or bytes(32), given):
        raise WrongCode(_REMEDY)


def _code_hash(mail_id: UUID | None, code: str) -> bytes:
    return hashlib.sha256(f"{mail_id}:{code}".encode()).digest()
