"""Which column of the file holds which field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from symbiosis.integrations.imports import words
from symbiosis.integrations.imports.findings import CellError, Finding, UnreadableFile, shown
from symbiosis.integrations.imports.table import Row, Table


@dataclass(frozen=True)
class Columns:
    """`headers`: field to header as the file spells it; `units`: unit a header implies, by field."""

    headers: dict[str, str]
    places: dict[str, int]
    units: dict[str, str]
    unknown: list[str] = field(default_factory=list)
    width: int = 0

    def values(self, table: Table, name: str) -> Iterator[str]:
        """The filled cells of one field."""
        place = self.places.get(name)
        if place is None:
            return iter(())
        return (row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place])

    def record(self, row: Row) -> "Record":
        cells = {
            name: row.cells[place]
            for name, place in self.places.items()
            if place < len(row.cells) and row.cells[place]
        }
        return Record(row.line, cells, self)


@dataclass(frozen=True)
class Record:
    """The filled cells of one row by field."""

    line: int
    cells: dict[str, str]
    columns: Columns

    def finding(self, name: str | None, error: CellError) -> Finding:
        header = self.columns.headers.get(name, name) if name else None
        return Finding(self.line, header, shown(self.cells.get(name or "")), error.code, error.detail)


def columns_of(table: Table, kind: str, required: Iterable[str]) -> Columns:
    """Errors: `file-unreadable` when a field has two columns or a needed one has none."""
    known = words.headers(kind)
    headers: dict[str, str] = {}
    places: dict[str, int] = {}
    units: dict[str, str] = {}
    unknown: list[str] = []
    for place, header in enumerate(table.header.cells):
        meaning = known.get(words.key_of(header))
        if meaning is None:
            unknown += [header] if header else []
            continue
        name, unit = meaning
        if name in headers:
            raise UnreadableFile(
                f"The columns “{headers[name]}” and “{header}” both mean {name}. Rename or remove one."
            )
        headers[name], places[name] = header, place
        if unit:
            units[name] = unit
    if missing := [name for name in required if name not in headers]:
        raise UnreadableFile(
            f"No column for {' and '.join(missing)} was found in line {table.header.line}"
            f" ({', '.join(table.header.cells)[:200]}). docs/importing.md lists the headers."
        )
    return Columns(headers, places, units, unknown, len(table.header.cells))


def notes_on(table: Table, columns: Columns) -> list[Finding]:
    """What to know about the file although nothing is refused for it."""
    line = table.header.line
    found = [
        Finding(line, header, None, "unknown_column", "This column is not known and was ignored.")
        for header in columns.unknown
    ]
    if table.encoding == "cp1252":
        detail = "The file is not UTF-8; it was read as Windows-1252. Check the letters æ, ø, å."
        found.append(Finding(line, None, None, "read_as_windows_1252", detail))
    return found


def misplaced(table: Table, columns: Columns, row: Row) -> Finding | None:
    """A row with filled cells beyond the header was torn by an unquoted delimiter."""
    beyond = [cell for cell in row.cells[columns.width :] if cell]
    if not beyond:
        return None
    mark = {"\t": "tab"}.get(table.delimiter, table.delimiter)
    detail = f"The row has more cells than the header. Put text that holds “{mark}” in quotes."
    return Finding(row.line, None, beyond[0][:80], "too_many_cells", detail)
