"""Whether one can apply for a trip now. Pure."""

from datetime import datetime

from symbiosis.kit.problems import Problem
from symbiosis.trips.models import Trip
from symbiosis.trips.seats import problems as p
from symbiosis.trips.vocabulary import OFFERS_SEATS, TripState


def why_not_apply(trip: Trip, now: datetime) -> Problem | None:
    """After the time to apply, or once registration is closed, one may still join the waiting list of a trip
    that has one, until its first day."""
    if trip.state not in OFFERS_SEATS:
        return p.TripNotOpen(_NOT_OPEN.get(TripState(trip.state), "This trip is over."))
    if trip.starts_on <= now.date():
        return p.TripBegun(f"It began on {trip.starts_on.isoformat()}.")
    if trip.apply_from and now < trip.apply_from:
        return p.NotYetOpen(
            f"Apply from {trip.apply_from:%Y-%m-%d %H:%M} UTC on; a draft is kept until then."
        )
    late = trip.state != TripState.PUBLISHED or (trip.apply_until is not None and now >= trip.apply_until)
    if late and not trip.waiting_list:
        return p.ApplicationsOver(
            "The trip has no waiting list either. GET /v1/trips lists the coming trips."
        )
    return None


_NOT_OPEN = {
    TripState.DRAFT: "The trip is not published yet.",
    TripState.CANCELLED: "The trip is cancelled.",
}
