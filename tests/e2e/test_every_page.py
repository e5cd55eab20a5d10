"""Every page on a desk and in a hand, light and dark: axe finds nothing, and none is wider than its window."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.acts import inviting, posting, sorting
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.pictures.story import Story
from tests.e2e.rooms import SORTING, Invite
from tests.serving import Served

pytestmark = pytest.mark.e2e

OF_COLOURS = ("color-contrast", "link-in-text-block")
REFUSED = "status of (404|422)"


class Examiner:
    """Looks at a page on both screens. The theme changes colours alone, so only these are looked at in the dark."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def take(self, person: Person, name: str, *, whole: bool = False) -> None:
        for device in ("desk", "phone"):
            for theme, rules in (("light", ()), ("dark", OF_COLOURS)):
                person.look(device=device, theme=theme)
                person.settle()
                screen = f"{name}, {device}, {theme}"
                self.found += [f"{screen}: {violation}" for violation in person.violations(rules=rules)]
                if person.overflows():
                    self.found.append(f"{screen}: is wider than the window")
        person.look(device="desk", theme="light")


def test_all_pages_of_a_workshop_can_be_read_by_everybody(troupe: Served, browser: Browser) -> None:
    examiner = Examiner()
    story = Story(troupe, browser, examiner)

    story.tell()

    complaints = [f"{person.name}: {text}" for person in story.cast.values() for text in person.complaints]
    for person in story.cast.values():
        person.context.close()
    assert not examiner.found, "\n".join(examiner.found)
    assert complaints == []


def test_pages_with_nothing_on_them_and_pages_that_refuse_are_no_worse(fay: Person, invite: Invite) -> None:
    examiner = Examiner()
    ana = invite("Ana")
    ana.foresee(REFUSED)
    fay.foresee(REFUSED)
    workshop = posting.make_workshop(fay, title="A workshop in which nothing has happened yet")

    pages = (
        "", "agenda/", "prework/", "readout/", "agenda/save/", "occasion/", "duplicate/", "staff/", "title/", "delete/",
        "rehearse/",
    )  # fmt: skip
    for path in (*pages, "quotes/", "quotes/deck/", "people/", "console/", "personas/", "personas/lock/"):
        fay.page.goto(workshop + path)
        expect(fay.page.locator(".skeleton")).to_have_count(0)
        examiner.take(fay, f"empty {path}")
    fay.page.goto(f"{workshop}quotes/import/")
    fay.page.get_by_role("button", name="Read this text").click()
    examiner.take(fay, "import refused")
    ana.page.goto(f"/account/sign-in/?next={workshop}")
    ana.page.get_by_label("E-mail").fill("nobody@example.org")
    ana.page.get_by_label("Password", exact=True).fill("wrong")
    ana.page.get_by_role("button", name="Sign in").click()
    expect(ana.page.get_by_role("alert")).to_be_visible()
    examiner.take(ana, "sign-in refused")
    ana.page.goto("/account/sign-up/")
    ana.page.get_by_role("button", name="Make my account").click()
    expect(ana.page.get_by_role("alert")).to_be_visible()
    examiner.take(ana, "sign-up refused")
    for path in ("password/sent/", "password/changed/", "password/MQ/used-up/"):
        ana.page.goto(f"/account/{path}")
        examiner.take(ana, path)
    library = fay.context.request.get("/").url
    for path in ("members/", "name/", "leave/"):
        fay.page.goto(library + path)
        examiner.take(fay, f"library {path}")
    link = inviting.make_link(fay, page=f"{workshop}staff/")
    examiner.take(fay, "a new link")
    ana.page.goto(link)
    examiner.take(ana, "an invitation")
    ana.page.goto("/invitation/nothing/")
    expect(ana.page.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    examiner.take(ana, "an invitation to nothing")
    ana.page.goto("/nowhere/")
    expect(ana.page.get_by_role("heading", name=re.compile("nothing here"))).to_be_visible()
    examiner.take(ana, "absent")

    assert not examiner.found, "\n".join(examiner.found)


def test_open_menus_and_dialogs_are_no_worse(room: OpenRoom) -> None:
    examiner = Examiner()
    opened = room(step=SORTING)
    fay, ana = opened.facilitator, opened.come("Ana")

    sorting.make_cluster(ana, 1, 2, name="The paper planner")
    sorting.undo(ana)
    expect(ana.page.locator(".toast")).to_be_visible()
    examiner.take(ana, "a toast")
    sorting.select(ana, 3)
    ana.page.get_by_role("button", name="Move to… (the selected quotes)").click()
    expect(ana.page.get_by_role("menuitem").first).to_be_visible()
    examiner.take(ana, "a menu")
    ana.page.keyboard.press("Escape")
    ana.page.get_by_role("button", name="Keys").click()
    expect(ana.page.get_by_text("new cluster of the selection")).to_be_visible()
    examiner.take(ana, "the keys")
    fay.page.get_by_role("button", name="End the workshop").click()
    expect(fay.page.get_by_role("dialog")).to_be_visible()
    examiner.take(fay, "a question")
    fay.page.goto(f"{opened.workshop}agenda/")
    fay.page.get_by_role("button", name="Add a step").click()
    expect(fay.page.get_by_role("dialog")).to_be_visible()
    examiner.take(fay, "a new step")
    fay.page.goto(f"{fay.page.url}save/")
    fay.page.get_by_role("button", name="Save the template").click()
    fay.page.goto(fay.context.request.get("/").url + "agendas/")
    fay.page.get_by_text("Rename or take away").first.click()
    examiner.take(fay, "saved agendas")

    assert not examiner.found, "\n".join(examiner.found)
