"""A withdrawn quote and what was made of it: drafts lose its words, packs are listed and stay."""

import json

from django.urls import reverse

from personas import packs
from personas.content import read_draft
from personas.models import Pack, Persona
from tests.personas.room import Room, records_of
from tests.workshop.quotes.pages import words
from workshop.models import Quote
from workshop.quotes.withdrawing import rests_on, withdraw

SECRET = "The canary sings of quote two"


def second(room: Room) -> Quote:
    return Quote.objects.get(pk=room.quote(2))


def lock(room: Room) -> Pack:
    return packs.lock(workshop=room.workshop, actor=room.cast.accounts["editor"])


def test_lines_of_drafts_and_packs_are_listed_with_the_way_to_them(room: Room, petra: Persona) -> None:
    pack = lock(room)
    found = {str(kind.title): kind for kind in rests_on(second(room))}
    drafts, frozen = found["Lines of persona drafts"], found["Published packs"]
    assert [(one.title, one.note, one.url) for one in drafts.places] == [
        (text, f"Petra · {field}", reverse("persona_edit", args=[petra.pk]))
        for text, field in (
            ("“Every urgent job taken within the hour”", "What they must achieve"),
            ("“The technicians can refuse”", "Who else decides"),
        )
    ] or {one.title for one in drafts.places} == {
        "“Every urgent job taken within the hour”",
        "“The technicians can refuse”",
    }
    assert not drafts.stays
    assert [(one.title, one.url) for one in frozen.places] == [(pack.title, reverse("pack", args=[pack.pk]))]
    assert frozen.stays
    assert "Published packs" not in {str(kind.title) for kind in rests_on(Quote.objects.get(pk=room.quote(7)))}


def test_a_draft_loses_its_words_and_what_rested_on_it_alone_is_an_assumption(room: Room, petra: Persona) -> None:
    before = read_draft(petra).counts
    withdraw(second(room), reason="Asked us to")
    now = read_draft(petra)
    assert now.counts["quotes"] == before["quotes"] - 1
    assert now.counts["assumptions"] == before["assumptions"] + 1
    quotes = records_of(petra.draft)["quotes"]
    assert (quotes[room.quote(2)].text, quotes[room.quote(2)].withdrawn) == ("", True)  # type: ignore[attr-defined]


def test_the_next_pack_is_without_it_and_the_one_before_stays_as_it_is(room: Room, petra: Persona) -> None:
    Quote.objects.filter(pk=room.quote(2)).update(text=SECRET)
    first = lock(room)
    withdraw(second(room), reason="Asked us to")
    frozen = Pack.objects.get(pk=first.pk)
    assert (frozen.content, frozen.sha256) == (first.content, first.sha256)
    assert SECRET in frozen.content
    then = json.loads(lock(room).content)
    assert SECRET not in json.dumps(then, ensure_ascii=False)
    assert then["sources"]["quotes_dealt"] == 7


def test_no_page_of_the_editors_and_no_new_export_has_its_words(room: Room, petra: Persona) -> None:
    Quote.objects.filter(pk=room.quote(2)).update(text=SECRET)
    editor = room.cast.browser("editor")
    edit = reverse("persona_edit", args=[petra.pk])
    assert SECRET in editor.get(edit).content.decode(), "the canary is heard before"
    withdraw(second(room), reason="Asked us to")
    pack = lock(room)
    pages = [edit, reverse("personas", args=[room.workshop.pk]), reverse("pack", args=[pack.pk])]
    pages += [reverse("pack_export", args=[pack.pk, form]) for form in ("md", "csv", "json")]
    for page in pages:
        answer = editor.get(page)
        assert answer.status_code == 200
        assert SECRET.encode() not in answer.getvalue(), page


def test_the_withdrawal_page_lists_them_for_the_editors(room: Room, petra: Persona) -> None:
    pack = lock(room)
    url = reverse("quote_withdraw", args=[room.workshop.pk, room.quote(2)])
    page = words(room.cast.browser("editor").get(url))
    assert pack.title in page and "These are frozen and stay as they are." in page


def test_a_corrected_quote_is_in_drafts_and_packs_in_its_new_words(room: Room, petra: Persona) -> None:
    Quote.objects.filter(pk=room.quote(2)).update(corrected="Said otherwise")
    assert "Said otherwise" in lock(room).content
    page = room.cast.browser("editor").get(reverse("persona_edit", args=[petra.pk]))
    assert "Said otherwise" in page.content.decode()
