"""From bytes to rows: encodings, delimiters and line numbers of files as spreadsheets write them."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from symbiosis.integrations.imports.findings import UnreadableFile

MAX_ROWS = 100_000
DELIMITERS = (";", ",", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SNIFFED_LINES = 20


@dataclass(frozen=True)
class Row:
    """One record and the line of the file it starts on (1 is the first)."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    header: Row
    rows: list[Row]
    delimiter: str
    encoding: str


def read_table(content: bytes) -> Table:
    """Errors: `file-unreadable`."""
    text, encoding = _decode(content)
    if "\0" in text:
        raise UnreadableFile("It holds binary data. Export it as CSV (UTF-8) and try again.")
    text, delimiter = _delimiter(text)
    try:
        records = [row for row in _records(text, delimiter) if any(cell.strip() for cell in row.cells)]
    except csv.Error as error:
        raise UnreadableFile(f"A quoted cell is broken ({error}). Export the file again as CSV.") from error
    if not records:
        raise UnreadableFile("It is empty. The first line must name the columns.")
    if len(records) - 1 > MAX_ROWS:
        raise UnreadableFile(f"It has more than {MAX_ROWS:,} rows. Split it into several files.")
    return Table(records[0], records[1:], delimiter, encoding)


def _decode(content: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding), encoding
    sample = content[:2000]
    if len(sample) > 3 and sample[1::2].count(0) > len(sample) // 3:
        return _strictly(content, "utf-16-le"), "utf-16-le"
    if len(sample) > 3 and sample[0::2].count(0) > len(sample) // 3:
        return _strictly(content, "utf-16-be"), "utf-16-be"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # What Danish spreadsheets write when nobody asks for UTF-8.
        return _strictly(content, "cp1252"), "cp1252"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("Its characters cannot be read. Export it as CSV (UTF-8).") from error


def _delimiter(text: str) -> tuple[str, str]:
    """The text without a spreadsheet's `sep=;` line, and the delimiter."""
    first, _, rest = text.lstrip("\r\n").partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        # An empty line in its place keeps the line numbers.
        return "\n" + rest, first.strip()[4]
    lines = _unquoted_lines(text)
    counts = [Counter(line) for line in lines]
    # The header decides; where two occur in it, the one that occurs in most lines.
    best = max(
        DELIMITERS, key=lambda mark: (counts[0][mark] > 0, sum(c[mark] > 0 for c in counts), counts[0][mark])
    )
    return text, best if counts[0][best] else ","


def _unquoted_lines(text: str) -> list[str]:
    """The first lines without what stands in quotes."""
    outside = "".join(part for i, part in enumerate(text[:100_000].split('"')) if i % 2 == 0)
    return [line for line in outside.splitlines() if line.strip()][:_SNIFFED_LINES] or [""]


def _records(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        yield Row(line, [_tidy(cell) for cell in cells])
        line = reader.line_num + 1


def _tidy(cell: str) -> str:
    """Trimmed, with one kind of line break."""
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n")
