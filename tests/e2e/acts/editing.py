"""After the workshop: drafts of candidates, their lines, and the locked pack."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.people import Person


def make_drafts(editor: Person, *, workshop: str, candidates: list[str]) -> None:
    """Choose candidates by their names, and nothing else, and make drafts of them."""
    page = editor.page
    page.goto(f"{workshop}personas/")
    boxes = page.get_by_role("form", name="Candidates")
    for box in boxes.get_by_role("checkbox").all():
        box.set_checked(False)
    for name in candidates:
        boxes.get_by_role("checkbox", name=name).check()
    boxes.get_by_role("button", name="Make drafts").click()
    expect(page.get_by_role("heading", name="Drafts", exact=True)).to_be_visible()


def open_draft(editor: Person, *, workshop: str, name: str) -> None:
    page = editor.page
    page.goto(f"{workshop}personas/")
    page.get_by_role("article").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value(name)


def save(editor: Person) -> None:
    """Save the form, and see that nothing is left unsaved."""
    editor.page.get_by_role("button", name="Save", exact=True).click()
    expect(editor.page.get_by_text("Everything is saved")).to_be_visible()


def open_lock(editor: Person, *, workshop: str) -> None:
    editor.page.goto(f"{workshop}personas/lock/")
    expect(editor.page.get_by_role("heading", name=re.compile("^Lock "))).to_be_visible()


def lock(editor: Person) -> None:
    """Lock the pack; its page is the next one."""
    editor.page.get_by_role("button", name=re.compile(r"^Lock v[\d.]+$")).click()
    expect(editor.page.get_by_text("Current pack")).to_be_visible()


def download(editor: Person, *, format: str, folder: Path) -> Path:
    """Fetch one export of the pack by its button on the page."""
    with editor.page.expect_download() as started:
        editor.page.get_by_role("group", name="Download this pack").get_by_role("link", name=format).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def attach(editor: Person, number: int, *, words: str, to: str) -> None:
    """Attach a quote to a line by the dialog: find it by words, press it."""
    page = editor.page
    line = page.locator(".persona-line").filter(has=page.get_by_role("textbox", name=to))
    line.get_by_role("button", name="Attach a quote").click()
    dialog = page.get_by_role("dialog", name="Attach a quote")
    dialog.get_by_role("searchbox").fill(words)
    dialog.get_by_role("button", name=str(number)).click()
    expect(line).to_contain_text("attached when you save")
