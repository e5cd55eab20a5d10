"""A writer with its hands full lets a page wait for a while, and then the page says so."""

import pytest
from django.urls import reverse

from realtime import engine
from tests.personas.room import Room
from tests.realtime.conftest import held_writer


def test_a_page_whose_job_takes_too_long_asks_to_look_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    address, editor = reverse("personas", args=[room.workshop.pk]), room.cast.browser("editor")
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    with held_writer():
        answer = editor.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "3")
    assert "This is still being done" in answer.content.decode()
    monkeypatch.undo()
    assert editor.get(address).status_code == 200
