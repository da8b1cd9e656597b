"""Files as people send them, and as someone who means harm makes them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(*objects: bytes, version: bytes = b"1.7") -> bytes:
    """A small one that readers open, with more objects."""
    body = b"%PDF-" + version + b"\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
    body += b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
    body += b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100]>> endobj\n"
    return body + b"\n".join(objects) + b"\ntrailer <</Root 1 0 R /Size 4>>\nstartxref\n9\n%%EOF\n"


def packed(content: bytes, dictionary: bytes = b"/Type /ObjStm /N 1 /First 4") -> bytes:
    squeezed = zlib.compress(content)
    head = b"9 0 obj <<%s /Filter /FlateDecode /Length %d>> stream\n" % (dictionary, len(squeezed))
    return head + squeezed + b"\nendstream endobj"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 2, height: int = 2, *more: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = b"".join(b"\0" + b"\x80\x20\x10" * min(width, 4) for _ in range(min(height, 4)))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", zlib.compress(rows)) + _IEND


_IEND = chunk(b"IEND", b"")


def exif(orientation: int = 6) -> bytes:
    """Which side is up, and where it was taken: 56.1331 north, in a block of its own."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack(">HHII", 0x8825, 4, 1, 38)
    place = b"\0\1" + struct.pack(">HHI4s", 1, 2, 2, b"N\0\0\0") + b"\0\0\0\0" + b"GPS 56.1331 8.9736"
    return b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", 2) + entries + b"\0\0\0\0" + place


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*more: bytes, width: int = 8, height: int = 8) -> bytes:
    """One grey block of 8 x 8."""
    tables = segment(0xDB, b"\0" + b"\1" * 64)
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    codes = segment(0xC4, b"\0" + b"\1" + b"\0" * 15 + b"\0") + segment(0xC4, b"\x10\1" + b"\0" * 15 + b"\0")
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x3f"
    jfif = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    return b"\xff\xd8" + jfif + b"".join(more) + tables + frame + codes + scan + b"\xff\xd9"


def webp(width: int = 16, height: int = 16) -> bytes:
    """With a place in its Exif."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    parts = [(b"VP8X", b"\x08\0\0\0" + sides)]
    parts += [(b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\0\0")]
    parts += [(b"EXIF", exif())]
    body = b"WEBP" + b"".join(n + struct.pack("<I", len(d)) + d + b"\0" * (len(d) % 2) for n, d in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def archive(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts:
            opened.writestr(name, content)
    return written.getvalue()


def docx(*more: tuple[str, str | bytes], text: str = "The agenda", types: str = WORD) -> bytes:
    declared = f'<Types><Override PartName="/word/document.xml" ContentType="{types}"/></Types>'
    return archive(
        [
            ("[Content_Types].xml", declared),
            ("word/document.xml", f"<w:document><w:t>{text}</w:t></w:document>"),
            *more,
        ]
    )


def xlsx(*more: tuple[str, str | bytes]) -> bytes:
    return archive([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), *more])


def odt(*more: tuple[str, str | bytes], body: str = "<office:text/>") -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return archive([("mimetype", kind), ("content.xml", f"<office:document>{body}</office:document>"), *more])


def relation(target: str, kind: str) -> tuple[str, str]:
    where = f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    link = f'<Relationship Id="r1" {where} Target="{target}" TargetMode="External"/>'
    return "word/_rels/document.xml.rels", f"<Relationships>{link}</Relationships>"
