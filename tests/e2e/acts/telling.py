"""Telling a day in the life: the one text that a group writes together."""

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person


def story(person: Person) -> Locator:
    """The text, in the editor or in the plain field."""
    return person.page.get_by_role("textbox", name="The story")


def write(person: Person, words: str, *, at: str = "End") -> None:
    """Type words at the beginning (`at` Home) or the end of the text."""
    story(person).focus()
    person.page.keyboard.press(f"Control+{at}")
    person.page.keyboard.type(words)


def is_saved(person: Person) -> None:
    expect(person.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def use_plain_field(person: Person) -> None:
    person.page.get_by_role("button", name="Use a plain field").click()
    expect(person.page.locator("textarea.live-text__area")).to_be_visible()
