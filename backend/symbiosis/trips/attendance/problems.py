"""What can stand in the way of a traveller or their day."""

from symbiosis.kit.problems import Conflict, InvalidInput, NotFound


class CodeUnknown(NotFound):
    code, title = "check-in-code-unknown", "This code is of nobody who travels"


class DayNotOfTrip(InvalidInput):
    code, title = "day-not-of-trip", "The trip is not on this day"


class DayNotCome(Conflict):
    code, title = "day-not-come", "This day has not come yet"


class AttendanceClosed(Conflict):
    code, title = "attendance-closed", "Attendance of this trip is not recorded now"
