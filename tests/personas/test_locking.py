"""Locking: drafts become a pack that nothing changes any more."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connections
from django.db.models import F
from django.urls import reverse

from personas import packs
from personas.choosing import choose
from personas.exports.pack import read_pack
from personas.models import Pack, Persona
from realtime.refusals import Refusal
from tests.personas.room import Room, line_id
from tests.workshop.acts import uid
from workshop.models import Library, Participant, Quote, Workshop


def lock(room: Room) -> Pack:
    return packs.lock(workshop=room.workshop, actor=room.cast.accounts["editor"])


def refusal(room: Room) -> str:
    """Why nothing can be locked now; nothing must be."""
    before = Pack.objects.count()
    with pytest.raises(Refusal) as refused:
        lock(room)
    assert Pack.objects.count() == before
    return str(refused.value.message)


def rename(room: Room, persona: Persona, name: str, *, was: str = "Petra") -> None:
    room.do(persona, "name_persona", name=name, was=was)


def test_a_pack_has_a_number_a_title_with_the_month_and_who_locked_it(room: Room, petra: Persona) -> None:
    pack = lock(room)
    month = f"{datetime.now(UTC):%B %Y}"
    assert (pack.number, pack.title) == ("1.0", f"Persona Pack v1.0 – {month}")
    assert (pack.locked_by, pack.library_id) == (room.cast.accounts["editor"], room.workshop.library_id)


@pytest.mark.parametrize(
    ("at", "title"),
    [
        (datetime(2026, 11, 30, 23, 59, tzinfo=UTC), "Persona Pack v1.3 – November 2026"),
        (datetime(2027, 1, 1, tzinfo=UTC), "Persona Pack v1.3 – January 2027"),
    ],
)
def test_the_month_is_that_of_the_lock(at: datetime, title: str) -> None:
    assert packs.pack_title(number="1.3", at=at) == title


def test_the_content_is_canonical_and_hashed(room: Room, petra: Persona) -> None:
    pack = lock(room)
    assert pack.sha256 == hashlib.sha256(pack.content.encode()).hexdigest()
    again = json.dumps(json.loads(pack.content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert pack.content == again


def test_the_content_is_what_the_drafts_say(room: Room, petra: Persona) -> None:
    Persona.objects.update(rank="primary", dots=4, voters=3)
    content = read_pack(json.loads(lock(room).content))
    (persona,) = content.personas
    assert (persona.id, persona.name, persona.rank) == (str(petra.pk), "Petra", "primary")
    assert persona.votes is not None
    assert (persona.votes.dots, persona.votes.voters) == (4, 3)
    assert persona.summary == "Keeps the day together"
    fields = {field.id: field for field in persona.fields}
    assert [(line.text, line.evidence, line.assumption) for line in fields["goals"].lines] == [
        ("Every urgent job taken within the hour", [room.quote(2), room.quote(3)], False),
        ("Home at six", [], True),
    ]
    assert fields["obstacles"].quotes == [room.quote(5)]
    assert fields["triggers"].lines == []
    assert [quote.number for quote in persona.quotes] == [1, 2, 3, 4, 5]
    counted = persona.evidence
    assert (counted.quotes, counted.respondents, counted.lines, counted.assumptions) == (5, 5, 6, 1)
    sources = content.sources
    assert (sources.quotes_imported, sources.quotes_dealt, sources.respondents) == (8, 8, 5)
    assert content.workshop.participants == 4


def test_every_piece_of_evidence_leads_to_a_quote_of_the_pack(room: Room, petra: Persona) -> None:
    for persona in read_pack(json.loads(lock(room).content)).personas:
        held = {quote.id for quote in persona.quotes}
        cited = [id for field in persona.fields for line in field.lines for id in line.evidence]
        assert cited
        assert held == {*cited, *(id for field in persona.fields for id in field.quotes)}


def test_respondents_are_counted_and_never_named(room: Room, petra: Persona) -> None:
    Quote.objects.filter(number=1).update(respondent="Rosa Luxemburg")
    pack = lock(room)
    assert "Rosa" not in pack.content
    assert read_pack(json.loads(pack.content)).personas[0].evidence.respondents == 5


def test_each_pack_of_a_library_has_the_next_number(room: Room, petra: Persona) -> None:
    numbers = [lock(room).number]
    for name, was in (("Second", "Petra"), ("Third", "Second")):
        rename(room, petra, name, was=was)
        numbers.append(lock(room).number)
    assert numbers == ["1.0", "1.1", "1.2"]


def test_another_library_counts_for_itself(room: Room, petra: Persona) -> None:
    lock(room)
    Workshop.objects.filter(pk=room.workshop.pk).update(library=Library.objects.create(name="Another"))
    assert packs.prepare(room.workshop).number == "1.0"


def test_without_a_persona_there_is_nothing_to_lock(room: Room) -> None:
    assert refusal(room) == "Choose at least one candidate first; a pack needs a persona."


def test_while_the_workshop_runs_nothing_is_locked(room: Room, petra: Persona) -> None:
    room.cast.set_status(Workshop.Status.RUNNING)
    assert "still running" in refusal(room)


def test_a_persona_without_a_name_is_not_locked(room: Room, petra: Persona) -> None:
    rename(room, petra, "")
    assert "no name yet" in refusal(room)


Change = Callable[[Room, Persona], object]
CHANGES: dict[str, Change] = {
    "a name": lambda room, petra: rename(room, petra, "Petra the Planner"),
    "a line": lambda room, petra: room.do(petra, "add_line", line=uid("new"), field="goals", text="Sleep"),
    "a piece of evidence": lambda room, petra: room.do(
        petra, "attach_quote", evidence=str(uuid4()), field="goals", quote=room.quote(8)
    ),
    "a rank": lambda room, petra: Persona.objects.filter(pk=petra.pk).update(rank="primary"),
    "another persona": lambda room, petra: choose(
        workshop=room.workshop, candidates=[room.sheet("Tom", group="Callers")]
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_unchanged_drafts_are_not_locked_again_and_changed_ones_are(room: Room, petra: Persona, change: Change) -> None:
    lock(room)
    assert refusal(room) == "Nothing has changed since v1.0."
    change(room, petra)
    assert lock(room).number == "1.1"
    assert refusal(room) == "Nothing has changed since v1.1."


def test_a_change_that_was_taken_back_is_none(room: Room, petra: Persona) -> None:
    lock(room)
    rename(room, petra, "Tom")
    rename(room, petra, "Petra", was="Tom")
    assert "Nothing has changed" in refusal(room)


def test_of_two_who_lock_at_once_one_makes_the_pack(room: Room, petra: Persona) -> None:
    def locked(_editor: int) -> str:
        try:
            return lock(room).number
        except Refusal as refused:
            return str(refused.message)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(locked, range(2)))
    assert said == ["1.0", "Nothing has changed since v1.0."]


def test_a_locked_pack_never_changes(room: Room, petra: Persona) -> None:
    pack = lock(room)
    before = Pack.objects.filter(pk=pack.pk).values().get()
    browser = room.cast.browser("reader")
    page = reverse("pack", args=[pack.pk])
    shown = browser.get(page).content.decode()

    rename(room, petra, "Somebody Else")
    room.do(petra, "remove_line", line=line_id("Home at six"))
    Persona.objects.update(rank="tertiary", dots=99)
    Quote.objects.update(text="Rewritten", source="Elsewhere", segment="Others", number=F("number") + 1000)
    Quote.objects.filter(pk=room.quote(1)).delete()
    Workshop.objects.update(title="Renamed")
    Participant.objects.all().delete()

    assert Pack.objects.filter(pk=pack.pk).values().get() == before
    shown_later = browser.get(page).content.decode()
    for words in ("Petra", "Home at six", "Quote 1", "Interview", "Who plans?"):
        assert words in shown
        assert words in shown_later
    assert "Rewritten" not in shown_later


def test_what_was_chosen_later_is_not_in_an_earlier_pack(room: Room, petra: Persona) -> None:
    pack = lock(room)
    choose(workshop=room.workshop, candidates=[room.sheet("Tom", group="Callers")])
    later = lock(room)
    names = [[one.name for one in read_pack(json.loads(locked.content)).personas] for locked in (pack, later)]
    assert names == [["Petra"], ["Petra", "Tom"]]


class TestThePage:
    def test_it_says_what_would_be_locked_and_a_press_locks_it(self, room: Room, petra: Persona) -> None:
        browser, address = room.cast.browser("editor"), reverse("pack_lock", args=[room.workshop.pk])
        shown = browser.get(address).content.decode()
        assert "Lock Persona Pack v1.0" in shown
        assert "1 persona goes in" in shown
        assert not Pack.objects.exists()
        pressed = browser.post(address, follow=True)
        pack = Pack.objects.get()
        assert pressed.redirect_chain == [(reverse("pack", args=[pack.pk]), 302)]
        assert f"Locked: {pack.title}." in pressed.content.decode()

    def test_with_nothing_to_lock_it_says_so_and_a_press_does_too(self, room: Room, petra: Persona) -> None:
        lock(room)
        browser, address = room.cast.browser("editor"), reverse("pack_lock", args=[room.workshop.pk])
        shown = browser.get(address).content.decode()
        assert "Nothing has changed since v1.0." in shown
        assert 'method="post"' not in shown.split("<main")[1]
        pressed = browser.post(address, follow=True)
        assert "Nothing has changed since v1.0." in pressed.content.decode()
        assert Pack.objects.count() == 1

    def test_nobody_else_locks(self, room: Room, petra: Persona, subtests: pytest.Subtests) -> None:
        address = reverse("pack_lock", args=[room.workshop.pk])
        for who in ("co_facilitator", "reader", "reviewer", "stranger", "anna", "nobody"):
            with subtests.test(who):
                browser, expected = room.cast.browser(who), 302 if who in ("anna", "nobody") else 404
                assert [browser.get(address).status_code, browser.post(address).status_code] == [expected] * 2
                assert not Pack.objects.exists()
