"""The real survey export of 2015: three open questions about difficulties give 903 quotes of 513 people.

The file is not part of the project; where it is absent a small survey of the same shape stands in for it.
"""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from workshop.models import Workshop
from workshop.quotes.importing import import_quotes
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.mapping import Mapping, guess_mapping
from workshop.quotes.reading.table import Table
from workshop.quotes.uploads import start_import

REAL = Path(__file__).parents[4] / "shared" / "data" / "notebook-ux-survey-2015.csv"
SMALL = (
    "Status,Aspect #1:What makes it difficult?,Aspect #2:What makes it difficult?,"
    "Aspect #3:What makes it difficult?,What is your primary role when using it?\r\n"
    'Complete,"No ""merge"", really",Slow,,engineer\r\n'
    "Partial,,,,\r\n"
    "Complete,Slow,Slow,Slow,teacher\r\n"
)
# File, quotes, respondents, rows without any.
CASES = [pytest.param(SMALL.encode(), 5, 2, 1, id="small")]
if REAL.exists():
    CASES.append(pytest.param(REAL.read_bytes(), 903, 513, 1193, id="real"))


def _mapping(table: Table) -> Mapping:
    difficult = [column for column, name in enumerate(table.header) if "difficult" in name]
    return Mapping(text=tuple(difficult), segment=guess_mapping(table).segment)


@pytest.mark.parametrize(("data", "quotes", "people", "empty"), CASES)
def test_every_filled_cell_of_the_three_questions_is_a_quote(
    house: Workshop, alice: User, data: bytes, quotes: int, people: int, empty: int
) -> None:
    mapping = _mapping(read_file(data))
    assert len(mapping.text) == 3
    import_ = start_import(house, name="survey.csv", content=data, actor=alice)
    report = import_quotes(import_=import_, mapping=mapping, actor=alice)
    assert (report.imported, report.respondents, report.empty_rows) == (quotes, people, empty)
    assert house.quotes.count() == quotes
    assert not house.quotes.filter(question="").exists()
    again = start_import(house, name="survey.csv", content=data, actor=alice)
    assert import_quotes(import_=again, mapping=mapping, actor=alice).duplicates == quotes
    assert house.quotes.count() == quotes


@pytest.mark.parametrize(("data", "quotes", "people", "empty"), CASES)
def test_the_role_is_proposed_as_segment(data: bytes, quotes: int, people: int, empty: int) -> None:
    table = read_file(data)
    segment = guess_mapping(table).segment
    assert segment is not None
    assert "primary role" in table.header[segment]
