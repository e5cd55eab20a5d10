"""Pasted text as a table: one quote per line, or paragraphs with blank lines between, or rows from a spreadsheet."""

import re
from dataclasses import replace

from workshop.quotes.reading.delimited import read_delimited
from workshop.quotes.reading.delimiter import DELIMITERS, detect_delimiter, split_rows
from workshop.quotes.reading.file_kind import refuse_size
from workshop.quotes.reading.guess import looks_like_header
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import MAX_ROWS, ReadAs, Row, Table

# Ways to split a list, beside the delimiters of a table.
SPLITS = ("lines", "paragraphs")

_BULLET = re.compile(r"\s*(?:[-*+•‣▪◦·–—→»>]|\(?\d{1,4}[.)]|\(?[a-zA-Z]\))\s+(?=\S)")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE_ENDS = (".", "!", "?", "…", "”", "“", '"', "»", "«", "’", "'", ")", "。", "！", "？", "」")
_QUOTATION_MARKS = (
    ("“", "”"), ("„", "“"), ("„", "”"), ('"', '"'), ("«", "»"), ("»", "«"), ("‘", "’"), ("‚", "‘"),
    ("「", "」"), ("『", "』"), ("'", "'"),
)  # fmt: skip


def read_pasted(text: str, read_as: ReadAs | None = None) -> Table:
    """Return the quotes in pasted `text` as a table; raises `ReadingError` when there are none."""
    read_as = read_as or ReadAs()
    refuse_size(len(text.encode("utf-8", "surrogatepass")))
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not text.strip():
        raise ReadingError("nothing_pasted")
    how = read_as.delimiter or _detect(text)
    if how in SPLITS:
        return _list(text, how=how)
    return replace(read_delimited(text, ReadAs(None, how, read_as.header_row)), encoding="utf-8", kind="pasted")


def without_bullet(line: str) -> str:
    """Return `line` without a list bullet or number in front of it."""
    return _BULLET.sub("", line, count=1) if _BULLET.match(line) else line


def without_quotation_marks(text: str) -> str:
    """Return `text` without the one pair of quotation marks around all of it."""
    text = text.strip()
    for opening, closing in _QUOTATION_MARKS:
        inner = text[1:-1]
        if not (text.startswith(opening) and text.endswith(closing) and inner.strip()):
            continue
        # “Slow,” she said, “very slow” begins and ends with marks that are no pair; can’t has no mark in it.
        marks = _APOSTROPHE.sub("", inner)
        if opening not in marks and closing not in marks:
            return inner.strip()
    return text


def _detect(text: str) -> str:
    """Rows copied from a spreadsheet come with tabs; other delimiters count only below a header that tells."""
    delimiter = detect_delimiter(text)
    if delimiter == "tab":
        return delimiter
    if delimiter in DELIMITERS and delimiter != "none":
        rows = [row for row in split_rows(text, delimiter=DELIMITERS[delimiter]) if row]
        if len(rows) > 1 and looks_like_header(rows[0], below=rows[1:51]) and not _is_prose(rows[0]):
            return delimiter
    return _how_to_split(text)


def _is_prose(cells: list[str]) -> bool:
    """A first line whose commas are those of a sentence: blanks after them, or a sentence's end."""
    return (
        cells[-1].strip().endswith(_SENTENCE_ENDS) or sum(cell.startswith(" ") for cell in cells) * 2 > len(cells) - 1
    )


def _how_to_split(text: str) -> str:
    """Paragraphs where blank lines separate and the lines inside a paragraph are merely wrapped."""
    blocks = [block.split("\n") for block in _BLANK_LINES.split(text.strip())]
    inner = [line.strip() for block in blocks for line in block[:-1]]
    starts = [line for block in blocks for line in block[1:]]
    if len(blocks) < 2 or not inner or any(_BULLET.match(line) for line in starts):
        return "lines"
    wrapped = sum(not line.endswith(_SENTENCE_ENDS) for line in inner)
    return "paragraphs" if wrapped * 2 > len(inner) else "lines"


def _list(text: str, *, how: str) -> Table:
    """A table of one column; a row's number is its line, or its paragraph."""
    parts = text.split("\n") if how == "lines" else _BLANK_LINES.split(text.strip())
    rows = []
    for number, part in enumerate(parts, start=1):
        quote = without_quotation_marks(without_bullet(" ".join(part.split())))
        if quote:
            rows.append(Row.of(number, (quote,)))
    if not rows:
        raise ReadingError("nothing_pasted")
    if len(rows) > MAX_ROWS:
        raise ReadingError("too_many_rows", limit=MAX_ROWS)
    return Table(("",), tuple(rows), "utf-8", how, kind="pasted")
