"""Coming in: by keyboard alone, with a wrong code, with a name that is too long, when it is over, and coming back."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import running
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, TITLE, Invite

pytestmark = pytest.mark.e2e

REFUSED = "status of (404|422)"
WRONG_CODE = "No open workshop has this code."


def is_seen(person: Person) -> bool:
    """Whether what has the focus shows it: an outline, or a ring of its own."""
    script = """() => {
      const seen = (element) => {
        const style = getComputedStyle(element);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      };
      const focused = document.activeElement;
      return focused !== document.body && (seen(focused) || seen(focused.closest('label, .field') ?? focused));
    }"""
    return bool(person.page.evaluate(script))


def tab_to(person: Person, role: str, name: str) -> None:
    """Press Tab until it is there; every stop on the way shows that it has the focus."""
    goal = person.page.get_by_role(role, name=name)  # type: ignore[arg-type]
    for _ in range(30):
        person.page.keyboard.press("Tab")
        assert is_seen(person), person.page.evaluate("document.activeElement.cloneNode().outerHTML")
        if goal.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {role} {name}")


def test_somebody_without_a_mouse_comes_in_from_the_first_page_and_sees_where_they_are(
    room: OpenRoom, invite: Invite
) -> None:
    opened = room()
    code = opened.link.rstrip("/").rpartition("/")[2]
    ana = invite("Ana")
    ana.page.goto("/")

    tab_to(ana, "textbox", "Invited? Type your code")
    ana.page.keyboard.type(f"{code[:4]} {code[4:]}".lower())
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("heading", name=TITLE)).to_be_visible()
    tab_to(ana, "textbox", "Your name")
    ana.page.keyboard.type("Ana")
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_text("You are in, Ana")).to_be_visible()
    tab_to(ana, "radio", "Customer success")
    for key in ("ArrowRight", "ArrowRight"):
        ana.page.keyboard.press(key)
    expect(ana.page.get_by_role("radio", name="Design")).to_be_checked()
    tab_to(ana, "button", "Yes, I meet them")
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_text("Design · you meet customers")).to_be_visible()


def test_a_wrong_code_is_answered_with_what_to_do(invite: Invite) -> None:
    ana = invite("Ana")
    ana.foresee(REFUSED)
    ana.page.goto("/join/")

    ana.page.get_by_label("Code").fill("7K4M 2XQ9")
    ana.page.get_by_role("button", name="Go on").click()
    expect(ana.page.get_by_text(WRONG_CODE)).to_be_visible()
    expect(ana.page.get_by_label("Code")).to_have_value("7K4M 2XQ9")
    ana.page.get_by_label("Code").fill("")
    ana.page.get_by_role("button", name="Go on").click()
    expect(ana.page.get_by_text("Type the code of your invitation.")).to_be_visible()
    ana.page.goto("/join/AAAA0000/")
    expect(ana.page.get_by_role("alert")).to_contain_text(WRONG_CODE)


def test_a_name_of_five_hundred_characters_or_of_none_is_asked_for_again(room: OpenRoom, invite: Invite) -> None:
    opened = room()
    ana = invite("Ana", device="phone")
    ana.foresee(REFUSED)
    ana.page.goto(opened.link)
    name = ana.page.get_by_label("Your name")

    name.evaluate("field => field.removeAttribute('maxlength')")
    name.fill("A" * 500)
    ana.page.get_by_role("button", name="Come in").click()
    expect(ana.page.get_by_text("Use a name of at most 80 characters; yours has 500.")).to_be_visible()
    assert not ana.overflows()
    name.fill("\u200b \u2800")
    ana.page.get_by_role("button", name="Come in").click()
    expect(ana.page.get_by_text("Type the name that the others know you by.")).to_be_visible()
    name.fill("A" * 80)
    ana.page.get_by_role("button", name="Come in").click()
    expect(ana.page.get_by_text(f"You are in, {'A' * 80}")).to_be_visible()
    assert not ana.overflows()


def test_nobody_comes_into_a_workshop_that_is_over_but_who_was_there_sees_its_end(
    room: OpenRoom, invite: Invite
) -> None:
    opened = room(step="Vote, next steps")
    ana, late = opened.come("Ana"), invite("Late Larry")
    late.foresee(REFUSED)
    late.page.goto(opened.link)
    late.page.get_by_label("Your name").fill(late.name)
    running.end(opened.facilitator)

    expect(ana.page.get_by_role("heading", name="Thank you, Ana")).to_be_visible()
    late.page.get_by_role("button", name="Come in").click()
    expect(late.page.get_by_text(re.compile("No open workshop has this code|ended"))).to_be_visible()
    late.page.goto(opened.link)
    expect(late.page.get_by_role("alert")).to_contain_text(WRONG_CODE)
    ana.page.goto(opened.link)
    expect(ana.page.get_by_role("heading", name="Thank you, Ana")).to_be_visible()


def test_who_is_taken_out_is_told_so_and_can_come_in_again(room: OpenRoom) -> None:
    opened = room(step=SORTING)
    ana = opened.come("Ana")
    fay = opened.facilitator
    fay.page.goto(f"{opened.workshop}people/")

    fay.page.get_by_role("button", name="Take Ana out of the workshop").click()
    fay.page.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(ana.page.get_by_role("heading", name="You are no longer in this workshop")).to_be_visible()
    expect(ana.page.get_by_role("status").filter(has_text="You are no longer in this session.")).to_be_visible()
    ana.page.get_by_role("main").get_by_role("link", name="Come in again").click()
    expect(ana.page.get_by_role("heading", name="Join a workshop")).to_be_visible()
    running.come_in(ana, link=opened.link)
    expect(ana.page.get_by_role("heading", name=re.compile(SORTING))).to_be_visible()


def test_who_was_there_before_the_start_can_signal_after_it(room: OpenRoom) -> None:
    opened = room()
    ana = opened.come("Ana")
    hand = ana.page.get_by_role("button", name="Raise hand", exact=True)
    expect(hand).to_be_disabled()
    opened.go_to(SORTING)
    hand.click()
    expect(hand).to_have_attribute("aria-pressed", "true")
