"""Applying to join: the form, its review, and what acceptance brings about."""
