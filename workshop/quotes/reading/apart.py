"""Reading what may be hostile in a process of its own, with limits on memory and time; see `apart_child.py`.

A file of one kilobyte can ask for gigabytes. Whatever it does must not happen to the rooms that this process serves.
"""

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

import msgspec

from workshop.quotes.reading.file_kind import kind_of
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.packing import unpack
from workshop.quotes.reading.pasted import read_pasted
from workshop.quotes.reading.table import ReadAs, Table

APART_FROM_BYTES = 1024 * 1024
TIMEOUT_SECONDS = 30
AT_ONCE = 2
_WAIT_SECONDS = 20
_COMMAND = (sys.executable, "-I", str(Path(__file__).with_name("apart_child.py")))
_turns = BoundedSemaphore(AT_ONCE)


class Order(msgspec.Struct, frozen=True):
    """What the other process is to read. It stands before the file on its standard input."""

    encoding: str | None
    delimiter: str | None
    header_row: int | None
    sheet: str | None
    is_pasted: bool


def read_safely(data: bytes, read_as: ReadAs | None = None, *, is_pasted: bool = False) -> Table:
    """Return the table in a file, or in pasted text as UTF-8; raises `ReadingError` with what to do about it."""
    read_as = read_as or ReadAs()
    if (is_pasted or kind_of(data) == "text") and len(data) < APART_FROM_BYTES:
        return read_pasted(data.decode("utf-8"), read_as) if is_pasted else read_file(data, read_as)
    return read_apart(data, read_as, is_pasted=is_pasted)


def read_apart(data: bytes, read_as: ReadAs, *, is_pasted: bool = False) -> Table:
    """Read in a process of its own. One that dies, or takes more than it may, ends as a `ReadingError`."""
    order = Order(read_as.encoding, read_as.delimiter, read_as.header_row, read_as.sheet, is_pasted)
    head = msgspec.json.encode(order) + b"\n"
    if not _turns.acquire(timeout=_WAIT_SECONDS):
        raise ReadingError("reading_busy")
    try:
        done = subprocess.run(  # noqa: S603 – a fixed command; the file goes through standard input
            _COMMAND,
            input=head + data,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
            env={},
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingError("reading_failed") from error
    finally:
        _turns.release()
    try:
        return unpack(done.stdout)
    except ValueError as error:
        raise ReadingError("reading_failed") from error
