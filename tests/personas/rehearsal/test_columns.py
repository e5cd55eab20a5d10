"""Which columns a name means: exactly, by its beginning, by a part; what is unclear is refused."""

import pytest

from personas.rehearsal.columns import one_column, text_columns
from personas.rehearsal.errors import RehearsalError

HEADERS = {
    "0": "Role",
    "1": "What is your primary role when using it?",
    "2": "How many years in this role?",
    "3": "Aspect #1:  What makes it\ndifficult to use?",
    "4": "Aspect #2: What makes it difficult to use?",
    "5": "Aspect #1: What makes it pleasant?",
    "6": "Difficult",
}
SURVEY = {value: header for value, header in HEADERS.items() if value not in ("0", "6")}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["role"], ["0"]),
        (["  DIFFICULT "], ["6"]),
        (["aspect #1: what makes it difficult"], ["3"]),
        (["how many"], ["2"]),
        (["pleasant", "how many years"], ["2", "5"]),
    ],
)
def test_a_name_means(names: list[str], expected: list[str]) -> None:
    assert text_columns(names, headers=HEADERS) == expected


def test_a_part_that_several_headers_have_means_all_of_them_for_quotes() -> None:
    assert text_columns(["difficult"], headers=SURVEY) == ["3", "4"]


def test_one_column_is_one() -> None:
    assert one_column("years", headers=SURVEY) == "2"
    assert one_column("role", headers=HEADERS) == "0"


def test_where_one_column_could_be_several_the_page_s_guess_decides() -> None:
    assert one_column("role", headers=SURVEY, guessed="1") == "1"


@pytest.mark.parametrize("guessed", ["", "5"])
def test_without_a_guess_among_them_it_is_refused_with_all_of_them(guessed: str) -> None:
    with pytest.raises(RehearsalError) as refused:
        one_column("role", headers=SURVEY, guessed=guessed)
    first, *listed = str(refused.value).splitlines()
    assert first == "“role” could mean 2 columns; write more of the one you mean:"
    assert listed == [f"  - {SURVEY['1']}", f"  - {SURVEY['2']}"]


def test_beginning_with_it_and_merely_containing_it_are_not_taken_together() -> None:
    headers = {"0": "Role now", "1": "Role before", "2": "Your role"}
    with pytest.raises(RehearsalError, match="could mean 3 columns"):
        text_columns(["role"], headers=headers)


@pytest.mark.parametrize("name", ["income", "", "   "])
def test_a_name_that_no_header_has_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(RehearsalError) as refused:
        text_columns([name], headers=SURVEY)
    assert "Its columns are:" in str(refused.value)
    assert "  - Aspect #1: What makes it difficult to use?" in str(refused.value)
