"""The page about importing says what the code does."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/importing.md").read_text(encoding="utf-8")
IMPORTS = ROOT / "backend/symbiosis/integrations/imports"
HEADERS = list(csv.DictReader((IMPORTS / "data/headers.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", HEADERS, ids=lambda row: f"{row['kind']}-{row['field']}-{row['unit']}")
def test_every_header_stands_in_the_table_of_its_field(row: dict[str, str]) -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| `{row['field']}` |"))
    shared = [line for line in PAGE.splitlines() if line.startswith(f"| `{row['field']}` |")]
    assert any(all(word in one for word in row["words"].split("|")) for one in shared), line


def test_every_code_of_a_refusal_is_explained() -> None:
    codes = {
        code
        for file in IMPORTS.glob("*.py")
        for code in re.findall(r'CellError\(\s*"(\w+)"', file.read_text())
    }
    codes |= {"too_many_cells"}
    assert [code for code in sorted(codes) if f"`{code}`" not in PAGE] == []


def test_the_examples_named_on_the_page_exist() -> None:
    for name in re.findall(r"\(\.\./(examples/[\w.-]+)\)", PAGE):
        assert (ROOT / name).is_file()
