"""Trips from before this platform, from public pages: organisations only, nobody's name."""
