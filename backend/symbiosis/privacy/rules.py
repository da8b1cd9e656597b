"""What an erased person is called, and what is left of an application. Pure."""

from typing import Any
from uuid import UUID

ERASED_NAME = "—"
"""Stands in the journal's pages where a name was; understood in every language."""

EMPTY_APPLICATION: dict[str, Any] = {
    "applicant_name": "",
    "applicant_email": "",
    "organisation": {},
    "proof": None,
    "answers": {},
    "message": None,
    "reason": None,
}


def erased_email(user_id: UUID) -> str:
    """Unique, and no address of anybody (RFC 2606)."""
    return f"erased-{user_id}@erased.invalid"
