"""Private notes on the console: kept for one account, and no window overwrites what another one wrote."""

import json
from typing import Any

import pytest
from django.urls import reverse

from tests.workshop.cast import Cast
from workshop.console_notes import TEXT_MOST, ChangedElsewhere, keep_note, note_of
from workshop.models import ConsoleNote, Workshop


def keep(cast: Cast, *, by: str, text: str, revision: int) -> tuple[int, dict[str, Any]]:
    """What the page sends by itself, and what it is told."""
    address = reverse("console_note", args=[cast.workshop.pk])
    answer = cast.browser(by).post(address, {"text": text, "revision": revision}, HTTP_ACCEPT="application/json")
    return answer.status_code, json.loads(answer.content)


def shown(cast: Cast, *, to: str) -> dict[str, Any]:
    """The note that is in somebody's console."""
    note = cast.browser(to).get(reverse("console", args=[cast.workshop.pk])).context["live"]["note"]
    assert isinstance(note, dict)
    return note


def test_a_note_is_kept_and_is_there_again_for_its_writer_alone(cast: Cast) -> None:
    status, told = keep(cast, by="facilitator", text="Ask Ben\r\nabout the callers", revision=0)

    assert (status, told["revision"]) == (200, 1)
    assert shown(cast, to="facilitator") == {"text": "Ask Ben\nabout the callers", "revision": 1, "may_write": True}
    assert shown(cast, to="co_facilitator") == {"text": "", "revision": 0, "may_write": True}
    assert "Ask Ben" not in cast.browser("owner").get(reverse("console", args=[cast.workshop.pk])).content.decode()


def test_what_another_window_has_written_is_told_and_not_overwritten(cast: Cast) -> None:
    keep(cast, by="facilitator", text="From the laptop", revision=0)

    for seen in (0, 7):
        status, told = keep(cast, by="facilitator", text="From the phone", revision=seen)
        assert (status, told["text"], told["revision"]) == (409, "From the laptop", 1)
    status, told = keep(cast, by="facilitator", text="From both", revision=1)

    assert (status, told["revision"]) == (200, 2)
    assert shown(cast, to="facilitator")["text"] == "From both"


def test_a_note_that_is_sent_twice_because_the_answer_was_lost_is_kept_once(cast: Cast) -> None:
    for _ in range(2):
        assert keep(cast, by="facilitator", text="Once", revision=0) == (
            200,
            {"text": "Once", "revision": 1, "may_write": True},
        )


def test_a_note_that_is_too_long_is_refused_with_a_reason_and_the_old_one_stays(cast: Cast) -> None:
    keep(cast, by="facilitator", text="Short", revision=0)

    status, told = keep(cast, by="facilitator", text="x" * (TEXT_MOST + 1), revision=1)

    assert status == 422
    assert str(TEXT_MOST) in told["message"]
    assert shown(cast, to="facilitator")["text"] == "Short"


def test_after_the_end_notes_are_read_and_no_longer_written(cast: Cast) -> None:
    keep(cast, by="facilitator", text="Thank them", revision=0)
    cast.set_status(Workshop.Status.ENDED)

    assert shown(cast, to="facilitator") == {"text": "Thank them", "revision": 1, "may_write": False}
    address = reverse("console_note", args=[cast.workshop.pk])
    assert cast.browser("facilitator").post(address, {"text": "Late", "revision": 1}).status_code == 404


def test_a_note_of_one_workshop_is_not_that_of_another(cast: Cast) -> None:
    owner = cast.accounts["owner"].pk
    keep_note(workshop=cast.workshop, user=owner, text="Here", revision=0)

    assert note_of(workshop=cast.strange, user=owner).text == ""
    with pytest.raises(ChangedElsewhere):
        keep_note(workshop=cast.workshop, user=owner, text="There", revision=0)
    assert ConsoleNote.objects.count() == 1
