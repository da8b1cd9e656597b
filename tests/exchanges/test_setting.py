"""Documents are set the same way each time, in every partner's letters, and never run what people write."""

import hashlib
import json
from typing import Any

import pytest
import typst

from symbiosis.exchanges.papers import setting
from symbiosis.exchanges.papers.rules import LANGUAGES, TEMPLATE_VERSION, content_hash
from symbiosis.exchanges.papers.setting import TEMPLATES, set_pages, set_pdf
from symbiosis.exchanges.vocabulary import DocumentKind
from symbiosis.kit.files.checks import check
from symbiosis.kit.files.kinds import PAPERS

SHEET = DocumentKind.SIGN_IN_SHEET
NASTY = '#panic("x") $a$ [b] `c` @d <e> \\ *f* _g_ //h /*i*/ #read("/etc/passwd") "quoted" {j} \u202e'


FIRST_TEMPLATES = "789cb65e468622f16e2f3f4e3f637c6590c7e7f549666255c527463b2ad7bab7"
FUNDER: dict[str, Any] = {
    "disclaimer": {"en": "The views are the authors'.", "da": "Meningerne er forfatternes."}
}


def sheet(**said: Any) -> dict[str, Any]:
    programme = {"code": "CLOTH", "title": {"en": "Textiles"}, "funder": "EISMEA", "grant": None}
    return {
        "language": "da",
        "set_on": "2026-11-22",
        "programme": {**programme, "statement": {"en": "Co-funded by the European Union."}, **FUNDER},
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


def test_what_the_funder_wants_said_stands_there_in_english_and_in_the_partners_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # It stands on the page too, and would make every page another one.
    monkeypatch.setattr(setting, "fingerprint", lambda inputs: "0" * 16)

    def pages(**disclaimer: str) -> list[bytes]:
        said = sheet(language="da")
        programme = {**said["programme"], "disclaimer": disclaimer}
        return set_pages(SHEET, TEMPLATE_VERSION, {**said, "programme": programme})

    english, danish = FUNDER["disclaimer"]["en"], FUNDER["disclaimer"]["da"]
    assert pages(en=english) != pages()
    assert pages(en=english, da=danish) != pages(en=english)
    assert pages(en=english, es=danish) == pages(en=english)


def test_a_template_that_was_used_stays_as_it_was() -> None:
    digest = hashlib.sha256()
    for file in sorted((TEMPLATES / "v1").iterdir(), key=lambda entry: entry.name):
        digest.update(file.read_bytes())
    assert digest.hexdigest() == FIRST_TEMPLATES


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
