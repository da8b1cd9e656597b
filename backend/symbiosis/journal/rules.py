"""What holds for the journal. Pure."""

READ_TAGS = ("stream.read", "match.read")
"""Someone read what they see by their office only. The rows stand in `change`, by organisation."""
