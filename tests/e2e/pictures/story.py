"""One whole workshop, from the landing page to the locked pack, told for the pictures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from playwright.sync_api import Browser, expect

from tests.e2e.acts import (
    agenda,
    drafting,
    editing,
    entering,
    inviting,
    planning,
    readout,
    running,
    silence,
    sorting,
    voting,
)
from tests.e2e.people import Person
from tests.e2e.pictures import content
from tests.serving import Served

SORTING, BREAK, DRAFTING, VOTING = "Sort the quotes", "Break", "Draft one persona", "Vote, next steps"


class Taker(Protocol):
    """Who is called at each page of the story: to photograph it, or to examine it."""

    def take(self, person: Person, name: str, *, whole: bool = False) -> None: ...


@dataclass
class Story:
    """Who takes part, and who looks at each page."""

    served: Served
    browser: Browser
    album: Taker
    workshop: str = ""
    cast: dict[str, Person] = field(default_factory=dict)

    def tell(self) -> None:
        self.before_signing_in()
        self.preparing()
        self.coming_in()
        self.sorting()
        self.drafting()
        self.voting()
        self.editing()

    def person(self, name: str) -> Person:
        if name not in self.cast:
            self.cast[name] = Person(self.browser, origin=self.served.origin, name=name)
        return self.cast[name]

    @property
    def facilitator(self) -> Person:
        return self.person("Demo")

    @property
    def carla(self) -> Person:
        return self.person("Carla Mendes")

    def before_signing_in(self) -> None:
        visitor = self.person("Visitor")
        pages = {"landing": "/", "sign-up": "/account/sign-up/", "sign-in": "/account/sign-in/"}
        pages |= {"password": "/account/password/", "join-code": "/join/"}
        for name, path in pages.items():
            visitor.page.goto(path)
            self.album.take(visitor, name, whole=name == "landing")

    def preparing(self) -> None:
        demo = self.facilitator
        self.workshop = entering.enter_as_facilitator(demo, link=self.served.facilitator)
        self.show(demo, "overview", "")
        self.show(demo, "invitation", "invitation/")
        self.show(demo, "roster", "people/roster/")
        self.look_at_a_list(demo)
        self.show(demo, "agenda", "agenda/")
        panel = agenda.open_details(demo, "Sort the quotes, find the segments")
        expect(panel.get_by_role("textbox", name=re.compile("^Notes: "))).not_to_have_value("")
        self.album.take(demo, "agenda-details", whole=True)
        self.show(demo, "prework", "prework/")
        self.show(demo, "prework-item", "prework/new/")
        self.show(demo, "quotes", "quotes/")
        self.show(demo, "deck", "quotes/deck/")
        demo.page.get_by_role("link", name="Quote 1", exact=True).click()
        self.album.take(demo, "quote", whole=True)
        demo.page.get_by_role("link", name="Withdraw it…").click()
        self.album.take(demo, "withdraw", whole=True)
        self.show(demo, "import", "quotes/import/")
        demo.page.locator("input[type=file]").set_input_files(content.SURVEY)
        demo.page.get_by_role("button", name="Upload and choose columns").click()
        expect(demo.page.get_by_role("heading", name="What would be imported")).to_be_visible()
        self.album.take(demo, "mapping", whole=True)
        self.inviting()
        demo.page.goto(self.served.library)
        demo.page.get_by_role("link", name="New workshop").click()
        self.album.take(demo, "new-workshop", whole=True)

    def inviting(self) -> None:
        """The demo's owner lets an editor into the library and somebody help to run the workshop."""
        demo, library = self.facilitator, self.facilitator.context.request.get("/").url
        link = inviting.make_link(demo, page=f"{library}members/", role="Editor")
        visitor = self.person("Visitor")
        visitor.page.goto(link)
        self.album.take(visitor, "membership-link")
        inviting.sign_up_and_accept(
            self.person("Edda Lang"), link=link, email="edda@example.org", password=content.PASSWORD
        )
        inviting.make_link(demo, page=f"{library}members/", role="Reader")
        self.album.take(demo, "members", whole=True)
        link = inviting.make_link(demo, page=f"{self.workshop}staff/")
        inviting.sign_up_and_accept(
            self.person("Noor Aziz"), link=link, email="noor@example.org", password=content.PASSWORD
        )
        self.show(demo, "staff", "staff/")

    def show(self, person: Person, name: str, path: str) -> None:
        """Go to a page of the workshop and photograph it to its end, once it has been filled."""
        person.page.goto(self.workshop + path)
        expect(person.page.locator(".skeleton")).to_have_count(0)
        self.album.take(person, name, whole=True)

    def look_at_a_list(self, demo: Person) -> None:
        demo.page.get_by_label("Names, one on each line").fill(content.ROSTER)
        demo.page.get_by_role("button", name="Look at the list").click()
        expect(demo.page.get_by_role("heading", name="This is what the list gives")).to_be_visible()
        self.album.take(demo, "roster-preview", whole=True)

    def coming_in(self) -> None:
        self.carla.page.goto(self.served.participant)
        self.album.take(self.carla, "join")
        for name in content.FIRST_GROUP + content.SECOND_GROUP:
            running.come_in(self.person(name), link=self.served.participant)
        expect(self.carla.page.get_by_text("5 people are here")).to_be_visible()
        self.album.take(self.carla, "lobby")
        self.carla.page.get_by_role("link", name="Go on on another device").click()
        self.carla.page.get_by_role("button", name="Make a link").click()
        self.album.take(self.carla, "device")
        self.carla.page.get_by_role("link", name="Back to the workshop").click()
        self.facilitator.page.goto(f"{self.workshop}people/")
        expect(self.facilitator.page.get_by_text("5 have come")).to_be_visible()
        self.album.take(self.facilitator, "people", whole=True)
        planning.open_planner(self.facilitator)
        planning.propose(self.facilitator)
        self.album.take(self.facilitator, "planner", whole=True)
        running.start(self.facilitator, workshop=self.workshop)
        expect(self.carla.page.locator("troupe-clock")).to_be_visible()
        self.album.take(self.carla, "talk")
        readout.open_from_the_room(self.carla)
        self.album.take(self.carla, "readout", whole=True)
        self.carla.page.get_by_role("link", name="Back to the room").click()
        expect(self.carla.page.locator("troupe-clock")).to_be_visible()

    def go_on_to(self, step: str) -> None:
        running.go_on_to(self.facilitator, step=step)
        for name in content.FIRST_GROUP + content.SECOND_GROUP:
            expect(self.person(name).page.get_by_role("heading", name=re.compile(step), level=1)).to_be_visible()

    def sorting(self) -> None:
        self.go_on_to(SORTING)
        ben, farid, anna = (self.person(name) for name in ("Ben Okafor", "Farid Haddad", "Anna Lindqvist"))
        sort(self.carla, content.FIRST_PILES)
        sort(ben, content.SECOND_PILES)
        sorting.select(farid, 8, 9)
        sorting.cluster(anna, 3).get_by_role("textbox", name=re.compile("^What the quotes in ")).focus()
        expect(self.carla.page.locator("troupe-quote-card .qcard__holders")).to_have_count(2)
        self.album.take(self.carla, "board")
        self.album.take(self.facilitator, "console", whole=True)
        sorting.leave(anna)

    def drafting(self) -> None:
        ben = self.person("Ben Okafor")
        self.go_on_to(BREAK)
        silence.begin_next(self.facilitator)
        self.go_on_to(DRAFTING)
        for person, sheet in ((self.carla, content.RITAS_SHEET), (ben, content.GUSS_SHEET)):
            drafting.write_line(person, sheet[0].field, sheet[0].text)
        self.album.take(self.carla, "silent")
        expect(self.facilitator.page.get_by_text("In silence: 1 person has written")).to_have_count(2)
        self.album.take(self.facilitator, "console-silent", whole=True)
        silence.show(self.facilitator)
        draft(self.carla, drawn_from=content.RITA, sheet=content.RITAS_SHEET)
        draft(ben, drawn_from=content.GUS, sheet=content.GUSS_SHEET)
        self.album.take(self.carla, "sheet")

    def voting(self) -> None:
        self.go_on_to(VOTING)
        for name, ballot in content.BALLOTS.items():
            for candidate, dots in ballot.items():
                voting.place(self.person(name), candidate, dots)
        self.album.take(self.carla, "vote")
        expect(self.facilitator.page.get_by_text("5 of 5 have voted").first).to_be_visible()
        self.album.take(self.facilitator, "console-vote", whole=True)
        voting.reveal(self.facilitator)
        expect(voting.ranking(self.carla).first).to_contain_text(content.RITA)
        self.album.take(self.carla, "result", whole=True)

    def editing(self) -> None:
        editor = self.facilitator
        running.end(editor)
        expect(self.carla.page.get_by_role("heading", name="Thank you, Carla Mendes")).to_be_visible()
        self.album.take(self.carla, "ended")
        editor.page.goto(f"{self.workshop}personas/")
        self.album.take(editor, "candidates", whole=True)
        editing.make_drafts(editor, workshop=self.workshop, candidates=[content.RITA, content.GUS, content.MILO])
        self.album.take(editor, "drafts", whole=True)
        editing.open_draft(editor, workshop=self.workshop, name=content.RITA)
        self.album.take(editor, "persona", whole=True)
        editing.open_lock(editor, workshop=self.workshop)
        self.album.take(editor, "lock", whole=True)
        editing.lock(editor)
        self.album.take(editor, "pack", whole=True)
        editor.page.goto(self.served.library)
        self.album.take(editor, "library", whole=True)


def sort(person: Person, piles: Iterable[content.Pile]) -> None:
    for rank, pile in enumerate(piles, start=1):
        sorting.make_cluster(person, *pile.quotes, name=pile.name)
        sorting.describe(person, rank, pile.description)


def draft(person: Person, *, drawn_from: str, sheet: Iterable[content.Statement]) -> None:
    """Name the persona and fill its sheet; the first line stands there already."""
    drafting.name_persona(person, drawn_from)
    drafting.draw_on(person, drawn_from)
    for at, one in enumerate(sheet):
        if at > 0:
            drafting.write_line(person, one.field, one.text)
        for number in one.quotes:
            drafting.attach(person, number, to=one.field, line=one.text)
