"""What is inside a zipped file, judged by its table of contents before anything in it is unpacked."""

import io
import zipfile

from workshop.quotes.reading.notices import ReadingError

MAX_ENTRIES = 1_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
# Real sheets shrink to a tenth or a twentieth; a bomb to a thousandth.
MAX_RATIO = 100
_RATIO_MATTERS_FROM_BYTES = 4 * 1024 * 1024
_ENCRYPTED = 0x1


def open_checked(data: bytes) -> zipfile.ZipFile:
    """Return the archive; raises `ReadingError` when it is damaged, locked, or too large unpacked.

    The sizes are those that it declares. `zipfile` reads no entry beyond them, so that a lie ends as "damaged".
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, RuntimeError, ValueError, OverflowError) as error:
        raise ReadingError("damaged_workbook") from error
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ReadingError("locked_workbook")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED_BYTES or _is_bomb(entries):
        raise ReadingError("too_large_inside")
    if len({entry.filename for entry in entries}) < len(entries):
        raise ReadingError("unsafe")
    return archive


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    return any(
        entry.file_size > _RATIO_MATTERS_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
