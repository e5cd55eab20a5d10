"""Sorting quotes in one room: by mouse, by keyboard alone, several at once, and taking back what was one's own."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import sorting
from tests.e2e.conftest import OpenRoom
from tests.e2e.rooms import SORTING

pytestmark = pytest.mark.e2e


def test_a_dragged_card_lies_in_the_cluster_on_every_screen(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    sorting.make_cluster(ana, 1, 2, name="The paper planner")

    sorting.drag(ben, 3, to=sorting.card(ben, 1))

    for person in (ana, ben):
        expect(sorting.numbers(person, 1)).to_have_text(["1", "3", "2"])
        expect(sorting.numbers(person, 0)).to_have_text(["4", "5", "6", "7", "8", "9", "10"])
        expect(person.page.get_by_text("3 of 10 placed")).to_be_visible()


def test_selected_cards_are_dragged_and_moved_together(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    sorting.make_cluster(ana, 1, name="The paper planner")

    sorting.select(ana, 4, 2, 6)
    sorting.drag(ana, 4, to=sorting.card(ana, 1))
    expect(sorting.numbers(ben, 0)).to_have_text(["3", "5", "7", "8", "9", "10"])
    sorting.select(ana, 3, 5)
    ana.page.get_by_role("button", name="Move to… (the selected quotes)").click()
    ana.page.get_by_role("menuitem", name="The paper planner").click()

    for person in (ana, ben):
        expect(sorting.numbers(person, 0)).to_have_text(["7", "8", "9", "10"])
        expect(sorting.numbers(person, 1)).to_have_count(6)
    expect(ana.page.get_by_role("group", name="Selected quotes")).to_be_hidden()


def test_the_whole_board_is_worked_by_keyboard_alone(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    keys = ana.page.keyboard
    first = ana.page.get_by_role("checkbox", name="Quote 1", exact=True)
    ana.page.get_by_role("button", name="Undo").focus()

    keys.press("Tab")
    expect(first).to_be_focused()
    for key in ("Space", "ArrowDown", "Space", "n"):
        keys.press(key)
    name = sorting.name_of(ana, 1)
    expect(name).to_be_focused()
    keys.type("The paper planner")
    keys.press("Enter")
    expect(ana.page.get_by_role("checkbox", name="Quote 3", exact=True)).to_be_focused()
    keys.press("1")
    expect(ana.page.get_by_role("checkbox", name="Quote 4", exact=True)).to_be_focused()
    keys.press("Enter")
    expect(ana.page.get_by_role("menuitem", name="The paper planner")).to_be_focused()
    keys.press("Enter")
    expect(sorting.numbers(ben, 1)).to_have_text(["1", "2", "3", "4"])
    expect(sorting.name_of(ben, 1)).to_have_value("The paper planner")
    expect(ana.page.get_by_role("checkbox", name="Quote 5", exact=True)).to_be_focused()
    keys.press("ArrowRight")
    keys.press("u")
    expect(sorting.numbers(ben, 1)).to_have_count(3)
    keys.press("Control+z")
    expect(sorting.numbers(ben, 1)).to_have_text(["1", "2", "3", "4"])


def test_what_others_hold_and_write_is_shown_by_name(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    sorting.make_cluster(ana, 1, name="The paper planner")

    sorting.select(ana, 5)
    expect(sorting.card(ben, 5)).to_contain_text("Ana")
    sorting.cluster(ana, 1).get_by_role("textbox", name=re.compile("^What the quotes in")).focus()
    expect(sorting.cluster(ben, 1)).to_contain_text("Ana is writing…")
    sorting.leave(ana)
    expect(sorting.cluster(ben, 1)).not_to_contain_text("Ana is writing…")


def test_undo_takes_back_ones_own_last_act_and_nothing_of_others(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    sorting.make_cluster(ana, 1, name="The paper planner")
    sorting.drag(ana, 2, to=sorting.card(ana, 1))
    expect(sorting.numbers(ben, 1)).to_have_count(2)
    sorting.drag(ben, 3, to=sorting.card(ben, 1))
    expect(sorting.numbers(ana, 1)).to_have_count(3)

    sorting.undo(ana)

    for person in (ana, ben):
        expect(sorting.numbers(person, 1)).to_have_text(["1", "3"])
        expect(sorting.numbers(person, 0)).to_have_text(["2", "4", "5", "6", "7", "8", "9", "10"])
    expect(ana.page.locator(".toast__text")).to_have_text("Taken back: 1 quote moved to The paper planner")


def test_undoing_a_cluster_that_others_use_is_refused_and_says_why(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    sorting.select(ana, 1)
    ana.page.get_by_role("group", name="Selected quotes").get_by_role("button", name="New cluster").click()
    expect(sorting.numbers(ben, 1)).to_have_text(["1"])
    sorting.drag(ben, 2, to=sorting.card(ben, 1))
    expect(sorting.numbers(ana, 1)).to_have_count(2)

    sorting.undo(ana)

    expect(ana.page.locator(".toast__text")).to_have_text("A quote would stand in a cluster that is gone.")
    for person in (ana, ben):
        expect(sorting.numbers(person, 1)).to_have_count(2)


def test_two_who_name_a_cluster_at_once_see_both_texts_and_choose(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    sorting.make_cluster(ana, 1, name="The planner")
    hers, his = (sorting.name_of(one, 1) for one in (ana, ben))
    expect(his).to_have_value("The planner")

    his.press_sequentially(" on paper")
    hers.fill("The firefighter")
    hers.press("Enter")

    expect(sorting.cluster(ben, 1).get_by_role("alert")).to_contain_text("The firefighter")
    expect(his).to_have_value("The planner on paper")
    sorting.cluster(ben, 1).get_by_role("button", name="Use mine").click()
    expect(hers).to_have_value("The planner on paper")
    expect(sorting.cluster(ben, 1).get_by_role("alert")).to_be_hidden()
