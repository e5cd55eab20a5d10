"""Dates, tags and consent: what people write in such columns, how it is guessed, and what cannot be read."""

from datetime import date

import pytest

from workshop.quotes.reading.candidates import Reading, read_quotes, refuse_unusable
from workshop.quotes.reading.consent import read_consent
from workshop.quotes.reading.dates import looks_like_date, order_of, read_date
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.mapping import Mapping, guess_mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import Table
from workshop.quotes.reading.tags import as_lines, read_tags


@pytest.mark.parametrize(
    ("written", "order", "read"),
    [
        ("2025-03-31", None, date(2025, 3, 31)),
        ("2025-03-31T14:05:00Z", None, date(2025, 3, 31)),
        ("2025-03-31 14:05:11.250 +02:00", None, date(2025, 3, 31)),
        ("2025/3/1", None, date(2025, 3, 1)),
        ("20250331", None, date(2025, 3, 31)),
        ("31.03.2025", "dmy", date(2025, 3, 31)),
        ("3/31/2025 2:05 PM", "mdy", date(2025, 3, 31)),
        ("04/03/2025", "dmy", date(2025, 3, 4)),
        ("04/03/2025", "mdy", date(2025, 4, 3)),
        ("04/03/2025", None, None),
        ("04/04/2025", None, date(2025, 4, 4)),
        ("31/03/2025", "mdy", None),
        ("1-2-25", "dmy", date(2025, 2, 1)),
        ("31 March 2025", None, date(2025, 3, 31)),
        ("Mon, 31 Mar 2025 14:05:00 GMT", None, date(2025, 3, 31)),
        ("31. März 2025", None, date(2025, 3, 31)),
        ("March 3rd, 2025", None, date(2025, 3, 3)),
        ("31-Mar-25", None, date(2025, 3, 31)),
        ("31 Brumaire 2025", None, None),
        ("30.02.2025", "dmy", None),
        ("0001-01-01", None, None),
        ("Q1 2025", "dmy", None),
        ("2025", None, None),
        ("12.5", "dmy", None),
        ("", None, None),
    ],
)
def test_a_date_is_read_as_it_is_written_or_not_at_all(written: str, order: str | None, read: date | None) -> None:
    assert read_date(written, order=order) == read


@pytest.mark.parametrize(
    ("column", "order", "either"),
    [
        (["04/03/2025", "31/03/2025"], "dmy", "04/03/2025"),
        (["04/03/2025", "03/31/2025"], "mdy", "04/03/2025"),
        (["04/03/2025", "05/03/2025"], None, "04/03/2025"),
        (["04/03/2025", "31/03/2025", "03/31/2025"], None, "04/03/2025"),
        (["04.03.2025"], "dmy", "04.03.2025"),
        (["2025-03-04", "March 4, 2025", "nonsense"], None, ""),
    ],
)
def test_one_date_that_can_be_read_in_one_way_decides_for_its_column(
    column: list[str], order: str | None, either: str
) -> None:
    assert order_of(column) == (order, either)


def test_a_long_line_of_digits_takes_no_time() -> None:
    assert not looks_like_date("1 " * 50_000)


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("price; speed", ("price", "speed")),
        ("price, speed,price", ("price", "speed")),
        ("too slow, too late; price", ("too slow, too late", "price")),
        ("#price|#Speed|#PRICE", ("price", "Speed")),
        (" ; ", ()),
        ("", ()),
    ],
)
def test_tags_are_taken_apart_and_each_stands_once(written: str, tags: tuple[str, ...]) -> None:
    assert read_tags(written) == tags


def test_a_tag_is_kept_so_that_it_is_found_by_itself() -> None:
    assert "\nprice\n" in as_lines(("speed", "price"))
    assert as_lines(()) == ""


@pytest.mark.parametrize(
    ("written", "consent"),
    [("Yes", "yes"), ("ja", "yes"), ("1", "yes"), ("No", "no"), ("I do not agree", "no"), ("refused", "no"),
     ("0", "no"), (" ", ""), ("pending", None)],
)  # fmt: skip
def test_consent_is_read_where_it_is_told(written: str, consent: str | None) -> None:
    assert read_consent(written) == consent


