"""Holding a workshop once more: what comes along, and what does not."""

import pytest
from django.urls import reverse

from tests.workshop.cast import Cast, add_quotes
from tests.workshop.test_saved_agendas import plan
from workshop.duplicating import PAGE_ROWS, duplicate_workshop
from workshop.models import Pseudonym, Quote, QuoteRevision, StaffMembership, StepNote, Workshop


def again(cast: Cast, **sent: str) -> Workshop:
    """The cast's workshop, made once more by its facilitator."""
    answer = cast.browser("facilitator").post(
        reverse("workshop_duplicate", args=[cast.workshop.pk]), {"title": "Once more", **sent}
    )
    made = Workshop.objects.get(title="Once more")
    assert answer["Location"] == reverse("workshop", args=[made.pk])
    return made


def test_agenda_notes_occasion_and_deck_come_along_and_people_and_quotes_do_not(cast: Cast) -> None:
    StepNote.objects.filter(workshop=cast.workshop).update(text="Bring the printer.")
    Workshop.objects.filter(pk=cast.workshop.pk).update(
        occasion="launch", occasion_text="Spring", deck_size=60, deck_seed=7, status=Workshop.Status.ENDED
    )
    made = again(cast)
    assert plan(made) == plan(cast.workshop)
    assert {item["note"] for item in plan(made)} == {"Bring the printer."}
    assert (made.occasion, made.occasion_text, made.deck_size, made.deck_seed) == ("launch", "Spring", 60, 7)
    assert (made.status, made.join_code != cast.workshop.join_code) == (Workshop.Status.PREPARING, True)
    assert not (made.quotes.exists() or made.participants.exists() or made.breakouts.exists())
    assert StaffMembership.objects.get(workshop=made).user == cast.accounts["facilitator"]


def test_quotes_come_along_when_that_is_ticked_with_numbers_deck_and_corrections(cast: Cast) -> None:
    Quote.objects.filter(workshop=cast.workshop, number=3).update(in_deck=True, segment="Owners", personal="email")
    third = Quote.objects.get(workshop=cast.workshop, number=3)
    QuoteRevision.objects.create(quote=third, text="Better", reason="A typo")
    Pseudonym.objects.create(workshop=cast.workshop, digest="d" * 64, number=1)
    made = again(cast, quotes="on")
    alike = ("number", "text", "respondent", "segment", "personal", "in_deck", "key")
    assert list(made.quotes.values(*alike)) == list(cast.workshop.quotes.values(*alike))
    assert not {*made.quotes.values_list("pk")} & {*cast.workshop.quotes.values_list("pk")}
    assert [one.text for one in QuoteRevision.objects.filter(quote__workshop=made)] == ["Better"]
    assert [one.number for one in made.pseudonyms.all()] == [1]


@pytest.mark.parametrize("more", [PAGE_ROWS - 8, PAGE_ROWS + 1])
def test_every_quote_is_copied_once_also_beyond_a_page(cast: Cast, more: int) -> None:
    Quote.objects.filter(workshop=cast.workshop).delete()
    add_quotes(cast.workshop, more + 8)
    made = duplicate_workshop(cast.workshop, title="Many", facilitator=cast.accounts["facilitator"], with_quotes=True)
    assert made.quotes.count() == more + 8
