"""Who travels on the seats of a trip, and who was there on which day."""
