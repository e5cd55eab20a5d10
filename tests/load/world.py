"""The rooms and people of a benchmark as values: made by `tests.load.making`, or imagined for the yardstick."""

from uuid import uuid4

import msgspec

from tests.load.plan import Person, Room

QUOTES = 60
CLUSTERS = 6


class Member(msgspec.Struct, frozen=True):
    """A participant who has joined, with the cookie of their browser."""

    actor: str
    cookie: str


class Workshop(msgspec.Struct, frozen=True):
    """One room with everybody who may come."""

    session: str
    board: str
    cards: tuple[str, ...]
    clusters: tuple[str, ...]
    members: tuple[Member, ...]


def people_of(workshops: list[Workshop], *, following: int) -> tuple[Person, ...]:
    """Everybody, numbered through; the first `following` of each room follow it."""
    found: list[Person] = []
    for workshop in workshops:
        room = Room(workshop.session, workshop.board, workshop.cards, workshop.clusters)
        for place, member in enumerate(workshop.members):
            found.append(Person(len(found), room, member.actor, member.cookie, follows=place < following))
    return tuple(found)


def imagined(*, rooms: int, people: int) -> list[Workshop]:
    """Rooms of the same shape that no database knows."""
    return [
        Workshop(
            session=str(uuid4()),
            board=str(uuid4()),
            cards=tuple(str(uuid4()) for _ in range(QUOTES)),
            clusters=tuple(str(uuid4()) for _ in range(CLUSTERS)),
            members=tuple(Member(actor=f"p:{uuid4()}", cookie="guest=none") for _ in range(people)),
        )
        for _ in range(rooms)
    ]
