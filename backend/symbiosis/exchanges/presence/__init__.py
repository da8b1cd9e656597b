"""The stay itself: who was there on which day, by code, list or form; its end, early end or never."""
