"""From inputs to a PDF, by typst. The inputs are data to the template, never a part of its source; the same
inputs give the same bytes, for its clock stands at the day the inputs name."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from symbiosis.exchanges.papers.rules import fingerprint
from symbiosis.exchanges.vocabulary import DocumentKind

TEMPLATES = Path(__file__).parent / "data"
_PREVIEW_PPI = 110.0
MOST_PAGES = 60


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Those the compiler carries: every machine sets the same page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def set_pdf(kind: DocumentKind, version: str, inputs: Mapping[str, Any]) -> bytes:
    """PDF/A-2b, tagged."""
    set_bytes: bytes = typst.compile(**_job(kind, version, inputs), format="pdf", pdf_standards=["a-2b"])
    return set_bytes


def set_pages(kind: DocumentKind, version: str, inputs: Mapping[str, Any]) -> list[bytes]:
    """The same pages as pictures."""
    pages = typst.compile(**_job(kind, version, inputs), format="png", ppi=_PREVIEW_PPI)
    return pages if isinstance(pages, list) else [pages]


def _job(kind: DocumentKind, version: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    folder = TEMPLATES / version
    set_on = datetime.fromisoformat(inputs["set_on"]).replace(tzinfo=UTC)
    data = {**inputs, "fingerprint": fingerprint(inputs)}
    return {
        "input": str(folder / f"{kind.value}.typ"),
        "root": str(folder),
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
        "font_paths": _fonts(),
        "timestamp": int(set_on.timestamp()),
    }
