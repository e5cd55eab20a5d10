"""However large a draft or a pack is, its pages ask the database the same number of questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.urls import reverse

from personas import packs
from personas.choosing import choose
from personas.models import Persona
from realtime.engine import engine
from tests.personas.form import opened
from tests.personas.room import PETRA, Room

MANY = {field: [(f"{field} {number}", [1 + number % 8]) for number in range(25)] for field in ("goals", "obstacles")}


@contextmanager
def counted() -> Iterator[list[str]]:
    """The SQL of this thread and of the writer's meanwhile."""
    asked: list[str] = []

    def note(execute: Any, sql: str, *arguments: Any) -> Any:
        asked.append(sql)
        return execute(sql, *arguments)

    engine.run(lambda batch: connection.execute_wrappers.append(note))
    try:
        with connection.execute_wrapper(note):
            yield asked
    finally:
        engine.run(lambda batch: connection.execute_wrappers.remove(note))


def asked_by(room: Room, address: str) -> list[str]:
    """What the second opening of a page asks: the first reads the documents into memory."""
    browser = room.cast.browser("owner")
    assert browser.get(address).status_code == 200
    with counted() as asked:
        assert browser.get(address).status_code == 200
    assert len(asked) > 3
    return asked


def draft(room: Room, name: str, *, large: bool) -> Persona:
    (persona,) = choose(workshop=room.workshop, candidates=[room.sheet(name, lines=MANY if large else PETRA)])
    return persona


def test_a_draft_s_form(room: Room) -> None:
    small, large = (draft(room, name, large=name == "Large") for name in ("Small", "Large"))
    one, other = (asked_by(room, reverse("persona_edit", args=[persona.pk])) for persona in (small, large))
    assert len(one) == len(other)


def test_saving_a_draft(room: Room) -> None:
    large = draft(room, "Large", large=True)
    browser = room.cast.browser("owner")
    counts = []
    for changes in (1, 40):
        form = opened(browser, large)
        lines = [name for name in form.fields if name.startswith("line:")]
        for name in lines[:changes]:
            form.type(name, f"Changed {changes}")
        with counted() as asked:
            assert form.save().is_saved
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_editors_page_reads_rows_at_once_and_each_document_by_itself(room: Room) -> None:
    address = reverse("personas", args=[room.workshop.pk])
    draft(room, "First", large=False)
    few = asked_by(room, address)
    for name in ("Second", "Third"):
        draft(room, name, large=True)
    many = asked_by(room, address)
    assert _of_rows(few) == _of_rows(many)
    drafts, sheets = 2, 2
    assert len(many) - len(few) == drafts + sheets


def test_a_pack_s_page_and_files(room: Room) -> None:
    draft(room, "First", large=False)
    small = packs.lock(workshop=room.workshop, actor=room.cast.accounts["owner"])
    for name in ("Second", "Third"):
        draft(room, name, large=True)
    large = packs.lock(workshop=room.workshop, actor=room.cast.accounts["owner"])
    for name, more in (("pack", []), ("pack_export", ["json"])):
        one, other = (asked_by(room, reverse(name, args=[pack.pk, *more])) for pack in (small, large))
        assert len(one) == len(other), name


def _of_rows(asked: list[str]) -> int:
    return sum('"realtime_' not in sql for sql in asked)
