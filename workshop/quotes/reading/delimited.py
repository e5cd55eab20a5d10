"""Rows of text with a delimiter between their cells: CSV, TSV and what survey tools make of them."""

from dataclasses import replace

from workshop.quotes.reading.delimiter import DELIMITERS, detect_delimiter, split_rows, usual_width
from workshop.quotes.reading.notices import Notice
from workshop.quotes.reading.table import ReadAs, Table, collect, tabulate


def read_delimited(text: str, read_as: ReadAs) -> Table:
    """Return the table in decoded `text`; raises `ReadingError` with what to do about it."""
    delimiter = read_as.delimiter if read_as.delimiter in DELIMITERS else detect_delimiter(text)
    records = collect(enumerate(split_rows(text, delimiter=DELIMITERS[delimiter]), start=1))
    width = usual_width(text, delimiter=delimiter)
    candidate = next((index for index, record in enumerate(records) if record.width == width), 0)
    table = tabulate(records, header_row=read_as.header_row, candidate=candidate)
    warnings = [Notice("one_column")] if delimiter == "none" and read_as.delimiter is None else []
    return replace(table, delimiter=delimiter).warned(*warnings)
