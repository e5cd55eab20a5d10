"""A pack's page: who sees it, what it says, and that what people typed stays text."""

import pytest
from django.urls import reverse

from personas import packs
from personas.choosing import choose
from personas.models import Pack, Persona
from personas.rehearsal.pages import read_page
from tests.personas.room import Room
from tests.workshop.acts import uid
from workshop.models import Quote

MARKUP = "<img src=x onerror=alert(1)> {{ secret }} &amp;"


def lock(room: Room) -> Pack:
    return packs.lock(workshop=room.workshop, actor=room.cast.accounts["editor"])


def shown(room: Room, pack: Pack, *, by: str = "reader") -> str:
    return room.cast.browser(by).get(reverse("pack", args=[pack.pk])).content.decode()


def test_whoever_reads_the_library_sees_it_and_others_do_not(
    room: Room, petra: Persona, subtests: pytest.Subtests
) -> None:
    pack = lock(room)
    for who in ("owner", "facilitator", "co_facilitator", "editor", "reviewer", "reader"):
        with subtests.test(who):
            assert "Keeps the day together" in shown(room, pack, by=who)
    for who, status in {"stranger": 404, "anna": 302, "nobody": 302}.items():
        with subtests.test(who):
            assert room.cast.browser(who).get(reverse("pack", args=[pack.pk])).status_code == status


def test_it_says_what_it_rests_on_and_what_is_assumed(room: Room, petra: Persona) -> None:
    page = read_page(shown(room, lock(room)))
    assert "5 of 6 lines rest on quotes5 quotes5 respondents1 assumption" in [
        text for classes, text in page.texts if classes == "evidence"
    ]
    (assumed,) = (text for classes, text in page.texts if classes == "cast-field__line" and "assumption" in text)
    assert assumed == "Home at six assumption"
    assert [text for _classes, text in page.texts if text == "Not filled in the room"] == ["Not filled in the room"]


def test_the_quotes_of_a_persona_without_a_summary_are_shown_all_the_same(room: Room) -> None:
    room.piles({"phone": ("The caller", "", [3, 4])})
    choose(workshop=room.workshop, candidates=[uid("phone")])
    page = read_page(shown(room, lock(room)))
    assert "Quotes for this field: Quote 3Quote 4" in [
        text for classes, text in page.texts if classes == "cast-field__whole"
    ]


def test_what_people_typed_stays_text(room: Room, petra: Persona) -> None:
    Quote.objects.filter(pk=room.quote(1)).update(text=MARKUP, source=MARKUP[:100], segment=MARKUP)
    room.do(petra, "name_persona", name=MARKUP, was="Petra")
    room.do(petra, "add_line", line=uid("markup"), field="goals", text=MARKUP)
    html = shown(room, lock(room))
    assert "<img src=x" not in html
    assert html.count("&lt;img src=x onerror=alert(1)&gt; {{ secret }} &amp;amp;") >= 4


def test_a_superseded_pack_says_so_and_leads_to_the_current_one(room: Room, petra: Persona) -> None:
    first = lock(room)
    assert "superseded" not in shown(room, first)
    room.do(petra, "name_persona", name="Petra the Planner", was="Petra")
    second = lock(room)
    html = shown(room, first)
    assert "This pack is superseded: v1.1 is the current one." in html
    assert reverse("pack", args=[second.pk]) in read_page(html).links
    assert "Current pack" in shown(room, second)
