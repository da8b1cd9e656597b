"""Which files are taken: by what they are, never by what they are called."""

import io
import zipfile

import pytest

from kit import crafted
from symbiosis.kit.files.checks import MAX_FILE, check
from symbiosis.kit.files.kinds import ANYTHING, PAPERS, Kind
from symbiosis.kit.files.names import clean_name
from symbiosis.kit.files.problems import FileDamaged, FileSuspicious, FileTooLarge, FileTypeNotAccepted

GOOD = {
    "pdf": (crafted.pdf(), Kind.PDF),
    "pdf with packed objects": (crafted.pdf(crafted.packed(b"5 0 <</Type /Page>>")), Kind.PDF),
    "png": (crafted.png(), Kind.PNG),
    "jpeg": (crafted.jpeg(), Kind.JPEG),
    "webp": (crafted.webp(), Kind.WEBP),
    "docx": (crafted.docx(), Kind.DOCX),
    "docx with a link people click": (
        crafted.docx(crafted.relation("https://modacc.cat", "hyperlink")),
        Kind.DOCX,
    ),
    "docx that writes of DDE": (crafted.docx(text="We met DDE AUTO of Dresden"), Kind.DOCX),
    "xlsx": (crafted.xlsx(("xl/printerSettings/printerSettings1.bin", b"\0\1")), Kind.XLSX),
    "odt": (crafted.odt(), Kind.ODT),
}


@pytest.mark.parametrize(("content", "kind"), GOOD.values(), ids=GOOD)
def test_ordinary_files_are_taken_whatever_they_are_called(content: bytes, kind: Kind) -> None:
    assert check(content, "invoice.exe", ANYTHING).kind is kind


OTHERS = {
    "page": b"<!doctype html><script>alert(1)</script>",
    "svg": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "program": b"MZ" + b"\0" * 300,
    "script": b"#!/bin/sh\nrm -rf /\n",
    "text": b"just words",
    "archive": crafted.archive([("evil.exe", b"MZ")]),
    "java archive": crafted.archive([("META-INF/MANIFEST.MF", "Main-Class: X")]),
    "both word and sheet": crafted.docx(("xl/workbook.xml", "<workbook/>")),
    "page before a pdf": b"<script>alert(1)</script>" + crafted.pdf(),
    "space before a pdf": b" \n" + crafted.pdf(),
    "photo of a phone that others cannot show": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 50,
    "gif": b"GIF89a" + b"\0" * 30,
    "presentation": crafted.archive([("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")]),
    "half an archive": crafted.docx()[:60],
}


@pytest.mark.parametrize("content", OTHERS.values(), ids=OTHERS)
def test_other_types_are_refused_even_as_pdf(content: bytes) -> None:
    with pytest.raises(FileTypeNotAccepted, match=r"\.pdf"):
        check(content, "invoice.pdf", ANYTHING)


def test_each_place_takes_its_own_types() -> None:
    with pytest.raises(FileTypeNotAccepted):
        check(crafted.docx(), "agenda.docx", PAPERS)


SCRIPT = b"7 0 obj <</S /JavaScript /JS (app.alert\\(1\\))>> endobj"
BAD_PDFS = {
    "script": crafted.pdf(SCRIPT),
    "script spelled with escapes": crafted.pdf(b"7 0 obj <</S /J#61vaScr#69pt /J#53 (x)>> endobj"),
    "script in a packed object": crafted.pdf(crafted.packed(b"7 0 <</S /JavaScript /JS (x)>>")),
    "script in a packed object with escapes": crafted.pdf(crafted.packed(b"7 0 <</S /#4aavaScript>>")),
    "script behind a stream that is none": crafted.pdf(
        b"% stream\n", crafted.packed(b"7 0 <</S /JavaScript>>", b"/Type /Obj#53tm /N 1 /First 4")
    ),
    "script far inside": crafted.pdf(crafted.packed(b"x" * 3_000_000 + b"<</S /JavaScript>>")),
    "program": crafted.pdf(b"7 0 obj <</S /Launch /F (cmd.exe)>> endobj"),
    "file inside": crafted.pdf(b"7 0 obj <</Names <</EmbeddedFiles 8 0 R>>>> endobj"),
    "form that sends": crafted.pdf(b"7 0 obj <</S /SubmitForm /F (http://x)>> endobj"),
    "form with scripts": crafted.pdf(b"7 0 obj <</AcroForm <</XFA [1 0 R]>>>> endobj"),
    "encrypted": crafted.pdf().replace(b"/Root", b"/Encrypt 5 0 R /Root"),
    "packed as nobody packs": crafted.pdf(b"7 0 obj <</Filter /LZWDecode>> stream\nxx\nendstream endobj"),
    "archive after it": crafted.pdf() + crafted.archive([("evil.exe", b"MZ")]),
    "archive around its end": crafted.pdf()[:-7] + crafted.archive([("a", b"b")]) + b"%%EOF\n",
    "page after it": crafted.pdf() + b"<script>alert(1)</script>",
    "bomb": crafted.pdf(*[crafted.packed(b"\0" * 60_000_000) for _ in range(4)]),
}


@pytest.mark.parametrize("content", BAD_PDFS.values(), ids=BAD_PDFS)
def test_pdfs_that_act_are_refused(content: bytes) -> None:
    with pytest.raises(FileSuspicious):
        check(content, "a.pdf", PAPERS)


def test_names_of_actions_in_the_text_of_a_picture_do_not_matter() -> None:
    assert check(crafted.pdf(crafted.packed(b"(we learned /JavaScripting)", b"")), "a.pdf", PAPERS)


