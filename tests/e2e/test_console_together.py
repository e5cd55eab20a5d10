"""What the console does for everybody and for one group: calls, words, spotlight, locks, notes, other windows."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import facilitating, sorting
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, TITLE, VOTING, Invite, Room
from tests.serving import Served

pytestmark = pytest.mark.e2e

OF_COLOURS = ("color-contrast", "link-in-text-block")


def two_groups(room: OpenRoom) -> tuple[Room, Person, Person]:
    opened = room()
    ana, ben = opened.come("Ana"), opened.come("Ben")
    facilitating.make_groups(opened, Planners=["Ana"], Callers=["Ben"])
    opened.go_to(SORTING)
    expect(facilitating.tile(opened.facilitator, "Callers")).to_contain_text("0 of 10 placed")
    return opened, ana, ben


def examine(person: Person, name: str) -> list[str]:
    """What axe finds on a desk and in a hand, light and dark, and whether the page is too wide."""
    found: list[str] = []
    screens: list[tuple[str, Any, tuple[str, ...]]] = [
        ("desk", "light", ()), ("desk", "dark", OF_COLOURS), ("tablet", "light", ()), ("phone", "light", ()),
    ]  # fmt: skip
    for device, theme, rules in screens:
        person.look(device=device, theme=theme)
        person.settle()
        found += [f"{name}, {device}, {theme}: {violation}" for violation in person.violations(rules=rules)]
        found += [f"{name}, {device}: is wider than the window"] if person.overflows() else []
    person.look(device="desk", theme="light")
    return found


def test_a_call_is_seen_on_both_consoles_until_one_of_them_answers_it(
    room: OpenRoom, invite: Invite, troupe: Served
) -> None:
    opened, _ana, ben = two_groups(room)
    fay, cora = opened.facilitator, invite("Cora")
    facilitating.co_facilitate(cora, room=opened, troupe=troupe)
    tiles = fay.page.locator(".console__groups .tile h3")
    expect(tiles).to_have_text(["Planners", "Callers"])

    facilitating.listen(cora)

    facilitating.say(ben, "help")

    for person in (fay, cora):
        expect(person.page.get_by_role("region", name="1 person calls")).to_contain_text("Ben asks for help Callers")
        expect(facilitating.tile(person, "Callers")).to_contain_text("Ben asks for help")
    expect(tiles).to_have_text(["Callers", "Planners"])
    cora.page.wait_for_function("() => window.heard.some((text) => text.includes('Ben asks for help, Callers'))")
    assert examine(fay, "console with a call") == []
    fay.page.get_by_role("region", name="1 person calls").get_by_role(
        "button", name=re.compile("^Answered ?: Ben")
    ).click()
    for person in (fay, cora):
        expect(person.page.get_by_text("Ben asks for help")).to_have_count(0)


def test_a_message_goes_to_all_or_one_group_and_can_be_withdrawn(room: OpenRoom) -> None:
    opened, _ana, ben = two_groups(room)
    page = opened.facilitator.page

    page.get_by_role("button", name="Message", exact=True).click()
    form = page.get_by_role("dialog", name="Send a message")
    form.get_by_label("Message").fill("Five minutes to the break.")
    form.get_by_role("button", name="Send").click()
    expect(form).to_have_count(0)
    page.get_by_role("button", name="Send a message to Callers").click()
    expect(form.get_by_label("To")).to_have_value(re.compile("."))
    form.get_by_label("Message").fill("I am coming to you.")
    form.get_by_label("Message").press("Control+Enter")
    expect(form).to_have_count(0)

    page.get_by_role("heading", name="Messages sent").click()
    sent = page.locator(".fold__item")
    expect(sent).to_contain_text(["I am coming to you.", "Five minutes to the break."])
    expect(sent.first).to_contain_text("Callers")
    assert facilitating.messages(ben) == ["Five minutes to the break.", "I am coming to you."]
    page.get_by_role("button", name=re.compile("^Withdraw ?: Five minutes")).click()
    expect(sent).to_have_count(1)


def test_a_message_that_is_refused_stays_where_it_was_typed(room: OpenRoom) -> None:
    opened, _ana, _ben = two_groups(room)
    page = opened.facilitator.page

    page.get_by_role("button", name="Message", exact=True).click()
    form = page.get_by_role("dialog", name="Send a message")
    form.get_by_label("Message").fill("   ")
    form.get_by_role("button", name="Send").click()

    expect(form.get_by_role("alert")).to_contain_text("Write what you want to tell them.")
    expect(form.get_by_label("Message")).to_have_value("   ")


def test_a_locked_board_can_be_read_by_its_group_and_written_again_afterwards(room: OpenRoom) -> None:
    opened, ana, ben = two_groups(room)
    planners = facilitating.tile(opened.facilitator, "Planners")

    planners.get_by_role("button", name="Lock the board of Planners").click()
    expect(planners).to_contain_text("locked")
    ana.page.wait_for_function("() => !document.querySelector('troupe-clustering').document.can('write')")
    assert facilitating.may_write(ben)
    planners.get_by_role("button", name="Unlock the board of Planners").click()

    ana.page.wait_for_function("() => document.querySelector('troupe-clustering').document.can('write')")
    sorting.make_cluster(ana, 1, 2, name="The paper planner")
    expect(planners).to_contain_text("2 of 10 placed · 1 cluster")
    expect(planners).to_contain_text("changed just now")


def test_one_group_gets_minutes_and_a_host_and_the_others_do_not(room: OpenRoom) -> None:
    opened, _ana, _ben = two_groups(room)
    fay = opened.facilitator
    planners, callers = facilitating.tile(fay, "Planners"), facilitating.tile(fay, "Callers")

    for _ in range(2):
        planners.get_by_role("button", name="+2 min").click()
    expect(planners).to_contain_text("4 min longer than planned")
    expect(planners.get_by_role("timer")).to_contain_text("33:")
    expect(callers.get_by_role("timer")).to_contain_text("29:")
    planners.get_by_role("button", name="Name a host for Planners").click()
    fay.page.get_by_role("menuitemradio", name="Ana").click()

    expect(planners).to_contain_text("Host: Ana")
    expect(callers).to_contain_text("Nobody keeps the time")


def test_somebody_without_a_group_is_placed_with_one_press(room: OpenRoom) -> None:
    opened, _ana, _ben = two_groups(room)
    fay, dora = opened.facilitator, opened.come("Dora")
    alone = fay.page.get_by_role("region", name="1 person is in no group")

    expect(alone).to_contain_text("Dora")
    alone.get_by_role("button", name=re.compile("^To (Planners|Callers) ?: Dora")).click()

    expect(alone).to_have_count(0)
    expect(dora.page.locator(".room-strip__group")).to_be_visible()


def test_words_from_a_board_come_into_the_spotlight_and_onto_the_projector(room: OpenRoom, invite: Invite) -> None:
    opened, ana, ben = two_groups(room)
    fay = opened.facilitator
    wall = Person(fay.context.browser, origin=fay.origin, name="Wall", signed_in=fay.context.storage_state())  # type: ignore[arg-type]
    wall.page.goto(f"{opened.workshop}screen/")
    expect(wall.page.get_by_role("heading", name=SORTING)).to_be_visible()
    sorting.make_cluster(ana, 1, 2, name="The paper planner")
    facilitating.say(ben, "hand")

    facilitating.tile(fay, "Planners").get_by_role("button", name="Open board of Planners").click()
    fay.page.get_by_role("dialog").get_by_text("I keep a paper list").first.click(click_count=3)
    fay.page.get_by_role("button", name="Spotlight…").click()
    form = fay.page.get_by_role("dialog", name="Put something in the spotlight")
    expect(form.get_by_label("Text")).to_have_value(re.compile("I keep a paper list next to the keyboard"))
    expect(form.locator("datalist option[value='The paper planner']")).to_have_count(1)
    form.get_by_label("Title").fill("Who is this?")
    form.get_by_role("button", name="Show to everybody").click()
    expect(form).to_have_count(0)
    fay.page.keyboard.press("Escape")

    shown = wall.page.get_by_role("status", name="In the spotlight")
    expect(shown).to_contain_text("Who is this?")
    expect(shown).to_contain_text("I keep a paper list next to the keyboard")
    for private in ("Ana", "Ben", "hand"):
        expect(wall.page.get_by_text(private)).to_have_count(0)
    assert examine(wall, "projector") == []
    fay.page.get_by_role("button", name="Take it away").click()
    expect(shown).to_have_count(0)
    assert wall.complaints == []
    wall.context.close()


def test_the_projector_shows_the_way_in_then_the_plenary_board_and_takes_nothing(room: OpenRoom) -> None:
    opened = room()
    fay = opened.facilitator
    code = opened.link.rstrip("/").rpartition("/")[2]
    wall = Person(fay.context.browser, origin=fay.origin, name="Wall", signed_in=fay.context.storage_state())  # type: ignore[arg-type]
    wall.page.goto(f"{opened.workshop}screen/")
    expect(wall.page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(wall.page.locator(".screen__code")).to_contain_text(f"{code[:4]} {code[4:]}")
    assert examine(wall, "projector before the start") == []

    opened.come("Ana")
    expect(wall.page.get_by_text("1 person is here")).to_be_visible()
    opened.go_to(VOTING)
    expect(wall.page.get_by_role("heading", name=re.compile(VOTING))).to_be_visible()
    expect(wall.page.locator("troupe-vote")).to_be_visible()
    expect(wall.page.get_by_role("region", name="Everybody’s board").get_by_role("button")).to_have_count(0)
    assert wall.complaints == []
    wall.context.close()


def test_the_room_as_a_participant_sees_it_shows_their_board_and_changes_nothing(room: OpenRoom) -> None:
    opened, ana, _ben = two_groups(room)
    fay = opened.facilitator
    sorting.make_cluster(ana, 1, 2, name="The paper planner")

    fay.page.get_by_role("button", name="As participant: whose room?").click()
    with fay.context.expect_page() as opening:
        fay.page.get_by_role("menuitem", name="Planners").click()
    seen = opening.value

    expect(seen.get_by_role("note")).to_contain_text("You see the room as somebody in Planners does.")
    expect(seen.get_by_role("textbox", name="Name of cluster 1")).to_have_value("The paper planner")
    for act in ("New cluster", "Undo", "Keep the time of this group"):
        expect(seen.get_by_role("button", name=act)).to_have_count(0)
    expect(seen.get_by_role("button", name="Raise hand")).to_have_attribute("aria-disabled", "true")
    refused = seen.evaluate("() => document.querySelector('troupe-room-seen').session.send('park', {})")
    assert refused["code"] == "shows_only"
    assert not seen.evaluate("() => document.querySelector('troupe-clustering').document.can('write')")
    seen.close()


def test_notes_are_saved_by_themselves_and_two_windows_do_not_overwrite_each_other(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    fay = opened.facilitator
    fay.foresee("status of 409")
    other = fay.new_page()
    other.goto(fay.page.url)
    note = "Your notes"

    fay.page.get_by_role("textbox", name=note).fill("Ask Ben")
    expect(fay.page.locator(".own-note__state")).to_have_text("Saved")
    other.get_by_role("textbox", name=note).fill("Thank Ana")
    expect(other.get_by_role("alert")).to_contain_text("Ask Ben")
    other.get_by_role("button", name="Keep both").click()
    expect(other.locator(".own-note__state")).to_have_text("Saved")

    fay.page.reload()
    expect(fay.page.get_by_role("textbox", name=note)).to_have_value("Ask Ben\n\nThank Ana")
    other.close()


def test_keys_act_on_the_console_and_never_while_one_types(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    page = opened.facilitator.page
    title = page.locator("#now-title")

    page.get_by_role("textbox", name="Your notes").click()
    page.keyboard.type("p n + m b")
    expect(page.get_by_role("textbox", name="Your notes")).to_have_value("p n + m b")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Let the clock run")).to_be_visible()
    page.keyboard.press("+")
    expect(page.get_by_role("listitem").filter(has_text=SORTING)).to_contain_text("32 min")
    page.keyboard.press("n")
    expect(title).to_contain_text("Break")
    page.keyboard.press("b")
    expect(title).to_contain_text(SORTING)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("n")
    keys.get_by_label("Use these keys here").uncheck()
    keys.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    page.keyboard.press("?")
    expect(keys).to_be_visible()

    expect(title).to_contain_text(SORTING)


def test_something_is_parked_and_settled_and_opened_again(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    page = opened.facilitator.page

    page.get_by_role("heading", name="Parking lot").click()
    page.get_by_label("Something to come back to").fill("What about accountants?")
    page.get_by_role("button", name="Park", exact=True).click()
    item = page.locator(".fold__item")
    expect(item).to_contain_text("What about accountants?")
    item.get_by_role("button", name="Settled").click()
    expect(item).to_have_attribute("data-settled", "yes")
    item.get_by_role("button", name="Open again").click()

    expect(item).not_to_have_attribute("data-settled", "yes")
