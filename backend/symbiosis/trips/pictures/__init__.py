"""A trip's cover and the photos of its report."""
