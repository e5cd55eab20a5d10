"""Ways in that `bin/run` prints."""

import re

from playwright.sync_api import expect

from tests.e2e.people import Person


def enter_as_facilitator(person: Person, *, link: str) -> str:
    """Open the printed link of the facilitator; returns the path of the demo's workshop."""
    person.page.goto(link)
    expect(person.page.get_by_role("heading", name="The stage is set")).to_be_visible()
    return re.sub(r"^https?://[^/]+|console/$", "", person.page.url)
