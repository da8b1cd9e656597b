"""Recovery codes: ten at a time, shown once, each good once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.factors.problems import wrong_code
from symbiosis.accounts.factors.rules import RECOVERY_CODES, hash_recovery_code, new_recovery_code
from symbiosis.accounts.models import RecoveryCode
from symbiosis.journal import service as journal
from symbiosis.journal.by import By


async def renew(session: AsyncSession, user_id: UUID, *, by: By) -> list[str]:
    """New ones in clear, to be shown once; those from before are gone."""
    await forget(session, user_id)
    codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(user_id=user_id, code_hash=hash_recovery_code(code)) for code in codes)
    journal.record(session, by=by, tag="recovery_codes.renewed", subject_type="user", subject_id=user_id)
    return codes


async def forget(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))


async def use(session: AsyncSession, user_id: UUID, code: str, now: datetime, *, by: By) -> None:
    """One statement, so that of two requests with the same code one wins. Errors: `wrong-code`."""
    unused = (
        update(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.code_hash == hash_recovery_code(code))
        .where(RecoveryCode.used_at.is_(None))
    )
    used = await session.scalar(unused.values(used_at=now).returning(RecoveryCode.id))
    if used is None:
        raise wrong_code("recovery_code")
    journal.record(session, by=by, tag="recovery_code.used", subject_type="user", subject_id=user_id)
