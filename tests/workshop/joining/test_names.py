"""Codes as people type them, and names as others see them."""

import pytest

from workshop.joining.codes import ALPHABET, CODE_LENGTH, make_code, read_code, spell_code
from workshop.joining.names import NAME_LONGEST, clean_name, distinct_name, is_same_name


def test_a_code_has_eight_letters_that_cannot_be_mistaken() -> None:
    codes = {make_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("typed", ["7K4M2XQ9", "7k4m 2xq9", " 7K4M-2XQ9 ", "7k4m\u00a02xq9", "7-K-4-M-2-X-Q-9"])
def test_a_code_is_read_however_it_is_spaced(typed: str) -> None:
    assert read_code(typed) == "7K4M2XQ9"
    assert read_code(spell_code("7K4M2XQ9")) == "7K4M2XQ9"


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert read_code("oil0 oil0") == "01100110"


@pytest.mark.parametrize(
    "typed", ["", "7K4M", "7K4M2XQ9A", "7K4M2XQU", "7K4M2X\x00Q9", "７K4M2XQ9", "é" * 8, "' OR 1=1"]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Anna \t Lindqvist\n", "Anna Lindqvist"),
        ("An\u200bna\u00ad", "Anna"),
        ("\u202eannA", "annA"),
        ("A\u0308nne", "Änne"),
        ("<b>Anna</b>", "<b>Anna</b>"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("👩\u200d🚀 Zoe", "👩\u200d🚀 Zoe"),
        ("安娜", "安娜"),
    ],
)
def test_a_name_is_kept_but_for_what_nobody_sees(typed: str, shown: str) -> None:
    assert clean_name(typed) == shown


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u200e", "\u200d", "\x00\x07", "\u3164", "\u2800\u2800", "\ufeff", "\u0301", "\u00a0"]
)
def test_a_name_in_which_there_is_nothing_to_see_is_empty(typed: str) -> None:
    assert clean_name(typed) == ""


def test_the_second_of_a_name_gets_a_number_and_the_third_the_next() -> None:
    assert distinct_name("Anna", taken=["Ben"]) == "Anna"
    assert distinct_name("Anna", taken=["Anna"]) == "Anna (2)"
    assert distinct_name("anna", taken=["Anna", "Anna (2)"]) == "anna (3)"


def test_a_mark_never_makes_a_name_too_long_nor_the_same_as_another() -> None:
    longest = "m" * NAME_LONGEST
    second = distinct_name(longest, taken=[longest])
    third = distinct_name(longest, taken=[longest, second])
    assert len({longest, second, third}) == 3
    assert max(len(second), len(third)) <= NAME_LONGEST


@pytest.mark.parametrize("other", ["ANNA", "anna", "Ａnna", "An na", "ANNA "])
def test_names_that_look_the_same_are_the_same(other: str) -> None:
    assert is_same_name("Anna", other)


def test_other_names_are_others() -> None:
    assert not is_same_name("Anna", "Anne")
    assert is_same_name("Zoë", "ZOË")
    assert not is_same_name("Zoë", "Zoe")
