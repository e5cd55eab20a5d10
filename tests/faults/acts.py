"""What the people of a room do: mostly moving quotes, now and then naming a cluster or placing dots."""

from random import Random
from typing import Any

import msgspec

from tests.faults.evidence import Records
from tests.load.world import Member


class Room(msgspec.Struct, frozen=True):
    """A running workshop with a clustering board and a vote on its clusters, and everybody who may come."""

    session: str
    board: str
    vote: str
    cards: tuple[str, ...]
    clusters: tuple[str, ...]
    items: tuple[str, ...]
    members: tuple[Member, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """What everybody follows."""
        return (self.session, self.board, self.vote)


Act = tuple[str, str, dict[str, Any]]
"""Document, command, arguments."""


def act(room: Room, board: Records, chance: Random) -> Act:
    """One act of somebody who sees `board`. Some are refused: a label that another has changed, too many dots."""
    draw = chance.random()
    if draw < 0.7:
        return move(room, board, chance)
    if draw < 0.8:
        cluster = chance.choice(room.clusters)
        was = board.get("clusters", {}).get(cluster, {}).get("label", "")
        return room.board, "label_cluster", {"cluster": cluster, "label": f"Label {chance.random()}", "was": was}
    return room.vote, "place_dots", {"item": chance.choice(room.items), "dots": chance.randint(0, 3)}


def move(room: Room, board: Records, chance: Random) -> Act:
    """Some quotes into a cluster or back; this is never refused."""
    cards = chance.sample(room.cards, chance.randint(1, 3))
    return room.board, "move_cards", {"cards": cards, "cluster": chance.choice((*room.clusters, None))}


def shift_all(room: Room, board: Records, chance: Random) -> Act:
    """All quotes at once: a change of many kilobytes."""
    return room.board, "move_cards", {"cards": list(room.cards), "cluster": chance.choice(room.clusters)}
