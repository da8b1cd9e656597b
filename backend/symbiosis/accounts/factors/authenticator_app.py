"""The authenticator app: setting one up, and taking its codes."""

import io
from datetime import datetime
from uuid import UUID

import segno
import structlog
from pyotp import TOTP, random_base32
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.factors import queries as factor_queries
from symbiosis.accounts.factors.problems import wrong_code
from symbiosis.accounts.factors.rules import step_shown
from symbiosis.accounts.factors.schemas import NewAuthenticatorAppOut
from symbiosis.accounts.models import AuthenticatorApp
from symbiosis.journal import service as journal
from symbiosis.journal.by import By
from symbiosis.kit.problems import NotFound
from symbiosis.kit.sealing import CannotUnseal, seal, unseal
from symbiosis.settings import Settings

_log = structlog.get_logger("symbiosis.accounts")


async def start(session: AsyncSession, settings: Settings, user_id: UUID) -> NewAuthenticatorAppOut:
    """A new secret that waits for its first code; an app in use goes on working meanwhile."""
    user = (await session.scalars(factor_queries.person(user_id))).one()
    secret = random_base32()
    sealed = seal(settings.encryption_secret, secret)
    await session.execute(
        insert(AuthenticatorApp)
        .values(user_id=user_id, new_secret=sealed)
        .on_conflict_do_update(index_elements=["user_id"], set_={"new_secret": sealed})
    )
    uri = TOTP(secret).provisioning_uri(name=user.email, issuer_name=settings.site_name)
    return NewAuthenticatorAppOut(secret=secret, uri=uri, qr_svg=_picture(uri))


def _picture(uri: str) -> str:
    """Plain paths with attributes only, so that it stands in a page without inline style."""
    picture = io.BytesIO()
    segno.make_qr(uri, error="m").save(
        picture,
        kind="svg",
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        light="#fff",
        nl=False,
    )
    return picture.getvalue().decode()


async def confirm(
    session: AsyncSession, settings: Settings, user_id: UUID, code: str, now: datetime, *, by: By
) -> None:
    """The first code puts the new secret in the place of the old one. Errors: `wrong-code`."""
    app = await session.scalar(factor_queries.app_to_use(user_id))
    step = _step(settings, app.new_secret if app else None, code, None, now)
    if app is None or step is None:
        raise wrong_code("code")
    before = {"confirmed_at": app.confirmed_at.isoformat() if app.confirmed_at else None}
    app.secret, app.new_secret, app.confirmed_at, app.last_step = app.new_secret, None, now, step
    journal.record(
        session,
        by=by,
        tag="authenticator_app.added",
        subject_type="user",
        subject_id=user_id,
        before=before,
        after={"confirmed_at": now.isoformat()},
    )


async def accept(session: AsyncSession, settings: Settings, user_id: UUID, code: str, now: datetime) -> None:
    """Takes a code of the app in use, once. Errors: `wrong-code`."""
    app = await session.scalar(factor_queries.app_to_use(user_id))
    step = _step(settings, app.secret, code, app.last_step, now) if app else None
    if app is None or step is None:
        raise wrong_code("code")
    app.last_step = step


def _step(
    settings: Settings, sealed: str | None, code: str, last_step: int | None, now: datetime
) -> int | None:
    if sealed is None:
        return None
    try:
        secret = unseal(settings.encryption_secret, sealed)
    except CannotUnseal:
        _log.warning("authenticator_app.unreadable", remedy="restore SYMBIOSIS_ENCRYPTION_SECRET")
        return None
    return step_shown(secret, code, last_step, now)


async def remove(session: AsyncSession, user_id: UUID, *, by: By) -> None:
    """Errors: `not-found`."""
    app = await factor_queries.app_of(session, user_id)
    if app is None:
        raise NotFound("There is no authenticator app to remove.")
    await session.execute(delete(AuthenticatorApp).where(AuthenticatorApp.user_id == user_id))
    journal.record(session, by=by, tag="authenticator_app.removed", subject_type="user", subject_id=user_id)