PROGRAM = ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
BAD_OFFICE = {
    "macros": crafted.docx(PROGRAM),
    "macros by type": crafted.docx(types=MACROS),
    "object inside": crafted.docx(("word/embeddings/oleObject1.bin", b"x")),
    "control": crafted.docx(("word/activeX/activeX1.xml", "<x/>")),
    "template from elsewhere": crafted.docx(crafted.relation("http://x/evil.dotm", "attachedTemplate")),
    "picture from elsewhere": crafted.docx(crafted.relation("http://x/track.png", "image")),
    "command field": crafted.docx(("word/sub/document.xml", "<w:instrText>DDEAUTO c:\\cmd</w:instrText>")),
    "links of a sheet": crafted.xlsx(("xl/externalLinks/externalLink1.xml", "<x/>")),
    "macros of a text": crafted.odt(("Basic/Standard/Module1.xml", "<x/>")),
    "script of a text": crafted.odt(body="<script:event-listener/>"),
    "picture of a text from elsewhere": crafted.odt(body='<draw:image xlink:href="http://x/t.png"/>'),
    "entities": crafted.docx(("word/styles.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')),
    "bomb": crafted.docx(("word/media/a.xml", b"0" * 70_000_000)),
    "bomb of many": crafted.docx(*[(f"word/media/{n}.png", b"0" * 10_000_000) for n in range(9)]),
    "parts that lead out": crafted.docx(("../../etc/cron.d/x.xml", "<x/>")),
    "two parts of one name": crafted.docx(("word/Document.xml", "<x/>")),
    "something before it": b"PK\x03\x04" + b"\0" * 40 + crafted.docx(),
    "something after it": crafted.docx() + b"<script>alert(1)</script>",
}


@pytest.mark.parametrize("content", BAD_OFFICE.values(), ids=BAD_OFFICE)
def test_office_documents_that_act_are_refused(content: bytes) -> None:
    with pytest.raises(FileSuspicious):
        check(content, "a.docx", ANYTHING)


def test_an_archive_that_lies_about_its_size_is_not_unpacked_further() -> None:
    honest = crafted.docx(("word/media/a.xml", b"0" * 5_000_000))
    with zipfile.ZipFile(io.BytesIO(honest)) as opened:
        size = opened.getinfo("word/media/a.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises((FileSuspicious, FileDamaged)):
        check(lying, "a.docx", ANYTHING)


PLACE = crafted.segment(0xE1, crafted.exif())
PHOTOS = {
    "jpeg": crafted.jpeg(PLACE, crafted.segment(0xFE, b"GPS 56.1331")),
    "jpeg with more after it": crafted.jpeg(PLACE) + b"GPS 56.1331 <script>",
    "png": crafted.png(2, 2, crafted.chunk(b"eXIf", crafted.exif()), crafted.chunk(b"tEXt", b"GPS 56.1331")),
    "png with more after it": crafted.png() + b"GPS 56.1331",
    "webp": crafted.webp(),
}


@pytest.mark.parametrize("content", PHOTOS.values(), ids=PHOTOS)
def test_photos_do_not_keep_where_they_were_taken(content: bytes) -> None:
    kept = check(content, "photo", PAPERS).content
    assert b"GPS" in content
    assert b"GPS" not in kept
    assert b"56.1331" not in kept
    assert check(kept, "photo", PAPERS).content == kept


def test_photos_keep_which_side_is_up() -> None:
    kept = check(crafted.jpeg(PLACE), "photo", PAPERS).content
    assert b"Exif\0\0MM\0*" in kept
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in kept


@pytest.mark.parametrize(
    "content",
    [
        crafted.png(60_000, 60_000),
        crafted.jpeg(width=65_000, height=65_000),
        crafted.webp(16_000, 16_000),
        crafted.jpeg(b"", crafted.segment(0xC0, b"\x08\xff\xff\xff\xff\1\1\x11\0")),
    ],
    ids=["png", "jpeg", "webp", "second frame"],
)
def test_pictures_with_more_points_than_any_camera_has_are_refused(content: bytes) -> None:
    with pytest.raises(FileSuspicious, match="points"):
        check(content, "photo", PAPERS)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        crafted.pdf()[:-7],
        crafted.png()[:-6],
        crafted.png().replace(b"IDAT", b"IDAX"),
        crafted.jpeg()[:-2],
        crafted.jpeg()[:40],
        crafted.webp()[:30],
        crafted.png(0, 5),
        crafted.docx().replace(b"<w:", b"<x:", 1)[:-30] + crafted.docx()[-22:],
    ],
)
def test_what_ends_too_early_is_refused(content: bytes) -> None:
    with pytest.raises((FileDamaged, FileTypeNotAccepted)):
        check(content, "x", ANYTHING)


def test_ten_megabytes_are_the_most() -> None:
    with pytest.raises(FileTooLarge, match="10 MB"):
        check(b"%PDF-" + b"0" * MAX_FILE, "a.pdf", PAPERS)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Boarding pass.pdf", "Boarding pass.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\kvittering.exe", "kvittering.pdf"),
        ("Faktura\u202efdp.exe", "Fakturafdp.pdf"),
        ('a"b\r\nX: y.pdf', "a_bX_ y.pdf"),
        ("CON.pdf", "file CON.pdf"),
        ("....", "file.pdf"),
        ("invoice.pdf.exe", "invoice.pdf"),
        ("Ærø–ticket Жълт.pdf", "Ærø–ticket Жълт.pdf"),
        ("x" * 400, "x" * 120 + ".pdf"),
    ],
)
def test_names_are_cleaned_and_end_as_what_the_file_is(name: str, clean: str) -> None:
    assert clean_name(name, ".pdf") == clean
