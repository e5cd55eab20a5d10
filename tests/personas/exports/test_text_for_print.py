"""Text made fit for print: nothing visible is lost, nothing is torn apart."""

from hypothesis import given
from hypothesis import strategies as st

from personas.exports.print.text import BREAK, RUN_LONGEST, is_right_to_left, printable, shortened, with_breaks


@given(st.text())
def test_breaks_add_nothing_visible(text: str) -> None:
    assert with_breaks(text).replace(BREAK, "") == text.replace(BREAK, "")


@given(st.text(alphabet="abcäß/._", min_size=RUN_LONGEST + 1, max_size=300))
def test_no_run_is_left_without_a_place_to_break(run: str) -> None:
    assert max(len(piece) for piece in with_breaks(run).split(BREAK)) <= RUN_LONGEST


def test_ordinary_words_are_left_alone() -> None:
    text = "Field service scheduling, straightforwardly, https://example.com"
    assert with_breaks(text) == text


def test_a_visible_character_is_never_torn() -> None:
    technician, accented = "👩🏽\u200d🔧", "e\u0301"
    assert set(with_breaks(accented * 60).replace(BREAK, "|").split("|")) == {accented * 4}
    assert with_breaks(technician * 40).replace(BREAK, "") == technician * 40
    assert f"\u200d{BREAK}" not in with_breaks(technician * 40)


def test_what_no_printer_shows_is_taken_out() -> None:
    assert printable("a\0b\u202egnp\u202c\tc\r\nd\ud800") == "abgnp c\nd\ufffd"


def test_the_first_strong_letter_decides_the_direction() -> None:
    assert is_right_to_left("12:30 – العميل Petra")
    assert is_right_to_left("«הלקוח»")
    assert not is_right_to_left("Petra العميل")
    assert not is_right_to_left("123 …")


def test_shortening_cuts_at_a_blank_and_says_so() -> None:
    assert shortened("short", longest=10) == "short"
    assert shortened("one two three four", longest=14) == "one two three…"
    assert shortened("x" * 50, longest=10) == "x" * 10 + "…"
