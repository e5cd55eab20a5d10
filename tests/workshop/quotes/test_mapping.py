"""From table to candidate quotes: guesses, several text columns, and problems by row."""

import pytest

from workshop.quotes.reading.candidates import MAX_QUOTE_CHARACTERS, read_quotes, refuse_unusable
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.guess import guess_columns
from workshop.quotes.reading.mapping import Mapping, guess_mapping, mapping_by_names
from workshop.quotes.reading.notices import SENTENCES, Notice, ReadingError
from workshop.quotes.reading.spreadsheet import without_formula_guard
from workshop.quotes.reading.table import Table

WIDE = "\n".join(
    [
        "id,What is hard?,What is good?,Role",
        "r1,It is slow,The map,dispatcher",
        "r2,,Nothing,owner",
        "r3,,,owner",
        "r1,Slow again,,dispatcher",
    ]
)


def _table(text: str) -> Table:
    return read_file(text.encode())


def test_each_filled_cell_of_several_columns_is_a_quote_with_its_question() -> None:
    reading = read_quotes(_table(WIDE), Mapping(text=(1, 2), respondent=0, segment=3))
    assert [(quote.row, quote.question, quote.text) for quote in reading.candidates] == [
        (2, "What is hard?", "It is slow"),
        (2, "What is good?", "The map"),
        (3, "What is good?", "Nothing"),
        (5, "What is hard?", "Slow again"),
    ]
    assert reading.candidates[0].segment == "dispatcher"
    assert reading.empty_rows == 1
    assert reading.respondents == 2


def test_without_a_respondent_each_row_is_one() -> None:
    assert read_quotes(_table(WIDE), Mapping(text=(1, 2))).respondents == 3


def test_a_column_that_is_only_called_quote_is_no_question() -> None:
    reading = read_quotes(_table("quote,role\nSlow,owner\n"), Mapping(text=(0,)))
    assert reading.candidates[0].question == ""


def test_the_fixed_source_fills_rows_without_one() -> None:
    table = _table("quote,channel\nIt is slow,call\nIt is ugly,\n")
    reading = read_quotes(table, Mapping(text=(0,), source=1, fixed_source="survey"))
    assert [quote.source for quote in reading.candidates] == ["call", "survey"]


def test_a_quote_that_is_too_long_is_left_out_and_named() -> None:
    table = _table(f"quote,role\n{'a' * (MAX_QUOTE_CHARACTERS + 1)},owner\n{'b' * MAX_QUOTE_CHARACTERS},owner\n")
    reading = read_quotes(table, Mapping(text=(0,)))
    assert [quote.row for quote in reading.candidates] == [3]
    [problem] = reading.problems
    assert (problem.row, problem.column, problem.notice.code, problem.left_out) == (2, "quote", "too_long", True)


def test_a_row_with_too_many_cells_is_left_out_rather_than_cut() -> None:
    table = _table("quote,role\nSlow,owner\nSlow, very slow,owner\nFine,tech,\nGood,tech\n")
    reading = read_quotes(table, Mapping(text=(0,)))
    assert [quote.row for quote in reading.candidates] == [2, 4, 5]
    assert [(problem.row, problem.notice.code) for problem in reading.problems] == [(3, "ragged")]


def test_invisible_characters_are_removed_and_said() -> None:
    reading = read_quotes(_table("quote,role\nIt\x07 is \u202eslow,owner\n"), Mapping(text=(0,)))
    assert reading.candidates[0].text == "It is slow"
    assert [problem.notice.code for problem in reading.problems] == ["control_characters"]


def test_line_ends_of_windows_inside_a_quote_are_no_problem() -> None:
    reading = read_quotes(_table('quote,role\r\n"Slow.\r\nUgly.",owner\r\n'), Mapping(text=(0,)))
    assert reading.candidates[0].text == "Slow.\nUgly."
    assert reading.problems == []


