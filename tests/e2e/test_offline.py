"""A lost line, a closed window, a page loaded anew: nothing that was done is lost, and one sees what waits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.acts import drafting, running, sorting, telling
from tests.e2e.conftest import OpenRoom
from tests.e2e.people import Person
from tests.e2e.rooms import DRAFTING, SORTING, TELLING, Room
from tests.proxy import Line, line_to
from tests.serving import Served

pytestmark = pytest.mark.e2e


@dataclass(frozen=True)
class Traveller:
    """Ana in a train: her browser reaches the server over a line that breaks off."""

    person: Person
    line: Line

    def lose_the_line(self) -> None:
        self.person.foresee("ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection")
        self.line.cut()
        expect(waiting(self.person, "Offline")).to_be_visible()
        self.person.context.set_offline(True)  # only now: a browser that believes itself offline may not see the break

    def find_it_again(self) -> None:
        self.line.mend()
        self.person.context.set_offline(False)


Travel = Callable[[Room], Traveller]


@pytest.fixture
def travel(troupe: Served, browser: Browser) -> Iterator[Travel]:
    """Lets Ana come to a room over a line of her own."""
    with line_to(troupe.origin) as line:
        ana = Person(browser, origin=line.origin, name="Ana")

        def come(room: Room) -> Traveller:
            running.come_in(ana, link=room.link.replace(troupe.origin, line.origin))
            return Traveller(ana, line)

        yield come
        ana.context.close()
    assert ana.complaints == []


def waiting(person: Person, text: str) -> Locator:
    """What the status says of changes that wait."""
    return person.page.get_by_role("status").filter(has_text=text)


def test_what_was_done_offline_is_visible_as_waiting_and_arrives_afterwards(room: OpenRoom, travel: Travel) -> None:
    opened = room(step=SORTING)
    traveller, ben = travel(opened), opened.come("Ben")
    ana = traveller.person
    sorting.make_cluster(ana, 1, name="The paper planner")
    expect(sorting.name_of(ben, 1)).to_have_value("The paper planner")

    traveller.lose_the_line()
    sorting.drag(ana, 2, to=sorting.card(ana, 1))
    expect(waiting(ana, "Offline. 1 change waits to be sent.")).to_be_visible()
    sorting.drag(ana, 3, to=sorting.card(ana, 1))
    expect(waiting(ana, "Offline. 2 changes wait to be sent.")).to_be_visible()
    sorting.drag(ben, 4, to=sorting.card(ben, 1))
    expect(sorting.numbers(ben, 1)).to_have_text(["1", "4"])
    expect(sorting.numbers(ana, 1)).to_have_text(["1", "3", "2"])
    traveller.find_it_again()

    expect(waiting(ana, "Saved")).to_be_visible()
    for person in (ana, ben):
        expect(sorting.numbers(person, 1)).to_have_count(4)
        expect(sorting.numbers(person, 0)).to_have_text(["5", "6", "7", "8", "9", "10"])


def test_a_window_closed_while_offline_sends_its_changes_when_the_room_is_opened_again(
    room: OpenRoom, travel: Travel
) -> None:
    opened = room(step=SORTING)
    traveller, ben = travel(opened), opened.come("Ben")
    ana = traveller.person
    sorting.make_cluster(ana, 1, name="The paper planner")
    expect(sorting.name_of(ben, 1)).to_have_value("The paper planner")
    address = ana.page.url

    traveller.lose_the_line()
    sorting.drag(ana, 2, to=sorting.card(ana, 1))
    expect(waiting(ana, "1 change waits")).to_be_visible()
    ana.page.close()
    expect(sorting.numbers(ben, 1)).to_have_text(["1"])
    traveller.find_it_again()
    ana.page = ana.new_page()
    ana.page.goto(address)

    for person in (ana, ben):
        expect(sorting.numbers(person, 1)).to_have_text(["1", "2"])


def test_a_page_loaded_anew_in_the_middle_shows_the_board_as_it_is(room: OpenRoom, travel: Travel) -> None:
    opened = room(step=SORTING)
    traveller, ben = travel(opened), opened.come("Ben")
    ana = traveller.person
    sorting.make_cluster(ana, 1, 2, name="The paper planner")

    sorting.select(ana, 3)
    ana.page.get_by_role("button", name="Move to… (the selected quotes)").click()
    ana.page.get_by_role("menuitem", name="The paper planner").click()
    ana.page.reload()

    for person in (ana, ben):
        expect(sorting.numbers(person, 1)).to_have_text(["1", "2", "3"])
    sorting.drag(ana, 4, to=sorting.card(ana, 1))
    expect(sorting.numbers(ben, 1)).to_have_count(4)


def test_a_line_written_offline_reaches_the_sheet_of_the_others(room: OpenRoom, travel: Travel) -> None:
    opened = room(step=DRAFTING)
    traveller, ben = travel(opened), opened.come("Ben")
    ana = traveller.person

    traveller.lose_the_line()
    drafting.write_line(ana, "What stops them", "The board is slower than the phone.")
    drafting.write_line(ben, "What stops them", "Nobody tells them what has changed.")
    expect(waiting(ana, "1 change waits")).to_be_visible()
    traveller.find_it_again()

    for person in (ana, ben):
        expect(drafting.texts(person, "What stops them")).to_have_count(2)
    expect(waiting(ana, "Saved")).to_be_visible()


def test_what_was_typed_offline_is_merged_with_what_others_wrote(room: OpenRoom, travel: Travel) -> None:
    opened = room(step=TELLING)
    traveller, ben = travel(opened), opened.come("Ben")
    ana = traveller.person
    telling.write(ana, "Before. ")
    expect(telling.story(ben)).to_have_text("Before.")

    traveller.lose_the_line()
    telling.write(ana, "Meanwhile.")
    telling.write(ben, "Theirs. ", at="Home")
    expect(waiting(ana, "Offline")).to_contain_text("to be sent")
    traveller.find_it_again()

    for person in (ana, ben):
        expect(telling.story(person)).to_have_text("Theirs. Before. Meanwhile.")
