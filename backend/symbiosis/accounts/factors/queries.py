"""What is read about passkeys, authenticator apps and recovery codes."""

from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import AuthenticatorApp, Passkey, RecoveryCode, User
from symbiosis.kit.reads import Read

_USER = bindparam("user_id", type_=Uuid)

has_factor = Read(
    select(
        or_(
            exists().where(Passkey.user_id == _USER),
            exists().where(AuthenticatorApp.user_id == _USER, AuthenticatorApp.secret.is_not(None)),
        )
    )
)


def person(user_id: UUID) -> Select[User]:
    return select(User).where(User.id == user_id, User.erased_at.is_(None))


def person_to_change(user_id: UUID) -> Select[User]:
    """Locked, so that two requests cannot each take away the last factor but one."""
    return person(user_id).with_for_update()


def passkey_to_use(credential_id: bytes) -> Select[Passkey]:
    """Locked, so that its counter is compared with what the use before left."""
    return select(Passkey).where(Passkey.credential_id == credential_id).with_for_update()


def app_to_use(user_id: UUID) -> Select[AuthenticatorApp]:
    """Locked, so that two requests cannot use one code."""
    return select(AuthenticatorApp).where(AuthenticatorApp.user_id == user_id).with_for_update()


def own_passkey(user_id: UUID, passkey_id: UUID) -> Select[Passkey]:
    return select(Passkey).where(Passkey.user_id == user_id, Passkey.id == passkey_id)


async def passkeys_of(session: AsyncSession, user_id: UUID) -> list[Passkey]:
    """The oldest first."""
    found = select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.id)
    return list(await session.scalars(found))


async def app_of(session: AsyncSession, user_id: UUID) -> AuthenticatorApp | None:
    """The one in use."""
    mine = AuthenticatorApp.user_id == user_id
    app: AuthenticatorApp | None = await session.scalar(
        select(AuthenticatorApp).where(mine, AuthenticatorApp.secret.is_not(None))
    )
    return app


async def recovery_codes_left(session: AsyncSession, user_id: UUID) -> int:
    unused = select(func.count()).where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return await session.scalar(unused) or 0
