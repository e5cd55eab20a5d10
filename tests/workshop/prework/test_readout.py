"""The readout: what guests read of it, their share of the quotes, and the pins that staff see counted."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.workshop.cast import Cast, add_quotes
from tests.workshop.prework.pages import act, add, at, find, item_called, words
from workshop.models import Quote, QuotePin
from workshop.prework.reading import quotes_for

AS_GUEST = "?as=guest"


@pytest.fixture
def sixty(cast: Cast) -> None:
    cast.workshop.quotes.all().delete()
    add_quotes(cast.workshop, 60)
    cast.workshop.quotes.update(respondent="canary-respondent", source="canary-source", segment="canary-segment")


def press(cast: Cast, name: str, **sent: object) -> Any:
    return cast.browser(name).post(at("readout_pin", cast), sent, follow=True)


def read(cast: Cast, name: str) -> str:
    return words(cast.browser(name).get(at("readout", cast)))


def test_it_shows_what_has_content_and_is_meant_to_be_shown(cast: Cast, facilitator: Client) -> None:
    add(facilitator, cast, title="Told", text="Words", link="https://desk.example/x")
    add(facilitator, cast, title="Secret", text="Words", is_shown="")
    add(facilitator, cast, title="Empty")
    add(facilitator, cast, title="Found")
    find(facilitator, cast, item_called("Found"), "One in five calls.")
    for name in ("anna", "facilitator"):
        said = read(cast, name)
        assert "Told" in said and "desk.example" in said and "F1 One in five calls." in said
        assert "Secret" not in said and "Empty" not in said and "Notes on deals" not in said
    facilitator.post(at("finding_act", cast, 1), {"act": "withdraw"})
    act(facilitator, cast, item_called("Told"), "remove")
    assert "Found" not in read(cast, "anna") and "Told" not in read(cast, "anna")
    assert "Nothing is shown yet" in read(cast, "anna") and "Nothing is shown yet" in read(cast, "facilitator")


@pytest.mark.usefixtures("sixty")
def test_everybody_reads_a_share_of_the_deck_without_who_said_it(cast: Cast) -> None:
    guests = [cast.guests[name] for name in ("anna", "ben", "cleo", "dora")]
    shares = [{quote.number for quote in quotes_for(guest)} for guest in guests]
    assert [len(share) for share in shares] == [15] * 4
    assert set.union(*shares) == set(range(1, 61))
    assert "canary" not in cast.browser("anna").get(at("readout", cast)).content.decode()


@pytest.mark.usefixtures("sixty")
def test_of_more_quotes_than_are_dealt_only_the_deck_is_read(cast: Cast) -> None:
    cast.workshop.quotes.filter(number__lte=10).update(in_deck=True)
    assert {quote.number for name in ("anna", "ben", "cleo", "dora") for quote in quotes_for(cast.guests[name])} == set(
        range(1, 11)
    )


def test_before_there_are_quotes_it_says_so(cast: Cast) -> None:
    cast.workshop.quotes.all().delete()
    assert "No quotes yet" in read(cast, "anna")


def test_a_pin_is_kept_for_each_person_and_counted_for_staff(cast: Cast) -> None:
    first, second = cast.workshop.quotes.filter(number__in=(1, 2))
    for name, quote in (("anna", first), ("ben", first), ("ben", second), ("anna", first)):
        assert press(cast, name, pin=quote.pk).status_code == 200
    assert QuotePin.objects.count() == 3
    said = read(cast, "facilitator")
    assert said.index("Quote 1 2 pins") < said.index("Quote 2 1 pin")
    assert {quote.number for quote in quotes_for(cast.guests["anna"]) if quote.is_pinned} == {1}
    assert "2 pins" not in read(cast, "anna")
    press(cast, "anna", unpin=first.pk)
    assert "1 pin" in read(cast, "facilitator") and "2 pins" not in read(cast, "facilitator")


@pytest.mark.usefixtures("sixty")
def test_what_somebody_pinned_stays_on_their_page_when_shares_are_split_anew(cast: Cast) -> None:
    anna = cast.guests["anna"]
    not_hers = next(one for one in cast.workshop.quotes.all() if one.pk not in {q.id for q in quotes_for(anna)})
    press(cast, "anna", pin=not_hers.pk)
    assert not_hers.number in {quote.number for quote in quotes_for(anna)}


def test_only_quotes_of_the_workshop_can_be_pinned(cast: Cast) -> None:
    strange = Quote.objects.create(workshop=cast.strange, number=1, text="x", key="1")
    for sent in ({"pin": strange.pk}, {"pin": uuid4()}, {"pin": "1"}, {"unpin": ""}, {}):
        assert "This quote is not here any more" in words(press(cast, "anna", **sent))
    assert not QuotePin.objects.exists()


def test_after_the_end_pins_stay_as_they_are(cast: Cast) -> None:
    quote = cast.workshop.quotes.all()[0]
    press(cast, "anna", pin=quote.pk)
    cast.set_status("ended")
    assert "The workshop has ended; pins stay as they are." in words(press(cast, "anna", unpin=quote.pk))
    assert QuotePin.objects.count() == 1


def test_a_script_is_answered_without_a_page(cast: Cast) -> None:
    def send(**sent: object) -> Any:
        return cast.browser("anna").post(at("readout_pin", cast), sent, headers={"accept": "application/json"})

    assert send(pin=cast.workshop.quotes.all()[0].pk).json() == {"problem": ""}
    assert send(pin=uuid4()).status_code == 409


def test_who_is_both_staff_and_guest_is_a_guest_when_they_come_from_the_room(cast: Cast) -> None:
    browser = cast.browser("facilitator")
    browser.cookies.update(cast.browser("anna").cookies)
    assert "Pinned quotes" in words(browser.get(at("readout", cast)))
    assert "Your quotes" in words(browser.get(at("readout", cast) + AS_GUEST))


def test_who_was_taken_out_reads_nothing_more(cast: Cast) -> None:
    browser = cast.browser("ben")
    assert browser.get(at("readout", cast)).status_code == 200
    cast.do("remove_person", person=str(cast.guests["ben"].pk))
    assert browser.get(at("readout", cast))["Location"] == "/join/"


def test_the_room_and_the_console_know_the_way(cast: Cast, facilitator: Client) -> None:
    assert at("readout", cast) + AS_GUEST in cast.browser("anna").get(at("room", cast)).content.decode()
    for name in ("console", "workshop", "prework"):
        assert f'"{at("readout", cast)}"' in facilitator.get(at(name, cast)).content.decode()
