"""A journal entry as its reader may see it, in the reader's language."""

import json
from collections.abc import Mapping
from typing import Any

from symbiosis.audit import words
from symbiosis.streams.terms import CONFIDENTIAL_PRICES


def document(
    row: Mapping[str, Any], language: str, *, knows_limits: bool, knows_requests: bool
) -> dict[str, Any]:
    """JournalEntryOut of a row of `queries`."""
    office = words.office(row["office"], language)
    who = _who(row, language)
    before, after, change = (json.loads(row[name]) for name in ("before", "after", "change"))
    if not knows_limits:
        before, after = _without_limits(before), _without_limits(after)
    return {
        "id": row["id"],
        "at": row["at"],
        "tag": row["tag"],
        "sentence": words.sentence(row["tag"], who, office, row["on_behalf_of_name"], language),
        "by": {
            "kind": _kind(row),
            "id": row["user_id"] or row["client_id"],
            "display_name": who,
            "office": office,
        },
        "auth": row["auth"],
        "on_behalf_of": _organisation(row["on_behalf_of"], row["on_behalf_of_name"]),
        "organisation": _organisation(row["actor_id"], row["organisation_name"]),
        "subject_type": row["subject_type"],
        "subject_id": row["subject_id"],
        "before": before,
        "after": after,
        "change": change,
        "request_id": row["request_id"] if knows_requests else None,
    }


def _kind(row: Mapping[str, Any]) -> str:
    if row["user_id"] is not None:
        return "person"
    return "platform" if row["client_id"] is None else "partner_system"


def _who(row: Mapping[str, Any], language: str) -> str:
    if row["user_id"] is not None:
        return str(row["person_name"] or words.FORMER[language])
    if row["client_id"] is not None:
        return str(row["system_name"] or words.FORMER_SYSTEM[language])
    return words.PLATFORM[language]


def _organisation(actor_id: Any, name: str | None) -> dict[str, Any] | None:
    return None if actor_id is None else {"id": actor_id, "display_name": name or ""}


def _without_limits(fields: dict[str, Any]) -> dict[str, Any]:
    price = fields.get("price")
    if not isinstance(price, dict):
        return fields
    return {
        **fields,
        "price": {name: value for name, value in price.items() if name not in CONFIDENTIAL_PRICES},
    }
