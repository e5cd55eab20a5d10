"""Filling a persona sheet: its name, what it is drawn from, lines, and the quotes that they rest on."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person

NEW_LINE = "New line from this quote"


def field(person: Person, title: str) -> Locator:
    """One field of the sheet by its heading."""
    return person.page.get_by_role("region", name=title, exact=True)


def line(person: Person, title: str, text: str) -> Locator:
    """A line of a field by its whole text."""
    return field(person, title).locator(".sheet-line").filter(has=person.page.get_by_text(text, exact=True))


def texts(person: Person, title: str) -> Locator:
    """What stands in the lines of a field, to be read or written."""
    return field(person, title).get_by_role("textbox", name=re.compile("^Line in "))


def name_persona(person: Person, name: str) -> None:
    box = person.page.get_by_role("textbox", name="Name of the persona")
    box.fill(name)
    box.press("Enter")
    expect(box).to_have_value(name)
    expect(person.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def draw_on(person: Person, cluster: str) -> None:
    """Say that the persona is drawn from a cluster of this name."""
    chip = person.page.get_by_role("group", name="Drawn from").get_by_role("button", name=cluster)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")


def write_line(person: Person, title: str, text: str) -> None:
    """Write the next line of a field."""
    before = texts(person, title).count()
    box = field(person, title).get_by_role("textbox", name=re.compile("^New line in "))
    box.fill(text)
    box.press("Enter")
    expect(texts(person, title)).to_have_count(before + 1)


def send(person: Person, number: int, *, to: str, place: str) -> None:
    """Send a quote by its menu: to a field, and there to a place, by words of its entry."""
    page = person.page
    page.get_by_role("button", name=f"Send quote {number} to…", exact=True).click()
    page.get_by_role("menuitem", name=to).click()
    page.get_by_role("menuitem", name=place).click()


def attach(person: Person, number: int, *, to: str, line: str) -> None:
    """Send a quote to a line that is there, and see that it has arrived."""
    chips = evidence(person, to, line)
    before = chips.count()
    send(person, number, to=to, place=line[:30])
    expect(chips).to_have_count(before + 1)


def evidence(person: Person, title: str, text: str) -> Locator:
    """The quotes at a line, which is found by what stands in it."""
    wanted = field(person, title).get_by_role("list", name=f"Quotes that “{text[:20]}")
    return wanted.get_by_role("listitem")


def quote(person: Person, number: int) -> Locator:
    """A quote beside the sheet, by its number."""
    mark = person.page.get_by_role("button", name=f"Quote {number}, send to…", exact=True)
    return person.page.locator("troupe-sheet-quote").filter(has=mark)
