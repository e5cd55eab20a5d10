"""Links that invite members and co-facilitators: made by one, opened by another."""

from playwright.sync_api import expect

from tests.e2e.people import Person


def make_link(person: Person, *, page: str, role: str | None = None) -> str:
    """Make a link on the page of members or of staff, and read it from there."""
    person.page.goto(page)
    if role is not None:
        person.page.get_by_label("As", exact=True).select_option(label=role)
    person.page.get_by_role("button", name="Make a link").click()
    expect(person.page.get_by_role("heading", name="The link is ready")).to_be_visible()
    return person.page.locator("#new-link").inner_text()


def sign_up_and_accept(person: Person, *, link: str, email: str, password: str) -> None:
    """Somebody without an account opens the link, makes one on the way, and accepts."""
    page = person.page
    page.goto(link)
    page.get_by_role("link", name="Make an account").click()
    page.get_by_label("Your name").fill(person.name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Make my account").click()
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Welcome")).to_be_visible()
