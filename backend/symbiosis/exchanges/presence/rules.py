"""What days of a stay add up to. Pure."""

from collections.abc import Collection, Iterable
from datetime import date

from symbiosis.exchanges.guards import Facts
from symbiosis.programmes.working_days import why_not_working


def actual_days(facts: Facts) -> list[date]:
    """Days somebody was there that are working days in the host's country."""
    return sorted(day for day in facts.present_days if why_not_working(facts.host_country, day) is None)


def outside(days: Iterable[date], facts: Facts) -> list[date]:
    """Those that are not part of the planned stay, or still to come."""
    start, end = facts.planned_start, facts.planned_end
    return [day for day in days if start is None or end is None or not start <= day <= min(end, facts.today)]


def left_out(facts: Facts, last_day: date, recorded: Collection[date]) -> list[date]:
    """Planned working days after the last one, which nobody spends there."""
    return [day for day in facts.planned_days if day > last_day and day not in recorded]
