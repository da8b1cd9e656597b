"""A PostgreSQL 18 server of our own inside the data directory, safe to share between processes."""

from symbiosis.kit.embedded.errors import EmbeddedPostgresError
from symbiosis.kit.embedded.server import EmbeddedPostgres

__all__ = ["EmbeddedPostgres", "EmbeddedPostgresError"]
