"""Setting the deck: shares by a column, quotes pinned and kept out, another sample and the way back."""

from typing import Any

import pytest
from django.test import Client

from tests.workshop.quotes.pages import at, bring_in, words
from workshop.models import Quote, Workshop
from workshop.quotes.dealing import dealt_quotes, deck_handles

ROLES = ("dispatcher",) * 7 + ("owner",) * 2 + ("technician",)
MANY = b"quote,person,role\n" + b"".join(
    f"Answer number {n},p{n},{ROLES[n % len(ROLES)]}\n".encode() for n in range(200)
)


@pytest.fixture
def full(signed_in: Client, house: Workshop) -> Workshop:
    """Two hundred quotes: 140 of dispatchers, 40 of owners, 20 of technicians."""
    bring_in(signed_in, house, MANY)
    return house


def draw(client: Client, house: Workshop, **form: object) -> Any:
    return client.post(at("quotes_deck", house), {"size": 50, "seed": 1, "by": "segment", **form}, follow=True)


def by_hand(client: Client, house: Workshop, number: int, where: str) -> Any:
    quote = house.quotes.get(number=number)
    return client.post(at("quote_by_hand", house, quote.pk), {"where": where, "back": "deck"}, follow=True)


def numbers(house: Workshop) -> set[int]:
    house.refresh_from_db()
    return {one.number for one in deck_handles(house)}


def shares(page: Any) -> dict[str, tuple[int, int]]:
    return {share.value: (share.there, share.in_deck) for share in page.context["deck"].shares}


def test_the_page_says_what_each_value_gets(signed_in: Client, full: Workshop) -> None:
    page = draw(signed_in, full)
    assert shares(page) == {"dispatcher": (140, 35), "owner": (40, 10), "technician": (20, 5)}
    assert "Each in proportion to its quotes, and at least one." in words(page)
    assert len(page.context["deck"].cards) == 50


def test_a_sample_can_be_looked_at_before_it_is_set(signed_in: Client, full: Workshop) -> None:
    page = draw(signed_in, full, action="look")
    assert page.status_code == 200
    assert "Nothing is set yet." in words(page)
    assert len(page.context["deck"].cards) == 50
    full.refresh_from_db()
    assert (full.deck_size, full.deck_before) == (100, [])


def test_a_column_with_too_many_values_gives_no_shares_and_says_so(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, MANY.replace(b",dispatcher", b",d").replace(b"number 1", b"number"))
    house.quotes.filter(number__lte=30).update(segment="x")
    for quote in house.quotes.filter(number__lte=30):
        Quote.objects.filter(pk=quote.pk).update(segment=f"role {quote.number}")
    page = draw(signed_in, house)
    assert "33 values, and shares can be made for 12 at most" in words(page)
    assert len(page.context["deck"].cards) == 50


@pytest.mark.parametrize(("by", "values"), [("source", 2), ("question", 3), ("tag", 4), ("", 1)])
def test_shares_can_be_by_source_question_and_first_tag(
    signed_in: Client, full: Workshop, by: str, values: int
) -> None:
    for quote in full.quotes.all():
        quote.source, quote.question = f"s{quote.number % 2}", f"q{quote.number % 3}"
        quote.tags = f"\nt{quote.number % 4}\nother\n"
        quote.save(update_fields=["source", "question", "tags"])
    page = draw(signed_in, full, by=by)
    assert len(shares(page)) == values
    assert sum(in_deck for _there, in_deck in shares(page).values()) == 50


def test_what_is_pinned_and_kept_out_survives_another_sample(signed_in: Client, full: Workshop) -> None:
    draw(signed_in, full)
    inside = min(numbers(full))
    outside = min({quote.number for quote in full.quotes.all()} - numbers(full))
    assert "pinned into the deck" in words(by_hand(signed_in, full, outside, "in"))
    assert "kept out of the deck" in words(by_hand(signed_in, full, inside, "out"))
    for seed in range(2, 8):
        draw(signed_in, full, seed=seed)
        assert outside in numbers(full) and inside not in numbers(full)
        assert len(numbers(full)) == 50
    by_hand(signed_in, full, inside, "")
    assert full.quotes.get(number=inside).by_hand == ""


def test_another_sample_can_be_taken_back_step_by_step(signed_in: Client, full: Workshop) -> None:
    draw(signed_in, full, size=60, seed=3)
    first = numbers(full)
    draw(signed_in, full, size=60, seed=4)
    second = numbers(full)
    draw(signed_in, full, size=60, seed=4)  # the same once more is no step
    assert first != second
    undone = signed_in.post(at("quotes_deck", full), {"action": "undo"}, follow=True)
    assert "The deck is as it was before." in words(undone)
    assert numbers(full) == first
    signed_in.post(at("quotes_deck", full), {"action": "undo"})
    assert (full.deck_size, len(numbers(full))) == (60, 100)
    none = signed_in.post(at("quotes_deck", full), {"action": "undo"}, follow=True)
    assert "There is no earlier sample" in words(none)


def test_a_deck_is_never_smaller_than_what_is_pinned_in_it(signed_in: Client, full: Workshop) -> None:
    full.quotes.filter(number__lte=60).update(by_hand="in")
    page = draw(signed_in, full)
    assert page.status_code == 422
    assert "60 quotes are pinned into the deck." in words(page)
    draw(signed_in, full, size=60)
    assert numbers(full) == set(range(1, 61))
    assert "The whole deck is pinned already." in words(by_hand(signed_in, full, 61, "in"))
    assert full.quotes.get(number=61).by_hand == ""


def test_what_cannot_be_done_by_hand_is_refused(signed_in: Client, full: Workshop) -> None:
    assert "pinned in, kept out, or neither" in words(by_hand(signed_in, full, 1, "sideways"))
    full.quotes.filter(number=1).update(withdrawn_at="2025-01-01T00:00Z")
    assert "has been withdrawn" in words(by_hand(signed_in, full, 1, "in"))
    assert full.quotes.filter(by_hand="in").count() == 0


def test_a_deck_that_is_dealt_stays_and_the_page_says_what_boards_keep(signed_in: Client, full: Workshop) -> None:
    draw(signed_in, full)
    dealt = {quote.number for quote in dealt_quotes(full)}
    for answer in (
        draw(signed_in, full, seed=9),
        signed_in.post(at("quotes_deck", full), {"action": "undo"}, follow=True),
        by_hand(signed_in, full, min(dealt), "out"),
    ):
        assert "every group sorts the same quotes, so it stays as it is" in words(answer)
    page = signed_in.get(at("quotes_deck", full))
    assert "Boards keep the quotes that they were dealt" in words(page)
    assert {card.quote.number for card in page.context["deck"].cards} == dealt


def test_without_quotes_the_page_says_what_to_do(signed_in: Client, house: Workshop) -> None:
    assert "Bring some first." in words(signed_in.get(at("quotes_deck", house)))
