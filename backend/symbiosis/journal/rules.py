"""What holds for the journal. Pure."""

IS_READ = "tag in ('stream.read', 'match.read')"
"""Entries of someone reading what they see by their office only, in SQL, word for word as their index has
it. What was read stands in `change`, by organisation."""