def test_a_quote_without_a_word_is_imported_and_pointed_out() -> None:
    reading = read_quotes(_table("quote,role\n/,owner\n"), Mapping(text=(0,)))
    assert len(reading.candidates) == 1
    assert [problem.left_out for problem in reading.problems] == [False]


def test_a_name_that_is_too_long_is_shortened_and_said() -> None:
    reading = read_quotes(_table(f"quote,role\nSlow,{'o' * 500}\n"), Mapping(text=(0,), segment=1))
    assert len(reading.candidates[0].segment) == 200
    assert [problem.notice.code for problem in reading.problems] == ["shortened"]


def test_markup_and_formulas_are_kept_as_the_words_they_are() -> None:
    table = _table('quote,role\n<b>slow</b>,owner\n"=HYPERLINK(""x"")",owner\n')
    assert [quote.text for quote in read_quotes(table, Mapping(text=(0,))).candidates] == [
        "<b>slow</b>",
        '=HYPERLINK("x")',
    ]


@pytest.mark.parametrize(
    ("cell", "bare"),
    [
        ("'=1+1", "=1+1"),
        ("'@home we plan on paper", "@home we plan on paper"),
        ("'- so I call them", "- so I call them"),
        ("' \u200b=1+1", " \u200b=1+1"),
        ("'\uff1d1", "\uff1d1"),
        ("'\ttabbed", "\ttabbed"),
        ("'-5", "'-5"),
        ("'tis slow", "'tis slow"),
        ("It's =", "It's ="),
        ("'", "'"),
    ],
)
def test_the_apostrophe_of_our_export_is_taken_back(cell: str, bare: str) -> None:
    assert without_formula_guard(cell) == bare


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        (Mapping(text=()), "no_text_column"),
        (Mapping(text=(4,)), "column_gone"),
        (Mapping(text=(1,), segment=-1), "column_gone"),
        (Mapping(text=(1,), respondent=1), "column_twice"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: Mapping, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read_quotes(_table(WIDE), mapping)
    assert refused.value.code == code


def test_columns_without_any_text_give_nothing_to_import() -> None:
    mapping = Mapping(text=(1,))
    reading = read_quotes(_table("quote,note\nSlow,\nUgly,\n"), mapping)
    with pytest.raises(ReadingError) as refused:
        refuse_unusable(reading, mapping)
    assert refused.value.code == "no_quotes"


def test_more_quotes_than_an_import_takes_are_refused_with_their_number() -> None:
    table = _table("a,b\n" + "one thing,two things\n" * 6_000)
    with pytest.raises(ReadingError) as refused:
        read_quotes(table, Mapping(text=(0, 1)))
    assert "12000" in refused.value.message


def test_columns_can_be_named() -> None:
    mapping = mapping_by_names(_table(WIDE), text=["what is hard?", "C"], respondent="id", segment="ROLE")
    assert mapping == Mapping(text=(1, 2), respondent=0, segment=3)


def test_an_unknown_column_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ReadingError) as refused:
        mapping_by_names(_table(WIDE), text=["Whatever"])
    assert "“Whatever”" in refused.value.message
    assert "“What is hard?”" in refused.value.message


def test_telling_names_fill_the_mapping() -> None:
    table = _table("Participant ID,Channel,Customer comment,Job title\np1,call,It is slow every single morning,owner\n")
    assert guess_mapping(table) == Mapping(text=(2,), respondent=0, source=1, segment=3)


def test_without_a_telling_name_the_longest_answers_are_the_quotes() -> None:
    table = _table("x,y,z\n1,It takes me an hour every morning,a\n2,Nobody ever tells me,b\n")
    assert guess_mapping(table).text == (1,)


def test_short_cells_only_are_not_taken_for_quotes() -> None:
    assert guess_columns(["x", "y"], [1.0, 1.0]).text == ()


def test_every_sentence_has_places_that_its_notices_fill() -> None:
    places = "size limit encoding row rows column columns count lines line length cells sheet example value characters"
    values = dict.fromkeys(places.split(), "1")
    for code in SENTENCES:
        assert "{" not in str(Notice(code, values))
