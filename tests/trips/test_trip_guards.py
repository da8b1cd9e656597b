"""What must hold before a trip's next step, guard by guard: the code, and a sentence with the remedy."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from symbiosis.kit.problems import Conflict
from symbiosis.trips import moves
from symbiosis.trips.guards import Situation
from symbiosis.trips.vocabulary import Theme, TripState, TripVerb

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 9, 14), date(2026, 9, 16)
READY = Situation(
    now=NOW,
    theme=Theme.CIRCULAR_SUSTAINABILITY,
    starts_on=FIRST,
    ends_on=LAST,
    titled=True,
    destinations=("FI",),
    hosts=("FI",),
    hosts_unconfirmed=0,
    hosts_to_be_named=False,
    lines=3,
    seats_total=8,
    apply_from=NOW,
    apply_until=NOW + timedelta(days=14),
    working_days=3,
    min_working_days=3,
    last_possible_day=date(2026, 10, 14),
    programme_from=date(2026, 1, 1),
    programme_to=date(2026, 12, 31),
    confirmed=4,
    min_participants=3,
    report_written=True,
)
PUBLISH, REOPEN, CONFIRM = TripVerb.PUBLISH, TripVerb.REOPEN_REGISTRATION, TripVerb.CONFIRM
START, FINISH, REPORT = TripVerb.START, TripVerb.FINISH, TripVerb.REPORT


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


BROKEN: list[tuple[TripVerb, dict[str, Any], str, str]] = [
    (PUBLISH, {"titled": False}, "trip-title-missing", "English"),
    (PUBLISH, {"destinations": ()}, "trip-destination-missing", "country and town"),
    (PUBLISH, {"now": at(FIRST), "apply_until": at(FIRST) + timedelta(hours=1)}, "trip-in-the-past", "after"),
    (PUBLISH, {"programme_to": date(2026, 9, 15)}, "trip-outside-programme-period", "2026-09-15"),
    (PUBLISH, {"last_possible_day": date(2026, 9, 15)}, "trip-too-long", "by 2026-09-15"),
    (PUBLISH, {"working_days": 2}, "trip-too-few-working-days", "2 working days"),
    (PUBLISH, {"hosts": ()}, "trip-host-missing", "Add a host"),
    (PUBLISH, {"seats_total": 0}, "trip-seats-missing", "at least one"),
    (PUBLISH, {"apply_until": None}, "application-window-missing", "until when"),
    (PUBLISH, {"apply_until": at(LAST)}, "application-window-too-late", "by 2026-09-14"),
    (PUBLISH, {"apply_until": NOW}, "application-window-over", "in the future"),
    (REOPEN, {"apply_until": NOW}, "application-window-over", "future"),
    (CONFIRM, {"confirmed": 2}, "too-few-participants", "needs 3"),
    (CONFIRM, {"lines": 0}, "trip-programme-missing", "programme line"),
    (CONFIRM, {"hosts_to_be_named": True}, "trip-host-missing", "Name the hosts"),
    (CONFIRM, {"hosts_unconfirmed": 1}, "host-not-confirmed", "1 of the hosts"),
    (CONFIRM, {"hosts": ("SE",)}, "host-abroad-missing", "registered in FI"),
    (START, {}, "trip-not-begun", "begins on 2026-09-14"),
    (FINISH, {"now": at(LAST)}, "trip-not-begun", "ends on 2026-09-16"),
    (REPORT, {"report_written": False}, "trip-report-missing", "Write the report"),
    (REPORT, {"unanswered_days": 2}, "attendance-open", "2 days"),
    (REPORT, {"photos_without_consent": 1}, "photo-consent-missing", "1 photos"),
    (REPORT, {"exchanges_open": 1}, "trip-exchanges-open", "waive_exchanges_reason"),
]


def state_before(verb: TripVerb) -> TripState:
    return next(move.before[0] for move in moves.MOVES if move.verb is verb)


@pytest.mark.parametrize(("verb", "change", "code", "remedy"), BROKEN, ids=lambda each: str(each)[:40])
def test_what_is_missing_is_refused_by_its_own_code(
    verb: TripVerb, change: dict[str, Any], code: str, remedy: str
) -> None:
    with pytest.raises(Conflict) as refused:
        moves.check(state_before(verb), verb, replace(READY, **change))
    assert refused.value.code == code
    assert remedy in refused.value.detail
    assert [error.code for error in refused.value.errors] == [code]


def test_every_guard_of_the_table_has_an_example() -> None:
    guards = {guard for move in moves.MOVES for guard in move.guards}
    broken = {
        guard
        for verb, change, _, _ in BROKEN
        for move in moves.MOVES
        if move.verb is verb
        for guard in move.guards
        if guard(replace(READY, **change)) is not None
    }
    assert broken == guards


@pytest.mark.parametrize("verb", [PUBLISH, REOPEN, CONFIRM, REPORT])
def test_what_is_complete_goes_on(verb: TripVerb) -> None:
    assert moves.check(state_before(verb), verb, READY).verb is verb


def test_open_exchanges_stand_aside_for_a_reason() -> None:
    waived = replace(READY, exchanges_open=3, waived=True)
    assert moves.check(TripState.FINISHED, REPORT, waived).after is TripState.REPORTED


def test_a_meeting_of_partners_may_be_shorter() -> None:
    meeting = replace(READY, theme=Theme.CAPACITY_BUILDING, working_days=1)
    assert moves.check(TripState.DRAFT, PUBLISH, meeting).after is TripState.PUBLISHED
