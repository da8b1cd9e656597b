"""Bringing actors and streams in from people's own CSV files."""
