"""The persona sheet, filled by several at once: evidence by menu, drag and keyboard, and two who write in one place."""

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import drafting, hand, running
from tests.e2e.conftest import OpenRoom
from tests.e2e.rooms import DRAFTING

pytestmark = pytest.mark.e2e

GOALS, STOPS = "What they must achieve", "What stops them"
SLOW = "The board is slower than the phone."


def test_a_line_is_an_assumption_until_a_quote_is_sent_to_it(room: OpenRoom) -> None:
    opened = room(step=DRAFTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    for person in (ana, ben):
        running.put_missed_away(person)
    drafting.write_line(ana, STOPS, SLOW)
    expect(drafting.field(ben, STOPS)).to_contain_text("Assumption")

    drafting.attach(ana, 3, to=STOPS, line=SLOW)
    drafting.field(ben, STOPS).evaluate("field => field.scrollIntoView({ block: 'center' })")
    hand.drag(ben, drafting.quote(ben, 1), to=drafting.field(ben, STOPS).locator(".sheet-line"))

    for person in (ana, ben):
        expect(drafting.evidence(person, STOPS, SLOW)).to_have_count(2)
        expect(drafting.evidence(person, STOPS, SLOW).first).to_contain_text("By half past seven my plan is dead.")
        expect(drafting.field(person, STOPS)).not_to_contain_text("Assumption")
        expect(person.page.get_by_text("1 line · 0 assumptions")).to_be_visible()


def test_a_quote_becomes_a_line_that_rests_on_it_and_undo_takes_both_back(room: OpenRoom) -> None:
    opened = room(step=DRAFTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    drafting.write_line(ben, STOPS, SLOW)

    drafting.send(ana, 2, to=STOPS, place=drafting.NEW_LINE)
    expect(drafting.texts(ana, STOPS)).to_have_count(2)
    expect(drafting.texts(ana, STOPS).last).to_be_focused()
    expect(drafting.texts(ben, STOPS).last).to_have_value("I keep a paper list next to the keyboard.")
    expect(drafting.evidence(ben, STOPS, "I keep a paper list")).to_have_count(1)
    ana.page.get_by_role("button", name="Undo").click()

    for person in (ana, ben):
        expect(drafting.texts(person, STOPS)).to_have_count(1)
        expect(drafting.texts(person, STOPS)).to_have_value(SLOW)
        expect(person.page.get_by_text("on the sheet")).to_have_count(0)


def test_a_quote_is_sent_by_keyboard_alone(room: OpenRoom) -> None:
    opened = room(step=DRAFTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    ana.page.get_by_role("checkbox", name="Only unused").focus()
    keys = ana.page.keyboard

    keys.press("Tab")
    expect(ana.page.get_by_role("button", name="Quote 1, send to…")).to_be_focused()
    keys.press("ArrowDown")
    keys.press("2")
    expect(ana.page.get_by_role("menuitem", name=drafting.NEW_LINE)).to_be_focused()
    keys.press("Enter")

    expect(drafting.texts(ben, GOALS)).to_have_value("I keep a paper list next to the keyboard.")
    expect(drafting.texts(ana, GOALS)).to_be_focused()


def test_two_write_in_one_field_and_both_lines_are_kept(room: OpenRoom) -> None:
    opened = room(step=DRAFTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    hers, his = (drafting.field(one, STOPS).get_by_role("textbox", name="New line in") for one in (ana, ben))

    hers.press_sequentially(SLOW)
    expect(drafting.field(ben, STOPS)).to_contain_text("Ana is writing a line…")
    his.fill("Nobody tells them what has changed.")
    his.press("Enter")
    expect(hers).to_have_value(SLOW)
    hers.press("Enter")

    for person in (ana, ben):
        expect(drafting.texts(person, STOPS)).to_have_count(2)
        expect(drafting.texts(person, STOPS).first).to_have_value("Nobody tells them what has changed.")
        expect(drafting.texts(person, STOPS).last).to_have_value(SLOW)


def test_two_who_change_one_line_at_once_see_both_texts_and_choose(room: OpenRoom) -> None:
    opened = room(step=DRAFTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    drafting.write_line(ana, STOPS, SLOW)
    hers, his = drafting.texts(ana, STOPS), drafting.texts(ben, STOPS)
    expect(his).to_have_value(SLOW)

    his.fill("The board is too slow.")
    hers.fill("Redrawing takes nine seconds.")
    hers.press("Enter")

    conflict = drafting.field(ben, STOPS).get_by_role("alert")
    expect(conflict).to_contain_text("Redrawing takes nine seconds.")
    expect(his).to_have_value("The board is too slow.")
    conflict.get_by_role("button", name="Keep theirs").click()
    expect(his).to_have_value("Redrawing takes nine seconds.")
    expect(hers).to_have_value("Redrawing takes nine seconds.")
    expect(ben.page.get_by_role("button", name="not saved")).to_have_count(0)
