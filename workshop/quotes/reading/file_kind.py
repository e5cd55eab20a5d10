"""Tell a workbook from text by its first bytes, and refuse what is neither in a way that says what to do instead."""

from workshop.quotes.reading.notices import ReadingError

MAX_FILE_BYTES = 10 * 1024 * 1024
_MEGABYTE = 1024 * 1024

_ZIP = b"PK\x03\x04"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x1f\x8b", "binary"),
    (b"\x7fELF", "binary"),
    (b"7z\xbc\xaf\x27\x1c", "binary"),
    (b"SQLite format 3\x00", "binary"),
)
# Office files before 2007, and workbooks with a password; the names inside are UTF-16.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COMPOUND_NAMES: tuple[tuple[bytes, str], ...] = (
    ("EncryptedPackage".encode("utf-16-le"), "locked_workbook"),
    ("WordDocument".encode("utf-16-le"), "word_document"),
    ("Workbook".encode("utf-16-le"), "old_workbook"),
    ("Book".encode("utf-16-le"), "old_workbook"),
)


def refuse_size(size: int) -> None:
    """Raise `too_big` for more than `MAX_FILE_BYTES`; call it before reading the content."""
    if size > MAX_FILE_BYTES:
        shown = max(size // _MEGABYTE, MAX_FILE_BYTES // _MEGABYTE + 1)
        raise ReadingError("too_big", size=shown, limit=MAX_FILE_BYTES // _MEGABYTE)


def kind_of(data: bytes) -> str:
    """Return "workbook" or "text"; raises `ReadingError` for an empty or too big file and one that is known as neither.

    What kind of text it is shows when it is decoded.
    """
    refuse_size(len(data))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise ReadingError("empty")
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    if data.startswith(_COMPOUND_FILE):
        raise ReadingError(next((code for name, code in _COMPOUND_NAMES if name in data), "word_document"))
    for signature, code in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(code)
    return "text"


def _kind_of_zip(data: bytes) -> str:
    """The names inside a zip stand uncompressed; an XLSX keeps its sheets under "xl/"."""
    if b"xl/workbook.bin" in data:
        raise ReadingError("binary_workbook")
    if b"xl/" not in data:
        raise ReadingError("opendocument")
    return "workbook"
