"""Silent first, then together: what each writes stays theirs until it is shown, and what is removed can come back."""

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import drafting, silence
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import DRAFTING, Room

pytestmark = pytest.mark.e2e

GOALS = "What they must achieve"
HERS, HIS = "Be home at six.", "A plan that holds until noon."


def begin_in_silence(opened: Room) -> None:
    """The step before drafting is on; drafting is to begin in silence, and then does."""
    opened.go_to("Break")
    silence.begin_next(opened.facilitator)
    opened.go_to(DRAFTING)


def remove(person: Person, text: str) -> None:
    person.page.get_by_role("button", name=f"Remove the line “{text}”").press("Enter")


def test_each_writes_alone_until_it_is_shown_and_then_all_is_there(room: OpenRoom) -> None:
    opened = room()
    ana, ben = opened.come("Ana"), opened.come("Ben")
    begin_in_silence(opened)
    for person, text in ((ana, HERS), (ben, HIS)):
        expect(person.page.get_by_text("Only you see what you write")).to_be_visible()
        drafting.write_line(person, GOALS, text)
        drafting.name_persona(person, f"Persona of {person.name}")
    expect(opened.facilitator.page.get_by_text("In silence: 2 people have written").first).to_be_visible()
    expect(drafting.texts(ana, GOALS)).to_have_count(1)
    for person in (ben, opened.facilitator):
        assert HERS not in person.page.content()

    silence.show(opened.facilitator)
    for person in (ana, ben):
        expect(drafting.texts(person, GOALS)).to_have_count(2)
        expect(person.page.get_by_text("Everybody’s lines are shown now. From here on")).to_be_visible()
    ben.page.get_by_role("group", name="Names that were proposed").get_by_role("button", name="Persona of Ana").click()
    expect(ana.page.get_by_role("textbox", name="Name of the persona")).to_have_value("Persona of Ana")


def test_who_did_not_write_a_line_cannot_remove_it_until_that_is_allowed_and_it_can_be_put_back(room: OpenRoom) -> None:
    opened = room(step=DRAFTING)
    ana, ben = opened.come("Ana"), opened.come("Ben")
    drafting.write_line(ana, GOALS, HERS)
    expect(drafting.texts(ben, GOALS)).to_have_count(1)
    remove(ben, HERS)
    expect(ben.page.get_by_text("Somebody else wrote this line").first).to_be_visible()
    expect(drafting.texts(ana, GOALS)).to_have_count(1)

    page = opened.facilitator.page
    page.get_by_role("checkbox", name="Everybody may remove what others wrote").check()
    button = ben.page.get_by_role("button", name=f"Remove the line “{HERS}”")
    expect(button).not_to_have_attribute("aria-disabled", "true")
    remove(ben, HERS)
    expect(drafting.texts(ana, GOALS)).to_have_count(0)

    page.get_by_role("button", name="Removed from this board").click()
    expect(page.get_by_role("dialog")).to_contain_text("Removed by Ben at")
    page.get_by_role("button", name=f"Put back {HERS}").click()
    expect(drafting.texts(ana, GOALS)).to_have_value(HERS)
    expect(page.get_by_role("dialog")).to_contain_text("Nothing has been removed")
