"""Quotes with nearly the same words are found, as a comparison of each with each would find them."""

import random

from rapidfuzz.fuzz import token_set_ratio

from workshop.quotes.reading.likeness import Likeness, find_alike

SLOW = "By half past seven my plan for the day is dead"


def test_the_same_words_with_other_marks_are_the_same() -> None:
    assert find_alike([SLOW, SLOW.upper() + "!"]) == [Likeness(1, 0, same=True)]


def test_an_edit_is_nearly_the_same() -> None:
    assert find_alike(["Another thing", SLOW, SLOW.replace("dead", "gone")]) == [Likeness(2, 1, same=False)]


def test_what_is_only_part_of_a_longer_text_is_not_the_same() -> None:
    assert find_alike([SLOW + ", and then I call all of them one by one until noon", SLOW]) == []


def test_short_answers_are_not_compared() -> None:
    assert find_alike(["Nothing", "nothing", "Too slow", "too slow", "I call them", "I call you"]) == []
    assert find_alike(["I call them", "i call them"]) == [Likeness(1, 0, same=True)]


def test_only_the_later_ones_are_reported_from_where_one_asks() -> None:
    texts = [SLOW, SLOW, SLOW.replace("dead", "gone"), SLOW.replace("half", "about half")]
    assert [(one.later, one.earlier) for one in find_alike(texts, first=2)] == [(2, 0), (3, 0)]


def test_the_nearest_of_several_is_named() -> None:
    near, nearer = SLOW.replace("dead", "gone").replace("seven", "eight"), SLOW.replace("dead", "done")
    assert find_alike([near, nearer, SLOW])[-1].earlier == 1


def test_every_pair_that_shares_its_words_is_found() -> None:
    """Against the comparison of each with each, on edited copies of random texts."""
    chance = random.Random(7)
    words = [f"word{number}" for number in range(300)]
    texts: list[list[str]] = []
    for _text in range(300):
        if texts and chance.random() < 0.5:
            copy = list(chance.choice(texts))
            copy[chance.randrange(len(copy))] = chance.choice(words)
            texts.append(copy)
        else:
            texts.append(chance.sample(words, chance.randint(6, 14)))
    joined = [" ".join(text) for text in texts]
    expected = {
        later
        for later in range(len(texts))
        for earlier in range(later)
        if len(set(texts[later]) & set(texts[earlier])) >= 0.75 * max(len(set(texts[later])), len(set(texts[earlier])))
        and token_set_ratio(joined[later], joined[earlier]) >= 89
    }
    assert len(expected) > 100
    assert {one.later for one in find_alike(joined)} == expected
