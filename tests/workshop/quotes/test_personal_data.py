"""What may tell who somebody is: found where it stands, and not seen in dates, amounts and versions."""

import pytest

from workshop.quotes.reading.personal_data import marked_parts, personal_kinds


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Write to ana.b-c+d@mail.example.co.uk, please.", ["ana.b-c+d@mail.example.co.uk"]),
        ("Call +49 30 1234567 or 0171/2345678.", ["+49 30 1234567", "0171/2345678"]),
        ("It is (030) 123-4567", ["(030) 123-4567"]),
        ("My number: 555-123-4567", ["555-123-4567"]),
        ("Ask Dr. Müller-Lüdenscheidt or Mrs O'Brien.", ["Müller-Lüdenscheidt", "O'Brien"]),
        ("Herr Prof. von Weizsäcker and Mr. J. R. Smith", ["Weizsäcker", "J. R. Smith"]),
        ("Frau\u00a0Kern sagt", ["Kern"]),
    ],
)
def test_it_is_marked_where_it_stands(text: str, marked: list[str]) -> None:
    parts = marked_parts(text)
    assert [part.text for part in parts if part.kind] == marked
    assert "".join(part.text for part in parts) == text


@pytest.mark.parametrize(
    "text",
    [
        "On 2015-12-03 and 03.12.2015 10:30 it broke",
        "between 2014-2016",
        "1,000,000 rows, or 1.000.000 or 1 000 000",
        "192.168.100.200 does not answer",
        "10000000 rows",
        "miss the point, mr, sir",
        "me@home and @ana",
        "Dr. who knows",
        "the year 2015",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert personal_kinds(text) == ()
    assert [part for part in marked_parts(text) if part.kind] == []


def test_kinds_are_named_once_in_their_order() -> None:
    assert personal_kinds("+49 30 1234567 a@b.example Mr Smith, Mrs Jones") == ("name", "email", "phone")


@pytest.mark.parametrize("piece", ["a@", "1 ", "1-", "Mr ", "Dr. ", "a.", "+1", "A. ", "x@a.", "(1)"])
def test_repetition_takes_no_time(piece: str) -> None:
    """Half a million characters; a pattern that goes back and forth would not come to an end."""
    assert len(marked_parts(piece * (500_000 // len(piece)))) >= 1
