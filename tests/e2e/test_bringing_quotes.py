"""A workbook of ten thousand answers and a transcript, brought in by somebody at a screen."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import posting
from tests.e2e.people import Person
from tests.e2e.test_every_page import Examiner
from tests.workshop.quotes.test_transcript import VOICES
from tests.workshop.quotes.workbooks import workbook

pytestmark = pytest.mark.e2e

ANSWERS = 10_000
PEOPLE = 2_500


def upload(person: Person, workshop: str, name: str, content: bytes, *, into: Path) -> None:
    path = into / name
    path.write_bytes(content)
    person.page.goto(f"{workshop}quotes/import/")
    person.page.locator("input[type=file]").set_input_files(path)
    person.page.get_by_role("button", name="Upload and choose columns").click()


def test_a_workbook_of_ten_thousand_answers_is_imported_while_one_sees_how_far_it_is(
    fay: Person, tmp_path: Path
) -> None:
    page = fay.page
    workshop = posting.make_workshop(fay, title="Ten thousand answers")
    rows = [
        (
            f"Answer {number}: " + " ".join(f"word{number * step % 997}" for step in range(1, 12)),
            f"Name {number % PEOPLE}",
        )
        for number in range(ANSWERS)
    ]
    upload(fay, workshop, "answers.xlsx", workbook(("quote", "person"), *rows), into=tmp_path)

    expect(page.get_by_role("combobox", name="Sheet")).to_have_count(0)  # folded away until somebody asks for it
    page.get_by_text("How the file is read").click()
    expect(page.get_by_role("combobox", name="Sheet")).to_have_value("Answers")
    page.get_by_role("checkbox", name=re.compile("Numbers instead of names")).check()
    page.get_by_role("button", name="Preview again").click()
    expect(page.get_by_role("cell", name="R1", exact=True)).to_be_visible()
    page.get_by_role("button", name="Import 10,000 quotes").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("button", name="Go on")).to_be_hidden()
    expect(page.get_by_text(f"{ANSWERS} quotes from {PEOPLE} respondents imported.")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("listitem").filter(has_text="Answer 0: word0")).to_contain_text("R1")


def test_what_one_speaker_says_in_a_transcript_is_picked_at_once(fay: Person, tmp_path: Path) -> None:
    page, examiner = fay.page, Examiner()
    workshop = posting.make_workshop(fay, title="An interview")
    upload(fay, workshop, "interview.vtt", VOICES.encode(), into=tmp_path)

    utterances = page.get_by_role("group", name="Which utterances are quotes?")
    expect(page.get_by_text("No utterance is picked yet.")).to_be_visible()
    page.get_by_role("button", name="Pick all of Petra").click()
    expect(utterances.get_by_role("checkbox", checked=True)).to_have_count(2)
    examiner.take(fay, "utterances")
    utterances.get_by_role("checkbox", name="I call them.").uncheck()
    page.get_by_role("button", name="Preview again").click()
    page.get_by_role("button", name="Import 1 quote").click()
    expect(page.get_by_text("1 quote from 1 respondent imported.")).to_be_visible()
    assert not examiner.found, "\n".join(examiner.found)
