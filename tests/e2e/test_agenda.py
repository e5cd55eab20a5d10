"""Two facilitators plan one agenda at the same time, by mouse, by keyboard and in words."""

import re

import pytest
from playwright.sync_api import Browser, StorageState, expect

from tests.e2e.acts import agenda, hand, posting
from tests.e2e.people import Person
from tests.e2e.rooms import TITLE
from tests.serving import Served

pytestmark = pytest.mark.e2e

OPENING, READOUT, SORTING, BREAK = (
    "Opening: why we are here, how we work",
    "Readout of the research",
    "Sort the quotes, find the segments",
    "Break",
)


@pytest.fixture
def workshop(fay: Person) -> str:
    made = posting.make_workshop(fay, title=TITLE)
    agenda.open_agenda(fay, workshop=made)
    return made


@pytest.fixture
def second(troupe: Served, browser: Browser, account: StorageState, workshop: str) -> Person:
    """Fay once more, at another screen."""
    person = Person(browser, origin=troupe.origin, name="Fay, elsewhere", signed_in=account)
    agenda.open_agenda(person, workshop=workshop)
    return person


def said(person: Person, words: str) -> None:
    expect(person.page.locator("[aria-live=polite]").filter(has_text=re.compile(words)).first).to_be_attached()


def test_a_step_is_added_moved_by_drag_and_by_keyboard_and_dropped_with_a_way_back(
    fay: Person, second: Person, workshop: str
) -> None:
    page = fay.page
    expect(page.locator(".agenda__total")).to_have_text("3 h")
    agenda.add(fay, exercise="Talk", title="Warm up", minutes=10, after=OPENING)
    agenda.expect_titles(second, OPENING, "Warm up", READOUT)
    expect(second.page.locator(".agenda__total")).to_have_text("3 h 10 min")
    expect(page.get_by_role("textbox", name="Title of step 2")).to_be_focused()

    hand.drag(fay, agenda.row(fay, BREAK).locator("[data-drag]"), to=agenda.row(fay, "Warm up"))
    for person in (fay, second):
        agenda.expect_titles(person, OPENING, "Warm up", BREAK, READOUT, SORTING)
    agenda.move_by_keyboard(fay, "Warm up", to="To the beginning")
    for person in (fay, second):
        agenda.expect_titles(person, "Warm up", OPENING, BREAK)
    said(fay, "Warm up is now step 1")

    page.get_by_role("button", name=f"Drop {BREAK}").click()
    agenda.expect_titles(second, "Warm up", OPENING, READOUT)
    page.locator(".toast").get_by_role("button", name="Undo").click()
    for person in (fay, second):
        agenda.expect_titles(person, "Warm up", OPENING, BREAK, READOUT)
    assert fay.violations() == []
    second.context.close()
    assert second.complaints == []


def test_two_who_write_at_once_lose_no_word(fay: Person, second: Person, workshop: str) -> None:
    for person in (fay, second):
        agenda.open_details(person, SORTING)
    script, example, notes = (f"{field}: {SORTING}" for field in ("Host script, by the minute", "An example", "Notes"))
    agenda.write(fay, script, "0–5 Read\n5–30 Sort")
    agenda.write(second, example, "Like this.")
    expect(second.page.get_by_role("textbox", name=script)).to_have_value("0–5 Read\n5–30 Sort")
    expect(fay.page.get_by_role("textbox", name=example)).to_have_value("Like this.")

    theirs = second.page.get_by_role("textbox", name=script)
    theirs.press("End")
    theirs.type(" slowly")
    agenda.write(fay, script, "0–30 Sort")
    conflict = second.page.get_by_role("alert").filter(has_text="Somebody else has just changed this")
    expect(conflict).to_be_visible()
    expect(theirs).to_have_value(re.compile("slowly"))
    conflict.get_by_role("button", name="Use mine").click()
    expect(fay.page.get_by_role("textbox", name=script)).to_have_value(re.compile("slowly"))

    agenda.write(fay, notes, "Bring tea.")
    second.foresee("status of 409")
    agenda.write(second, notes, "Bring coffee.")
    conflict = second.page.get_by_role("alert").filter(has_text="Bring tea.")
    expect(conflict).to_be_visible()
    expect(second.page.get_by_role("textbox", name=notes)).to_have_value("Bring coffee.")
    conflict.get_by_role("button", name="Use mine").click()
    fay.page.reload()
    agenda.open_details(fay, SORTING)
    expect(fay.page.get_by_role("textbox", name=notes)).to_have_value("Bring coffee.")
    second.context.close()
    assert second.complaints == []


def test_a_step_is_divided_and_grows_with_its_parts(fay: Person, second: Person, workshop: str) -> None:
    panel = agenda.open_details(fay, OPENING)
    for title in ("Hello", "Round"):
        panel.get_by_role("button", name="Add a part").click()
        agenda.write(fay, f"Title of part {1 if title == 'Hello' else 2}", title)
        expect(panel.get_by_role("button", name=f"Take {title} away")).to_be_visible()
    minutes = panel.get_by_role("spinbutton", name="Minutes of Round")
    minutes.fill("20")
    minutes.press("Enter")
    expect(second.page.locator(".agenda__total")).to_have_text("3 h 10 min")
    panel.get_by_role("button", name="Round runs at the same time as the part before it").click()
    expect(panel.get_by_text("The parts take 20 min of 25 min.")).to_be_visible()
    moving = panel.get_by_label("Minutes for moving into the rooms")
    moving.fill("2")
    moving.blur()
    expect(second.page.locator(".agenda__total")).to_have_text("3 h 12 min")
    expect(agenda.row(second, OPENING).get_by_text("2 parts · 2 min for moving")).to_be_visible()
    assert fay.violations() == []
    second.context.close()
    assert second.complaints == []


def test_an_agenda_is_saved_offered_and_a_workshop_duplicated(fay: Person, workshop: str) -> None:
    page = fay.page
    page.get_by_role("link", name="Change the occasion").click()
    page.get_by_label("Occasion").select_option(label="A launch")
    page.get_by_label("In your words").fill("Spring release")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("A launch · Spring release")).to_be_visible()
    page.get_by_role("link", name="Save as a template").click()
    page.get_by_label("Title").fill("Our three hours")
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_text("“Our three hours” is offered for new workshops.")).to_be_visible()
    page.get_by_role("link", name="Duplicate the workshop").click()
    page.get_by_label("Title").fill("Once more with Spain")
    page.get_by_role("button", name="Make the workshop").click()
    expect(page.get_by_role("heading", name="Once more with Spain", level=1)).to_be_visible()
    page.goto(fay.context.request.get("/").url + "workshops/new/")
    expect(page.get_by_role("radio", name=re.compile("^Our three hours"))).to_be_visible()
