"""Any file that somebody brings, as a table: which reader it needs is seen from its content, never from its name."""

from dataclasses import replace

from workshop.quotes.reading.cues import looks_like_transcript
from workshop.quotes.reading.delimited import read_delimited
from workshop.quotes.reading.encoding import ENCODINGS, decode, detect_encoding
from workshop.quotes.reading.file_kind import kind_of
from workshop.quotes.reading.json_items import looks_like_json, read_json
from workshop.quotes.reading.notices import Notice, ReadingError
from workshop.quotes.reading.table import ReadAs, Table
from workshop.quotes.reading.transcript import read_transcript


def read_file(data: bytes, read_as: ReadAs | None = None) -> Table:
    """Return the table in the bytes of a file; raises `ReadingError` with what to do about it.

    Workbooks and what is large belong in a process of their own: see `apart.read_safely`.
    """
    read_as = read_as or ReadAs()
    if kind_of(data) == "workbook":
        from workshop.quotes.reading.workbook import read_workbook

        return read_workbook(data, read_as)
    detected = detect_encoding(data) if read_as.encoding is None else None
    encoding = detected.encoding if detected else str(read_as.encoding)
    try:
        text = decode(data, encoding=encoding)
    except ReadingError as error:
        if detected is None or error.code != "wrong_encoding":
            raise
        raise ReadingError("damaged", encoding=ENCODINGS[encoding]) from error
    warnings = []
    if detected and detected.guessed:
        warnings.append(Notice("guessed_encoding", {"encoding": ENCODINGS[encoding]}))
    return replace(_read_text(text, read_as), encoding=encoding).warned(*warnings)


def _read_text(text: str, read_as: ReadAs) -> Table:
    if looks_like_transcript(text):
        return read_transcript(text)
    if looks_like_json(text):
        return read_json(text)
    return read_delimited(text, read_as)
