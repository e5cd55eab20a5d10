"""A session's records as the planner takes them: people, groups, wishes, and what they are called."""

from collections.abc import Sequence
from typing import TypeVar

from realtime.records import Record, Records
from workshop.breakouts.values import Attendee
from workshop.breakouts.wording import Names
from workshop.models import Participant
from workshop.session.records import Apart, Group, Person, Pin

R = TypeVar("R", bound=Record)
FUNCTIONS = Participant.Function


def people_of(records: Records) -> dict[str, Person]:
    return all_of(records, Person)


def groups_of(records: Records) -> list[tuple[str, Group]]:
    """By their order, which gives them their numbers."""
    return sorted(all_of(records, Group).items(), key=lambda item: (item[1].order, item[0]))


def pins_of(records: Records) -> dict[str, str]:
    """The group that is wished for people."""
    return {person: pin.group for person, pin in all_of(records, Pin).items()}


def apart_of(records: Records) -> list[tuple[str, str]]:
    """Pairs who should not work together."""
    return sorted((pair.one, pair.other) for pair in all_of(records, Apart).values())


def attendee(id: str, person: Person) -> Attendee:
    return Attendee(id, person.function, person.meets_customers is True)


def names_of(records: Records, *, groups: Sequence[str]) -> Names:
    people = {id: person.name for id, person in people_of(records).items()}
    return Names(groups, people, {value: str(label) for value, label in FUNCTIONS.choices})


def told_functions() -> list[str]:
    """Those that a room can lack: everything but “other”."""
    return [value for value in FUNCTIONS.values if value != FUNCTIONS.OTHER]


def all_of(records: Records, type_: type[R]) -> dict[str, R]:
    return {id: one for id, one in records.get(type_.collection, {}).items() if isinstance(one, type_)}
