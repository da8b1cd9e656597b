"""Seats of a trip: applications, offers, the waiting list."""
