"""Structured logs: one JSON line an event, with the request id and no personal data."""

import logging
import sys
import traceback
from collections.abc import Iterator

import structlog

_SECRET = ("password", "token", "secret", "cookie", "authorization", "email")


def _redact(_: object, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    for key in event:
        if any(word in key.lower() for word in _SECRET):
            event[key] = "[removed]"
    return event


def _say_where(_: object, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """`exc_info` as `exception`: where it happened, without what the errors say. Databases and parsers repeat
    the values they stumble over (`Key (lower(email))=(...) already exists`), and those are people's."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["exception"] = "".join(_chain(error)).rstrip()
    return event


def _chain(error: BaseException) -> Iterator[str]:
    """The newest error first, then what led to it."""
    told: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in told:
        told.add(id(following))
        kind = type(following)
        names = [f"{kind.__module__}.{kind.__qualname__}"]
        names += [str(found) for name in _TELLING if (found := getattr(following, name, None))]
        yield " ".join(names) + "\n"
        yield from traceback.format_tb(following.__traceback__)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


_TELLING = ("sqlstate", "table_name", "constraint_name")
"""What a database says of an error that is nobody's data."""


def configure(level: str = "INFO") -> None:
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _redact,
            _say_where,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        cache_logger_on_first_use=True,
    )
