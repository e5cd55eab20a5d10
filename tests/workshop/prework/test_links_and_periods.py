"""Links lead to the web and nowhere else; what was found long ago is pointed out."""

from datetime import date

import pytest

from workshop.prework.links import clean_link, host_of
from workshop.prework.periods import is_old
from workshop.prework.refused import Refused


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://example.org/report?a=1#b", "example.org"),
        ("  HTTP://Wiki:8080/x ", "wiki"),
        ("https://exämple.org/", "xn--exmple-cua.org"),
        ("http://[::1]/", "::1"),
    ],
)
def test_a_link_is_shown_with_its_host(typed: str, host: str) -> None:
    assert host_of(clean_link(typed)) == host


@pytest.mark.parametrize(
    "typed",
    [
        "example.org", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "//example.org",
        "ftp://example.org", "https://a b.org", 'https://a.org/"onclick=', "https://[::1", "http://a.org:port/",
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="begins with https"):
        clean_link(typed)


def test_a_link_holds_no_password_and_no_novel() -> None:
    with pytest.raises(Refused, match="password"):
        clean_link("https://me:secret@example.org/")
    with pytest.raises(Refused, match="too long"):
        clean_link("https://example.org/" + "x" * 2_000)


@pytest.mark.parametrize(
    ("begins", "ends", "old"),
    [
        (None, None, False),
        (date(2026, 3, 1), None, True),
        (date(2026, 3, 2), None, False),
        (date(2020, 1, 1), date(2027, 1, 1), False),
        (None, date(2026, 3, 1), True),
    ],
)
def test_what_ended_more_than_a_year_ago_is_old(begins: date | None, ends: date | None, old: bool) -> None:
    assert is_old(begins, ends, on=date(2027, 3, 2)) is old


def test_a_year_before_a_leap_day_there_was_none() -> None:
    assert is_old(None, date(2027, 2, 27), on=date(2028, 2, 29))
    assert not is_old(None, date(2027, 2, 28), on=date(2028, 2, 29))
