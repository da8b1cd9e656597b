"""Standing needs of real recycling plants, derived from public acceptance rules of their routes."""

from symbiosis.integrations.standing.keep import Standing, keep_standing_needs

__all__ = ["Standing", "keep_standing_needs"]
