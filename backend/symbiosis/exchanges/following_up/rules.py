"""When the sides are asked, when they can answer, and what an answer says. Pure."""

import calendar
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from symbiosis.exchanges.vocabulary import FOLLOW_UP_MONTHS, ExchangeState

PATIENCE = timedelta(weeks=3)
"""After the question, before the one reminder."""

REQUIRED = ("still_active", "jobs_created", "projects", "publications")
"""A turnover is not always known."""

_ASKED: Collection[str] = frozenset({ExchangeState.CLOSED})
"""What was paid back after an audit, or never ended well, is not asked about."""


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the last one of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def rounds(ended_on: date, closed_on: date) -> dict[int, date]:
    """Months after the stay, and the day they are asked on. An exchange that took very long to close is not
    asked about what is past, but once in any case."""
    due = {months: months_after(ended_on, months) for months in FOLLOW_UP_MONTHS}
    ahead = {months: day for months, day in due.items() if day >= closed_on}
    last = max(due)
    return ahead or {last: due[last]}


def why_not_answer(state: str, due_on: date, answered: bool, today: date) -> str | None:
    if state not in _ASKED:
        return "Only exchanges that are closed are asked what has become of them."
    if answered:
        return "It is answered; answers are not changed afterwards."
    if today < due_on:
        return f"It is asked on {due_on}. Come back then."
    return None


def lacks(answers: Mapping[str, Any]) -> list[str]:
    return [name for name in REQUIRED if answers.get(name) is None]


# --- counted for the programme ---


@dataclass(frozen=True)
class Answer:
    """What one side of an exchange answered in one round."""

    exchange_id: Any
    side: str
    months: int
    still_active: bool
    jobs_created: int
    projects: int
    publications: int
    turnover_eur: int


def totals(answers: Iterable[Answer]) -> dict[str, int]:
    """The newest answer of each side counts, for all of them tell what was reached since the stay. Jobs and
    turnover are each organisation's own and add up; projects and publications are of both together: the
    larger number of the two. A cooperation is active where the newest round says so, and where its two
    answers differ it is neither."""
    newest: dict[Any, dict[str, Answer]] = {}
    for answer in sorted(answers, key=lambda each: each.months):
        newest.setdefault(answer.exchange_id, {})[answer.side] = answer
    both = [list(sides.values()) for sides in newest.values()]
    said = [_active(sides) for sides in both]
    return {
        "exchanges": len(both),
        "active": said.count(frozenset({True})),
        "ended": said.count(frozenset({False})),
        "differing": said.count(frozenset({True, False})),
        "jobs_created": sum(side.jobs_created for sides in both for side in sides),
        "turnover_eur": sum(side.turnover_eur for sides in both for side in sides),
        "projects": sum(max(side.projects for side in sides) for sides in both),
        "publications": sum(max(side.publications for side in sides) for sides in both),
    }


def _active(sides: list[Answer]) -> frozenset[bool]:
    last = max(side.months for side in sides)
    return frozenset(side.still_active for side in sides if side.months == last)
