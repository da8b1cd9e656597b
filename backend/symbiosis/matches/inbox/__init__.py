"""What a person sets up around their matches: saved filters, and how they want to be told."""
