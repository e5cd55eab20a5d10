"""Looking through the quotes, setting the deck, taking an import back, and who may."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.workshop.quotes.conftest import SMALL
from tests.workshop.quotes.pages import at, bring_in, words
from workshop.models import Import, Quote, Workshop
from workshop.quotes.uploads import start_import

OF_AN_IMPORT = ("quotes_mapping", "quotes_progress", "quotes_import_remove")


def test_an_import_that_is_done_leads_to_the_list(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, SMALL)
    page = signed_in.get(at("quotes_mapping", house, Import.objects.get().pk), follow=True)
    assert "is imported already" in words(page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("q=SLOW", 1),
        ("q=marcus", 1),
        ("q=%233", 1),
        ("segment=dispatcher", 2),
        ("segment=dispatcher&q=slow", 1),
        ("q=zebra", 0),
        ("page=999", 3),
        ("page=x", 3),
    ],
)
def test_the_list_finds_by_word_person_number_and_segment(
    signed_in: Client, house: Workshop, query: str, found: int
) -> None:
    bring_in(signed_in, house, SMALL + b"Fine by me,Joan,owner\n")
    page = signed_in.get(f"{at('quotes', house)}?{query}")
    assert page.context["page"].paginator.count == found


def test_fifty_quotes_are_on_a_page(signed_in: Client, house: Workshop) -> None:
    bring_in(
        signed_in, house, b"quote,person,role\n" + b"".join(b"Answer number %d,p%d,r\n" % (n, n) for n in range(120))
    )
    page = signed_in.get(at("quotes", house), {"page": 3})
    assert len(page.context["page"].object_list) == 20
    assert "Page 3 of 3" in words(page)
    assert "100 of 120 quotes will be dealt." in words(page)


def test_a_small_deck_is_all_of_it_and_a_large_one_can_be_sized(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, SMALL)
    assert "All 2 quotes will be dealt." in words(signed_in.get(at("quotes", house)))
    url = at("quotes_deck", house)
    signed_in.post(url, {"size": 60, "seed": 7})
    house.refresh_from_db()
    assert (house.deck_size, house.deck_seed) == (60, 7)
    wrong = signed_in.post(url, {"size": 5, "seed": 0}, follow=True)
    assert "greater than or equal to 50" in words(wrong)
    Quote.objects.update(in_deck=True)
    dealt = signed_in.post(url, {"size": 80, "seed": 1}, follow=True)
    assert "it stays as it is" in words(dealt)
    house.refresh_from_db()
    assert (house.deck_size, house.deck_seed) == (60, 7)


def test_an_import_is_removed_only_after_asking(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, SMALL)
    url = at("quotes_import_remove", house, Import.objects.get().pk)
    assert "Remove 2 quotes" in words(signed_in.get(url))
    assert house.quotes.count() == 2
    assert "2 quotes were removed." in words(signed_in.post(url, follow=True))
    assert not house.quotes.exists()


def test_quotes_of_an_import_that_was_dealt_stay(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, SMALL)
    assert "Remove this import" in words(signed_in.get(at("quotes", house)))
    house.quotes.filter(number=1).update(in_deck=True)
    assert "Remove this import" not in words(signed_in.get(at("quotes", house)))
    url = at("quotes_import_remove", house, Import.objects.get().pk)
    assert "they stay" in words(signed_in.get(url))
    assert "they stay" in words(signed_in.post(url, follow=True))
    assert house.quotes.count() == 2


@pytest.mark.parametrize("name", ["quotes", "quotes_import", "quotes_deck", *OF_AN_IMPORT])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_reaches_the_pages(
    client: Client, house: Workshop, alice: User, bob: User, name: str, method: str
) -> None:
    import_ = start_import(house, name="a.csv", content=SMALL, actor=alice)
    more = [import_.pk] if name in OF_AN_IMPORT else []
    url = at(name, house, *more)
    assert getattr(client, method)(url).status_code == 302
    client.force_login(bob, backend="django.contrib.auth.backends.ModelBackend")
    answers = {404, 405}
    assert getattr(client, method)(url).status_code in answers
    assert Import.objects.count() == 1


def test_an_import_of_another_workshop_is_absent(signed_in: Client, house: Workshop, alice: User) -> None:
    other = Workshop.objects.create(library=house.library, title="B", session=uuid4(), join_code="BBBB2345")
    import_ = start_import(other, name="a.csv", content=SMALL, actor=alice)
    for name in OF_AN_IMPORT:
        assert signed_in.get(at(name, house, import_.pk)).status_code == 404
        assert signed_in.post(at(name, house, import_.pk)).status_code == 404
    assert Import.objects.count() == 1


def test_empty_list_says_what_to_do(signed_in: Client, house: Workshop) -> None:
    assert "No quotes yet" in words(signed_in.get(at("quotes", house)))
