"""What can stand in the way of a trip's next step. Each names the guard and what would satisfy it."""

from symbiosis.kit.problems import Conflict, InvalidInput


class TripMoveNotPossible(Conflict):
    code, title = "trip-move-not-possible", "A trip in this state cannot do that"


class TitleMissing(Conflict):
    code, title = "trip-title-missing", "The trip has no title in English"


class DestinationMissing(Conflict):
    code, title = "trip-destination-missing", "The trip has no destination"


class HostMissing(Conflict):
    code, title = "trip-host-missing", "The trip has no host"


class HostNotConfirmed(Conflict):
    code, title = "host-not-confirmed", "A host has not confirmed yet"


class HostAbroadMissing(Conflict):
    code, title = "host-abroad-missing", "No host stands in a country of the trip"


class SeatsMissing(Conflict):
    code, title = "trip-seats-missing", "The trip has no seats"


class WindowMissing(Conflict):
    code, title = "application-window-missing", "Nobody knows when to apply"


class WindowTooLate(Conflict):
    code, title = "application-window-too-late", "Applications would end after the trip has begun"


class WindowOver(Conflict):
    code, title = "application-window-over", "The time to apply is over already"


class TripInThePast(Conflict):
    code, title = "trip-in-the-past", "The trip would begin in the past"


class OutsideProgrammePeriod(Conflict):
    code, title = "trip-outside-programme-period", "The trip lies outside the programme's time"


class TripTooShort(Conflict):
    code, title = "trip-too-few-working-days", "The trip has too few working days"


class TripTooLong(Conflict):
    code, title = "trip-too-long", "The trip is longer than a stay may be"


class TooFewParticipants(Conflict):
    code, title = "too-few-participants", "Too few organisations have confirmed their seats"


class ProgrammeMissing(Conflict):
    code, title = "trip-programme-missing", "The trip has no programme yet"


class ProgrammeFrozen(Conflict):
    code, title = "trip-programme-frozen", "The programme is settled"


class DatesPromised(Conflict):
    code, title = "trip-dates-promised", "Seats are given for these dates"


class SeatsGiven(Conflict):
    code, title = "seats-already-given", "More seats than that are given already"


class NotBegun(Conflict):
    code, title = "trip-not-begun", "The trip's time has not come"


class ReportMissing(Conflict):
    code, title = "trip-report-missing", "The trip has no report"


class AttendanceOpen(Conflict):
    code, title = "attendance-open", "It is not known of everybody who was there on which day"


class PhotoConsentMissing(Conflict):
    code, title = "photo-consent-missing", "A photo has no consent of those on it"


class ExchangesOpen(Conflict):
    code, title = "trip-exchanges-open", "Exchanges of the trip have not come to the end of the stay"


class ProgrammeUnknown(InvalidInput):
    code, title = "programme-unknown", "There is no such programme"


class ClusterNotInProgramme(InvalidInput):
    code, title = "cluster-not-in-programme", "This cluster does not take part in the programme"


class DatesImpossible(InvalidInput):
    code, title = "trip-dates-impossible", "These dates cannot be"
