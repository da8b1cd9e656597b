"""Files as spreadsheets and people write them: encodings, delimiters, numbers, dates, compositions."""

from datetime import date
from decimal import Decimal

import pytest

from symbiosis.integrations.imports import words
from symbiosis.integrations.imports.cells import Notation, choices, day, notation_of, number
from symbiosis.integrations.imports.columns import columns_of, misplaced, notes_on
from symbiosis.integrations.imports.compositions import shares_of, windows_of
from symbiosis.integrations.imports.findings import CellError, UnreadableFile
from symbiosis.integrations.imports.table import read_table
from symbiosis.streams import vocabulary

TEXT = 'Titel;Mængde\r\n"Klip; blå\r\nog grå";1,5\r\n\r\n;;\r\nRuller;2\r\n'


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\r\n", "\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "unix lines"],
)
def test_every_usual_encoding_gives_the_same_table(content: bytes) -> None:
    table = read_table(content)
    assert table.header.cells == ["Titel", "Mængde"]
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ["Klip; blå\nog grå", "1,5"]),
        (6, ["Ruller", "2"]),
    ]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    table = read_table(f'Titel{mark}Mængde{mark}By\n"a;b,c|d"{mark}5{mark}Ikast\n'.encode())
    assert table.rows[0].cells == ["a;b,c|d", "5", "Ikast"]


def test_a_spreadsheets_sep_line_is_obeyed_and_keeps_line_numbers() -> None:
    table = read_table(b"sep=;\r\nTitel;Kg\r\nKlip;5\r\n")
    assert (table.delimiter, table.header.line, table.rows[0].line) == (";", 2, 3)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\x00\x01\x02binary\x00\xff", b"PK\x03\x04\x00\x00"])
def test_what_is_no_table_is_refused_whole(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_table(content)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,50", "1234.50"),
        ("1.234.567", "1234567"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("-0,30", "-0.30"),
        ("−2", "-2"),
        ("0", "0"),
    ],
)
def test_a_number_that_can_only_be_read_one_way_is(text: str, value: str) -> None:
    assert number(text, Notation.OPEN) == Decimal(value)


def test_one_thousand_or_one_and_a_bit_is_asked_unless_the_file_tells() -> None:
    with pytest.raises(CellError, match="ambiguous_number"):
        number("1.234", Notation.OPEN)
    assert number("1.234", Notation.COMMA) == 1234
    assert number("1.234", Notation.POINT) == Decimal("1.234")
    assert number("1,234", Notation.POINT) == 1234
    assert notation_of(["1.234", "0,5"], ",") is Notation.COMMA
    assert notation_of(["1.234", "0.5"], ";") is Notation.POINT
    assert notation_of(["1.234", "7"], ";") is Notation.COMMA
    assert notation_of(["1.234"], "\t") is Notation.OPEN
    assert notation_of(["0,5", "0.5", "1.234"], ";") is Notation.OPEN


@pytest.mark.parametrize("text", ["abc", "1,2,3.4.5", "1.23.4,5", "", "1e9", "½", "--5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="not_a_number"):
        number(text, Notation.COMMA)


@pytest.mark.parametrize(
    "text", ["2026-12-01", "01-12-2026", "1/12/2026", "1.12.2026", "20261201", "2026-12-01T00:00"]
)
def test_dates_are_read_with_the_day_first(text: str) -> None:
    assert day(text) == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["12/31/2026", "01-12-26", "46000", "31-02-2026", "soon"])
def test_dates_that_could_be_another_day_are_refused(text: str) -> None:
    with pytest.raises(CellError, match="not_a_date"):
        day(text)


def test_headers_are_known_in_danish_and_english_and_unknown_ones_are_noted() -> None:
    table = read_table("Varenavn;MÆNGDE (KG);Sammensætning;Postnr.;By;Humør\nKlip;5;;;;god\n".encode())
    columns = columns_of(table, "streams", ["title", "quantity"])
    assert set(columns.headers) == {"title", "quantity", "composition", "postcode", "town"}
    assert columns.units == {"quantity": "kg"}
    assert [(note.column, note.code) for note in notes_on(table, columns)] == [("Humør", "unknown_column")]


def test_two_columns_for_one_field_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="both mean quantity"):
        columns_of(read_table(b"Titel;Kg;Ton\nKlip;5;1\n"), "streams", [])


def test_a_row_torn_by_an_unquoted_delimiter_is_refused() -> None:
    table = read_table(b"Titel;Kg\nKlip; hvid;5\n")
    found = misplaced(table, columns_of(table, "streams", []), table.rows[0])
    assert found is not None
    assert found.code == "too_many_cells"


@pytest.mark.parametrize("text", ["95% bomuld 5% elastan", "CO 95 EL 5", "Cotton 95 %, elastane 5 %"])
def test_compositions_are_read_as_people_type_them(text: str) -> None:
    assert [(line["fibre"], line["share_pct"]) for line in shares_of(text, "da")] == [
        ("cotton", 95),
        ("elastane", 5),
    ]


@pytest.mark.parametrize("text", ["bomuld", "50% bomuld", "95% bomuld 5% zzz"])
def test_an_unclear_composition_is_a_refusal_with_what_to_write(text: str) -> None:
    with pytest.raises(CellError, match=r"95% cotton 5% elastane"):
        shares_of(text, "da")


def test_a_needs_rules_are_read_with_lower_and_upper_limits() -> None:
    assert windows_of("bomuld mindst 95; elastan højst 3,5") == (
        {"fibres": ["cotton"], "min_pct": Decimal(95)},
        {"fibres": ["elastane"], "max_pct": Decimal("3.5")},
    )
    assert windows_of(">= 80% polyester") == ({"fibres": ["polyester"], "min_pct": Decimal(80)},)
    assert windows_of("80 % uld") == ({"fibres": ["wool"], "min_pct": Decimal(80)},)


def test_none_is_an_empty_list_and_lists_may_be_written_in_many_ways() -> None:
    assert choices("disruptors", "Ingen") == []
    assert choices("disruptors", "knapper, nitter og lynlåse") == ["button", "rivet", "zip_plastic"]


def test_every_word_stands_for_a_value_that_exists() -> None:
    enums = {
        "direction": vocabulary.Direction,
        "origin_stage": vocabulary.OriginStage,
        "legal_status": vocabulary.LegalStatus,
        "evidence_method": vocabulary.EvidenceMethod,
        "colour": vocabulary.ColourClass,
        "condition": vocabulary.ConditionGrade,
        "disruptors": vocabulary.Disruptor,
        "contamination": vocabulary.Contamination,
        "moisture_state": vocabulary.MoistureState,
        "treatments": vocabulary.Treatment,
        "certificates": vocabulary.Certificate,
        "unit": vocabulary.QuantityUnit,
        "price_model": vocabulary.PriceModel,
        "identity": vocabulary.Identity,
        "visibility": vocabulary.Visibility,
    }
    for field, enum in enums.items():
        assert set(words.values(field).values()) == set(enum), field
    assert set(words.values("period").values()) == {*vocabulary.Period, "once"}
