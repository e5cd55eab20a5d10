"""A participant's room: the group's own time, words without words, what is told, and what one missed."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import conducting, running, sorting
from tests.e2e.acts.participating import banner, earlier, group_at_work, timer, word
from tests.e2e.conftest import OpenRoom
from tests.e2e.rooms import DRAFTING, SORTING

pytestmark = pytest.mark.e2e

CLOCKS_AGREE_WITHIN_MS = 250
ENDS_AT = "() => Date.now() + document.querySelector('troupe-room .room-strip__clock').leftMs"
TELLING = "Ten minutes more, then come back."


def test_a_group_says_that_it_is_there_and_its_clock_begins_on_every_screen(timed_room: OpenRoom) -> None:
    opened = timed_room()
    ana, ben = group_at_work(opened)
    for person in (ana, ben):
        expect(person.page.get_by_text("Go to your room")).to_be_visible()
        expect(word(person, "We are here")).to_have_count(0)

    word(ana, "Keep the time of this group").click()
    expect(word(ben, "Keep the time of this group")).to_have_count(0)
    word(ana, "We are here").click()

    for person in (ana, ben):
        expect(person.page.get_by_text("Go to your room")).to_have_count(0)
        expect(person.page.locator(".room-parts")).to_contain_text("Read all quotes")
        expect(person.page.locator(".room-parts")).to_contain_text("Then Sort them and Name what you see")
    ends = [person.page.evaluate(ENDS_AT) for person in (ana, ben)]
    assert abs(ends[0] - ends[1]) <= CLOCKS_AGREE_WITHIN_MS
    assert word(ben, "+2 min").count() == 0


def test_the_host_gives_the_own_group_more_time_and_nobody_else(timed_room: OpenRoom) -> None:
    opened = timed_room()
    ana, ben = opened.come("Ana"), opened.come("Ben", device="phone")
    conducting.make_group(opened.facilitator, "Planners", ana)
    conducting.make_group(opened.facilitator, "Drivers", ben)
    opened.go_to(SORTING)
    for person in (ana, ben):
        word(person, "Keep the time of this group").click()
        word(person, "We are here").click()
        expect(timer(person)).to_have_accessible_name(re.compile("(29|30) minutes left"))

    word(ana, "+2 min").click()
    word(ana, "+2 min").click()
    word(ana, "−1 min").click()

    expect(timer(ana)).to_have_accessible_name(re.compile("(32|33) minutes left"))
    expect(timer(ben)).to_have_accessible_name(re.compile("(29|30) minutes left"))
    conducting.sees(opened.facilitator, "group_times", extra_minutes=3)


def test_the_host_sees_who_has_not_arrived_on_the_way_and_when_the_group_is_there(timed_room: OpenRoom) -> None:
    opened = timed_room()
    ana, ben = group_at_work(opened)
    word(ana, "Keep the time of this group").click()
    expect(word(ana, "We are here")).to_be_visible()
    missing = "Not here yet: Ben"
    expect(ana.page.get_by_text(missing)).to_have_count(0)

    ben.page.goto("about:blank")
    expect(ana.page.get_by_text(missing)).to_be_visible()
    expect(opened.facilitator.page.get_by_text("On their way · not at the board: Ben")).to_be_visible()
    word(ana, "We are here").click()
    expect(word(ana, "+2 min")).to_be_visible()
    expect(ana.page.get_by_text(missing)).to_be_visible()

    ben.page.go_back()
    expect(ana.page.get_by_text(missing)).to_have_count(0)
    expect(ben.page.get_by_text("Not here yet")).to_have_count(0)


def test_who_comes_late_has_the_clock_of_the_group_at_once(timed_room: OpenRoom) -> None:
    opened = timed_room()
    ana, ben = group_at_work(opened)
    word(ana, "Keep the time of this group").click()
    word(ana, "We are here").click()
    expect(timer(ben)).to_have_accessible_name(re.compile("minutes left"))

    ben.page.reload()
    expect(timer(ben)).to_have_accessible_name(re.compile("Sort.*minutes left"))

    ends = [person.page.evaluate(ENDS_AT) for person in (ana, ben)]
    assert abs(ends[0] - ends[1]) <= CLOCKS_AGREE_WITHIN_MS


def test_signals_are_off_with_a_reason_before_the_start(room: OpenRoom) -> None:
    ana = room().come("Ana")
    expect(word(ana, "Raise hand")).to_be_disabled()
    expect(word(ana, "Raise hand")).to_have_accessible_description(re.compile("as soon as the facilitator has started"))
    ana.page.keyboard.press("Alt+Shift+Digit1")
    expect(word(ana, "Raise hand")).to_have_attribute("aria-pressed", "false")


def test_what_one_signals_reaches_the_facilitator_and_stays_until_it_is_taken_back(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben", device="phone")

    ana.page.keyboard.press("Alt+Shift+Digit1")
    word(ben, "I’m done").tap()
    word(ben, "More time").tap()
    expect(word(ana, "Raise hand")).to_have_attribute("aria-pressed", "true")
    expect(word(ben, "More time")).to_have_attribute("aria-pressed", "true")
    expect(word(ben, "I’m done")).to_have_attribute("aria-pressed", "false")
    conducting.sees(opened.facilitator, "signals", help_at=None, done=None, more_time=None)
    step = ben.page.evaluate("() => document.querySelector('troupe-room').step.id")
    conducting.sees(opened.facilitator, "signals", hand_at=None, done=None, more_time=step)

    ana.page.reload()
    expect(word(ana, "Raise hand")).to_have_attribute("aria-pressed", "true")
    word(ana, "Raise hand").click()
    expect(word(ana, "Raise hand")).to_have_attribute("aria-pressed", "false")


def test_the_bar_stays_in_reach_of_a_thumb_and_off_the_board(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ben = opened.come("Ben", device="phone")
    expect(sorting.card(ben, 1)).to_be_visible()
    height = ben.page.viewport_size["height"] if ben.page.viewport_size else 0
    box = word(ben, "Raise hand").bounding_box()
    assert box is not None
    assert box["y"] > height * 0.75
    assert box["y"] + box["height"] <= height
    assert min(box["width"], box["height"]) >= 44
    last = sorting.card(ben, 10)
    last.scroll_into_view_if_needed()
    ben.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    card, bar = last.bounding_box(), ben.page.locator(".room-bar").bounding_box()
    assert card is not None
    assert bar is not None
    assert card["y"] + card["height"] <= bar["y"]
    assert not ben.overflows()


def test_what_is_told_shows_until_it_is_put_away_and_can_be_looked_up(room: OpenRoom) -> None:
    opened = room()
    ana, ben = opened.come("Ana"), opened.come("Ben", device="phone")
    planners = conducting.make_group(opened.facilitator, "Planners", ana)
    conducting.make_group(opened.facilitator, "Drivers", ben)
    opened.go_to(SORTING)

    conducting.tell(opened.facilitator, TELLING)
    conducting.tell(opened.facilitator, "Planners, please name your clusters.", group=planners)

    expect(banner(ben, TELLING)).to_be_visible()
    expect(banner(ana, "Planners, please name your clusters.")).to_be_visible()
    expect(banner(ben, "Planners, please name your clusters.")).to_have_count(0)
    word(ben, "Put away").tap()
    expect(banner(ben, TELLING)).to_have_count(0)
    ben.page.reload()
    expect(sorting.card(ben, 1)).to_be_visible()
    expect(banner(ben, TELLING)).to_have_count(0)
    word(ben, "More").tap()
    ben.page.get_by_role("menuitem", name="Messages").tap()
    expect(ben.page.get_by_role("dialog").get_by_text(TELLING)).to_be_visible()


def test_nothing_that_is_told_or_shown_moves_the_caret_or_the_page_of_who_is_typing(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana = opened.come("Ana")
    sorting.make_cluster(ana, 1, 2, name="The planner")
    name = sorting.name_of(ana, 1)
    name.click()
    name.press("Home")
    before = name.bounding_box()

    conducting.tell(opened.facilitator, TELLING)
    conducting.send(opened.facilitator, "spotlight", title="Look here", text="The same words.")
    expect(banner(ana, TELLING)).to_be_visible()
    expect(ana.page.get_by_role("button", name="Everybody looks at this: Look here")).to_be_visible()
    ana.page.keyboard.type("On paper: ")

    expect(name).to_be_focused()
    expect(name).to_have_value("On paper: The planner")
    assert name.bounding_box() == before


def test_what_everybody_looks_at_can_be_folded_and_goes_when_the_facilitator_takes_it_away(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana = opened.come("Ana")
    conducting.send(opened.facilitator, "spotlight", title="The paper planner", text="Four groups found this one.")
    card = ana.page.get_by_role("region", name="The paper planner")
    expect(card).to_contain_text("Four groups found this one.")

    card.get_by_role("button", name="Fold").click()
    expect(card).to_have_count(0)
    folded = ana.page.get_by_role("button", name="Everybody looks at this: The paper planner")
    folded.click()
    expect(card).to_be_visible()

    conducting.send(opened.facilitator, "clear_spotlight")
    expect(card).to_have_count(0)
    expect(folded).to_have_count(0)


def test_a_locked_board_says_who_locked_it_and_takes_nothing_until_it_is_open_again(room: OpenRoom) -> None:
    opened = room()
    ana, _ben = group_at_work(opened)
    conducting.lock_board_of(opened.facilitator, ana, locked=True)
    expect(ana.page.get_by_text("The facilitator has locked this board.").first).to_be_visible()
    expect(word(ana, "New cluster")).to_have_count(0)

    conducting.lock_board_of(opened.facilitator, ana, locked=False)
    sorting.make_cluster(ana, 1, name="The planner")


def test_a_group_is_told_that_a_facilitator_looks_in(room: OpenRoom) -> None:
    opened = room()
    ana, ben = group_at_work(opened)
    visit = "A facilitator is looking in"
    expect(ana.page.get_by_text(visit)).to_have_count(0)
    opened.facilitator.page.get_by_role("button", name=re.compile("^Open board")).click()
    for person in (ana, ben):
        expect(person.page.locator(".room-strip").get_by_text(visit)).to_be_visible()
    opened.facilitator.page.keyboard.press("Escape")
    expect(ana.page.locator(".room-strip").get_by_text(visit)).to_have_count(0)


def test_a_reaction_shows_beside_its_name_in_the_own_group_alone_and_is_stored_nowhere(room: OpenRoom) -> None:
    opened = room()
    ana, ben = opened.come("Ana"), opened.come("Ben", device="phone")
    dan = opened.come("Dan")
    conducting.make_group(opened.facilitator, "Planners", ana, ben)
    conducting.make_group(opened.facilitator, "Drivers", dan)
    opened.go_to(SORTING)
    for person in (ana, ben, dan):
        expect(sorting.card(person, 1)).to_be_visible()
    head = "() => document.querySelector('troupe-room').reactionDocument.head"
    before = ana.page.evaluate(head)

    word(ben, "React").tap()
    word(ben, "Applause").tap()

    expect(ana.page.locator(".room-reaction")).to_have_text(re.compile("Ben"))
    expect(ben.page.locator(".room-reaction")).to_have_text(re.compile("You"))
    expect(dan.page.locator(".room-reaction")).to_have_count(0)
    expect(ana.page.locator(".room-reaction")).to_have_count(0)
    assert ana.page.evaluate(head) == before


def test_who_comes_late_sees_once_what_went_by_and_what_the_group_made(room: OpenRoom) -> None:
    opened = room()
    ana = opened.come("Ana")
    planners = conducting.make_group(opened.facilitator, "Planners", ana)
    opened.go_to(SORTING)
    sorting.make_cluster(ana, 1, 3, name="The paper planner")
    conducting.tell(opened.facilitator, TELLING)
    opened.go_to(DRAFTING)

    cal = opened.come("Cal", device="phone")
    conducting.place(opened.facilitator, cal, group=planners)
    missed = cal.page.get_by_role("region", name="What has happened before you came")
    expect(missed).to_contain_text(TELLING)
    missed.get_by_role("button", name=re.compile(f"^See what your group made ?: {SORTING}")).tap()
    cal.page.get_by_role("button", name=re.compile("^Clusters")).tap()
    expect(sorting.name_of(cal, 1)).to_have_value("The paper planner")
    expect(sorting.name_of(cal, 1)).to_have_attribute("readonly", "")
    word(cal, "Back to now").tap()
    expect(cal.page.get_by_role("heading", name=re.compile(f"^{DRAFTING}"), level=1)).to_be_focused()

    missed.get_by_role("button", name="Put away").tap()
    expect(missed).to_have_count(0)
    cal.page.reload()
    expect(cal.page.get_by_role("heading", name=re.compile(f"^{DRAFTING}"), level=1)).to_be_visible()
    expect(missed).to_have_count(0)


def test_who_was_away_for_a_while_sees_what_went_by_since(room: OpenRoom) -> None:
    opened = room()
    ana, _ben = group_at_work(opened)
    ana.page.wait_for_function(
        "() => Object.keys(localStorage).some((key) => "
        "key.startsWith('troupe-room:') && JSON.parse(localStorage.getItem(key)).step)"
    )
    ana.page.evaluate("() => document.querySelector('troupe-room').remove()")
    opened.go_to(DRAFTING)
    ana.page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((one) => one.startsWith("troupe-room:"));
          const kept = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...kept, seenAt: kept.seenAt - 10 * 60_000 }));
        }"""
    )
    ana.page.reload()
    missed = ana.page.get_by_role("region", name=re.compile("^What has happened since"))
    expect(missed).to_contain_text(SORTING)
    expect(missed).not_to_contain_text("Opening")


