"""Recognise files that are no text tables by their first bytes, so that the error can say what to do instead."""

from workshop.quotes.reading.notices import ReadingError

MAX_FILE_BYTES = 10 * 1024 * 1024
_MEGABYTE = 1024 * 1024

_ZIP = b"PK\x03\x04"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word_document"),
    (b"\x1f\x8b", "binary"),
    (b"\x7fELF", "binary"),
    (b"7z\xbc\xaf\x27\x1c", "binary"),
    (b"SQLite format 3\x00", "binary"),
)


def refuse_size(size: int) -> None:
    """Raise `too_big` for more than `MAX_FILE_BYTES`; call it before reading the content."""
    if size > MAX_FILE_BYTES:
        shown = max(size // _MEGABYTE, MAX_FILE_BYTES // _MEGABYTE + 1)
        raise ReadingError("too_big", size=shown, limit=MAX_FILE_BYTES // _MEGABYTE)


def refuse_other_kinds(data: bytes) -> None:
    """Raise a `ReadingError` for an empty or too big file and for one that is known to be no text."""
    refuse_size(len(data))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise ReadingError("empty")
    if data.startswith(_ZIP):
        # The names inside a zip stand uncompressed; an XLSX keeps its sheets under "xl/".
        raise ReadingError("workbook" if b"xl/" in data else "opendocument")
    for signature, code in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(code)
