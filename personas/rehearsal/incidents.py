"""What goes wrong on a real day: people who come late, and people who drop out and come back a step later."""

from dataclasses import dataclass, field

from django.urls import reverse

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

    async def come_back(self, *, workshop: str) -> None:
        """They open the room again and are who they were."""
        for person in list(self.dropping):
            if person not in self.away:
                continue
            was = person.actor
            room = await person.browser.open(reverse("room", args=[workshop]), what="The room")
            person.read_config(room)
            assert person.actor == was
            await person.open_live()
            self.has_come(person)
