"""The process that reads one file: order and file come in on standard input, a packed table goes out.

Started by its path from `apart.py`. Its limits are set before it reads a byte; it can write no file.
"""

import contextlib
import resource
import sys
from pathlib import Path

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20


def main() -> None:
    """Read what comes in and answer; without memory nothing is answered, and that is an answer too."""
    _limit()
    # Isolated from the environment, Python looks for the project nowhere.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    order, _, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(_answer(order, data))


def _limit() -> None:
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        with contextlib.suppress(ValueError, OSError):  # some systems have no limit on memory, or a lower one
            resource.setrlimit(limit, (value, value))


def _answer(order: bytes, data: bytes) -> bytes:
    import msgspec

    from workshop.quotes.reading.apart import Order
    from workshop.quotes.reading.files import read_file
    from workshop.quotes.reading.notices import ReadingError
    from workshop.quotes.reading.packing import pack_error, pack_table
    from workshop.quotes.reading.pasted import read_pasted
    from workshop.quotes.reading.table import ReadAs

    wanted = msgspec.json.decode(order, type=Order)
    read_as = ReadAs(wanted.encoding, wanted.delimiter, wanted.header_row, wanted.sheet)
    try:
        if wanted.is_pasted:
            return pack_table(read_pasted(data.decode("utf-8"), read_as))
        return pack_table(read_file(data, read_as))
    except ReadingError as error:
        return pack_error(error)


if __name__ == "__main__":
    main()
