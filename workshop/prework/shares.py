"""Who reads which quotes at the readout. A function of values: the same people and quotes, the same shares."""

from collections.abc import Sequence
from hashlib import blake2b
from uuid import UUID

LEAST = 5
"""Where there are more people than quotes to go round, several read the same, so that everybody has this many."""


def shares(quotes: Sequence[UUID], people: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Each person's quotes, in the order of `quotes`; every quote is read by somebody, as long as there is anybody.

    `people` stand in the order in which they came. They make teams, each of which splits the whole deck; within a team
    nobody has more than one quote more than another. A quote goes to whom a hash of both says (rendezvous hashing), as
    long as there is room, so that somebody who comes later takes over few quotes of the others.
    """
    if not people:
        return {}
    together_most = max(1, len(quotes) // LEAST)
    teams = -(-len(people) // together_most)
    found: dict[UUID, list[UUID]] = {}
    for team in range(teams):
        found |= _split(quotes, people[team::teams])
    return found


def _split(quotes: Sequence[UUID], team: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    least, more = divmod(len(quotes), len(team))
    room = {one: least + (place < more) for place, one in enumerate(sorted(team, key=lambda one: _draw(one, one)))}
    held: dict[UUID, list[UUID]] = {one: [] for one in team}
    for quote in quotes:
        reader = min((one for one in team if room[one]), key=lambda one: _draw(quote, one))
        room[reader] -= 1
        held[reader].append(quote)
    return held


def _draw(quote: UUID, person: UUID) -> bytes:
    return blake2b(quote.bytes + person.bytes, digest_size=8).digest()
