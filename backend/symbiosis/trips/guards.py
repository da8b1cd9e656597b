"""What must hold before a trip's next step: each guard gives the problem, or None. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from symbiosis.kit.problems import Problem
from symbiosis.trips import problems as p
from symbiosis.trips.vocabulary import Theme


@dataclass(frozen=True)
class Situation:
    """All that the guards of a trip look at."""

    now: datetime
    theme: str
    starts_on: date
    ends_on: date
    titled: bool
    destinations: tuple[str, ...]
    """Countries."""
    hosts: tuple[str, ...]
    """Countries of the named hosts."""
    hosts_unconfirmed: int
    hosts_to_be_named: bool
    lines: int
    seats_total: int
    apply_from: datetime | None
    apply_until: datetime | None
    working_days: int | None
    min_working_days: int | None
    """None where the programme has no terms in force."""
    last_possible_day: date | None
    programme_from: date | None
    programme_to: date | None
    confirmed: int
    """Organisations with confirmed seats."""
    min_participants: int
    report_written: bool = False
    photos_without_consent: int = 0
    unanswered_days: int = 0
    """Travellers times working days of whom nobody has said whether they were there."""
    exchanges_open: int = 0
    waived: bool = False
    """Whoever reports gave a reason why open exchanges do not matter."""

    @property
    def today(self) -> date:
        return self.now.date()


Guard = Callable[[Situation], Problem | None]


def is_titled(s: Situation) -> Problem | None:
    return None if s.titled else p.TitleMissing("Give the trip a title in English; others read it first.")


def has_destination(s: Situation) -> Problem | None:
    return None if s.destinations else p.DestinationMissing("Name at least one country and town.")


def has_host(s: Situation) -> Problem | None:
    if s.hosts or s.hosts_to_be_named:
        return None
    return p.HostMissing("Add a host organisation, or say that hosts are to be named.")


def has_seats(s: Situation) -> Problem | None:
    return None if s.seats_total > 0 else p.SeatsMissing("Say how many seats there are: at least one.")


def has_window(s: Situation) -> Problem | None:
    if s.apply_from is None or s.apply_until is None:
        return p.WindowMissing("Say from when until when organisations may apply.")
    if s.apply_until.date() > s.starts_on:
        return p.WindowTooLate(f"Let applications end by {s.starts_on.isoformat()}, the first day.")
    if s.apply_until <= s.now:
        return p.WindowOver("Let applications end in the future.")
    return None


def window_open(s: Situation) -> Problem | None:
    if s.apply_until is None or s.apply_until <= s.now:
        return p.WindowOver("Move the end of applications into the future first.")
    return None


def is_ahead(s: Situation) -> Problem | None:
    if s.starts_on > s.today:
        return None
    return p.TripInThePast(f"Choose a first day after {s.today.isoformat()}.")


def within_programme(s: Situation) -> Problem | None:
    starts, ends = s.programme_from, s.programme_to
    if starts is None or ends is None or (s.starts_on >= starts and s.ends_on <= ends):
        return None
    return p.OutsideProgrammePeriod(
        f"Choose days between {starts.isoformat()} and {ends.isoformat()}, the programme's time."
    )


def long_enough(s: Situation) -> Problem | None:
    """A meeting of partners may be shorter: it is no exchange."""
    if s.theme == Theme.CAPACITY_BUILDING or s.working_days is None or s.min_working_days is None:
        return None
    if s.working_days >= s.min_working_days:
        return None
    return p.TripTooShort(
        f"These days hold {s.working_days} working days in the country of the trip, and a stay needs"
        f" {s.min_working_days}. Choose other dates or more programme lines that count: weekends, public"
        " holidays and days of travel do not."
    )


def short_enough(s: Situation) -> Problem | None:
    if s.last_possible_day is None or s.ends_on <= s.last_possible_day:
        return None
    return p.TripTooLong(f"A stay that begins on {s.starts_on} ends by {s.last_possible_day} at the latest.")


def enough_participants(s: Situation) -> Problem | None:
    if s.confirmed >= s.min_participants:
        return None
    return p.TooFewParticipants(
        f"{s.confirmed} organisations have confirmed their seats and the trip needs {s.min_participants}:"
        " offer more seats, or lower the minimum."
    )


def has_programme(s: Situation) -> Problem | None:
    return None if s.lines else p.ProgrammeMissing("Write at least one programme line.")


def hosts_confirmed(s: Situation) -> Problem | None:
    if s.hosts_to_be_named or not s.hosts:
        return p.HostMissing("Name the hosts first: exchanges are with one of them.")
    if s.hosts_unconfirmed:
        return p.HostNotConfirmed(
            f"{s.hosts_unconfirmed} of the hosts have not confirmed. Mark them as confirmed once they have,"
            " or take them off."
        )
    return None


def hosts_abroad(s: Situation) -> Problem | None:
    if not s.hosts or not set(s.hosts).isdisjoint(s.destinations):
        return None
    return p.HostAbroadMissing(
        f"No host is registered in {', '.join(s.destinations)}. Add one: it decides the voucher's rate."
    )


def has_begun(s: Situation) -> Problem | None:
    if s.today >= s.starts_on:
        return None
    return p.NotBegun(f"The trip begins on {s.starts_on.isoformat()}.")


def has_ended(s: Situation) -> Problem | None:
    if s.today > s.ends_on:
        return None
    return p.NotBegun(f"The trip ends on {s.ends_on.isoformat()}; the day after it is finished.")


def is_reported(s: Situation) -> Problem | None:
    if s.report_written:
        return None
    return p.ReportMissing("Write the report first: what the trip was about, and what came of it.")


def attendance_closed(s: Situation) -> Problem | None:
    if not s.unanswered_days:
        return None
    return p.AttendanceOpen(
        f"{s.unanswered_days} days of travellers are open. Mark each as there or absent in the attendance list."
    )


def photos_consented(s: Situation) -> Problem | None:
    if not s.photos_without_consent:
        return None
    return p.PhotoConsentMissing(
        f"{s.photos_without_consent} photos are without consent. Confirm it for each, or delete the photo."
    )


def exchanges_settled(s: Situation) -> Problem | None:
    if s.waived or not s.exchanges_open:
        return None
    return p.ExchangesOpen(
        f"{s.exchanges_open} exchanges of the trip are still before the end of their stay. Close or cancel them,"
        " or say in `waive_exchanges_reason` why the report does not wait."
    )
