"""Documents are set the same way each time, in every partner's letters, and never run what people write."""

import json
from typing import Any

import pytest
import typst

from symbiosis.exchanges.papers.rules import LANGUAGES, TEMPLATE_VERSION, content_hash
from symbiosis.exchanges.papers.setting import TEMPLATES, set_pages, set_pdf
from symbiosis.exchanges.vocabulary import DocumentKind
from symbiosis.kit.files.checks import check
from symbiosis.kit.files.kinds import PAPERS

SHEET = DocumentKind.SIGN_IN_SHEET
NASTY = '#panic("x") $a$ [b] `c` @d <e> \\ *f* _g_ //h /*i*/ #read("/etc/passwd") "quoted" {j} \u202e'


def sheet(**said: Any) -> dict[str, Any]:
    programme = {"code": "CLOTH", "title": {"en": "Textiles"}, "funder": "EISMEA", "grant": None}
    return {
        "language": "da",
        "set_on": "2026-11-22",
        "programme": {**programme, "statement": {"en": "Co-funded by the European Union."}},
        "code": "CLOTH-2026-041",
        "title": "Systuen – Kutomo",
        "place": "Helsinki, FI",
        "days": ["2026-09-14", "2026-09-15"],
        "people": [{"name": "Mette", "organisation": "Systuen"}],
        **said,
    }


def test_equal_inputs_give_equal_bytes_and_a_page_for_each_day() -> None:
    first, second = (set_pdf(SHEET, TEMPLATE_VERSION, sheet()) for _ in range(2))
    assert first == second
    assert content_hash(SHEET, TEMPLATE_VERSION, sheet(), first) == content_hash(
        SHEET, TEMPLATE_VERSION, dict(reversed(sheet().items())), second
    )
    assert set_pdf(SHEET, TEMPLATE_VERSION, sheet(title="Other")) != first
    assert set_pdf(SHEET, TEMPLATE_VERSION, sheet(set_on="2026-11-23")) != first
    assert len(set_pages(SHEET, TEMPLATE_VERSION, sheet())) == 2


def test_what_people_write_is_shown_and_never_run() -> None:
    people = [{"name": NASTY, "organisation": NASTY}]
    set_with = set_pdf(SHEET, TEMPLATE_VERSION, sheet(title=NASTY, place=NASTY, people=people))
    assert check(set_with, "x", PAPERS)
    assert b"root:" not in set_with


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_text_exists_in_every_language(language: str) -> None:
    labels = json.loads((TEMPLATES / TEMPLATE_VERSION / "labels.json").read_text())
    assert set(labels[language]) == set(labels["en"])
    assert all(text.strip() for text in labels[language].values())
    assert set_pdf(SHEET, TEMPLATE_VERSION, sheet(language=language)).startswith(b"%PDF-")


def test_a_language_nobody_translated_to_is_set_in_english() -> None:
    assert set_pdf(SHEET, TEMPLATE_VERSION, sheet(language="fi")).startswith(b"%PDF-")


FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def drawn(text: str) -> Any:
    source = (
        f'#set page(width: 40pt, height: 30pt)\n#text(font: "Libertinus Serif", fallback: false, "{text}")'
    )
    return typst.compile(source.encode(), format="png", ppi=60.0, font_paths=FONTS)


@pytest.mark.parametrize(
    "letters", ["æøåÆØÅ", "éèêëçœŒàâîôûùïÿ", "ñÑ¿¡áíóúü", "ăâîșțĂÂÎȘȚ", "бгджзийлпфцчшщъыьэюяБЖЩЪЮЯѝ"]
)
def test_the_fonts_of_the_compiler_hold_every_partners_letters(letters: str) -> None:
    missing, blank = drawn("\U0010fffd"), drawn(" ")
    for letter in letters:
        assert drawn(letter) not in (missing, blank), letter
