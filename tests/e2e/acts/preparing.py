"""From an account to a workshop that people can come to."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.acts import planning
from tests.e2e.people import Person


def sign_up(person: Person, *, email: str, password: str) -> None:
    """Make an account; its library is the next page."""
    page = person.page
    page.goto("/account/sign-up/")
    page.get_by_label("Your name").fill(person.name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", name="Workshops")).to_be_visible()


def make_workshop(person: Person, *, title: str) -> str:
    """Make a workshop from the supplied template; returns its path."""
    page = person.page
    page.get_by_role("link", name=re.compile("Make a workshop|New workshop")).first.click()
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Make the workshop").click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    return re.sub(r"^https?://[^/]+", "", page.url)


def import_quotes(
    person: Person, *, workshop: str, file: Path, columns: list[str], respondent: str, segment: str
) -> None:
    """Upload a file, choose columns, look at the preview, import."""
    page = person.page
    page.goto(f"{workshop}quotes/import/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Upload and choose columns").click()
    boxes = page.get_by_role("group", name="Which columns hold quotes?").get_by_role("checkbox")
    for box in boxes.all():
        box.set_checked(False)
    for column in columns:
        page.get_by_role("checkbox", name=re.compile(re.escape(column))).set_checked(True)
    page.get_by_role("combobox", name="Respondent").select_option(label=respondent)
    page.get_by_role("combobox", name="Segment").select_option(label=segment)
    page.get_by_role("button", name="Preview again").click()
    page.get_by_role("button", name=re.compile("^Import [0-9,]+ quote")).click()
    expect(page.get_by_role("heading", name="Quotes", exact=True)).to_be_visible()


def make_two_groups(person: Person, *, workshop: str) -> None:
    """Two groups, and everybody on the list planned into one of them."""
    page = person.page
    page.goto(f"{workshop}people/")
    planning.open_planner(person)
    planning.choose(person, groups=2)
    planning.propose(person)
    planning.apply(person)
    expect(page.get_by_role("region", name=re.compile("^Group [12]$"))).to_have_count(2)
