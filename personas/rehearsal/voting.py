"""The vote: dots in secret, changed now and then, until the facilitator reveals what they add up to."""

import asyncio
from collections import Counter
from functools import partial
from typing import Any

from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.ledger import final_ballot
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.people import Person
from personas.rehearsal.tally import Sent, Tally

PAUSE_SECONDS = 0.8
CHANGES_MIND = 0.4


async def vote(people: list[Person], facilitator: Person, board: str) -> None:
    """Everybody votes, the facilitator sees how many have, and reveals."""
    watched = await facilitator.live.follow(board, from_the_start=True)
    await asyncio.gather(*(place_dots(person, board) for person in people))
    voters = sum(bool(final_ballot(_of(person, board))) for person in people)
    await facilitator.live.until(
        lambda: watched.collection("turnout").get("main", {}).get("voted") == voters,
        what=f"The console did not show that {voters} people have voted",
    )


async def reveal(people: list[Person], facilitator: Person, board: str) -> None:
    """Close the vote; everybody sees the result, which must be what the acknowledged ballots add up to."""
    sent = await facilitator.live.send(board, "reveal")
    if not sent.is_acknowledged:
        raise RehearsalError(f"The vote could not be revealed: {sent.message}")
    for person in [*people, facilitator]:
        document = person.live.documents[board]
        await person.live.until(partial(_is_revealed, document), what="The result did not come")
    _check_result(people, facilitator.live.documents[board])


def ballots_lost(people: list[Person], fresh: dict[str, LiveDocument], *, board: str) -> int:
    """How many acknowledged dots are not in the ballots that the server shows their owners in the end."""
    lost = 0
    for person in people:
        meant = final_ballot(_of(person, board))
        kept: dict[str, int] = fresh[person.actor].collection("ballots").get(person.actor, {"dots": {}})["dots"]
        lost += sum(kept.get(item, 0) != dots for item, dots in meant.items())
    return lost


class Secrecy:
    """Listens to every message about votes and notes what its receiver must not have been sent."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._tally.probes["a ballot is sent to its owner alone"] = True
        self._tally.probes["no result is sent before the reveal"] = True
        self.is_revealed = False

    def hear(self, actor: str, message: dict[str, Any]) -> None:
        """Look into one message to `actor`."""
        for collection, id in _shown(message):
            if collection == "ballots" and id != actor:
                self._tally.probes["a ballot is sent to its owner alone"] = False
            if collection == "results" and not self.is_revealed:
                self._tally.probes["no result is sent before the reveal"] = False


def _shown(message: dict[str, Any]) -> list[tuple[str, str]]:
    if message["t"] == "snap":
        return [(name, id) for name, found in message["records"].items() for id in found]
    if message["t"] == "chg":
        return [(name, id) for name, id, _record in message["changes"]]
    return []


async def place_dots(person: Person, board: str) -> None:
    document = await person.live.follow(board)
    poll = document.collection("poll")["main"]
    items = sorted(document.collection("items"), key=lambda id: document.collection("items")[id]["order"])
    left = poll["budget"]
    while left and items:
        await person.think(PAUSE_SECONDS)
        item = items.pop(0) if person.chance.random() < 0.5 else items.pop(person.chance.randrange(len(items)))
        dots = min(left, person.chance.randint(1, poll["cap"]))
        await person.live.send(board, "place_dots", {"item": item, "dots": dots})
        left -= dots
        if person.chance.random() < CHANGES_MIND and dots > 1:
            await person.live.send(board, "place_dots", {"item": item, "dots": dots - 1})
            left += 1


def _of(person: Person, board: str) -> list[Sent]:
    commands = person.tally.commands
    return [one for one in commands if one.actor == person.actor and one.doc == board and not one.is_probe]


def _is_revealed(document: LiveDocument) -> bool:
    return bool(document.collection("poll")["main"]["state"] == "revealed" and document.collection("results"))


def _check_result(people: list[Person], document: LiveDocument) -> None:
    meant: Counter[str] = Counter()
    for person in people:
        meant.update(final_ballot(_of(person, document.id)))
    shown = {item: result["dots"] for item, result in document.collection("results").items() if result["dots"]}
    if shown != dict(meant):
        raise RehearsalError("The revealed result is not what the acknowledged ballots add up to.")
