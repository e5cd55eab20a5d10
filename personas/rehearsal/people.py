"""The simulated people: a name, a browser, a live connection, a mind of their own that is the same every time."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from personas.rehearsal.browser import Answer, Browser
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.live_client import Hear, LiveClient
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.tally import Tally
from personas.rehearsal.way import Way

NAMES = (
    "Ada Amira Anna Ben Bruno Carla Chidi Clara Dana David Elif Emma Farid Femi Gita Hana Hugo Ines Ivan Jana Jonas "
    "Kaito Karin Lars Leila Luis Maja Marco Mina Nadia Noor Olga Omar Pavel Petra Quinn Rafa Ravi Rosa Samir Sofia "
    "Tarek Tomas Uma Vera Wanda Xenia Yara Yusuf Zoe"
).split()
FUNCTIONS = "sales support product customer_success marketing design engineering solution_engineering data leadership"


@dataclass
class Person:
    """One participant, or the facilitator, whose `group` stays empty."""

    name: str
    browser: Browser
    tally: Tally
    speed: float
    chance: random.Random
    function: str = ""
    group: str = ""
    config: dict[str, Any] = field(default_factory=dict)
    _live: LiveClient | None = None

    @property
    def live(self) -> LiveClient:
        """The live connection; there is one from the room, or from the console, on."""
        if self._live is None:
            raise RehearsalError(f"{self.name} is not in the room yet.")
        return self._live

    @property
    def actor(self) -> str:
        """What the server calls this person."""
        return str(self.config["as"])

    @property
    def id(self) -> str:
        """A participant's own id."""
        return self.actor.removeprefix("p:")

    @property
    def session(self) -> LiveDocument:
        return self.live.documents[self.config["session"]]

    async def think(self, seconds: float) -> None:
        """Take about so long at normal speed."""
        await asyncio.sleep(seconds * self.chance.uniform(0.5, 1.5) / self.speed)

    def read_config(self, shown: Answer) -> None:
        """Take from a page what its live elements connect with."""
        self.config = shown.page.data("live")
        if not self.config:
            raise RehearsalError(f"{shown.path} holds no live configuration.")

    async def open_live(self, *, hear: Hear | None = None, from_the_start: bool = False) -> None:
        """Connect as the page does, and follow the session."""
        self._live = self.new_client(hear=hear)
        await self._live.start()
        await self._live.follow(self.config["session"], from_the_start=from_the_start)

    def new_client(self, *, hear: Hear | None = None) -> LiveClient:
        """A connection as this person, beside the one there is: a second tab."""
        way, cookies = self.browser.way, self.browser.cookies
        return LiveClient(way, self.config["url"], cookies=cookies, actor=self.actor, tally=self.tally, hear=hear)

    async def leave(self) -> None:
        """Close connection and browser."""
        if self._live is not None:
            await self._live.stop()
        await self.browser.close()


def name_of(number: int) -> str:
    """What the person with this number, from 0, is called; who comes after the fiftieth carries a numeral."""
    round_, place = divmod(number, len(NAMES))
    return NAMES[place] if round_ == 0 else f"{NAMES[place]} {round_ + 1}"


def function_of(number: int) -> str:
    """What the person with this number works at."""
    functions = FUNCTIONS.split()
    return functions[number % len(functions)]


def participant(number: int, *, way: Way, tally: Tally, speed: float) -> Person:
    """The person with this number, from 0."""
    return Person(
        name=name_of(number),
        browser=Browser(way, tally=tally),
        tally=tally,
        speed=speed,
        chance=random.Random(number + 1),  # noqa: S311 the same people every time
        function=function_of(number),
    )


def new_id() -> str:
    """An id for a record that a client makes."""
    return str(uuid4())
