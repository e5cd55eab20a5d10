"""XLSX: the sheet as a person sees it, and a sentence of its own for each workbook that cannot be used."""

from datetime import date, datetime, time

import openpyxl
import pytest

from tests.workshop.quotes.workbooks import compound_file, saved, with_parts, with_shared_texts, workbook
from workshop.quotes.reading.apart import read_safely
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.mapping import guess_mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import MAX_COLUMNS, MAX_ROWS, ReadAs

HEAD = ("quote", "person", "role")
SLOW = ("It is slow every morning", "Petra", "dispatcher")


def refusal(data: bytes, read_as: ReadAs | None = None) -> str:
    with pytest.raises(ReadingError) as refused:
        read_file(data, read_as)
    return refused.value.code


def test_a_sheet_is_a_table_with_the_rows_of_the_spreadsheet() -> None:
    table = read_file(workbook(HEAD, SLOW, (None, None, None), ("I call them", "Marcus", None)))
    assert (table.kind, table.header, table.header_row, table.sheet) == ("workbook", HEAD, 1, "Answers")
    assert [(row.number, row.cells) for row in table.rows] == [(2, SLOW), (4, ("I call them", "Marcus"))]


def test_cells_are_what_a_person_sees_in_them() -> None:
    at = datetime.combine(date(2025, 3, 31), time(9, 5))
    cells = ("It is slow", 3, 3.0, 2.5, True, date(2025, 3, 31), at, "=1+1", "007")
    table = read_file(workbook(tuple("abcdefghi"), cells))
    seen = ("It is slow", "3", "3", "2.5", "TRUE", "2025-03-31", "2025-03-31 09:05:00", "", "007")
    assert table.rows[0].cells == seen


def test_a_title_above_the_header_is_no_header() -> None:
    table = read_file(workbook(("Survey 2025",), (None,), HEAD, SLOW, SLOW))
    assert (table.header, table.header_row) == (HEAD, 3)


def test_the_header_is_found_where_a_column_is_mostly_empty() -> None:
    table = read_file(workbook(HEAD, SLOW[:2], ("I call them", "Marcus"), SLOW))
    assert (table.header, table.header_row) == (HEAD, 1)


def test_a_remark_beside_the_table_makes_no_row_ragged() -> None:
    table = read_file(workbook(HEAD, (*SLOW, None, "ask her again"), SLOW))
    assert table.header == (*HEAD, "", "")
    assert table.label(4) == "E"


def test_the_first_visible_sheet_with_cells_is_read_and_others_can_be_chosen() -> None:
    data = workbook(hidden=[HEAD, ("Secret", "x", "y")], Empty=[], Quotes=[HEAD, SLOW], More=[HEAD, ("Dear", "Jo", "")])
    table = read_file(data)
    assert table.sheet == "Quotes"
    assert table.sheets == ("Hidden", "Answers", "Empty", "Quotes", "More")
    assert read_file(data, ReadAs(sheet="More")).rows[0].cells[0] == "Dear"
    assert refusal(data, ReadAs(sheet="Empty")) == "empty_sheet"
    assert refusal(data, ReadAs(sheet="Nowhere")) == "sheet_gone"


def test_another_row_can_be_the_header() -> None:
    data = workbook(HEAD, SLOW, ("x", "y", "z"))
    assert read_file(data, ReadAs(header_row=0)).rows[0].cells == HEAD
    assert refusal(data, ReadAs(header_row=9)) == "no_header_row"


def test_columns_are_guessed_as_in_a_csv() -> None:
    mapping = guess_mapping(read_file(workbook(HEAD, SLOW)))
    assert (mapping.text, mapping.respondent, mapping.segment) == ((0,), 1, 2)


def test_long_formatted_but_empty_columns_do_not_count() -> None:
    book = openpyxl.Workbook()
    book.active.append(list(HEAD))
    book.active.append(list(SLOW))
    book.active.cell(2, MAX_COLUMNS + 50).number_format = "0.00"
    assert len(read_file(saved(book)).rows) == 1
    book.active.cell(2, MAX_COLUMNS + 50).value = "far away"
    assert refusal(saved(book)) == "too_many_columns"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbook(), "empty_workbook"),
        (workbook(HEAD), "header_only"),
        (workbook(HEAD, SLOW)[:-200], "damaged_workbook"),
        (with_parts(workbook(HEAD, SLOW), {"xl/workbook.xml": b"<workbook"}), "damaged_workbook"),
        (with_parts(workbook(HEAD, SLOW), {"xl/worksheets/sheet1.xml": b"no xml"}), "damaged_workbook"),
        (with_parts(workbook(HEAD, SLOW), {"[Content_Types].xml": b"<Types/>"}), "damaged_workbook"),
        (with_parts(workbook(HEAD, SLOW), {"xl/workbook.bin": b"x"}), "binary_workbook"),
        (compound_file("EncryptedPackage"), "locked_workbook"),
        (compound_file("Workbook"), "old_workbook"),
        (compound_file("Book"), "old_workbook"),
        (compound_file("WordDocument"), "word_document"),
    ],
    ids=range(11),
)
def test_a_workbook_that_cannot_be_used_says_what_to_do(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_too_many_rows_are_refused() -> None:
    rows = [(f"Answer {number}",) for number in range(MAX_ROWS + 2)]
    assert refusal(workbook(("quote",), *rows)) == "too_many_rows"


def test_what_looks_like_a_formula_or_markup_is_text() -> None:
    table = read_file(workbook(HEAD, ("<b>=cmd|' /C calc'!A0</b>", "@x", "+1")))
    assert table.rows[0].cells == ("<b>=cmd|' /C calc'!A0</b>", "@x", "+1")


def test_shared_texts_are_the_texts_of_their_cells() -> None:
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    texts = b"<sst " + main + b"><si><t>quote</t></si><si><r><t>It is </t></r><r><t>slow</t></r></si></sst>"
    cells = b'<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    sheet = b"<worksheet " + main + b"><sheetData>" + cells + b"</sheetData></worksheet>"
    table = read_file(with_shared_texts(workbook(HEAD), texts, sheet=sheet))
    assert (table.header, table.rows[0].cells) == (("quote",), ("It is slow",))


def test_the_other_process_gives_the_same_table() -> None:
    data = workbook(HEAD, SLOW, ("Ünïcode 語 \x7f", "Ben", "owner"))
    assert read_safely(data) == read_file(data)
