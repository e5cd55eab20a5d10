"""A wide survey becomes a deck in shares, and a quote that is withdrawn leaves the board that people look at."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import posting
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING
from tests.e2e.test_bringing_quotes import upload
from tests.e2e.test_every_page import Examiner

pytestmark = pytest.mark.e2e

ROLES = ("Planner",) * 6 + ("Driver",) * 3 + ("Owner",)


def wide_survey() -> bytes:
    """Eighty people, two open questions, dates of which only one tells the order, one who does not agree."""
    rows = ["Submitted;Role;What is hard?;What helps?;Consent"]
    for number in range(80):
        day = "31/03/2025" if number == 7 else f"{number % 9 + 1:02}/04/2025"
        agreed = "no" if number == 3 else "yes"
        rows.append(f"{day};{ROLES[number % 10]};Hard is thing number {number};Helpful is {number};{agreed}")
    return "\n".join(rows).encode()


def test_a_wide_survey_becomes_a_deck_in_shares_that_a_hand_can_change(fay: Person, tmp_path: Path) -> None:
    page, examiner = fay.page, Examiner()
    workshop = posting.make_workshop(fay, title="A wide survey")
    upload(fay, workshop, "survey.csv", wide_survey(), into=tmp_path)
    page.get_by_role("checkbox", name=re.compile(r"^What is hard\?")).check()
    page.get_by_role("checkbox", name=re.compile(r"^What helps\?")).check()
    page.get_by_role("button", name="Preview again").click()
    expect(page.get_by_text("2 quotes have no consent.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Date", exact=False).first).to_have_value("0")
    page.get_by_role("button", name="Import 160 quotes").click()
    expect(page.get_by_text("2 came without consent and are withdrawn.")).to_be_visible()

    page.get_by_role("link", name="Choose the deck").click()
    page.get_by_role("spinbutton", name="At most").fill("50")
    page.get_by_role("button", name="See what it gives").click()
    expect(page.get_by_text("Nothing is set yet.")).to_be_visible()
    page.get_by_role("button", name="Set the deck").click()
    shares = page.get_by_role("table").get_by_role("row")
    given = (r"There are", r"Planner\s*94\s*30", r"Driver\s*48\s*15", r"Owner\s*16\s*5")
    expect(shares).to_have_text([re.compile(one) for one in given])
    examiner.take(fay, "deck")
    first = page.get_by_role("listitem").filter(has=page.get_by_role("button", name=re.compile("^Pin"))).first
    name = first.get_by_role("link").inner_text().split()[-1]
    first.get_by_role("button", name=re.compile("^Pin")).click()
    expect(page.get_by_text(f"Quote {name} is pinned into the deck.")).to_be_visible()
    page.get_by_role("button", name="Another sample").click()
    expect(page.get_by_text("The deck is set.")).to_be_visible()
    expect(page.get_by_role("button", name=f"Let go (quote {name})")).to_be_visible()
    page.get_by_role("button", name="Back to the one before").click()
    expect(page.get_by_text("The deck is as it was before.")).to_be_visible()
    page.get_by_role("link", name=f"Quote {name}", exact=True).click()
    examiner.take(fay, "quote")
    assert not examiner.found, "\n".join(examiner.found)


def test_a_withdrawn_quote_leaves_the_board_before_peoples_eyes(room: OpenRoom, fay: Person) -> None:
    opened, examiner = room(step=SORTING), Examiner()
    ana = opened.come("Ana")
    card = ana.page.locator("troupe-quote-card").filter(
        has=ana.page.get_by_role("checkbox", name="Quote 1", exact=True)
    )
    expect(card).to_be_visible()
    said = card.locator(".qcard__text").inner_text()
    fay.page.goto(f"{opened.workshop}quotes/")
    fay.page.get_by_role("link", name="Quote 1", exact=True).click()
    fay.page.get_by_role("link", name="Withdraw it…").click()
    expect(fay.page.get_by_role("heading", name=re.compile("Boards on which it was dealt"))).to_be_visible()
    examiner.take(fay, "withdraw")
    fay.page.get_by_role("textbox", name="Why is it withdrawn?").fill("The respondent asked us to")
    fay.page.get_by_role("button", name="Withdraw it").click()
    expect(fay.page.get_by_text("Quote 1 is withdrawn.")).to_be_visible()
    expect(card.locator(".qcard__text")).to_have_text("Withdrawn")
    expect(ana.page.get_by_text(said)).to_have_count(0)
    examiner.take(ana, "board with a withdrawn quote")
    ana.page.reload()
    expect(card.locator(".qcard__text")).to_have_text("Withdrawn")
    assert not examiner.found, "\n".join(examiner.found)
