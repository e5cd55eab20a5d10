"""The calendar file: read back by the library, it says when, where, and what happens at which time."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from realtime.engine import engine
from tests.workshop.cast import Cast
from workshop.joining.invitation import planned_length
from workshop.models import Workshop
from workshop.session.records import Step

START_MS = round(datetime(2027, 10, 25, 7, 30, tzinfo=UTC).timestamp() * 1000)


def plan(cast: Cast) -> None:
    cast.do("plan_start", starts_at=START_MS, time_zone="Europe/Berlin")


def fetch(cast: Cast, *, by: str = "co_facilitator") -> Any:
    answer = cast.browser(by).get(reverse("calendar", args=[cast.workshop.pk]))
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Content-Disposition"] == 'attachment; filename="workshop.ics"'
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    return event


def test_it_holds_the_time_in_utc_the_link_and_the_agenda_with_its_times(cast: Cast) -> None:
    plan(cast)
    event = fetch(cast)
    assert event.decoded("dtstart") == datetime(2027, 10, 25, 7, 30, tzinfo=UTC)
    assert event["dtstart"].to_ical() == b"20271025T073000Z"
    assert event.decoded("dtend") - event.decoded("dtstart") == planned_length(cast.workshop)
    assert str(event["summary"]) == "Who plans?"
    cast.workshop.refresh_from_db()
    address = reverse("join_code", args=[cast.workshop.join_code])
    assert str(event["url"]).endswith(address)
    told = str(event["description"])
    assert address in told and "Agenda (Europe/Berlin)" in told
    steps = sorted(engine.read(cast.workshop.session)["steps"].values(), key=lambda step: step.order)  # type: ignore[attr-defined]
    assert f"09:30  {steps[0].title}" in told  # type: ignore[attr-defined]
    assert f"09:45  {steps[1].title}" in told  # type: ignore[attr-defined]
    assert told.endswith("  End")


def test_minutes_for_moving_are_part_of_it(cast: Cast) -> None:
    plan(cast)
    before = fetch(cast)
    steps = engine.read(cast.workshop.session)["steps"]
    first = next(id for id, step in steps.items() if isinstance(step, Step) and step.title.startswith("Opening"))
    cast.do("edit_step", step=first, moving_minutes={"was": 0, "now": 4})
    after = fetch(cast)
    assert after.decoded("dtend") - before.decoded("dtend") == timedelta(minutes=4)
    assert "09:49  Readout" in str(after["description"])


def test_the_event_stays_the_same_and_its_sequence_rises_with_every_change(cast: Cast) -> None:
    plan(cast)
    first, again = fetch(cast), fetch(cast, by="owner")
    assert (first["uid"], first["sequence"]) == (again["uid"], again["sequence"])
    cast.do("retime_step", step=next(iter(engine.read(cast.workshop.session)["steps"])), minutes=40)
    retimed = fetch(cast)
    cast.browser("facilitator").post(reverse("invitation_code", args=[cast.workshop.pk]))
    renewed = fetch(cast)
    assert first["uid"] == retimed["uid"] == renewed["uid"]
    assert first["sequence"] < retimed["sequence"] < renewed["sequence"]
    assert renewed["url"] != first["url"]


def test_guests_get_it_by_the_link_of_the_page_and_with_a_passcode_nobody_does(cast: Cast, client: Client) -> None:
    plan(cast)
    page = reverse("join_code", args=[cast.workshop.join_code])
    url = reverse("join_calendar", args=[cast.workshop.join_code])
    assert url in client.get(page).content.decode()
    assert b"SUMMARY:Who plans?" in client.get(url).content
    Workshop.objects.filter(pk=cast.workshop.pk).update(passcode_hash="something")
    assert client.get(url)["Location"] == page
    assert url not in client.get(page).content.decode()
    assert client.get(reverse("join_calendar", args=["AAAAAAAA"])).status_code == 404


def test_without_a_start_there_is_no_file_but_the_place_to_set_it(cast: Cast, client: Client) -> None:
    answer = cast.browser("facilitator").get(reverse("calendar", args=[cast.workshop.pk]))
    assert answer["Location"] == reverse("invitation", args=[cast.workshop.pk])
    code = cast.workshop.join_code
    assert client.get(reverse("join_calendar", args=[code]))["Location"] == reverse("join_code", args=[code])
    overview = cast.browser("facilitator").get(reverse("workshop", args=[cast.workshop.pk])).content.decode()
    assert "Say when it begins" in overview


def test_a_title_cannot_write_lines_of_its_own(cast: Cast) -> None:
    plan(cast)
    Workshop.objects.filter(pk=cast.workshop.pk).update(title="A, b; c\\n\nATTENDEE:mailto:x@example.org")
    event = fetch(cast)
    assert "attendee" not in event
    assert str(event["summary"]).startswith("A, b; c")
