"""Two facilitators plan groups at the same time, and look before the groups' first step at who is there."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.acts import agenda, facilitating, planning
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import SORTING, Invite, Room
from tests.serving import Served

pytestmark = pytest.mark.e2e

PAIR = re.compile("Ana and Ben|Ben and Ana")
"""Either way round."""

NAMES = ("Ana", "Ben", "Cleo", "Dora", "Emil", "Fadi", "Gus")
_SELL = """names => {
  const { session, commands } = document.querySelector("troupe-console");
  for (const [id, person] of session.get("people"))
    if (names.includes(person.name))
      commands.describePerson(id, { function: "sales", meets_customers: person.name !== "Ben" });
}"""


def gather(room: OpenRoom, invite: Invite, troupe: Served) -> tuple[Room, Person, Person, dict[str, Person]]:
    """Fay and Cora have the console open; seven people come; Ana, Ben and Emil sell, and Ben meets no customers."""
    opened = room()
    cora = invite("Cora")
    facilitating.co_facilitate(cora, room=opened, troupe=troupe)
    people = {name: opened.come(name) for name in NAMES}
    opened.facilitator.page.evaluate(_SELL, ["Ana", "Ben", "Emil"])
    return opened, opened.facilitator, cora, people


def card(person: Person, words: str = "not complete for “Sort the quotes") -> Locator:
    return person.page.get_by_role("region", name=re.compile(words))


def group_of(person: Person) -> Locator:
    return person.page.locator(".room-strip__group")


def test_one_press_mends_a_group_whose_people_have_not_come_and_another_puts_it_away(
    room: OpenRoom, invite: Invite, troupe: Served
) -> None:
    opened, fay, cora, people = gather(room, invite, troupe)
    facilitating.make_groups(opened, Planners=["Ana", "Ben", "Cleo", "Dora"], Callers=["Emil", "Fadi", "Gus"])
    opened.go_to("Opening")
    expect(fay.page.locator("#now-title")).to_contain_text("Opening")
    expect(card(fay)).to_have_count(0)

    people["Gus"].page.goto("about:blank")
    for person in (fay, cora):
        expect(card(person)).to_contain_text("Callers: 2 of 3 are here, fewer than 3.")
        expect(card(person)).to_contain_text(
            "Ben to Callers: then each has at least 3 people and somebody who meets customers."
        )
    assert fay.violations() == []
    card(cora).get_by_role("button", name="Leave it").click()
    expect(card(cora)).to_have_count(0)
    expect(card(fay)).to_be_visible()
    cora.page.reload()
    expect(cora.page.locator("#now-title")).to_contain_text("Opening")
    expect(facilitating.tile(cora, "Callers")).to_contain_text("2 of 3 here")
    expect(card(cora)).to_have_count(0)

    fay.page.goto(f"{opened.workshop}people/")
    card(fay).get_by_role("button", name="Ben to Callers").click()
    expect(card(fay)).to_have_count(0)
    assert planning.groups(fay)["Callers"] == ["Ben", "Emil", "Fadi", "Gus"]
    fay.page.get_by_role("button", name="Undo").click()
    expect(card(fay)).to_be_visible()
    card(fay).get_by_role("button", name="Ben to Callers").click()
    expect(card(fay)).to_have_count(0)

    fay.page.goto(f"{opened.workshop}console/")
    opened.go_to(SORTING)
    expect(group_of(people["Ben"])).to_contain_text("Callers")
    people["Emil"].page.goto("about:blank")
    for person in (fay, cora):
        expect(card(person)).to_contain_text("Callers: nobody who is here meets customers.")
        expect(card(person)).to_contain_text("Moving one person mends nothing.")
        expect(card(person).get_by_role("link", name="Plan groups")).to_be_visible()


def test_what_one_wishes_of_the_planner_holds_for_both_and_outlives_a_reload(
    room: OpenRoom, invite: Invite, troupe: Served
) -> None:
    opened, fay, cora, _people = gather(room, invite, troupe)
    for person in (fay, cora):
        person.page.goto(f"{opened.workshop}people/")
        expect(person.page.get_by_text("7 have come")).to_be_visible()
        planning.open_planner(person)
        planning.choose(person, groups=2)
        planning.propose(person)

    planning.pin(fay, "Ana", to="Group 2")
    pinned = "Ana is pinned; change"
    expect(fay.page.get_by_role("button", name=pinned)).to_be_focused()
    expect(planning.planner(cora).get_by_role("button", name=pinned)).to_be_visible()
    assert "Ana" in planning.proposed(cora)["Group 2"]

    planning.planner(cora).get_by_text("Keep people apart").click()
    planning.planner(cora).locator("[data-apart=one]").select_option("Ana")
    planning.planner(cora).locator("[data-apart=other]").select_option("Ben")
    planning.planner(cora).get_by_role("button", name="Keep apart").click()
    for person in (fay, cora):
        expect(planning.planner(person).get_by_text("1 pair kept apart")).to_be_visible()
        expect(planning.planner(person).get_by_role("list", name="Kept apart")).to_contain_text(PAIR)

    fay.page.reload()
    planning.open_planner(fay)
    expect(planning.planner(fay).get_by_role("list", name="Kept apart")).to_contain_text(PAIR)
    planning.choose(fay, groups=2)
    planning.propose(fay)
    expect(planning.planner(fay).get_by_role("button", name=pinned)).to_be_visible()
    wished = planning.proposed(fay)
    assert "Ana" in wished["Group 2"]
    assert "Ben" in wished["Group 1"]
    planning.apply(fay)
    assert planning.groups(fay) == wished

    planning.planner(cora).get_by_role("button", name=re.compile(f"^Let ({PAIR.pattern}) work together")).click()
    expect(planning.planner(cora).get_by_text("Keep people apart")).to_be_visible()
    planning.pin(cora, "Ana", to="Group 1")
    expect(planning.planner(cora).get_by_role("button", name=pinned)).to_be_focused()
    planning.open_planner(fay)
    planning.propose(fay)
    expect(planning.planner(fay).get_by_text("Keep people apart")).to_be_visible()
    assert "Ana" in planning.proposed(fay)["Group 1"]


def test_no_guest_is_sent_what_is_wished(room: OpenRoom, invite: Invite, troupe: Served) -> None:
    opened, fay, cora, people = gather(room, invite, troupe)
    facilitating.make_groups(opened, Planners=["Ana"], Callers=["Ben"])
    fay.page.evaluate(
        """() => {
          const { session, commands } = document.querySelector("troupe-console");
          const [one, other] = [...session.get("people").keys()];
          const [group] = [...session.get("groups").keys()];
          return commands.wish({ pins: [{ person: one, group }], pairs: [{ one, other, apart: true }] });
        }"""
    )
    for person in (fay, cora):
        person.page.wait_for_function("() => document.querySelector('troupe-console').session.get('aparts').size === 1")
    ana = people["Ana"]
    facilitating.make_groups(opened, Third=[])
    ana.page.wait_for_function("() => document.querySelector('troupe-room').session.get('groups').size === 3")
    assert not [frame for frame in ana.received if '"aparts"' in frame or '"pins"' in frame]


def test_the_step_at_which_groups_present_is_marked_and_the_planner_takes_its_minutes(
    room: OpenRoom, invite: Invite, troupe: Served
) -> None:
    opened, fay, _cora, _people = gather(room, invite, troupe)
    page = fay.page
    agenda.open_agenda(fay, workshop=opened.workshop)
    readout = agenda.row(fay, "Readout of the research")
    readout.get_by_role("button", name="Details of Readout of the research").click()
    readout.get_by_label("Groups present here").check()
    sorting = agenda.row(fay, "Sort the quotes, find the segments")
    sorting.get_by_role("button", name="Details of Sort").click()
    expect(sorting.get_by_text("How it is divided")).to_be_visible()
    expect(sorting.get_by_label("Groups present here")).to_have_count(0)
    page.goto(f"{opened.workshop}people/")
    planning.open_planner(fay)
    expect(planning.planner(fay)).to_contain_text("Minutes are out of the 30 of “Readout of the research”.")
