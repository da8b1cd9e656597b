"""What a file is, by its content; what it is called does not matter. Pure."""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

import puremagic

UNREADABLE = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What the standard library says of a ZIP that is damaged, encrypted or packed in a way it does not know."""


class Kind(StrEnum):
    """The media types that are ever taken; each place says which of them."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"


class Classification(StrEnum):
    """How much a file tells."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


IMAGES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})
OFFICE = frozenset({Kind.DOCX, Kind.XLSX, Kind.ODT})
PAPERS = frozenset({Kind.PDF, *IMAGES})
ANYTHING = frozenset(Kind)

ENDING = {
    Kind.PDF: ".pdf",
    Kind.JPEG: ".jpg",
    Kind.PNG: ".png",
    Kind.WEBP: ".webp",
    Kind.DOCX: ".docx",
    Kind.XLSX: ".xlsx",
    Kind.ODT: ".odt",
}


@dataclass(frozen=True)
class _Form:
    """How a file of this kind begins, whatever a table of signatures makes of it."""

    kind: Kind
    start: bytes
    offset: int = 0


_FORMS = (
    _Form(Kind.PDF, b"%PDF-"),
    _Form(Kind.JPEG, b"\xff\xd8\xff"),
    _Form(Kind.PNG, b"\x89PNG\r\n\x1a\n"),
    _Form(Kind.WEBP, b"WEBP", 8),
)
_MAIN_PARTS = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX}


def kind_of(content: bytes) -> Kind | None:
    """None for everything that is not one of ours, from its first byte on: HTML, SVG, programs, archives."""
    if content.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    for form in _FORMS:
        if content.startswith(form.start, form.offset) and form.kind in _named(content):
            return form.kind
    return None


def _named(content: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(content[:4096])}
    except (puremagic.PureError, ValueError):
        return set()


def _office_kind(content: bytes) -> Kind | None:
    """A ZIP says what it is by its parts; signatures cannot tell one office format from another."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                return Kind.ODT if declared == Kind.ODT.value else None
    except UNREADABLE:
        return None
    found = {kind for part, kind in _MAIN_PARTS.items() if part in names}
    return found.pop() if len(found) == 1 and "[Content_Types].xml" in names else None
