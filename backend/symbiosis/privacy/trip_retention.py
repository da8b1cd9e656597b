"""When what is known of travellers has had its time: after the trip's last day."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists

from symbiosis.trips.models import Traveller, Trip, TripApplication


def over(until: datetime) -> ColumnElement[bool]:
    """The trip ended before that day."""
    return exists().where(
        TripApplication.id == Traveller.application_id,
        Trip.id == TripApplication.trip_id,
        Trip.ends_on < until.date(),
    )


def needs_due(until: datetime) -> ColumnElement[bool]:
    return and_(Traveller.sealed_needs.is_not(None), over(until))
