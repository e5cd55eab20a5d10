"""Filling the pre-work, and reading it aloud."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.people import Person


def bring(person: Person, *, workshop: str, kind: str, title: str, link: str = "", file: Path | None = None) -> None:
    """Add an item of a kind, with a link or a file."""
    page = person.page
    page.goto(f"{workshop}prework/")
    page.get_by_role("link", name=f"Add to “{kind}”").click()
    page.get_by_label("What is it?").fill(title)
    if link:
        page.get_by_label("Link").fill(link)
    if file:
        page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"“{title}” is saved.")).to_be_visible()


def find(person: Person, *, title: str, text: str, source: str, base: int) -> None:
    """Write a finding down under an item; the checklist is on the page."""
    page = person.page
    page.get_by_role("link", name=f"Finding for {title}").click()
    page.get_by_label("What was found").fill(text)
    page.get_by_label("Source").fill(source)
    page.get_by_label("Base size (n)").fill(str(base))
    page.get_by_role("button", name="Keep this finding").click()
    expect(page.get_by_text(text)).to_be_visible()


def open_from_the_room(person: Person) -> None:
    person.page.get_by_role("link", name="What we know, and your quotes").click()
    expect(person.page.get_by_role("heading", name="What we know already")).to_be_visible()


def pin(person: Person, number: int) -> None:
    """Pin a quote of one's share, by where it stands in it."""
    button = person.page.get_by_role("button", name=re.compile(r"^Pin\w* quote")).nth(number - 1)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
