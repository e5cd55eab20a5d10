"""What goes wrong on a real day: people who come late, and people who drop out and come back a step later."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from django.urls import reverse

from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.people import Person

LATE_ONE_IN, DROPS_ONE_IN = 12, 15
GROUP_LEAST = 3
"""In smaller groups nobody is missed on purpose."""


@dataclass
class Incidents:
    """Who of `people` comes late, and who drops out; the others are there all day."""

    people: list[Person]
    groups: int
    late: list[Person] = field(init=False)
    dropping: list[Person] = field(init=False)
    away: list[Person] = field(init=False)
    """Who is not there at the moment."""

    def __post_init__(self) -> None:
        count = len(self.people) if len(self.people) >= GROUP_LEAST * self.groups else 0
        late = count // LATE_ONE_IN
        self.late = self.people[len(self.people) - late :]
        self.dropping = self.people[len(self.people) - late - count // DROPS_ONE_IN : len(self.people) - late]
        self.away = list(self.late)

    @property
    def present(self) -> list[Person]:
        return [person for person in self.people if person not in self.away]

    def has_come(self, person: Person) -> None:
        self.away.remove(person)

    async def drop_out(self) -> None:
        """Some close their laptops in the middle of it."""
        for person in self.dropping:
            await person.live.settle()
            await person.live.stop()
            self.away.append(person)

    async def come_back(self, open_live: Callable[[Person], Awaitable[None]], *, workshop: str) -> list[Person]:
        """They open the room again and are who they were; returns them."""
        back = [person for person in self.dropping if person in self.away]
        for person in back:
            was = person.actor
            person.read_config(await person.browser.open(reverse("room", args=[workshop]), what="The room"))
            if person.actor != was:
                raise RehearsalError(f"{person.name} came back as somebody else.")
            await open_live(person)
            self.has_come(person)
        return back
