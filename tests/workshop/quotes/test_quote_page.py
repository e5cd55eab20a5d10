"""A quote's own page: its facts, and correcting its wording."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.workshop.quotes.pages import at, words
from tests.workshop.quotes.test_columns_imported import bring
from tests.workshop.quotes.test_facts import FULL
from workshop.models import Quote, QuoteRevision, Workshop
from workshop.quotes.dealing import dealt_quotes

FIRST = "It is slow every single morning"


@pytest.fixture
def slow(house: Workshop, alice: User) -> Quote:
    """The first of four quotes."""
    bring(house, alice, FULL)
    return house.quotes.get(number=1)


def correct(client: Client, quote: Quote, text: str, *, was: str = FIRST, reason: str = "") -> Any:
    url = at("quote", quote.workshop, quote.pk)
    return client.post(url, {"text": text, "was": was, "reason": reason}, follow=True)


def test_the_page_shows_what_is_known_of_it(signed_in: Client, house: Workshop, slow: Quote) -> None:
    page = words(signed_in.get(at("quote", house, slow.pk)))
    for said in (FIRST, "Petra", "dispatcher", "Survey", "March 31, 2025", "speed, mornings", "a.csv, row 2"):
        assert said in page
    soon = words(signed_in.get(at("quote", house, house.quotes.get(number=2).pk)))
    assert "“soon”, which is no date that can be read" in soon


def test_a_correction_is_a_new_revision_of_the_same_quote(signed_in: Client, house: Workshop, slow: Quote) -> None:
    page = correct(signed_in, slow, "  It is slow on Mondays\r\n", reason="Misheard")
    assert "The new wording is kept." in words(page)
    now = Quote.objects.get(pk=slow.pk)
    assert (now.text, now.words, now.key, now.number) == (FIRST, "It is slow on Mondays", slow.key, slow.number)
    [revision] = now.revisions.all()
    assert (revision.text, revision.reason, revision.made_by) == (
        "It is slow on Mondays",
        "Misheard",
        house.staff.get().user,
    )
    assert FIRST in words(page) and "Misheard" in words(page)
    correct(signed_in, now, "It is slow on Sundays", was="It is slow on Mondays")
    assert [one.text for one in now.revisions.all()] == ["It is slow on Mondays", "It is slow on Sundays"]


def test_the_list_its_search_and_the_next_deal_have_the_new_words(
    signed_in: Client, house: Workshop, slow: Quote
) -> None:
    correct(signed_in, slow, "It is slow on Mondays")
    assert "It is slow on Mondays" in words(signed_in.get(at("quotes", house)))
    assert signed_in.get(at("quotes", house), {"q": "mondays"}).context["page"].paginator.count == 1
    assert signed_in.get(at("quotes", house), {"q": "every single"}).context["page"].paginator.count == 0
    assert dealt_quotes(house)[0].words == "It is slow on Mondays"


def test_the_same_file_again_finds_the_corrected_quote(
    signed_in: Client, house: Workshop, alice: User, slow: Quote
) -> None:
    correct(signed_in, slow, "It is slow on Mondays")
    assert bring(house, alice, FULL).imported == 0


def test_personal_data_is_looked_for_anew(signed_in: Client, slow: Quote) -> None:
    correct(signed_in, slow, "Ask Mr Miller, it is slow")
    assert Quote.objects.get(pk=slow.pk).personal == "name"
    correct(signed_in, slow, FIRST, was="Ask Mr Miller, it is slow")
    now = Quote.objects.get(pk=slow.pk)
    assert (now.personal, now.corrected, now.revisions.count()) == ("", "", 2)


@pytest.mark.parametrize(
    ("text", "was", "said"),
    [
        (" \n ", FIRST, "There are no words in it."),
        ("x" * 2_001, FIRST, "A quote has at most 2000 characters."),
        ("Mine", "What somebody else wrote", "Somebody else has corrected it meanwhile."),
    ],
)
def test_what_cannot_be_kept_is_refused_and_stays_in_the_form(
    signed_in: Client, slow: Quote, text: str, was: str, said: str
) -> None:
    page = correct(signed_in, slow, text, was=was)
    assert page.status_code == 422
    assert said in words(page)
    assert page.context["form"]["text"].value() == text
    assert not QuoteRevision.objects.exists()


def test_after_a_conflict_saving_again_keeps_ones_own(signed_in: Client, slow: Quote) -> None:
    correct(signed_in, slow, "Theirs")
    page = correct(signed_in, slow, "Mine")
    assert page.context["form"]["was"].value() == "Theirs"
    correct(signed_in, slow, "Mine", was=page.context["form"]["was"].value())
    assert Quote.objects.get(pk=slow.pk).words == "Mine"


def test_saving_without_a_change_makes_no_revision(signed_in: Client, slow: Quote) -> None:
    assert "Nothing was changed." in words(correct(signed_in, slow, FIRST))
    assert not QuoteRevision.objects.exists()


def test_a_withdrawn_quote_is_not_corrected(signed_in: Client, house: Workshop, slow: Quote) -> None:
    call = house.quotes.get(number=2)
    page = correct(signed_in, call, "Other words", was=call.text)
    assert page.status_code == 422
    assert not QuoteRevision.objects.exists()


def test_what_a_person_typed_stays_text(signed_in: Client, slow: Quote) -> None:
    page = correct(signed_in, slow, "<img src=x onerror=alert(1)>", reason="<b>why</b>")
    assert "<img src=x" not in page.content.decode() and "<b>why" not in page.content.decode()


def test_when_the_deck_is_dealt_the_page_says_what_boards_keep(signed_in: Client, house: Workshop, slow: Quote) -> None:
    dealt_quotes(house)
    assert "Boards keep the words that they were dealt." in words(signed_in.get(at("quote", house, slow.pk)))
