"""The invitation's settings: a code that dies, a passcode that answers like a wrong code, a start with a time zone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from realtime.engine import engine
from tests.workshop.cast import Cast
from workshop.joining.finding import WRONG_CODE
from workshop.joining.invitation import LIVES_ON, expires_at, planned_length
from workshop.joining.throttle import PER_ADDRESS
from workshop.models import JoinFailure, Participant, Workshop
from workshop.session.records import Clock

OPEN = {"has_lobby": "", "passcode": "", "expires_at": ""}
START = {"day": "2027-10-25", "time": "09:30", "time_zone": "Europe/Berlin"}


def link(cast: Cast) -> str:
    cast.workshop.refresh_from_db()
    return reverse("join_code", args=[cast.workshop.join_code])


def save(cast: Cast, **chosen: str) -> int:
    url = reverse("invitation", args=[cast.workshop.pk])
    return cast.browser("co_facilitator").post(url, {**OPEN, **chosen}).status_code


def set_row(cast: Cast, **fields: object) -> Workshop:
    Workshop.objects.filter(pk=cast.workshop.pk).update(**fields)
    cast.workshop.refresh_from_db()
    return cast.workshop


def test_a_new_code_opens_and_the_old_one_is_dead_at_once(cast: Cast, client: Client) -> None:
    old = link(cast)
    anna = cast.browser("anna")
    cast.browser("co_facilitator").post(reverse("invitation_code", args=[cast.workshop.pk]))
    assert link(cast) != old
    assert client.get(old).status_code == 404
    assert client.get(link(cast)).status_code == 200
    assert anna.get(reverse("room", args=[cast.workshop.pk])).status_code == 200


def test_a_passcode_is_asked_for_kept_as_a_hash_and_not_told_what_it_guards(cast: Cast, client: Client) -> None:
    assert save(cast, passcode="  seven  teapots ") == 302
    page = client.get(link(cast)).content.decode()
    assert "Passcode" in page and "Who plans?" not in page
    assert "teapots" not in cast.workshop.passcode_hash
    right = client.post(link(cast), {"name": "Zoe", "passcode": "seven teapots "})
    assert right["Location"] == reverse("room", args=[cast.workshop.pk])


def test_a_wrong_passcode_is_answered_and_counted_like_a_wrong_code(cast: Cast, client: Client) -> None:
    save(cast, passcode="seven teapots")
    url, typed = link(cast), {"name": "Zoe", "passcode": "eight teapots"}
    answers = [client.post(url, typed) for _ in range(PER_ADDRESS)]
    assert {answer.status_code for answer in answers} == {422}
    assert answers[0].context["form"].errors == {"passcode": [str(WRONG_CODE)]}
    assert answers[0].context["form"]["name"].value() == "Zoe"
    assert client.post(reverse("join"), {"code": "AAAA AAAA"}).status_code == 429
    assert client.post(url, {**typed, "passcode": "seven teapots"}).status_code == 429
    assert JoinFailure.objects.count() == PER_ADDRESS
    assert not Participant.objects.filter(name="Zoe").exists()


def test_an_empty_field_keeps_the_passcode_and_a_mark_takes_it_away(cast: Cast, client: Client) -> None:
    save(cast, passcode="seven teapots")
    save(cast)
    assert "Passcode" in client.get(link(cast)).content.decode()
    save(cast, no_passcode="on")
    assert "Who plans?" in client.get(link(cast)).content.decode()


def test_the_code_dies_when_it_was_said_to(cast: Cast, client: Client) -> None:
    cast.do("plan_start", starts_at=1_824_624_000_000, time_zone="Europe/Berlin")
    assert save(cast, expires_at="2027-10-26T18:00") == 302
    assert set_row(cast).code_expires_at == datetime(2027, 10, 26, 16, 0, tzinfo=UTC)
    assert client.get(link(cast)).status_code == 200
    set_row(cast, code_expires_at=timezone.now() - timedelta(seconds=1))
    wrong = client.get(reverse("join_code", args=["AAAAAAAA"]))
    dead = client.get(link(cast))
    assert (dead.status_code, dead.context["problem"]) == (404, wrong.context["problem"])
    assert cast.browser("anna").get(link(cast))["Location"] == reverse("room", args=[cast.workshop.pk])


def test_else_it_dies_twelve_hours_after_the_planned_end(cast: Cast, client: Client) -> None:
    assert expires_at(cast.workshop) is None
    length = planned_length(cast.workshop)
    assert length > timedelta(hours=2)
    workshop = set_row(cast, starts_at=timezone.now() - LIVES_ON - length + timedelta(minutes=5))
    assert client.get(link(cast)).status_code == 200
    assert expires_at(workshop) == workshop.starts_at + length + LIVES_ON  # type: ignore[operator]
    set_row(cast, starts_at=timezone.now() - LIVES_ON - length - timedelta(minutes=5))
    assert client.get(link(cast)).status_code == 404
    set_row(cast, started_at=timezone.now() - timedelta(hours=1))
    assert client.get(link(cast)).status_code == 200


@pytest.mark.parametrize("expires_at", ["soon", "2027-13-40T25:00"])
def test_a_moment_that_is_none_is_told_beside_the_field_and_changes_nothing(cast: Cast, expires_at: str) -> None:
    url = reverse("invitation", args=[cast.workshop.pk])
    answer = cast.browser("facilitator").post(url, {**OPEN, "has_lobby": "on", "expires_at": expires_at})
    assert answer.status_code == 422
    assert "Give a day and a time" in answer.context["form"].errors["expires_at"][0]
    assert answer.context["form"]["expires_at"].value() == expires_at
    assert not set_row(cast).has_lobby


def test_the_start_is_told_in_its_time_zone_and_kept_in_utc(cast: Cast) -> None:
    url = reverse("invitation_start", args=[cast.workshop.pk])
    assert cast.browser("facilitator").post(url, START).status_code == 302
    workshop = set_row(cast)
    assert workshop.starts_at == datetime(2027, 10, 25, 7, 30, tzinfo=UTC)
    clock = engine.read(workshop.session)["clock"]["main"]
    assert isinstance(clock, Clock) and clock.starts_at == round(workshop.starts_at.timestamp() * 1000)
    page = cast.browser("facilitator").get(reverse("invitation", args=[workshop.pk])).content.decode()
    assert 'value="09:30"' in page and 'value="Europe/Berlin" selected' in page


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"day": "soon"}, "day", "Give the day as"),
        ({"day": "0027-10-25"}, "day", "Look at the year"),
        ({"time": ""}, "time", "Choose the time"),
        ({"time_zone": "Europe/Atlantis"}, "time_zone", "Choose one of the list"),
        ({"day": "2027-03-28", "time": "02:30"}, "time", "clocks are put forward"),
    ],
)
def test_a_start_that_cannot_be_is_told_beside_its_field(
    cast: Cast, wrong: dict[str, str], field: str, said: str
) -> None:
    typed = {**START, **wrong}
    answer = cast.browser("facilitator").post(reverse("invitation_start", args=[cast.workshop.pk]), typed)
    assert answer.status_code == 422
    assert said in answer.context["start_form"].errors[field][0]
    assert {name: answer.context["start_form"][name].value() for name in typed} == typed
    assert set_row(cast).starts_at is None


def test_only_a_change_of_the_start_puts_calendar_files_out_of_date(cast: Cast) -> None:
    url, browser = reverse("invitation_start", args=[cast.workshop.pk]), cast.browser("facilitator")
    assert "out of date" not in browser.post(url, START, follow=True).content.decode()
    assert "out of date" in browser.post(url, {**START, "time": "10:00"}, follow=True).content.decode()


def test_after_the_end_no_start_is_planned_any_more(cast: Cast) -> None:
    cast.do("go_to_step", step=next(iter(engine.read(cast.workshop.session)["steps"])))
    cast.do("end_session")
    answer = cast.browser("facilitator").post(reverse("invitation_start", args=[cast.workshop.pk]), START)
    assert answer.status_code == 422
    assert "This workshop has ended" in answer.content.decode()
