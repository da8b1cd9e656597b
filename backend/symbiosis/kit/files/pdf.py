"""What a PDF must not hold: scripts, programs to start, files inside, a second file around it. Pure.

A PDF's names may be spelled with escapes and its objects packed into compressed streams, so both are
undone before looking, wherever a stream seems to begin: where one really does is for readers to decide, and
they disagree. What cannot be looked into is refused. This keeps out what is common, not what is ingenious;
therefore files go out as attachments only.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from symbiosis.kit.files.problems import FileDamaged, FileSuspicious

MOST_UNPACKED = 200 * 1024 * 1024
_PIECE = 64 * 1024
_LONGEST_NAME = 20

_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = {
    b"JavaScript": "a script",
    b"Rendition": "active media",
    b"Launch": "a program to start",
    b"EmbeddedFiles": "a file inside it",
    b"EmbeddedFile": "a file inside it",
    b"FileAttachment": "a file inside it",
    b"GoToE": "a file inside it",
    b"RichMedia": "active media",
    b"SubmitForm": "a form that sends data away",
    b"ImportData": "a form that reads files",
    b"XFA": "a form with scripts",
}
_NAME = re.compile(rb"/(" + b"|".join(_ACTIVE) + rb")(?=[\s/<>\[\]()%]|$)")
_UNREADABLE = re.compile(rb"/(Encrypt|LZWDecode|ASCIIHexDecode|Crypt)(?=[\s/<>\[\]()%]|$)")
_STREAM_BEGINS = re.compile(rb"stream\r?\n?")
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_ASCII85 = re.compile(rb"[!-uz\s]{4,}~>")


def refuse_bad_pdf(content: bytes) -> None:
    """Errors: `file-damaged`, `file-suspicious`."""
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise FileDamaged("The PDF has no end: it was cut off on the way. Save it again and send that.")
    if content[end + 5 :].strip(b"\r\n\t \x00"):
        raise FileSuspicious("Something else follows after the PDF. Print it to a new PDF and send that.")
    plain = _unescaped(content)
    if _UNREADABLE.search(_STREAM.sub(b" ", plain)):
        raise FileSuspicious(
            "It is encrypted or packed so that it cannot be checked. Print it to a new PDF and send that."
        )
    for part in (plain, *_unpacked(content)):
        if found := _NAME.search(part):
            raise FileSuspicious(
                f"The PDF holds {_ACTIVE[found[1]]}. Print it to a new PDF and send that, or a photo of it."
            )


def _unescaped(content: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), content)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What the streams hold, in overlapping pieces; together no more than a bound."""
    left = MOST_UNPACKED
    for begin in _STREAM_BEGINS.finditer(content):
        start = begin.end()
        packed = memoryview(content)[start:]
        if written_out := _ASCII85.match(content, start):
            packed = memoryview(_from_ascii85(written_out[0]))
        before = b""
        for piece in _inflated(packed):
            left -= len(piece)
            if left < 0:
                raise FileSuspicious("The PDF unpacks to more than can be checked. Send it as photos.")
            yield _unescaped(before + piece)
            before = piece[-_LONGEST_NAME * 3 :]


def _from_ascii85(text: bytes) -> bytes:
    try:
        return base64.a85decode(text.removesuffix(b"~>"))
    except (ValueError, binascii.Error):
        return b""


def _inflated(packed: memoryview) -> Iterator[bytes]:
    """Nothing where no compressed stream begins."""
    if len(packed) < 2 or packed[0] & 0x0F != 8 or (packed[0] * 256 + packed[1]) % 31:
        return
    unpacker = zlib.decompressobj()
    at, waiting = 0, b""
    while not unpacker.eof and (waiting or at < len(packed)):
        if not waiting:
            waiting, at = bytes(packed[at : at + _PIECE]), at + _PIECE
        try:
            piece = unpacker.decompress(waiting, 16 * _PIECE)
        except zlib.error:
            return
        waiting = unpacker.unconsumed_tail
        yield piece
