"""Two people run a session from two consoles: moving on, being late, and coming back to a console that was closed."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import facilitating, running
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import DRAFTING, SORTING, Invite
from tests.serving import Served

pytestmark = pytest.mark.e2e

NEXT = re.compile("^Next: ")


def now(person: Person, step: str) -> None:
    expect(person.page.locator("#now-title")).to_contain_text(step)


def test_whoever_moves_on_is_told_once_who_is_not_done(room: OpenRoom) -> None:
    opened = room()
    fay, ana, ben = opened.facilitator, opened.come("Ana"), opened.come("Ben")
    facilitating.make_groups(opened, Planners=["Ana"], Callers=["Ben"])
    opened.go_to(SORTING)
    for group in ("Planners", "Callers"):
        expect(facilitating.tile(fay, group)).to_contain_text("0 of 10 placed")
    facilitating.say(ana, "done")
    facilitating.say(ben, "more_time")
    expect(facilitating.tile(fay, "Planners")).to_contain_text("1 of 1 done")
    expect(facilitating.tile(fay, "Callers")).to_contain_text("1 needs more time")

    fay.page.get_by_role("button", name=NEXT).click()
    asked = fay.page.get_by_role("dialog", name="1 person is not done")
    expect(asked).to_contain_text("Callers 0 of 1 done · 0 of 10 placed")
    expect(asked).to_contain_text("More time: Ben")
    expect(asked).not_to_contain_text("Planners")
    asked.get_by_role("button", name="Stay here").click()
    now(fay, SORTING)
    facilitating.say(ben, "done")
    expect(facilitating.tile(fay, "Callers")).to_contain_text("1 of 1 done")
    fay.page.get_by_role("button", name=NEXT).click()

    now(fay, "Break")
    expect(fay.page.get_by_role("dialog")).to_have_count(0)
    fay.page.get_by_role("button", name="Back").click()
    now(fay, SORTING)


def test_two_who_move_on_at_once_move_the_room_once(room: OpenRoom, invite: Invite, troupe: Served) -> None:
    opened = room()
    fay, cora = opened.facilitator, invite("Cora")
    opened.come("Ana")
    facilitating.make_groups(opened, Planners=["Ana"])
    opened.go_to(SORTING)
    facilitating.co_facilitate(cora, room=opened, troupe=troupe)

    cora.page.get_by_role("button", name=NEXT).click()
    question = cora.page.get_by_role("dialog")
    expect(question).to_be_visible()
    running.go_on_to(fay, step="Break")
    now(cora, "Break")
    began = facilitating.clock(fay)
    question.get_by_role("button", name=re.compile("^Move on to “Break”")).click()

    expect(cora.page.locator(".connection")).to_have_text("Saved")
    now(cora, "Break")
    assert facilitating.clock(fay) == facilitating.clock(cora) == began


def test_who_decided_at_a_step_that_is_over_moves_nobody_and_is_told_why(
    room: OpenRoom, invite: Invite, troupe: Served
) -> None:
    opened = room()
    fay, cora = opened.facilitator, invite("Cora")
    opened.come("Ana")
    facilitating.make_groups(opened, Planners=["Ana"])
    opened.go_to(SORTING)
    facilitating.co_facilitate(cora, room=opened, troupe=troupe)

    cora.page.get_by_role("button", name=NEXT).click()
    question = cora.page.get_by_role("dialog")
    expect(question).to_be_visible()
    running.go_on_to(fay, step=DRAFTING)
    now(cora, DRAFTING)
    question.get_by_role("button", name=re.compile("^Move on to “Break”")).click()

    told = cora.page.locator(".toast--info")
    expect(told).to_contain_text(f"Somebody else has just moved the room to “{DRAFTING}")
    now(cora, DRAFTING)
    now(fay, DRAFTING)


def test_closing_a_console_in_mid_step_and_opening_it_again_changes_nothing(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    fay = opened.facilitator
    before = facilitating.clock(fay)

    address = fay.page.url
    fay.page.close()
    fay.page = fay.new_page()
    fay.page.goto(address)

    now(fay, SORTING)
    expect(fay.page.get_by_role("button", name="Pause the clock")).to_be_visible()
    assert facilitating.clock(fay) == before


def test_when_late_other_minutes_are_proposed_and_one_press_takes_them_or_takes_them_back(
    room: OpenRoom, invite: Invite, troupe: Served
) -> None:
    opened = room()
    fay, cora = opened.facilitator, invite("Cora")
    opened.come("Ana")
    opened.go_to("Opening")
    facilitating.co_facilitate(cora, room=opened, troupe=troupe)
    run = fay.page.get_by_role("region", name="Run of show")
    readout = run.get_by_role("listitem").filter(has_text="Readout")
    late = fay.page.get_by_role("region", name="behind plan")
    expect(run).to_contain_text("On plan")
    expect(late).to_have_count(0)

    for _ in range(2):
        fay.page.get_by_role("button", name="+2 min").click()
    expect(late).to_contain_text("2 min from “Readout of the research” and 2 min from “Present and critique”")
    expect(cora.page.get_by_role("region", name="behind plan")).to_be_visible()
    late.get_by_role("button", name="Plan it so").click()

    expect(late).to_have_count(0)
    expect(readout).to_contain_text("28 min")
    expect(run).to_contain_text("On plan")
    expect(cora.page.get_by_role("region", name="behind plan")).to_have_count(0)
    fay.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(readout).to_contain_text("30 min")
    late.get_by_role("button", name="Leave it").click()
    expect(late).to_have_count(0)
    expect(run).to_contain_text("4 min behind plan")


def test_a_proposal_that_was_made_from_another_agenda_is_refused(room: OpenRoom) -> None:
    opened = room()
    fay = opened.facilitator
    opened.go_to("Opening")

    answer = fay.page.evaluate(
        """() => {
          const { commands, session } = document.querySelector("troupe-console");
          const [step] = [...session.get("steps")].find(([, one]) => one.title === "Break");
          return commands.replan([{ step, was: 20, minutes: 10 }]);
        }"""
    )

    assert answer["code"] == "changed"
    expect(fay.page.locator(".toast--error")).to_contain_text("Look at the new proposal")
    run = fay.page.get_by_role("region", name="Run of show")
    expect(run.get_by_role("listitem").filter(has_text="Break")).to_contain_text("15 min")
