"""Photos are written anew from the parts that make the picture: what tells where and with which device
they were taken, and whatever else was hung on them, is left out. No pixel is touched. Pure."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping

from symbiosis.kit.files.kinds import Kind
from symbiosis.kit.files.problems import FileDamaged, FileSuspicious

MOST_PIXELS = 80_000_000
LONGEST_SIDE = 30_000

_DAMAGED = "The picture ends too early or holds broken parts. Save it again and send that."


def rewritten(kind: Kind, content: bytes) -> bytes:
    """Errors: `file-damaged`, `file-suspicious` for more pixels than any camera makes."""
    try:
        return _REWRITE[kind](content)
    except (struct.error, IndexError) as error:
        raise FileDamaged(_DAMAGED) from error


def _refuse_bomb(width: int, height: int) -> None:
    if not (width and height):
        raise FileDamaged(_DAMAGED)
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise FileSuspicious(
            f"The picture says it has {width} x {height} points. Make it smaller and send that."
        )


# JPEG: segments FF xx length ..., then compressed data up to the next marker.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_TABLES = frozenset({0xC4, 0xCC, 0xDA, 0xDB, 0xDD})
_END, _SCAN = 0xD9, 0xDA


def _jpeg(content: bytes) -> bytes:
    written, at, framed = [b"\xff\xd8"], 2, False
    while True:
        while content[at] == 0xFF and content[at + 1] == 0xFF:
            at += 1
        if content[at] != 0xFF:
            raise FileDamaged(_DAMAGED)
        marker = content[at + 1]
        if marker == _END:
            break
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment, data = content[at : at + 2 + length], content[at + 4 : at + 2 + length]
        if length < 2 or len(segment) < length + 2:
            raise FileDamaged(_DAMAGED)
        at += 2 + length
        if marker in _FRAMES:
            framed = True
            height, width = struct.unpack_from(">HH", data, 1)
            _refuse_bomb(width, height)
        written.append(_kept(marker, segment, data))
        if marker == _SCAN:
            following = _NEXT_MARKER.search(content, at)
            if following is None:
                raise FileDamaged(_DAMAGED)
            written.append(content[at : following.start()])
            at = following.start()
    if not framed:
        raise FileDamaged(_DAMAGED)
    return b"".join([*written, b"\xff\xd9"])


def _kept(marker: int, segment: bytes, data: bytes) -> bytes:
    """Tables, frames, colour; of Exif only which side is up."""
    if marker in _FRAMES or marker in _TABLES:
        return segment
    if marker == 0xE0 and data.startswith(b"JFIF\0"):
        return b"\xff\xe0\x00\x10" + data[:12] + b"\x00\x00"  # without its thumbnail
    if (marker == 0xE2 and data.startswith(b"ICC_PROFILE\0")) or (marker == 0xEE and data[:5] == b"Adobe"):
        return segment
    if marker == 0xE1 and data.startswith(b"Exif\0\0"):
        return _only_orientation(data[6:])
    return b""


def _only_orientation(tiff: bytes) -> bytes:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return b""
    try:
        (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, directory)
        entries = [
            struct.unpack_from(f"{order}HHIH", tiff, directory + 2 + 12 * n) for n in range(min(count, 100))
        ]
    except struct.error:
        return b""
    up = next((value for tag, _, _, value in entries if tag == 0x0112), 1)
    if not 2 <= up <= 8:
        return b""
    small = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, up, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(small) + 2) + small


# PNG: chunks of length, name, data, checksum.
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
)


def _png(content: bytes) -> bytes:
    written, last = [_PNG_START], b""
    for name, data, whole in _png_chunks(content):
        if name == b"IHDR":
            _refuse_bomb(*struct.unpack_from(">II", data))
        elif len(written) == 1:
            raise FileDamaged(_DAMAGED)
        if name in _PNG_KEPT:
            written.append(whole)
        last = name
    if last != b"IEND":
        raise FileDamaged(_DAMAGED)
    return b"".join(written)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    at = len(_PNG_START)
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        whole = content[at : at + 12 + length]
        data = whole[8:-4]
        if len(whole) < 12 + length or zlib.crc32(name + data) != struct.unpack(">I", whole[-4:])[0]:
            raise FileDamaged(_DAMAGED)
        yield name, data, whole
        if name == b"IEND":
            return
        at += 12 + length


# WebP: RIFF chunks of name, length, data, padded to even lengths.
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_EXIF_AND_XMP = 0b00001100


def _webp(content: bytes) -> bytes:
    (size,) = struct.unpack_from("<I", content, 4)
    if size + 8 > len(content):
        raise FileDamaged(_DAMAGED)
    written, at, sized = [], 12, False
    while at + 8 <= size + 8:
        name, length = struct.unpack_from("<4sI", content, at)
        data = content[at + 8 : at + 8 + length]
        if len(data) < length:
            raise FileDamaged(_DAMAGED)
        at += 8 + length + length % 2
        if (sides := _webp_sides(name, data)) is not None:
            sized = True
            _refuse_bomb(*sides)
        if name in _WEBP_KEPT:
            data = bytes([data[0] & ~_EXIF_AND_XMP]) + data[1:] if name == b"VP8X" else data
            written.append(name + struct.pack("<I", length) + data + b"\0" * (length % 2))
    if not sized:
        raise FileDamaged(_DAMAGED)
    body = b"WEBP" + b"".join(written)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_sides(name: bytes, data: bytes) -> tuple[int, int] | None:
    if name == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if name == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 6)
        return width & 0x3FFF, height & 0x3FFF
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


_REWRITE: Mapping[Kind, Callable[[bytes], bytes]] = {Kind.JPEG: _jpeg, Kind.PNG: _png, Kind.WEBP: _webp}
