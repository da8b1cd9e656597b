"""What a whole report has. Pure."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

_OF_VISITOR = (
    *("objectives", "contacts_made", "new_partners", "agreements_signed", "agreements_planned"),
    *("business_leads", "next_steps", "would_repeat"),
    *("satisfaction_visit", "satisfaction_host", "satisfaction_organiser", "satisfaction_tool"),
)
_OF_HOST = ("preparedness", "usefulness", "satisfaction", "follow_up")


def visitor_lacks(
    answers: Mapping[str, Any], days: Collection[date], objectives: Collection[str]
) -> list[str]:
    """Names of what is not answered; `days` with those that nothing is said about."""
    told = {line["day"] for line in answers.get("days", ())}
    lacks = [f"days/{day.isoformat()}" for day in sorted(days) if day.isoformat() not in told]
    judged = {line["objective"] for line in answers.get("objectives", ())}
    lacks += [name for name in _OF_VISITOR if name != "objectives" and answers.get(name) in (None, "")]
    return lacks + [f"objectives/{n}" for n, text in enumerate(objectives) if text not in judged]


def host_lacks(answers: Mapping[str, Any]) -> list[str]:
    return [name for name in _OF_HOST if answers.get(name) in (None, "")]
