"""What `clean_text` takes away, beyond what the tests of commands and imports show."""

from realtime.text_cleaning import clean_text

ABOVE, BELOW = "\u0301", "\u0323"


def test_w10_a_letter_has_at_most_thirty_marks() -> None:
    assert clean_text("a" + BELOW * 31) == "\u1ea1" + BELOW * 29
    assert clean_text("a" + BELOW * 29 + "b" + BELOW * 29) == "\u1ea1" + BELOW * 28 + "\u1e05" + BELOW * 28


def test_w10_a_text_of_nothing_but_marks_takes_no_time() -> None:
    # Normalised as it came this would take hours: the time grows with the square.
    assert clean_text("a" + (ABOVE + BELOW) * 2_000_000) == "\u1ea1" + BELOW * 14 + ABOVE * 15


def test_cleaning_again_changes_nothing() -> None:
    for typed in ("a" + "\u0344" * 40, "\u0f73" * 40, "e" + ABOVE * 200, "\u1100" + ABOVE * 40 + "\u1161"):
        assert clean_text(clean_text(typed)) == clean_text(typed)
