"""Bytes of a file as a table: delimiters, headers, odd rows, and files that cannot be used."""

import io
import zipfile

import pytest

from workshop.quotes.reading.file_kind import MAX_FILE_BYTES, refuse_size
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import MAX_COLUMNS, MAX_ROWS, ReadAs, column_letter


def _cells(data: bytes, read_as: ReadAs | None = None) -> list[tuple[str, ...]]:
    return [row.cells for row in read_file(data, read_as).rows]


def _zip(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(("name", "delimiter"), [("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|")])
def test_the_delimiter_that_makes_equal_rows_is_found(name: str, delimiter: str) -> None:
    rows = [["role", "quote"], ["dispatcher", "Slow; really, truly slow"], ["owner", "A | B, or C; who knows"]]
    data = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode()
    table = read_file(data)
    assert table.delimiter == name
    assert table.header == ("role", "quote")
    assert [row.cells[0] for row in table.rows] == ["dispatcher", "owner"]


def test_a_comma_in_every_answer_does_not_beat_the_semicolon() -> None:
    data = b"role;quote\n" + b"owner;Well, it is slow, honestly\n" * 20
    assert read_file(data).delimiter == "semicolon"


def test_prose_in_one_column_stays_in_one_column() -> None:
    data = b"quote\nI like it, but it is slow.\nNo.\nSlow, slow, slow.\nNever again, thank you.\n"
    table = read_file(data)
    assert table.header == ("quote",)
    assert table.rows[0].cells == ("I like it, but it is slow.",)
    assert "one_column" in {notice.code for notice in table.warnings}


def test_a_quoted_line_break_stays_in_its_cell_and_rows_are_counted_as_in_a_spreadsheet() -> None:
    data = b'quote,role\n"It is slow.\nAnd it is ugly.",owner\n\nFine,dispatcher\n'
    table = read_file(data)
    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "It is slow.\nAnd it is ugly."), (4, "Fine")]


def test_rows_of_blanks_only_are_passed_over() -> None:
    assert _cells(b"quote,role\n , \nSlow,owner\n,,\n") == [("Slow", "owner")]


def test_old_mac_line_ends_are_line_ends() -> None:
    assert _cells(b"quote,role\rSlow,owner\rFast,tech\r") == [("Slow", "owner"), ("Fast", "tech")]


def test_a_byte_order_mark_is_not_part_of_the_first_header() -> None:
    assert read_file("\ufeffquote,role\nSlow,owner\n".encode()).header == ("quote", "role")


def test_a_long_row_keeps_its_cells_so_that_it_can_be_pointed_out() -> None:
    assert _cells(b"quote,role\nSlow,owner\nSlow, very slow,owner\nFine,tech\nGood,tech\n")[1] == (
        "Slow",
        " very slow",
        "owner",
    )


def test_names_of_columns_that_come_again_are_numbered_and_missing_ones_get_a_letter() -> None:
    table = read_file(b"Answer,,Answer\nSlow,x,Fast\nUgly,y,Nice\n")
    assert table.header == ("Answer", "", "Answer (2)")
    assert table.label(1) == "B"


def test_a_file_without_a_header_keeps_its_first_row() -> None:
    table = read_file(b"It is slow.,owner\nIt is ugly.,owner\nIt is fine.,technician\n")
    assert table.header_row == 0
    assert len(table.rows) == 3
    assert table.label(0) == "A"


def test_a_preamble_above_the_header_is_passed_over() -> None:
    data = b"Export of 12 May 2026\n\nquote,role,source\nSlow,owner,call\nFine,tech,call\nGood,tech,call\n"
    table = read_file(data)
    assert table.header == ("quote", "role", "source")
    assert table.header_row == 3


def test_the_row_of_the_header_can_be_chosen() -> None:
    data = b"a,b\nquote,role\nSlow,owner\n"
    assert read_file(data, ReadAs(header_row=2)).header == ("quote", "role")
    with pytest.raises(ReadingError) as refused:
        read_file(data, ReadAs(header_row=9))
    assert refused.value.code == "no_header_row"


def test_a_quotation_mark_that_is_never_closed_is_pointed_out() -> None:
    data = b'quote,role\n"It is slow,owner\n' + b"Another answer,owner\n" * 60
    assert "long_cell" in {notice.code for notice in read_file(data).warnings}


def test_a_guessed_encoding_is_said() -> None:
    data = ("quote,role\n" + "Das müsste schneller gehen,Büro\n" * 10).encode("cp1252")
    assert [notice.code for notice in read_file(data).warnings] == ["guessed_encoding"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b",,,\n,,,\n", "empty"),
        (_zip("xl/workbook.xml"), "damaged_workbook"),
        (_zip("xl/workbook.bin"), "binary_workbook"),
        (_zip("content.xml"), "opendocument"),
        (b"%PDF-1.7 quote,role", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\xff\xd8\xff\xe0JFIF", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "word_document"),
        (bytes(range(256)) * 8, "binary"),
        (b"quote,role\n", "header_only"),
        (b"quote,role\n\n,\n", "header_only"),
        (b"quote\n" + b"slow\n" * (MAX_ROWS + 1), "too_many_rows"),
        (b"slow," * (MAX_COLUMNS + 5), "too_many_columns"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read_file(data)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_the_largest_number_of_rows_is_read() -> None:
    assert len(read_file(b"quote\n" + b"It is slow\n" * MAX_ROWS).rows) == MAX_ROWS


def test_twenty_megabytes_are_refused_by_their_size_alone() -> None:
    with pytest.raises(ReadingError) as refused:
        refuse_size(20 * 1024 * 1024)
    assert refused.value.message.startswith("The file has 20 MB; at most 10 MB are read.")
    refuse_size(MAX_FILE_BYTES)


def test_the_size_is_looked_at_before_the_content() -> None:
    with pytest.raises(ReadingError) as refused:
        read_file(b"\x00" * (MAX_FILE_BYTES + 1))
    assert refused.value.code == "too_big"


def test_a_cell_beyond_the_usual_limit_of_the_csv_module_is_read() -> None:
    assert len(_cells(b"quote,role\n" + b"x" * 300_000 + b",owner\n")[0][0]) == 300_000


@pytest.mark.parametrize(("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_a_spreadsheet(column: int, letter: str) -> None:
    assert column_letter(column) == letter
