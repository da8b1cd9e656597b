"""CVs of the demonstration: people who do not exist, each on one page."""

import json
from dataclasses import dataclass
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).parent / "data" / "cv.typ"


@dataclass(frozen=True)
class InventedPerson:
    name: str
    work: str


def set_cv(
    person: InventedPerson, company: str, topics: tuple[str, ...], languages: tuple[str, ...]
) -> bytes:
    """The same bytes whenever it is set."""
    data = {
        "name": person.name,
        "work": person.work,
        "company": company,
        "parts": [
            {
                "title": "Work",
                "text": f"{person.work} at {company} since 2016; before that in a weaving mill.",
            },
            {"title": "What I know", "text": ", ".join(topics)},
            {"title": "Languages", "text": ", ".join(languages)},
        ],
    }
    cv: bytes = typst.compile(
        input=str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
        format="pdf",
    )
    return cv
