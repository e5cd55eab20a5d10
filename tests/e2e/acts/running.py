"""Coming in, and moving the room."""

import re

from playwright.sync_api import expect

from tests.e2e.people import Person


def come_in(person: Person, *, link: str) -> None:
    """Open the link of the invitation, say one's name, and stand in the lobby or the room, with all that is in it."""
    page = person.page
    page.goto(link)
    page.get_by_label("Your name").fill(person.name)
    page.get_by_role("button", name="Come in").click()
    expect(page.locator("troupe-room h1, troupe-room h2").first).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def invitation(person: Person, *, workshop: str) -> str:
    """The link that participants are sent."""
    person.page.goto(workshop)
    link = person.page.locator("troupe-copy[value*='/join/']").first.get_attribute("value")
    assert link is not None
    return link


def start(person: Person, *, workshop: str) -> None:
    """Start the agenda from the console."""
    person.page.goto(f"{workshop}console/")
    person.page.get_by_role("button", name="Start the workshop").click()
    expect(person.page.get_by_text(re.compile("Now: step 1 of"))).to_be_visible()


def go_on_to(person: Person, *, step: str) -> None:
    """Press “Next” on the console until `step` is on."""
    page = person.page
    title = page.locator("#now-title")
    for _ in range(10):
        now = title.inner_text()
        if step in now:
            return
        page.get_by_role("button", name=re.compile("^Next: ")).click()
        move_all_the_same(person)
        expect(title).not_to_have_text(now)
    raise AssertionError(f"there is no step {step}")


def go_to(facilitator: Person, *, step: str) -> None:
    """Bring everybody to a step by the run of show, wherever they are; start when that has not happened."""
    page = facilitator.page
    title = page.locator("#now-title")
    start = page.get_by_role("button", name="Start the workshop")
    expect(title).to_be_visible()
    if start.is_visible():
        start.click()
        expect(start).to_be_hidden()
    if step not in title.inner_text():
        page.get_by_role("button", name=re.compile(f"^Bring everybody to “{step}")).click()
        move_all_the_same(facilitator)
        expect(title).to_contain_text(step)


def move_all_the_same(facilitator: Person) -> None:
    """Where the console tells that somebody is not done, move on; it asks before anything else can be pressed."""
    asked = facilitator.page.get_by_role("dialog").get_by_role("button", name=re.compile("^Move on to "))
    if asked.is_visible():
        asked.click()


def end(person: Person) -> None:
    """End the workshop, and say that one is sure."""
    person.page.get_by_role("button", name="End the workshop").click()
    person.page.get_by_role("dialog").get_by_role("button", name=re.compile("End")).click()
    expect(person.page.get_by_role("heading", name="The workshop has ended")).to_be_visible()


def put_missed_away(person: Person) -> None:
    """Whoever came late has read what went by."""
    person.page.locator(".room-missed").get_by_role("button", name="Put away").click()
