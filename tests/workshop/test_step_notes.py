"""Notes of the facilitators: read and written by those who run the session, kept from everybody else."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from realtime.engine import engine
from tests.workshop.acts.session import steps
from tests.workshop.cast import Cast
from workshop.models import StepNote
from workshop.notes import NOTE_LONGEST


def url(cast: Cast) -> str:
    return reverse("step_notes", args=[cast.workshop.pk])


def first_step(cast: Cast) -> str:
    return next(iter(steps(engine.read(cast.workshop.session))))


def note(browser: Client, cast: Cast) -> str:
    answer: dict[str, dict[str, str]] = browser.get(url(cast)).json()
    return answer["notes"].get(first_step(cast), "")


def test_a_note_is_written_and_read_by_another_who_runs_the_session(cast: Cast) -> None:
    facilitator, helper = cast.browser("facilitator"), cast.browser("co_facilitator")
    stood = note(helper, cast)
    assert "Open the console ten minutes early" in stood
    sent = {"step": first_step(cast), "text": " Be early.\r\nBring tea. \n", "was": stood.replace("\n", "\r\n")}
    answer = facilitator.post(url(cast), sent, follow=True)
    assert answer.json()["notes"][first_step(cast)] == "Be early.\nBring tea."
    assert note(helper, cast) == "Be early.\nBring tea."


def test_an_emptied_note_is_gone_and_can_be_written_again(cast: Cast) -> None:
    facilitator = cast.browser("facilitator")
    facilitator.post(url(cast), {"step": first_step(cast), "text": "", "was": note(facilitator, cast)})
    assert not StepNote.objects.filter(workshop=cast.workshop, step=first_step(cast)).exists()
    facilitator.post(url(cast), {"step": first_step(cast), "text": "Again", "was": ""})
    assert note(facilitator, cast) == "Again"


def test_of_two_who_write_at_once_the_second_is_told_what_stands_there(cast: Cast) -> None:
    facilitator, helper = cast.browser("facilitator"), cast.browser("co_facilitator")
    stood = note(facilitator, cast)
    facilitator.post(url(cast), {"step": first_step(cast), "text": "Mine", "was": stood})
    answer = helper.post(url(cast), {"step": first_step(cast), "text": "Theirs", "was": stood})
    assert (answer.status_code, answer.json()["code"], answer.json()["now"]) == (409, "changed_meanwhile", "Mine")
    assert "Your words are kept" in answer.json()["message"]
    assert note(helper, cast) == "Mine"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"step": "nonsense", "text": "x"}, 422),
        ({"text": "x"}, 422),
        ({"step": str(uuid4()), "text": "x"}, 404),
    ],
)
def test_a_note_of_no_step_is_refused_in_words(cast: Cast, sent: dict[str, str], status: int) -> None:
    before = list(StepNote.objects.values())
    answer = cast.browser("facilitator").post(url(cast), sent)
    assert (answer.status_code, bool(answer.json()["message"])) == (status, True)
    assert list(StepNote.objects.values()) == before


def test_a_note_beyond_measure_is_refused(cast: Cast) -> None:
    facilitator = cast.browser("facilitator")
    sent = {"step": first_step(cast), "text": "x" * (NOTE_LONGEST + 1), "was": note(facilitator, cast)}
    answer = facilitator.post(url(cast), sent)
    assert (answer.status_code, "Shorten it" in answer.json()["message"]) == (422, True)


def test_no_word_of_a_note_is_in_what_the_room_is_sent(cast: Cast) -> None:
    words = note(cast.browser("facilitator"), cast).split("\n")[0]
    assert words not in str(engine.read(cast.workshop.session))
    assert words not in cast.browser("anna").get(reverse("room", args=[cast.workshop.pk])).content.decode()
