"""What a DOCX, XLSX or ODT must not hold: macros, objects inside, links that are followed without asking,
more than it says, a second file around it. Pure."""

import io
import re
import zipfile

from symbiosis.kit.files.kinds import UNREADABLE
from symbiosis.kit.files.problems import FileDamaged, FileSuspicious

MOST_PARTS = 2000
MOST_UNPACKED = 80 * 1024 * 1024
MOST_SQUEEZED = 200
"""How many times its size in the archive a part may have; text shrinks to a tenth, not to a thousandth."""
SMALL = 1024 * 1024
_END_OF_ARCHIVE = b"PK\x05\x06"

_MACRO_PART = re.compile(
    r"(^|/)(vbaproject|vbadata)|\.bin$|(^|/)activex/|(^|/)embeddings/|(^|/)externallinks/"
    r"|^basic/|^scripts/|(^|/)macrosheets/|(^|/)dialogsheets/|^object ",
    re.IGNORECASE,
)
_HARMLESS_BINARY = re.compile(r"(^|/)printersettings/", re.IGNORECASE)
_FOLLOWED_LINK = re.compile(rb"<[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_XML_TRICKS = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_FIELDS = re.compile(rb"\bDDE(AUTO)?\b|<(?:script:|text:dde-|office:dde-)", re.IGNORECASE)
_FOLLOWED_IN_ODT = re.compile(rb"<draw:(?:image|object|plugin)[^>]*xlink:href\s*=\s*[\"'](?:\w+:)?//")
_MACRO_TYPE = re.compile(rb"macroEnabled", re.IGNORECASE)


def refuse_bad_office(content: bytes) -> None:
    """Errors: `file-damaged`, `file-suspicious`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_shape(content, parts)
            left = MOST_UNPACKED
            for part in parts:
                read = _read(archive, part, left)
                left -= len(read)
                _refuse_part(part.filename, read)
    except UNREADABLE as error:
        raise FileDamaged("The document cannot be unpacked. Save it again and send that.") from error


def _refuse_shape(content: bytes, parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(names) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileSuspicious("The document unpacks to far more than it shows. Save it as PDF and send that.")
    if len({name.casefold() for name in names}) < len(names) or any(map(_leads_out, names)):
        raise FileSuspicious("The document's parts have misleading names. Save it as PDF and send that.")
    if any(part.flag_bits & 1 for part in parts):
        raise FileSuspicious("It is encrypted, so that it cannot be checked. Save it without a password.")
    starts_first = min(part.header_offset for part in parts) == 0
    if not starts_first or content.rfind(_END_OF_ARCHIVE) != len(content) - 22:
        raise FileSuspicious("Something else stands around the document. Save it as PDF and send that.")


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """No more than the bound, whatever the archive says of the part."""
    with archive.open(part) as opened:
        read = opened.read(most + 1)
    squeezed = len(read) > SMALL and len(read) > MOST_SQUEEZED * max(part.compress_size, 1)
    if len(read) > most or squeezed:
        raise FileSuspicious("The document unpacks to far more than it shows. Save it as PDF and send that.")
    return read


def _refuse_part(name: str, read: bytes) -> None:
    if _MACRO_PART.search(name) and not _HARMLESS_BINARY.search(name):
        raise _holds("macros or other files")
    if name == "[Content_Types].xml" and _MACRO_TYPE.search(read):
        raise _holds("macros")
    if not name.lower().endswith((".xml", ".rels")):
        return
    if b"\x00" in read[:200]:
        raise _holds("text in an unusual encoding")
    if _XML_TRICKS.search(read):
        raise _holds("definitions that could expand without end")
    links = _FOLLOWED_LINK.findall(read) if name.lower().endswith(".rels") else []
    if any(not _HYPERLINK.search(link) for link in links) or _FOLLOWED_IN_ODT.search(read):
        raise _holds("links that are followed without asking")
    if name.lower().endswith(("document.xml", "content.xml")) and _FIELDS.search(_instructions(read)):
        raise _holds("commands")


def _instructions(read: bytes) -> bytes:
    """Field codes and elements; what people wrote themselves may hold any word."""
    fields = re.findall(rb"<w:instrText[^>]*>([^<]*)|w:instr\s*=\s*\"([^\"]*)\"", read)
    written_apart = b"".join(a or b for a, b in fields)
    return written_apart + b" " + b" ".join(re.findall(rb"<[\w:-]+", read))


def _holds(what: str) -> FileSuspicious:
    return FileSuspicious(f"The document holds {what}. Save it as PDF and send that.")
