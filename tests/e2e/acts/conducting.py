"""What those who run a session do to it, sent over the connection of their console."""

from typing import Any
from uuid import uuid4

from tests.e2e.people import Person

_SEND = "([type, args]) => document.querySelector('troupe-console').session.send(type, args)"
_PEOPLE = "() => [...document.querySelector('troupe-console').session.get('people')].map(([id, one]) => [one.name, id])"
_HOLDS = """([name, fields]) => [...document.querySelector('troupe-console').session.get(name).values()]
  .some((record) => Object.entries(fields).every(([field, value]) => record[field] === value))"""


def send(facilitator: Person, command: str, **arguments: Any) -> None:
    """Send a command that must be accepted."""
    answer = facilitator.page.evaluate(_SEND, [command, arguments])
    assert answer == {"ok": True}, answer


def sees(facilitator: Person, collection: str, **fields: Any) -> None:
    """Wait until the facilitator's page holds a record with these fields in a collection of the session."""
    facilitator.page.wait_for_function(_HOLDS, arg=[collection, fields])


def make_group(facilitator: Person, name: str, *people: Person) -> str:
    """A group of these people; returns its id."""
    group = str(uuid4())
    send(facilitator, "make_group", group=group, name=name)
    for person in people:
        place(facilitator, person, group=group)
    return group


def place(facilitator: Person, person: Person, *, group: str) -> None:
    ids = dict(facilitator.page.evaluate(_PEOPLE))
    send(facilitator, "place_person", person=ids[person.name], group=group)


def tell(facilitator: Person, text: str, *, group: str | None = None) -> None:
    send(facilitator, "tell", announcement=str(uuid4()), text=text, group=group)


def lock_board_of(facilitator: Person, participant: Person, *, locked: bool) -> None:
    """Close the board that a participant has on the page, or open it again."""
    board = participant.page.evaluate("() => document.querySelector('troupe-room').place.id")
    send(facilitator, "lock_board", board=board, locked=locked)
