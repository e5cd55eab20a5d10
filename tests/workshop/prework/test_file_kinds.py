"""What is taken is known by its content; whatever else comes is refused with what to do instead."""

import io

import pytest
from PIL import Image

from tests.workshop.prework.files import PAGE, PDF, archive, huge_png, office, picture, saying_it_is_locked
from tests.workshop.quotes.workbooks import compound_file
from workshop.prework.files.kinds import FILE_BYTES, KINDS, kept_name, kind_of, refuse_size
from workshop.prework.files.pictures import drawn_anew
from workshop.prework.refused import Refused

TAKEN = {
    "report.pdf": (PDF, "pdf"),
    "REPORT.PDF": (PDF, "pdf"),
    "chart.png": (picture("PNG"), "png"),
    "photo.jpeg": (picture("JPEG"), "jpeg"),
    "photo.webp": (picture("WEBP"), "webp"),
    "misnamed.jpg": (picture("PNG"), "png"),
    "notes.docx": (office("docx"), "docx"),
    "figures.xlsx": (office("xlsx"), "xlsx"),
    "slides.pptx": (office("pptx"), "pptx"),
    "rows.csv": ("name;città\nx;1".encode(), "csv"),
    "excel.csv": ("name;città\nx;1".encode("cp1252"), "csv"),
    "unicode.txt": ("Größe".encode("utf-16"), "txt"),
    "notes.md": (b"# Calls\n\n<b>Bold</b> words", "md"),
}
WRONG_TEXT, WRONG_NAME = "not a text file", "something else"
REFUSED = {
    "page.png": (PAGE, WRONG_NAME),
    "page.pdf": (b"\n" + PDF, WRONG_NAME),
    "picture.pdf": (picture(), WRONG_NAME),
    "document.png": (PDF, WRONG_NAME),
    "sheet.docx": (office("xlsx"), WRONG_NAME),
    "text.docx": (b"Dear all", WRONG_NAME),
    "program.txt": (b"MZ\x90\x00\x03\x00", WRONG_TEXT),
    "picture.csv": (picture(), WRONG_NAME),
    "cut.txt": (b"\xff\xfea", WRONG_TEXT),
    "page.txt": (PAGE, "a web page"),
    "page.md": (b"\n  <SCRIPT src=x></SCRIPT>", "a web page"),
    "drawing.txt": (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "a web page"),
    "page.html": (PAGE, "Files of this kind are not taken"),
    "drawing.svg": (b"<svg/>", "Files of this kind are not taken"),
    "run.exe": (b"MZ", "Files of this kind are not taken"),
    "no-ending": (b"Words", "Files of this kind are not taken"),
    "empty.txt": (b"", "is empty"),
    "things.docx": (archive({"a.txt": b"x"}), "Of zipped files only"),
    "both.docx": (office("docx", parts={"xl/workbook.xml": b"<x/>"}), "Of zipped files only"),
    "cut.docx": (office("docx")[:-30], "damaged"),
    "macros.docx": (office("docx", parts={"word/vbaProject.bin": b"x"}), "macros"),
    "locked.docx": (saying_it_is_locked(office("docx")), "has a password"),
    "old.docx": (compound_file("EncryptedPackage"), "before 2007"),
    "bomb.docx": (office("docx", parts={"word/media/a.xml": bytes(12_000_000)}), "far larger"),
    "wide.docx": (office("docx", parts={f"{number:0200}": b"" for number in range(9_000)}), "damaged"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_is_known_by_its_content(name: str) -> None:
    data, kind = TAKEN[name]
    assert kind_of(data, name=name).id == kind


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_the_reason(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(Refused, match=words):
        kind_of(data, name=name)


def test_a_file_that_is_too_big_is_refused_before_it_is_read() -> None:
    refuse_size(FILE_BYTES)
    with pytest.raises(Refused, match="This file has 21 MB; at most 20 MB are taken"):
        refuse_size(FILE_BYTES + 1)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a_b Set-Cookie_ x.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("..pdf", "file.pdf"),
        ("x" * 300 + ".PDF", "x" * 120 + ".pdf"),
        ("photo.png", "photo.pdf"),
    ],
)
def test_a_name_holds_no_way_and_a_true_ending(name: str, kept: str) -> None:
    assert kept_name(name, kind=KINDS["pdf"]) == kept


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_of_a_picture_nothing_is_kept_but_what_one_sees(format: str) -> None:
    data = picture(format, size=(40, 20), place=True) + PAGE
    assert b"canary-place" in data
    drawn = drawn_anew(data, kind=KINDS[format.lower()])
    assert b"canary-place" not in drawn and b"script" not in drawn
    assert kind_of(drawn, name="x.png").id == format.lower()
    assert Image.open(io.BytesIO(drawn)).size == (20, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
def test_pictures_of_every_mode_are_drawn(mode: str) -> None:
    for format in ("JPEG",) if mode == "CMYK" else ("PNG",):
        assert drawn_anew(picture(format, mode=mode), kind=KINDS[format.lower()])


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(Refused, match="more than 25 megapixels"):
        drawn_anew(huge_png(width=60_000, height=60_000), kind=KINDS["png"])


@pytest.mark.parametrize("data", [picture()[:40], huge_png(width=10, height=10), b"\x89PNG\r\n\x1a\n" + PAGE])
def test_a_picture_that_cannot_be_drawn_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        drawn_anew(data, kind=KINDS["png"])
