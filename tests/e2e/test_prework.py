"""A facilitator fills the pre-work and uploads; somebody with a phone reads it in the room, and pins."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import readout, running
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import HEIGHTS, WIDTHS
from tests.e2e.rooms import SORTING
from tests.e2e.test_every_page import Examiner
from tests.workshop.prework.files import PAGE, PDF

pytestmark = pytest.mark.e2e

SUPPORT = "What support hears most"


def test_what_is_known_is_brought_shown_and_pinned(room: OpenRoom, tmp_path: Path) -> None:
    opened, examiner = room(), Examiner()
    fay, workshop = opened.facilitator, opened.workshop
    report = tmp_path / "calls.pdf"
    report.write_bytes(PDF + bytes(2_000_000))

    readout.bring(fay, workshop=workshop, kind=SUPPORT, title="Calls of March", file=report)
    readout.find(fay, title="Calls of March", text="One call in five is a lost password.", source="Desk", base=1412)
    examiner.take(fay, "pre-work")
    fay.page.get_by_role("button", name="Remove Calls of March").click()
    fay.page.get_by_role("button", name="Undo").click()
    fay.page.get_by_role("button", name="Done: Calls of March").click()
    expect(fay.page.get_by_role("button", name="Done: Calls of March")).to_have_attribute("aria-pressed", "true")

    ana = opened.come("Ana")
    ana.page.set_viewport_size({"width": WIDTHS["phone"], "height": HEIGHTS["phone"]})
    fay.page.goto(f"{workshop}console/")
    opened.go_to("Readout of the research")
    readout.open_from_the_room(ana)
    expect(ana.page.get_by_text("One call in five is a lost password.")).to_be_visible()
    with ana.page.expect_download() as download:
        ana.page.get_by_role("link", name=re.compile("calls.pdf")).click()
    assert Path(download.value.path()).read_bytes() == report.read_bytes()
    readout.pin(ana, 2)
    assert not ana.overflows()
    ana.page.reload()
    expect(ana.page.get_by_role("button", name=re.compile("^Pinned quote"))).to_have_count(1)
    examiner.take(ana, "readout")

    opened.go_to(SORTING)
    expect(ana.page.get_by_text("The others are at “Sort the quotes")).to_be_visible()
    examiner.take(ana, "readout, left behind")
    ana.page.get_by_role("link", name="Go there").click()
    expect(ana.page.get_by_role("heading", name=re.compile(SORTING), level=1)).to_be_visible()
    fay.page.goto(f"{workshop}readout/")
    expect(fay.page.get_by_text("1 pin", exact=True)).to_be_visible()
    examiner.take(fay, "readout, staff")
    assert not examiner.found, "\n".join(examiner.found)


def test_a_file_that_is_refused_loses_nothing_that_was_typed(room: OpenRoom, tmp_path: Path) -> None:
    opened, examiner = room(), Examiner()
    fay = opened.facilitator
    fay.foresee("status of 422")
    page, disguised = fay.page, tmp_path / "chart.png"
    disguised.write_bytes(PAGE)
    page.goto(f"{opened.workshop}prework/new/?kind=deals")
    page.get_by_label("What is it?").fill("Lost deals")
    page.get_by_label("Text").fill("Nine of thirty-one.")
    page.locator("input[type=file]").set_input_files(disguised)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("The name says PNG")).to_be_visible()
    expect(page.get_by_label("Text")).to_have_value("Nine of thirty-one.")
    examiner.take(fay, "an item refused")
    page.locator("input[type=file]").set_input_files([])
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“Lost deals” is saved.")).to_be_visible()
    running.start(fay, workshop=opened.workshop)
    assert not examiner.found, "\n".join(examiner.found)
