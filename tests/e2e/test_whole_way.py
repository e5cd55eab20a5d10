"""The whole way, with a file of one's own: from signing up to the downloaded pack, by three people at three screens."""

import csv
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import drafting, editing, preparing, running, sorting, voting
from tests.e2e.people import Person
from tests.e2e.rooms import DRAFTING, SORTING, VOTING, Invite

pytestmark = pytest.mark.e2e

QUESTIONS = ["What is difficult?", "What helps?"]
PAPER, NOTES = "The paper planner", "The note taker"
SUMMARY, GOALS, STOPS = "In one line", "What they must achieve", "What stops them"
LINE = "Finds out what has changed when it is too late."
FORMULA = "=2+3 stops in one tour."


def test_a_team_goes_from_its_own_survey_to_a_pack_that_it_can_download(
    invite: Invite, survey: Path, tmp_path: Path
) -> None:
    fay, ana, ben = invite("Fay Facilitator"), invite("Ana"), invite("Ben", device="phone")
    workshop = prepare(fay, survey=survey)
    link = running.invitation(fay, workshop=workshop)
    for person in (ana, ben):
        running.come_in(person, link=link)
    gather(fay, ana, ben, workshop=workshop)

    sort(fay, ana, ben)
    draft(fay, ana)
    vote(fay, ana, ben)
    finish(fay, ana, ben, workshop=workshop)

    check_exports(fay, folder=tmp_path)


def prepare(fay: Person, *, survey: Path) -> str:
    """An account, a workshop, and eight quotes of five respondents from two questions."""
    preparing.sign_up(fay, email="fay.whole.way@example.org", password="curtain-call-2025")
    workshop = preparing.make_workshop(fay, title="What drivers need")
    preparing.import_quotes(
        fay, workshop=workshop, file=survey, columns=QUESTIONS, respondent="Respondent", segment="Role"
    )
    expect(fay.page.get_by_text("8 quotes from 5 respondents imported.")).to_be_visible()
    expect(fay.page.get_by_text("<b>Nobody</b> tells me what has changed.")).to_be_visible()
    return workshop


def gather(fay: Person, ana: Person, ben: Person, *, workshop: str) -> None:
    """Both are in the lobby, say what they do, and are dealt into two groups; the first step opens for them."""
    expect(ben.page.get_by_text("2 people are here")).to_be_visible()
    ana.page.get_by_role("radio", name="Support").check()
    ana.page.get_by_role("button", name="Yes, I meet them").click()
    expect(ana.page.get_by_text("Support · you meet customers")).to_be_visible()
    preparing.make_two_groups(fay, workshop=workshop)
    running.start(fay, workshop=workshop)
    for person in (ana, ben):
        expect(person.page.get_by_role("heading", name=re.compile("^Opening"), level=1)).to_be_visible()


def sort(fay: Person, ana: Person, ben: Person) -> None:
    """Each group has a board of its own, and the console sees both."""
    running.go_on_to(fay, step=SORTING)
    sorting.make_cluster(ana, 1, 3, name=PAPER)
    sorting.drag(ana, 4, to=sorting.card(ana, 1))
    ben.page.get_by_role("button", name=re.compile("^Clusters")).click()
    expect(ben.page.get_by_role("heading", name="No clusters yet")).to_be_visible()
    ben.page.get_by_role("button", name=re.compile("^Unsorted")).click()
    sorting.select(ben, 2)
    ben.page.get_by_role("group", name="Selected quotes").get_by_role("button", name="New cluster").tap()
    name = sorting.name_of(ben, 1)
    name.fill(NOTES)
    name.press("Enter")
    expect(name).to_have_value(NOTES)
    tiles = fay.page.locator("troupe-group-tile")
    expect(tiles.filter(has_text="3 of 8 placed · 1 cluster")).to_have_count(1)
    expect(tiles.filter(has_text="1 of 8 placed · 1 cluster")).to_have_count(1)


def draft(fay: Person, ana: Person) -> None:
    running.go_on_to(fay, step=DRAFTING)
    drafting.name_persona(ana, "Paula Paper")
    drafting.draw_on(ana, PAPER)
    drafting.write_line(ana, SUMMARY, "Plans on paper, because paper does not log out.")
    drafting.write_line(ana, GOALS, FORMULA)
    drafting.send(ana, 1, to=STOPS, place=drafting.NEW_LINE)
    drafting.write_line(ana, STOPS, LINE)
    drafting.attach(ana, 3, to=STOPS, line=LINE)
    drafting.attach(ana, 1, to=SUMMARY, line="Plans on paper")


def vote(fay: Person, ana: Person, ben: Person) -> None:
    running.go_on_to(fay, step=VOTING)
    voting.place(ana, "Paula Paper", 3)
    voting.place(ben, "Paula Paper", 1)
    voting.place(ben, NOTES, 2)
    expect(fay.page.get_by_text("2 of 2 have voted").first).to_be_visible()
    voting.reveal(fay)
    for person in (ana, ben):
        expect(voting.ranking(person).first).to_contain_text("4 dots from 2 people")


def finish(fay: Person, ana: Person, ben: Person, *, workshop: str) -> None:
    """The end, the drafts, a changed line with one more quote, and the lock."""
    running.end(fay)
    for person in (ana, ben):
        expect(person.page.get_by_role("heading", name=f"Thank you, {person.name}")).to_be_visible()
    editing.make_drafts(fay, workshop=workshop, candidates=["Paula Paper", NOTES])
    editing.open_draft(fay, workshop=workshop, name="Paula Paper")
    fay.page.get_by_role("textbox", name=f"{STOPS}, line 2").fill(f"{LINE} Every day.")
    editing.attach(fay, 4, words="=1+1", to=f"{STOPS}, line 2")
    editing.save(fay)
    expect(fay.page.get_by_role("textbox", name=f"{STOPS}, line 2")).to_have_value(f"{LINE} Every day.")
    editing.open_lock(fay, workshop=workshop)
    expect(fay.page.get_by_text("2 personas go in")).to_be_visible()
    editing.lock(fay)


def check_exports(fay: Person, *, folder: Path) -> None:
    """Four files, and in each the line with its evidence; a formula is no formula in the spreadsheet."""
    for text in (FORMULA, f"{LINE} Every day.", "=1+1 is what the sheet says, not what I drive."):
        expect(fay.page.get_by_text(text).first).to_be_visible()
    pack = json.loads(editing.download(fay, format="JSON", folder=folder).read_text(encoding="utf-8"))
    assert [one["name"] for one in pack["personas"]] == ["Paula Paper", NOTES]
    assert f"{LINE} Every day." in json.dumps(pack, ensure_ascii=False)
    markdown = editing.download(fay, format="Markdown", folder=folder).read_text(encoding="utf-8")
    assert f"{LINE} Every day." in markdown
    assert editing.download(fay, format="PDF", folder=folder).read_bytes().startswith(b"%PDF-")
    with editing.download(fay, format="CSV", folder=folder).open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert f"'{FORMULA}" in cells
    assert any("=1+1 is what the sheet says" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
