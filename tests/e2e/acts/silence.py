"""Silence at a step, from the console: before it opens, and its end."""

import re

from playwright.sync_api import expect

from tests.e2e.people import Person

HIDDEN = "In silence: each sees only their own lines"


def begin_next(facilitator: Person) -> None:
    """Let the step that comes next begin in silence."""
    facilitator.page.get_by_role("checkbox", name=re.compile("^Begin “.*” in silence$")).check()


def show(facilitator: Person) -> None:
    """Show everybody what was written."""
    page = facilitator.page
    expect(page.get_by_text(HIDDEN)).to_be_visible()
    page.get_by_role("button", name="Show everybody’s lines").click()
    page.get_by_role("button", name="Show them").click()
    expect(page.get_by_text(HIDDEN)).to_have_count(0)
