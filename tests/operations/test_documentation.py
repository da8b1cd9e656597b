"""The operator's page says what the code does."""

from enum import Enum
from pathlib import Path

import pytest
import typer.main

from symbiosis.cli import add_groups, app
from symbiosis.settings import Settings

PAGE = (Path(__file__).resolve().parents[2] / "docs/operations.md").read_text()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_setting_stands_in_the_table_with_its_default(name: str) -> None:
    field = Settings.model_fields[name]
    default = field.default.value if isinstance(field.default, Enum) else field.default
    shown = "none" if default is None else f"`{default}`"
    assert f"| `SYMBIOSIS_{name.upper()}` | {shown} | {field.description} |" in PAGE


def test_every_command_stands_in_the_table() -> None:
    add_groups()
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group, which typer does not say
    shown = [name for name, command in commands.items() if not command.hidden]
    assert [name for name in shown if f"| `symbiosis {name}" not in PAGE] == []
