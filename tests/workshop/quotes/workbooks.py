"""Workbooks as people save them, and as nobody does."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl

Rows = Iterable[Sequence[object]]
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
_SHARED_TEXTS = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_ZEROS = b"0" * (1024 * 1024)


def workbook(*rows: Sequence[object], hidden: Rows = (), **more: Rows) -> bytes:
    """The bytes of an XLSX file with these rows in its first sheet, and further sheets by name."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Answers"
    for row in rows:
        sheet.append(list(row))
    for name, others in more.items():
        added = book.create_sheet(name)
        for row in others:
            added.append(list(row))
    if hidden:
        added = book.create_sheet("Hidden", 0)
        added.sheet_state = "hidden"
        for row in hidden:
            added.append(list(row))
    return saved(book)


def saved(book: "openpyxl.Workbook") -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same workbook with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def with_shared_texts(data: bytes, texts: bytes, *, sheet: bytes = b"") -> bytes:
    """The same workbook with a table of shared texts, which Excel makes and openpyxl does not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read(TYPES).replace(b"</Types>", _SHARED_TEXTS + b"</Types>")
    sheets = {SHEET: sheet} if sheet else {}
    return with_parts(data, {TYPES: types, "xl/sharedStrings.xml": texts, **sheets})


def bomb(*, megabytes: int) -> bytes:
    """A workbook whose sheet unpacks to so many megabytes, from about a thousandth of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _megabyte in range(megabytes):
                part.write(_ZEROS)
    return out.getvalue()


def lying_about_its_size(data: bytes, *, part: str) -> bytes:
    """The same archive, whose table of contents says of one part that it has ten bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(part)
        size = entry.file_size.to_bytes(4, "little")
    assert data.count(size) >= 1
    return data.replace(size, (10).to_bytes(4, "little"))


def compound_file(name: str) -> bytes:
    """What begins as Office files of before 2007 do, with one name in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + name.encode("utf-16-le") + bytes(500)
