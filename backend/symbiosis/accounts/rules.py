"""What holds for passwords and sessions. Pure."""

from datetime import datetime, timedelta

from pydantic import validate_email
from pydantic_core import PydanticCustomError

IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(days=7)
MINIMUM_PASSWORD = 10
TOUCH_EVERY = timedelta(minutes=5)
ROTATION_GRACE = timedelta(seconds=30)
"""A lost answer must not sign anyone out, so the token before is good a little longer."""
LANGUAGES = ("da", "en")


def is_live(now: datetime, last_seen_at: datetime, expires_at: datetime) -> bool:
    """A session ends after eight idle hours or seven days, whichever is first."""
    return now < expires_at and now - last_seen_at < IDLE


def why_not_password(password: str) -> str | None:
    if len(password) < MINIMUM_PASSWORD:
        return f"Use at least {MINIMUM_PASSWORD} characters."
    return None


def why_not_email(email: str) -> str | None:
    try:
        _, address = validate_email(email)
    except PydanticCustomError:
        return "Use an e-mail address, as in name@company.example."
    return None if address.lower() == email.lower() else "Use the bare e-mail address, without a name."


def why_not_language(language: str) -> str | None:
    if language not in LANGUAGES:
        return f"Use one of these languages: {', '.join(LANGUAGES)}."
    return None
