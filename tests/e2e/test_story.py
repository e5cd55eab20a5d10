"""A story that several people write at once: in the editor, and in a plain field."""

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import running, telling
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import TELLING

pytestmark = pytest.mark.e2e


def two_in(room: OpenRoom) -> tuple[Person, Person]:
    """Two who have come to the step at which the story is told."""
    opened = room(step=TELLING)
    return opened.come("Ana"), opened.come("Ben")


def test_two_write_in_one_story_and_see_each_other_do_it(room: OpenRoom) -> None:
    ana, ben = two_in(room)
    telling.write(ana, "Three lines are blinking. ")
    expect(telling.story(ben)).to_contain_text("Three lines are blinking.")
    telling.write(ben, "Nobody answers.")
    telling.write(ana, "It is Monday. ", at="Home")

    whole = "It is Monday. Three lines are blinking. Nobody answers."
    for person in (ana, ben):
        expect(telling.story(person)).to_contain_text(whole)
        expect(person.page.get_by_text("9 words")).to_be_visible()
    expect(ben.page.get_by_text("Ana is writing")).to_be_visible()
    expect(ben.page.locator(".live-caret")).to_have_attribute("data-name", "Ana")
    ana.page.reload()
    expect(telling.story(ana)).to_contain_text(whole)


def test_undo_takes_back_ones_own_words_and_leaves_the_others(room: OpenRoom) -> None:
    ana, ben = two_in(room)
    telling.write(ana, "Mine. ")
    expect(telling.story(ben)).to_contain_text("Mine.")
    telling.write(ben, "Theirs.")
    expect(telling.story(ana)).to_contain_text("Theirs.")
    telling.story(ana).focus()
    ana.page.keyboard.press("Control+z")
    for person in (ana, ben):
        expect(telling.story(person)).to_have_text("Theirs.")


def test_a_plain_field_writes_in_the_same_story_and_keeps_its_place(room: OpenRoom) -> None:
    ana, ben = two_in(room)
    telling.use_plain_field(ana)
    telling.write(ana, "Three lines are blinking.")
    expect(telling.story(ben)).to_contain_text("Three lines are blinking.")
    telling.story(ana).evaluate("area => area.setSelectionRange(6, 11)")
    telling.write(ben, "It is Monday. ", at="Home")
    expect(telling.story(ana)).to_have_value("It is Monday. Three lines are blinking.")
    ana.page.keyboard.type("phones")
    expect(telling.story(ben)).to_have_text("It is Monday. Three phones are blinking.")
    ana.page.keyboard.press("Control+z")
    expect(telling.story(ben)).to_have_text("It is Monday. Three lines are blinking.")


def test_the_story_is_shown_large_to_be_read_aloud(room: OpenRoom) -> None:
    opened = room(step=TELLING)
    ana = opened.come("Ana")
    running.put_missed_away(ana)
    telling.write(ana, "It is Monday.")
    ana.page.get_by_role("button", name="Read aloud").click()
    expect(ana.page.locator(".narrative__aloud")).to_have_text("It is Monday.")
    ana.page.keyboard.press("Escape")
    expect(telling.story(ana)).to_be_visible()
