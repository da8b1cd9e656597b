"""Alembic as a function: bring a database to this version's tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from symbiosis.kit.database import sqlalchemy_url

# migrations/ stands beside backend/ in the repository and in the image.
MIGRATIONS = Path(__file__).resolve().parents[3] / "migrations"


def config_for(dsn: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option(
        "file_template", "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s"
    )
    # ConfigParser reads % as interpolation; the address may hold one.
    config.set_main_option("sqlalchemy.url", sqlalchemy_url(dsn).replace("%", "%%"))
    return config


def upgrade(dsn: str, revision: str = "head") -> None:
    """Synchronous: call it before the event loop runs, or in a thread."""
    command.upgrade(config_for(dsn), revision)


def downgrade(dsn: str, revision: str) -> None:
    command.downgrade(config_for(dsn), revision)
