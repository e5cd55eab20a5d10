"""Everybody in one rehearsal, where they are, and what is known of it so far."""

import random

from personas.rehearsal import checking
from personas.rehearsal.browser import Browser
from personas.rehearsal.incidents import Incidents
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.people import Person, participant
from personas.rehearsal.plan import Plan
from personas.rehearsal.preparing import Prepared
from personas.rehearsal.progress import Progress
from personas.rehearsal.summary import Outcome
from personas.rehearsal.voting import Secrecy
from personas.rehearsal.way import Way

FACILITATOR = "Frida Facilitator"


class Room:
    """The people of a rehearsal against a server that answers at `origin`; `prepared` once they are invited."""

    prepared: Prepared

    def __init__(self, plan: Plan, *, origin: str, outcome: Outcome, progress: Progress) -> None:
        self.plan = plan
        self.outcome = outcome
        self.tally = outcome.tally
        self.progress = progress
        self.secrecy = Secrecy(outcome.tally)
        chance = random.Random(0)  # noqa: S311 the same mind every time
        way = Way(origin.rstrip("/"))
        self.facilitator = Person(FACILITATOR, Browser(way, tally=self.tally), self.tally, plan.speed, chance)
        self.people = [
            participant(number, way=way, tally=self.tally, speed=plan.speed) for number in range(plan.participants)
        ]
        self.incidents = Incidents(self.people, groups=plan.groups)
        outcome.latecomers, outcome.drop_outs = len(self.incidents.late), len(self.incidents.dropping)
        self.groups: list[str] = []
        self.step = ""
        """The title of the step that is on."""

    @property
    def everybody(self) -> list[Person]:
        return [*self.people, self.facilitator]

    @property
    def present(self) -> list[Person]:
        """The participants who are there."""
        return self.incidents.present

    @property
    def session(self) -> LiveDocument:
        """The session as the console shows it."""
        return self.facilitator.session

    @property
    def boards(self) -> dict[str | None, str]:
        """Group → board of the step that is on; None stands for the plenary."""
        step = self.session.collection("clock")["main"]["step"]
        boards = self.session.collection("boards").items()
        return {board["group"]: id for id, board in boards if board["step"] == step}

    def board_of(self, person: Person) -> str | None:
        """The board at which somebody works now."""
        boards = self.boards
        return boards.get(person.group or None, boards.get(None))

    def members(self, group: str | None) -> list[Person]:
        """Who of a group is there; everybody in plenary."""
        return [person for person in self.present if group in (None, person.group)]

    async def open_live(self, person: Person) -> None:
        """Connect. The facilitator reads the whole log, to be asked about it in the end."""
        from_the_start = person is self.facilitator
        await person.open_live(
            hear=lambda message: self.secrecy.hear(person.actor, message), from_the_start=from_the_start
        )

    async def compare(self, step: str) -> None:
        """See that all who are there hold the same."""
        await checking.compare([*self.present, self.facilitator], self.outcome.findings, step=step)
