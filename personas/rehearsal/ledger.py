"""Whether every acknowledged command is really there: what clients sent, against the log that a client read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from personas.rehearsal.live_document import Entry
from personas.rehearsal.tally import Sent

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SINGLE = "main"
"""The id of a record that is the only one of its collection."""
_GUEST = "p:"
UNDO, WRITE_TEXT = "undo", "write_text"


@dataclass(frozen=True)
class Reading:
    """What a client that followed a document from its first event has of its log; `head` is the number of the last."""

    head: int
    entries: list[Entry]

    @property
    def silent(self) -> int:
        """Events that changed nothing visible: a command that found everything as it wanted it is one."""
        return self.head - len(self.entries)


def missing(commands: Iterable[Sent], reading: Reading) -> list[Sent]:
    """Those of the acknowledged `commands` of one document that its log does not hold.

    Each acknowledged command is one event. It is matched with an entry of the same actor and command that touched a
    record which the command names. What finds no entry may have changed nothing: then it is one of the silent events,
    and only what goes beyond their number is missing.
    """
    entries = list(reading.entries)
    unmatched = []
    for command in commands:
        if not command.is_acknowledged:
            continue
        place = next((place for place, entry in enumerate(entries) if _fits(entry, command)), None)
        if place is None:
            unmatched.append(command)
        else:
            del entries[place]
    return unmatched[max(0, reading.silent) :]


def _fits(entry: Entry, command: Sent) -> bool:
    if (entry.by, entry.cmd) != (command.actor, command.type):
        return False
    if command.type == WRITE_TEXT:
        return any(id.startswith(f"{command.args['text']}/") for id in entry.touched)
    return command.type == UNDO or not entry.touched.isdisjoint(_named(command))


def _named(command: Sent) -> set[str]:
    """The ids in a command's arguments, however deep, and that of the participant who gave it."""
    return {_SINGLE, command.actor.removeprefix(_GUEST), *_ids_in(command.args)}


def _ids_in(value: object) -> Iterator[str]:
    if isinstance(value, str) and _ID.fullmatch(value):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _ids_in(one)


def final_ballot(commands: Iterable[Sent]) -> dict[str, int]:
    """The dots by item that one voter's acknowledged commands add up to: the last word on each item counts."""
    dots: dict[str, int] = {}
    for command in commands:
        if command.is_acknowledged and command.type == "place_dots":
            dots[command.args["item"]] = command.args["dots"]
    return {item: placed for item, placed in dots.items() if placed}
