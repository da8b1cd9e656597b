"""CVs and welcome packs of the demonstration: people and companies that do not exist, each on one page."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).parent / "data" / "sheet.typ"
_LANGUAGES = {"da": "Danish", "en": "English", "es": "Spanish", "fr": "French"}


@dataclass(frozen=True)
class InventedPerson:
    name: str
    work: str


def cv_of(person: InventedPerson, company: str, topics: Sequence[str], languages: Sequence[str]) -> bytes:
    parts = {
        "Work": f"{person.work} at {company} since 2016; before that in a weaving mill.",
        "What I know": ", ".join(topics),
        "Languages": ", ".join(_LANGUAGES[code] for code in languages),
    }
    return _set(person.name, f"{person.work}, {company}", parts)


def welcome_pack_of(company: str, offers: str, languages: Sequence[str]) -> bytes:
    parts = {
        "What you see": offers,
        "A day with us": "We begin at eight with coffee and a walk through the plant. Lunch is on us.",
        "Good to know": "Wear closed shoes. The nearest station is ten minutes away; we fetch you there.",
        "Languages": ", ".join(_LANGUAGES[code] for code in languages),
    }
    return _set(f"Welcome to {company}", "For visitors of an exchange", parts)


def _set(title: str, below: str, parts: Mapping[str, str]) -> bytes:
    """The same bytes whenever it is set."""
    said = [{"title": name, "text": text} for name, text in parts.items()]
    sheet: bytes = typst.compile(
        input=str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        sys_inputs={"data": json.dumps({"title": title, "below": below, "parts": said}, ensure_ascii=False)},
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
        format="pdf",
    )
    return sheet
