"""What holds for passwords and sessions. Pure."""

from datetime import datetime, timedelta

from pydantic import validate_email
from pydantic_core import PydanticCustomError

from symbiosis.accounts.vocabulary import SecondFactor, SignInMethod

IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(days=7)
MINIMUM_PASSWORD = 10
TOUCH_EVERY = timedelta(minutes=5)
ROTATION_GRACE = timedelta(seconds=30)
"""A lost answer must not sign anyone out, so the token before is good a little longer."""
LANGUAGES = ("da", "en")
SIGN_IN_MAIL_LASTS = timedelta(minutes=15)
CODE_TRIES = 5
PROOF_LASTS = timedelta(minutes=15)
"""How long somebody who has just proved who they are need not do so again."""


def is_live(now: datetime, last_seen_at: datetime, expires_at: datetime) -> bool:
    """A session ends after eight idle hours or seven days, whichever is first."""
    return now < expires_at and now - last_seen_at < IDLE


def why_not_email(email: str) -> str | None:
    try:
        _, address = validate_email(email)
    except PydanticCustomError:
        return "Use an e-mail address, as in name@company.example."
    if not email.isascii():
        return "Use an e-mail address in plain letters (a-z)."
    return None if address.lower() == email.lower() else "Use the bare e-mail address, without a name."


def why_not_language(language: str) -> str | None:
    if language not in LANGUAGES:
        return f"Use one of these languages: {', '.join(LANGUAGES)}."
    return None


def second_factor(*, needed: bool, set_up: bool, confirmed: bool) -> SecondFactor:
    """What a session has to do with a second factor."""
    if confirmed:
        return SecondFactor.CONFIRMED
    if needed:
        return SecondFactor.REQUIRED if set_up else SecondFactor.TO_ENROL
    return SecondFactor.OFFERED if set_up else SecondFactor.NONE


def is_recent(proven_at: datetime, now: datetime) -> bool:
    """Whether that proof still counts for what needs one."""
    return now - proven_at <= PROOF_LASTS


def can_set_password_alone(method: str, opened_at: datetime, now: datetime) -> bool:
    """Whoever has just signed in by mail or passkey may have forgotten the password. An invitation is good for
    two weeks and gets passed on: it does not stand in for the password of an account that has one."""
    return method in (SignInMethod.MAIL, SignInMethod.PASSKEY) and now - opened_at <= PROOF_LASTS
