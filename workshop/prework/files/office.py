"""Which Office document a zipped file is, read from its table of contents alone: nothing in it is unpacked."""

import io
import zipfile

from django.utils.translation import gettext_lazy as _

from workshop.prework.refused import Refused

_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_END_BYTES, _COMMENT_BYTES = 22, 65_535
_CONTENTS_BYTES = 2 * 1024 * 1024  # of the table; a document has some hundred entries, this is ten thousand
_UNPACKED_BYTES = 400 * 1024 * 1024
_RATIO_MOST = 200
_RATIO_MATTERS_FROM_BYTES = 8 * 1024 * 1024
_ENCRYPTED = 0x1


def office_kind(data: bytes) -> str:
    """“docx”, “xlsx” or “pptx”; refuses other archives, and documents with macros, a password, or a bomb in them.

    The sizes are those that the archive declares.
    """
    entries = _entries(data)
    names = {entry.filename for entry in entries}
    kinds = [kind for part, kind in _MAIN_PARTS.items() if part in names]
    if len(kinds) != 1 or "[Content_Types].xml" not in names or len(names) < len(entries):
        raise Refused(_("Of zipped files only Word, Excel and PowerPoint documents are taken."), field="file")
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js")) for name in names):
        raise Refused(_("There are macros in this document. Save it without them and try again."), field="file")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused(_("This document has a password. Save it without and try again."), field="file")
    if sum(entry.file_size for entry in entries) > _UNPACKED_BYTES or any(map(_is_bomb, entries)):
        raise Refused(_("Unpacked, this document would be far larger than it may be. Save it as PDF."), field="file")
    return kinds[0]


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    """The table of contents, once it is known to be small: reading one costs ten times its size in memory."""
    end = data.rfind(_END, max(0, len(data) - _END_BYTES - _COMMENT_BYTES))
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else _CONTENTS_BYTES + 1
    if size > _CONTENTS_BYTES or data[max(0, end - 20) : end].startswith(_END_64):
        raise _damaged()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, RuntimeError, ValueError, OverflowError) as error:
        raise _damaged() from error


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _RATIO_MATTERS_FROM_BYTES and entry.file_size > _RATIO_MOST * max(entry.compress_size, 1)


def _damaged() -> Refused:
    return Refused(_("This document is damaged. Open it, save it again, and bring what was saved."), field="file")
