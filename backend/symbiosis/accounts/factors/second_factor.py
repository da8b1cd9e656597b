"""The second factor of a session, and what a person can show as one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts import queries
from symbiosis.accounts.factors import authenticator_app, challenges, passkeys, recovery_codes
from symbiosis.accounts.factors import queries as factor_queries
from symbiosis.accounts.factors.problems import FactorNeeded, PasskeyRefused, wrong_code
from symbiosis.accounts.factors.schemas import PasskeyIn, SecondFactorIn
from symbiosis.accounts.limited import WRONG_CODES
from symbiosis.accounts.models import ApiKey, AuthenticatorApp, Passkey, RecoveryCode, UserSession
from symbiosis.accounts.notices import tell
from symbiosis.accounts.sessions import confirm_second_factor_of
from symbiosis.accounts.vocabulary import WayIn
from symbiosis.journal import service as journal
from symbiosis.journal.by import By
from symbiosis.kit import limits
from symbiosis.kit.database import Database
from symbiosis.kit.problems import NotFound
from symbiosis.settings import Settings


async def factors_of(session: AsyncSession, user_id: UUID) -> dict[str, Any]:
    """All they can show."""
    return {
        "passkeys": await factor_queries.passkeys_of(session, user_id),
        "authenticator_app": await factor_queries.app_of(session, user_id),
        "recovery_codes_left": await factor_queries.recovery_codes_left(session, user_id),
    }


async def confirm(
    database: Database,
    session: AsyncSession,
    settings: Settings,
    proof: SecondFactorIn,
    person: tuple[UUID, UUID],
    now: datetime,
    *,
    by: By,
) -> str:
    """The new token of a session that has shown one; `person`: their id and their session's.

    Errors: `wrong-code` for every reason, `too-many-requests`.
    """
    user_id, session_id = person
    if proof.challenge_id is not None and proof.credential is not None:
        taken = await challenges.take(database.pool, proof.challenge_id, now)
        await _by_passkey(database, session, settings, taken, proof.credential, user_id, now)
    else:
        # Counted before it is judged, so that many guesses at once cannot all be the first.
        await limits.take(database.pool, WRONG_CODES, str(user_id), now)
        await _by_code(session, settings, proof, user_id, now, by=by)
        await limits.forgive(database.pool, WRONG_CODES, str(user_id))
    return await confirm_second_factor_of(session, session_id, now)


async def _by_code(
    session: AsyncSession, settings: Settings, proof: SecondFactorIn, user_id: UUID, now: datetime, *, by: By
) -> None:
    if proof.code is not None:
        await authenticator_app.accept(session, settings, user_id, proof.code, now)
    else:
        await recovery_codes.use(session, user_id, proof.recovery_code or "", now, by=by)
        await tell(session, user_id, WayIn.RECOVERY_CODE_USED, now)


async def _by_passkey(
    database: Database,
    session: AsyncSession,
    settings: Settings,
    taken: challenges.Taken | None,
    credential: dict[str, Any],
    user_id: UUID,
    now: datetime,
) -> None:
    """Somebody else's passkey is as wrong as none."""
    if taken is not None and taken.user_id not in (None, user_id):
        taken = None
    try:
        shown = await passkeys.recognise(database, session, settings, taken, credential, now)
    except PasskeyRefused as error:
        raise wrong_code("credential") from error
    if shown.id != user_id:
        raise wrong_code("credential")


async def add_passkey(
    database: Database,
    session: AsyncSession,
    settings: Settings,
    new: PasskeyIn,
    session_id: UUID,
    now: datetime,
    *,
    by: By,
) -> tuple[Passkey, str]:
    """The passkey, and the new token of this session, which has just shown it. Errors: `passkey-unusable`."""
    taken = await challenges.take(database.pool, new.challenge_id, now)
    passkey = await passkeys.add(session, settings, taken, new.credential, new.name, by=by)
    await tell(session, passkey.user_id, WayIn.PASSKEY_ADDED, now)
    return passkey, await confirm_second_factor_of(session, session_id, now)


async def add_app(
    database: Database,
    session: AsyncSession,
    settings: Settings,
    code: str,
    person: tuple[UUID, UUID],
    now: datetime,
    *,
    by: By,
) -> tuple[list[str], str]:
    """Recovery codes, and the new token of this session, which has just shown the app.

    Errors: `wrong-code`, `too-many-requests`.
    """
    user_id, session_id = person
    await limits.take(database.pool, WRONG_CODES, str(user_id), now)
    await authenticator_app.confirm(session, settings, user_id, code, now, by=by)
    await limits.forgive(database.pool, WRONG_CODES, str(user_id))
    codes = await recovery_codes.renew(session, user_id, by=by)
    await tell(session, user_id, WayIn.APP_ADDED, now)
    return codes, await confirm_second_factor_of(session, session_id, now)


async def remove_passkey(
    session: AsyncSession, user_id: UUID, passkey_id: UUID, now: datetime, *, needed: bool, by: By
) -> None:
    """Errors: `not-found`, `factor-needed`."""
    await session.execute(factor_queries.person_to_change(user_id))
    await passkeys.remove(session, user_id, passkey_id, by=by)
    await tell(session, user_id, WayIn.PASSKEY_REMOVED, now)
    await _after_removing(session, user_id, needed=needed)


async def remove_app(session: AsyncSession, user_id: UUID, now: datetime, *, needed: bool, by: By) -> None:
    """Errors: `not-found`, `factor-needed`."""
    await session.execute(factor_queries.person_to_change(user_id))
    await authenticator_app.remove(session, user_id, by=by)
    await tell(session, user_id, WayIn.APP_REMOVED, now)
    await _after_removing(session, user_id, needed=needed)


async def _after_removing(session: AsyncSession, user_id: UUID, *, needed: bool) -> None:
    """Recovery codes stand in for a factor; without one there is nothing to recover."""
    await session.flush()
    if await _has_factor(session, user_id):
        return
    if needed:
        raise FactorNeeded("Staff need one: add another passkey or authenticator app first.")
    await recovery_codes.forget(session, user_id)


async def renew_recovery_codes(session: AsyncSession, user_id: UUID, *, by: By) -> list[str]:
    """Errors: `factor-needed`."""
    await session.execute(factor_queries.person_to_change(user_id))
    if not await _has_factor(session, user_id):
        raise FactorNeeded("Add a passkey or an authenticator app first; these codes stand in for it.")
    return await recovery_codes.renew(session, user_id, by=by)


async def forget_factors(session: AsyncSession, email: str, *, by: By) -> None:
    """For somebody who has lost every one of them: all gone, and all sessions and API keys, which may be on
    the lost device. They sign in anew and set up new ones. Errors: `not-found`."""
    user = await session.scalar(queries.user_by_email(email))
    if user is None:
        raise NotFound("Nobody has this address.")
    for table in (Passkey, AuthenticatorApp, RecoveryCode, UserSession, ApiKey):
        await session.execute(delete(table).where(table.user_id == user.id))
    journal.record(session, by=by, tag="factors.forgotten", subject_type="user", subject_id=user.id)


async def _has_factor(session: AsyncSession, user_id: UUID) -> bool:
    app = await factor_queries.app_of(session, user_id)
    return app is not None or bool(await factor_queries.passkeys_of(session, user_id))
