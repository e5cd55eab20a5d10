"""Pasted text: lines, paragraphs, bullets, quotation marks, and rows copied from a spreadsheet."""

import pytest

from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.pasted import read_pasted, without_bullet, without_quotation_marks
from workshop.quotes.reading.table import ReadAs


def _quotes(text: str, read_as: ReadAs | None = None) -> list[str]:
    return [row.cells[0] for row in read_pasted(text, read_as).rows]


def test_every_line_is_a_quote() -> None:
    assert _quotes("It is slow.\r\nI call them instead.\n\n  Fine by me  \n") == [
        "It is slow.",
        "I call them instead.",
        "Fine by me",
    ]


def test_one_line_is_one_quote_even_when_it_has_commas() -> None:
    assert _quotes("Well, it is slow, honestly") == ["Well, it is slow, honestly"]


def test_commas_in_prose_make_no_table() -> None:
    text = "I like it, but it is slow\nIt is slow, and I hate it\nNo, never"
    assert _quotes(text) == text.split("\n")


def test_wrapped_paragraphs_between_blank_lines_are_quotes() -> None:
    text = "I look at the board and\nthen I call them anyway.\n\nNobody told me that the\njob had moved."
    assert _quotes(text) == [
        "I look at the board and then I call them anyway.",
        "Nobody told me that the job had moved.",
    ]


def test_whole_sentences_on_lines_in_loose_groups_stay_lines() -> None:
    assert len(_quotes("It is slow.\nIt is ugly.\n\nIt is dear.\nIt is fine.")) == 4


def test_the_way_of_splitting_can_be_chosen() -> None:
    text = "It is slow.\nIt is ugly.\n\nIt is dear."
    assert _quotes(text, ReadAs(delimiter="paragraphs")) == ["It is slow. It is ugly.", "It is dear."]
    assert _quotes(text, ReadAs(delimiter="lines")) == ["It is slow.", "It is ugly.", "It is dear."]


def test_a_row_number_is_the_line() -> None:
    assert [row.number for row in read_pasted("It is slow.\n\n\nIt is ugly.").rows] == [1, 4]


@pytest.mark.parametrize(
    "line",
    [
        "- It is slow",
        "* It is slow",
        "• It is slow",
        "– It is slow",
        "1. It is slow",
        "12) It is slow",
        "(a) It is slow",
    ],
)
def test_bullets_and_numbers_of_a_list_are_taken_off(line: str) -> None:
    assert without_bullet(line) == "It is slow"


@pytest.mark.parametrize("line", ["-5 degrees and no jacket", "2026 was slow", "I. Hate. It.", "24/7 is a lie"])
def test_what_only_looks_like_a_bullet_stays(line: str) -> None:
    assert without_bullet(line) == line


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“It is slow”", "It is slow"),
        ('"It is slow"', "It is slow"),
        ("„Zu langsam“", "Zu langsam"),
        ("« Trop lent »", "Trop lent"),
        ("'I can't see it'", "I can't see it"),
        ("‘I can’t see it’", "I can’t see it"),
        ("“Slow,” she said, “very slow”", "“Slow,” she said, “very slow”"),
        ('"', '"'),
        ("It is “slow”", "It is “slow”"),
    ],
)
def test_one_pair_of_quotation_marks_around_everything_is_taken_off(text: str, bare: str) -> None:
    assert without_quotation_marks(text) == bare


def test_rows_copied_from_a_spreadsheet_are_a_table() -> None:
    table = read_pasted("quote\tperson\nIt is slow\tAnna\nIt is, well, ugly\tBob\n")
    assert table.header == ("quote", "person")
    assert table.delimiter == "tab"
    assert table.rows[1].cells == ("It is, well, ugly", "Bob")


def test_pasted_csv_with_a_header_is_a_table() -> None:
    table = read_pasted('quote,role\n"Slow, really",owner\nFine,technician\n')
    assert table.header == ("quote", "role")
    assert table.rows[0].cells == ("Slow, really", "owner")


@pytest.mark.parametrize("text", ["", "  \n\n ", "\ufeff"])
def test_nothing_pasted_is_refused(text: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read_pasted(text)
    assert refused.value.code == "nothing_pasted"