def test_earlier_boards_are_looked_at_by_keyboard_alone_and_change_nothing(room: OpenRoom) -> None:
    opened = room()
    ana, _ben = group_at_work(opened)
    sorting.make_cluster(ana, 1, name="The planner")
    opened.go_to(DRAFTING)
    expect(ana.page.get_by_role("heading", name=re.compile(f"^{DRAFTING}"), level=1)).to_be_visible()

    earlier(ana).focus()
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("menuitem", name=re.compile(f"^{SORTING}"))).to_be_focused()
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_text(re.compile(f"You are looking at “{SORTING}"))).to_be_focused()
    expect(sorting.name_of(ana, 1)).to_have_attribute("readonly", "")
    expect(word(ana, "New cluster")).to_have_count(0)

    ana.page.keyboard.press("Tab")
    expect(word(ana, "Back to now")).to_be_focused()
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("heading", name=re.compile(f"^{DRAFTING}"), level=1)).to_be_focused()


def test_a_thought_is_parked_for_later(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana = opened.come("Ana")
    word(ana, "Park a thought").click()
    ana.page.get_by_label("What should we come back to?").fill("Ask support for the calls of March.")
    word(ana, "Park it").click()
    expect(ana.page.get_by_role("region", name="Messages").get_by_text("Parked.")).to_be_visible()
    conducting.sees(opened.facilitator, "parked", text="Ask support for the calls of March.", settled=False)


def test_the_end_of_a_step_sounds_for_those_who_switched_it_on_and_for_nobody_else(room: OpenRoom) -> None:
    opened = room()
    ana, ben = opened.invite("Ana"), opened.invite("Ben")
    for person in (ana, ben):
        person.page.add_init_script(
            """globalThis.tones = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...times) {
              globalThis.tones += 1;
              return start.apply(this, times);
            };"""
        )
        running.come_in(person, link=opened.link)
    opened.go_to(SORTING)
    expect(word(ana, "Sound at the end")).to_have_attribute("aria-pressed", "false")
    word(ana, "Sound at the end").click()
    tried = ana.page.evaluate("tones")

    opened.go_to(DRAFTING)
    for person in (ana, ben):
        expect(person.page.get_by_role("heading", name=re.compile(f"^{DRAFTING}"), level=1)).to_be_visible()

    assert tried > 0
    assert ana.page.evaluate("tones") == 2 * tried
    assert ben.page.evaluate("tones") == 0
    ana.page.reload()
    expect(word(ana, "Sound at the end")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("device", ["desk", "tablet", "phone"])
def test_the_room_with_all_that_can_hang_in_it_has_no_barrier(timed_room: OpenRoom, device: str) -> None:
    opened = timed_room()
    ana, ben = opened.come("Ana", device=device), opened.come("Ben")
    conducting.make_group(opened.facilitator, "Planners", ana, ben)
    assert ana.violations() == []
    opened.go_to(SORTING)
    word(ana, "Keep the time of this group").click()
    word(ana, "We are here").click()
    word(ana, "Raise hand").click()
    conducting.tell(opened.facilitator, TELLING)
    conducting.send(opened.facilitator, "spotlight", title="The paper planner", text="Four groups found this one.")
    expect(banner(ana, TELLING)).to_be_visible()
    for theme in ("light", "dark"):
        ana.look(device=device, theme=theme)
        ana.settle()
        assert ana.violations() == []
        assert not ana.overflows()
    word(ana, "React").click()
    assert ana.violations() == []
