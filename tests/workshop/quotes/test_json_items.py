"""JSON in the shapes in which tools export it, as the rows and columns of a CSV."""

import pytest

from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.mapping import guess_mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import Table


def table(text: str) -> Table:
    return read_file(text.encode())


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in table(text).rows]


def test_a_list_of_texts_is_one_column() -> None:
    read = table('["It is slow", "", "I call them"]')
    assert (read.kind, read.header) == ("json", ("quote",))
    assert [(row.number, row.cells) for row in read.rows] == [(1, ("It is slow",)), (3, ("I call them",))]
    assert guess_mapping(read).text == (0,)


def test_a_list_of_objects_has_the_keys_of_all_of_them_as_columns() -> None:
    read = table('[{"quote": "Slow", "person": "Petra"}, {"role": "owner", "quote": "Dear"}]')
    assert read.header == ("quote", "person", "role")
    assert [row.cells for row in read.rows] == [("Slow", "Petra", ""), ("Dear", "", "owner")]


@pytest.mark.parametrize(
    "text",
    [
        '{"quotes": ["Slow", "Dear"], "others": ["no"]}',
        '{"study": "May", "answers": ["Slow", "Dear"]}',
        ' \n{"answers":["Slow","Dear"]}',
        '{"quote": "Slow"}\n\n{"quote": "Dear"}\n',
        '[{"quote": "Slow"}, "Dear"]',
    ],
)
def test_the_list_is_found_in_an_object_and_line_by_line(text: str) -> None:
    assert cells(text) == [("Slow",), ("Dear",)]


def test_objects_are_flattened_once_and_what_is_deeper_is_shown_as_it_is() -> None:
    read = table(
        '[{"quote": "Slow", "by": {"name": "Petra", "at": {"city": "Köln"}}, "tags": ["a", "b"], "n": [1, {}]}]'
    )
    assert read.header == ("quote", "by.name", "by.at", "tags", "n")
    assert read.rows[0].cells == ("Slow", "Petra", '{"city": "Köln"}', "a, b", '["1", {}]')


def test_values_stay_as_they_are_written() -> None:
    text = '[{"quote": "Slow", "id": 12345678901234567890123, "score": 1.10, "ok": true, "none": null, "x": NaN}]'
    assert cells(text) == [("Slow", "12345678901234567890123", "1.10", "true", "", "NaN")]


def test_a_nul_in_a_text_does_not_make_another_cell() -> None:
    assert cells('[{"quote": "Sl\\u0000ow", "person": "Petra"}]') == [("Sl\x01ow", "Petra")]


def test_json_is_read_in_any_encoding() -> None:
    text = '["Das müsste längst gehen und geht nicht"]'
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert read_file(text.encode(encoding)).rows[0].cells == ("Das müsste längst gehen und geht nicht",)


def test_a_table_that_begins_with_a_bracket_is_no_json() -> None:
    assert table("[laughs] It is slow,Petra\n[sighs] I call,Marcus\n").kind == "text"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('["Slow", "Dear"', "json_damaged", "in line 1"),
        ('[\n"Slow",\n"Dear",,\n]', "json_damaged", "in line 3"),
        ('{"a": "x"}\n{"a": oops}\n', "json_damaged", "in line 2"),
        ("[]", "empty", "Choose another file"),
        ('["", " "]', "empty", "Choose another file"),
        ('{"a": ["x"], "b": ["y"]}', "json_shape", '{"quotes"'),
        ('{"quotes": "x"}', "json_shape", '{"quotes"'),
        ('[["Slow", "Petra"]]', "json_shape", '{"quotes"'),
    ],
)
def test_json_without_quotes_says_what_to_do(text: str, code: str, said: str) -> None:
    with pytest.raises(ReadingError) as refused:
        table(text)
    assert refused.value.code == code
    assert said in refused.value.message
