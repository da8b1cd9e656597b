"""The data map says the truth about the tables, and the page says what the map says."""

from pathlib import Path

from sqlalchemy import Boolean, Date, DateTime, Float, Integer, Numeric, Uuid

from symbiosis.privacy.data_map import DATA_MAP, NO_PEOPLE, ORGANISATIONS, as_markdown
from symbiosis.tables import metadata

CANNOT_NAME_ANYONE = (Boolean, Date, DateTime, Float, Integer, Numeric, Uuid)
STRUCTURE = {"kind", "state"}
"""Closed lists, held by constraints."""


def test_every_table_is_in_one_part_of_the_map() -> None:
    parts = [*(entry.table for entry in DATA_MAP), *ORGANISATIONS, *NO_PEOPLE]
    assert sorted(parts) == sorted(metadata.tables)


def test_every_column_that_could_name_someone_is_listed() -> None:
    for entry in DATA_MAP:
        columns = {
            column.name
            for column in metadata.tables[entry.table].columns
            if not isinstance(column.type, CANNOT_NAME_ANYONE)
            and not column.foreign_keys
            and column.name not in STRUCTURE
        }
        assert columns - set(entry.columns.split()) == set(), entry.table
        assert set(entry.columns.split()) <= set(metadata.tables[entry.table].columns.keys()), entry.table


def test_page_is_made_from_the_map() -> None:
    page = Path(__file__).parents[2] / "docs" / "personal-data.md"
    assert page.read_text() == as_markdown(), "run python -m symbiosis.privacy.data_map"
