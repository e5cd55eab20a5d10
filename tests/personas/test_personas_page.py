"""The editors' page of a workshop: candidates, drafts, packs."""

import pytest
from django.test import Client
from django.urls import reverse

from personas import packs
from personas.models import Persona
from personas.rehearsal.pages import Form, read_page
from tests.personas.room import Room
from tests.workshop.acts import uid
from workshop.models import Workshop


def address(room: Room) -> str:
    return reverse("personas", args=[room.workshop.pk])


def shown(room: Room, *, by: str = "editor") -> str:
    return room.cast.browser(by).get(address(room)).content.decode()


def form(html: str) -> Form:
    found = read_page(html).form_with("candidate")
    assert found is not None
    return found


def said(browser: Client, room: Room, *candidates: str) -> str:
    """The page after candidates were ticked and sent."""
    return browser.post(address(room), {"candidate": candidates}, follow=True).content.decode()


def test_what_was_drafted_or_voted_first_is_ticked_beforehand(room: Room) -> None:
    petra = room.petra()
    room.piles({"paper": ("The planner", "", [1]), "phone": ("The caller", "", [2])})
    room.vote({petra: (2, 2, 7), uid("paper"): (5, 3, 1), uid("phone"): (3, 2, 8)})
    found = form(shown(room))
    assert set(found.offers["candidate"]) == {petra, uid("paper"), uid("phone")}
    assert set(found.fields["candidate"]) == {petra, uid("paper")}


def test_ticked_candidates_become_drafts_and_the_rest_stays_on_offer(room: Room) -> None:
    petra, tom = room.petra(), room.sheet("Tom", group="Callers")
    html = said(room.cast.browser("editor"), room, petra)
    assert "1 draft is ready." in html
    assert list(form(html).offers["candidate"]) == [tom]
    persona = Persona.objects.get()
    assert reverse("persona_edit", args=[persona.pk]) in read_page(html).links


@pytest.mark.parametrize(("wanted", "words"), [([], "Tick at least one"), ([uid("gone")], "not there any more")])
def test_a_choice_that_cannot_be_says_why(room: Room, wanted: list[str], words: str) -> None:
    room.petra()
    assert words in said(room.cast.browser("editor"), room, *wanted)
    assert not Persona.objects.exists()


@pytest.mark.parametrize(
    ("status", "words"),
    [(Workshop.Status.PREPARING, "Personas come after the workshop"), (Workshop.Status.RUNNING, "still running")],
)
def test_before_the_end_nothing_is_offered(room: Room, status: str, words: str) -> None:
    petra = room.petra()
    room.cast.set_status(status)
    assert words in shown(room)
    assert read_page(shown(room)).form_with("candidate") is None
    assert "still running" in said(room.cast.browser("editor"), room, petra)
    assert not Persona.objects.exists()


def test_a_workshop_that_brought_nothing_forth_says_what_now(room: Room) -> None:
    html = shown(room)
    assert "Nothing came out of this workshop" in html
    assert reverse("quotes", args=[room.workshop.pk]) in read_page(html).links


def test_what_people_typed_stays_text(room: Room) -> None:
    markup = "<b onclick=alert(1)>bold</b>"
    sheet = room.sheet(markup, lines={"summary": [(markup, [])]})
    assert markup not in shown(room)
    html = said(room.cast.browser("editor"), room, sheet)
    assert markup not in html
    assert html.count("&lt;b onclick=alert(1)&gt;bold") == 2


def test_packs_stand_below_the_drafts(room: Room, petra: Persona) -> None:
    assert "Lock Persona Pack v1.0" in shown(room)
    pack = packs.lock(workshop=room.workshop, actor=room.cast.accounts["editor"])
    html = shown(room)
    assert "Nothing has changed since v1.0." in html
    assert reverse("pack", args=[pack.pk]) in read_page(html).links


def test_who_may_choose(room: Room, subtests: pytest.Subtests) -> None:
    may, may_not = ("owner", "facilitator"), {"co_facilitator": 404, "reader": 404, "stranger": 404, "anna": 302}
    petra = room.petra()
    for who, status in {**may_not, **dict.fromkeys(may, 200)}.items():
        with subtests.test(who):
            browser = room.cast.browser(who)
            assert browser.get(address(room)).status_code == status
            browser.post(address(room), {"candidate": [petra]})
            assert Persona.objects.exists() is (who in may)
            Persona.objects.all().delete()
