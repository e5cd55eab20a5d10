"""XLSX: one sheet's cells as the texts that a person sees in them. Formulas give the value that was last computed.

Only ever run in a process of its own (`apart.py`): what can be checked beforehand is, but not all of it can.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile
from zlib import error as ZlibError

from defusedxml.common import DefusedXmlException

from workshop.quotes.reading.archive import open_checked
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import MAX_COLUMNS, ReadAs, Row, Table, collect, tabulate

MAX_CELL_CHARACTERS = 32_767  # Excel's own limit
_LAST_ROW = 1_048_576
_MIDNIGHT = time()


def read_workbook(data: bytes, read_as: ReadAs) -> Table:
    """Return the chosen sheet of a workbook, or its first visible one that is not empty."""
    open_checked(data).close()
    try:
        return _read(data, read_as)
    except ReadingError:
        raise
    except (BadZipFile, ParseError, ZlibError, OSError, EOFError, LookupError) as error:
        raise ReadingError("damaged_workbook") from error
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, AssertionError) as error:
        # What openpyxl raises where a part is not as it expects; what the XML parser refuses may be inside.
        raise ReadingError("unsafe" if _is_refused_xml(error) else "damaged_workbook") from error


def _is_refused_xml(error: BaseException | None) -> bool:
    """Whether it comes from entities or a document type, which no spreadsheet writes."""
    while error is not None and not isinstance(error, DefusedXmlException):
        error = error.__cause__ or error.__context__
    return error is not None


def _read(data: bytes, read_as: ReadAs) -> Table:
    # It takes a quarter of a second to import, and is not needed for any other kind of file.
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise ReadingError("unsafe")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        if not sheets:
            raise ReadingError("no_sheet")
        name, records = _chosen(sheets, read_as.sheet)
        table = tabulate(records, header_row=read_as.header_row, candidate=_header_candidate(records))
        # A remark beside the table makes no row ragged: in a sheet every column goes all the way up.
        missing = max(row.width for row in table.rows) - len(table.header)
        return replace(
            table, header=(*table.header, *[""] * missing), kind="workbook", sheet=name, sheets=tuple(sheets)
        )
    finally:
        book.close()


def _chosen(sheets: dict[str, Any], name: str | None) -> tuple[str, list[Row]]:
    if name is not None:
        if name not in sheets:
            raise ReadingError("sheet_gone", sheet=name[:100])
        records = _records(sheets[name])
        if not records:
            raise ReadingError("empty_sheet", sheet=name[:100])
        return name, records
    by_visibility = sorted(sheets.items(), key=lambda item: item[1].sheet_state != "visible")
    for found, sheet in by_visibility:
        records = _records(sheet)
        if records:
            return found, records
    raise ReadingError("empty_workbook")


def _records(sheet: Any) -> list[Row]:
    return collect(_rows(sheet))


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    sheet.reset_dimensions()  # what a file says of its size need not be so, and rows are filled up to it
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _LAST_ROW:
            raise ReadingError("unsafe")
        cells = [_text(value) for value in values]
        # Whole columns with nothing but a format have cells too.
        while len(cells) > MAX_COLUMNS and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def _header_candidate(records: list[Row]) -> int:
    """The first row that fills at least half as many cells as the fullest: titles above a table fill one or two."""
    filled = [sum(bool(cell.strip()) for cell in record.cells) for record in records]
    return next((index for index, count in enumerate(filled) if count * 2 >= max(filled)), 0)


def _text(value: object) -> str:
    """What a person sees in the cell, near enough: whole numbers without a point, dates as 2025-03-31."""
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > MAX_CELL_CHARACTERS:
            raise ReadingError("unsafe")
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
