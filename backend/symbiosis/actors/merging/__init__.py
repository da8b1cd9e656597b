"""One organisation entered twice: finding it, making it one, and where old ids lead."""