FULL = """Comment,Person,Channel,Role,Submitted at,Themes,Consent
It is slow every single morning,Petra,Survey,dispatcher,2025-03-31 08:00,speed; mornings,yes
I call them instead of waiting,Marcus,Interview,owner,soon,phone,no
Nobody ever tells me what changed,Joan,Support ticket,owner,,,
The app forgets everything I type,Lea,Survey,owner,2025-04-02 08:00,speed,perhaps
"""


def _table(text: str) -> Table:
    return read_file(text.encode())


def _read(text: str, **changed: object) -> Reading:
    table = _table(text)
    guessed = guess_mapping(table)
    return read_quotes(table, Mapping(**{**guessed.__dict__, **changed}))


def test_the_columns_of_a_full_file_are_found_by_name_and_content() -> None:
    text = FULL.replace(",soon,", ",2025-04-01 08:00,").replace("perhaps", "yes")
    assert guess_mapping(_table(text)) == Mapping(
        text=(0,), respondent=1, source=2, segment=3, date=4, tags=5, consent=6
    )


def test_a_column_is_no_date_and_no_consent_only_because_it_is_called_so() -> None:
    table = _table("quote,date of birth or so,consent\nIt is slow every morning,sometime,blue\nI call them,later,red\n")
    guessed = guess_mapping(table)
    assert (guessed.date, guessed.consent) == (None, None)


def test_dates_and_sources_are_found_without_a_telling_name() -> None:
    rows = "".join(f"It is slow on morning number {n},2025-03-{n:02},Interview\n" for n in range(10, 15))
    guessed = guess_mapping(_table("words,w,k\n" + rows))
    assert (guessed.date, guessed.source) == (1, 2)


def test_each_quote_has_its_facts_and_what_cannot_be_read_names_its_row() -> None:
    reading = _read(FULL, date=4, tags=5, consent=6)
    facts = [one.facts for one in reading.candidates]
    assert [(one.said_on, one.date_text, one.tags, one.consent) for one in facts] == [
        (date(2025, 3, 31), "2025-03-31 08:00", ("speed", "mornings"), "yes"),
        (None, "soon", ("phone",), "no"),
        (None, "", (), ""),
        (date(2025, 4, 2), "2025-04-02 08:00", ("speed",), "no"),
    ]
    assert [(one.row, one.column, one.notice.code, one.left_out) for one in reading.problems] == [
        (3, "Submitted at", "unreadable_date", False),
        (5, "Consent", "unreadable_consent", False),
    ]
    assert reading.refused == 2


AMBIGUOUS = "quote,date\nIt is slow every morning,04/03/2025\nI call them instead,05/03/2025\n"


def test_dates_that_can_be_two_days_are_asked_about_once_and_not_guessed() -> None:
    reading = _read(AMBIGUOUS)
    assert [one.facts.said_on for one in reading.candidates] == [None, None]
    assert reading.problems == []
    with pytest.raises(ReadingError) as refused:
        refuse_unusable(reading, Mapping(text=(0,), date=1))
    assert refused.value.code == "date_order"
    assert "04/03/2025" in refused.value.message
    told = _read(AMBIGUOUS, date_order="mdy")
    assert [one.facts.said_on for one in told.candidates] == [date(2025, 4, 3), date(2025, 5, 3)]
    refuse_unusable(told, Mapping(text=(0,), date=1))


def test_too_many_tags_are_cut_and_said() -> None:
    reading = _read("quote,tags\nIt is slow," + ";".join(f"t{n}" for n in range(20)) + "\n", tags=1)
    assert len(reading.candidates[0].facts.tags) == 12
    assert [one.notice.code for one in reading.problems] == ["many_tags"]


def test_a_column_of_keywords_or_timestamps_is_not_taken_for_quotes() -> None:
    themes = ";row_themes;row_keywords\n1;hosting,version_control;diff(s|ing)?($|\\W),workspaces_of_all_kinds\n"
    guessed = guess_mapping(_table(themes + themes.split("\n")[1].replace("1", "2") + "\n"))
    assert (guessed.text, guessed.tags) == ((), 1)
    stamped = "when it was,w\n" + "2025-03-31T14:05:11+00:00,It is slow every morning\n" * 2
    assert guess_mapping(_table(stamped)).text == (1,)


def test_answers_in_a_script_without_blanks_are_taken_for_quotes() -> None:
    rows = "a,b\n" + "".join(f"x{n},毎朝とても遅いので電話をかけています。困っています{n}\n" for n in range(4))
    assert guess_mapping(_table(rows)).text == (1,)
