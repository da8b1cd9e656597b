"""What can stand in the way of a seat. Each names the guard and what would satisfy it."""

from symbiosis.kit.problems import Conflict, InvalidInput


class SeatMoveNotPossible(Conflict):
    code, title = "seat-move-not-possible", "An application in this state cannot do that"


class AlreadyApplied(Conflict):
    code, title = "already-applied", "Your organisation has an application for this trip"


class NotYetOpen(Conflict):
    code, title = "applications-not-yet-open", "Applications are not open yet"


class ApplicationsOver(Conflict):
    code, title = "applications-over", "The time to apply is over"


class TripNotOpen(Conflict):
    code, title = "trip-not-open", "Nobody can apply for this trip now"


class TooManySeats(Conflict):
    code, title = "too-many-seats-for-one", "One organisation may not have that many seats"


class NotAllowedToVisit(Conflict):
    code, title = "not-allowed-to-visit", "This organisation cannot travel in this programme"


class MotivationMissing(InvalidInput):
    code, title = "motivation-missing", "Say why you want to come along"


class NoSeatsLeft(Conflict):
    code, title = "no-seats-left", "There are not that many seats left"


class PartnerShareTaken(Conflict):
    code, title = "partner-share-taken", "This cluster's seats are taken"


class NoWaitingList(Conflict):
    code, title = "no-waiting-list", "This trip has no waiting list"


class OffersEnded(Conflict):
    code, title = "offers-ended", "Seats of this trip are not offered now"


class ReasonMissing(InvalidInput):
    code, title = "decline-reason-missing", "Say why the application is declined"


class OfferExpired(Conflict):
    code, title = "offer-expired", "The offer has run out"


class ConditionsNotAccepted(InvalidInput):
    code, title = "conditions-not-accepted", "The conditions are not accepted"


class TripBegun(Conflict):
    code, title = "trip-has-begun", "The trip has begun"


class NothingPrepared(Conflict):
    code, title = "no-decisions-prepared", "No decisions are prepared"


class SeatNotConfirmed(Conflict):
    code, title = "seat-not-confirmed", "The seat is not confirmed"


class TooManyTravellers(Conflict):
    code, title = "too-many-travellers", "More travellers than seats"


class HostUnknown(InvalidInput):
    code, title = "preferred-host-unknown", "This organisation does not host the trip"
