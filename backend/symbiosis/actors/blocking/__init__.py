"""Organisations that an organisation does not want to be brought together with."""
