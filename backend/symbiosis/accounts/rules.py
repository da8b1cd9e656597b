"""What holds for passwords and sessions. Pure."""

from datetime import datetime, timedelta

IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(days=7)
ATTEMPTS_ALLOWED = 10
ATTEMPT_WINDOW = timedelta(minutes=15)
MINIMUM_PASSWORD = 10
TOUCH_EVERY = timedelta(minutes=5)


def is_live(now: datetime, last_seen_at: datetime, expires_at: datetime) -> bool:
    """A session ends after eight idle hours or seven days, whichever is first."""
    return now < expires_at and now - last_seen_at < IDLE


def is_locked_out(recent_failures: int) -> bool:
    return recent_failures >= ATTEMPTS_ALLOWED


def why_not_password(password: str) -> str | None:
    if len(password) < MINIMUM_PASSWORD:
        return f"Use at least {MINIMUM_PASSWORD} characters."
    return None
