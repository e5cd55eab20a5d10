"""People who take part in a session that somebody else runs: they work when a step comes, and stop when it goes.

Nothing is checked here, and a refusal is no failure: what they cannot do they leave, as people would.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

from personas.rehearsal import drafting, sorting, telling, voting
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.people import Person
from personas.rehearsal.themes import Themes

DAY_SECONDS = 24 * 60 * 60.0
LINGER_SECONDS = 5.0
HAND_ONE_IN, HAND_SECONDS = 8, 12.0
SORTS_MORE, LINES_EACH = 4, 2

Work = Callable[[Person, str], Awaitable[None]]


async def live_through(person: Person) -> None:
    """Take part until the session is over; raises RehearsalError when the server hangs up."""
    working: asyncio.Task[None] | None = None
    seen: tuple[Any, ...] = ()
    try:
        while True:
            moved = partial(_has_moved, person, seen)
            await person.live.until(moved, what="Nothing came", seconds=DAY_SECONDS)
            seen = _place(person)
            await _stop(working)
            if _clock(person)["state"] == "ended":
                return await person.think(LINGER_SECONDS)
            working = asyncio.create_task(_take_part(person))
    finally:
        await _stop(working)


def _clock(person: Person) -> dict[str, Any]:
    return person.session.collection("clock").get("main") or {"state": "preparing", "step": None}


def _place(person: Person) -> tuple[Any, ...]:
    """What somebody's work depends on: whether the session runs, its step, their board. A pause is one for them too."""
    clock = _clock(person)
    return clock["state"], clock["step"], _board(person)


def _has_moved(person: Person, seen: tuple[Any, ...]) -> bool:
    return _place(person) != seen


def _group(person: Person) -> str | None:
    group: str | None = person.session.collection("people").get(person.id, {}).get("group")
    return group


def _board(person: Person) -> str | None:
    """The board of one's group at the step that is on, else that of the plenary."""
    step = _clock(person)["step"]
    found = {one["group"]: id for id, one in person.session.collection("boards").items() if one["step"] == step}
    return found.get(_group(person), found.get(None))


async def _stop(working: "asyncio.Task[None] | None") -> None:
    if working is not None:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def _take_part(person: Person) -> None:
    """Work at the step that is on, if the session runs, and say at the end that one is done."""
    clock, board = _clock(person), _board(person)
    step = person.session.collection("steps").get(clock["step"] or "")
    if clock["state"] != "running" or step is None:
        return
    with suppress(RehearsalError):
        await _keep_time(person)
        await _raise_hand(person)
        if board is None:
            return
        await WORK.get(step["exercise"], _look)(person, board)
        await _say(person, "signal", word="done", on=True)


async def _keep_time(person: Person) -> None:
    """Whoever is the first of a group says that it has come together."""
    group = _group(person)
    if group is not None and _place_in_group(person)[0] == 0:
        await person.think(1)
        if person.session.collection("groups").get(group, {}).get("host") is None:
            await _say(person, "become_host", group=group)
        await _say(person, "arrive", group=group)


async def _raise_hand(person: Person) -> None:
    """Now and then, and down again when nobody comes."""
    if person.chance.randrange(HAND_ONE_IN) == 0:
        await _say(person, "signal", word="hand", on=True)
        await person.think(HAND_SECONDS)
        await _say(person, "signal", word="hand", on=False)


async def _say(person: Person, command: str, **arguments: object) -> None:
    await person.live.send(person.session.id, command, arguments)


def _place_in_group(person: Person) -> tuple[int, int]:
    """One's number among those who work together, from 0, and how many they are."""
    group = _group(person)
    people = sorted(id for id, one in person.session.collection("people").items() if group in (None, one["group"]))
    return (people.index(person.id) if person.id in people else 0), max(1, len(people))


async def _sort(person: Person, board: str) -> None:
    document = await person.live.follow(board)
    quotes = document.collection("quotes")
    themes = Themes({id: quote["text"] for id, quote in quotes.items()})
    place, people = _place_in_group(person)
    acts = -(-len(quotes) // people) + SORTS_MORE
    await sorting.sort_tray(person, document, themes=themes, acts=acts, loses_line=False)
    clusters = sorted(document.collection("clusters"))
    if place < len(clusters):
        await sorting.describe(person, board, clusters[place])


async def _draft(person: Person, board: str) -> None:
    sheet = await person.live.follow(board)
    place, _people = _place_in_group(person)
    if not sheet.collection("quotes"):
        return
    if place == 0 and not drafting.is_named(sheet):
        await drafting.settle(person, sheet, place=_number_of_group(person))
        await drafting.summarise(person, sheet)
    await person.live.until(lambda: drafting.is_named(sheet), what="Nobody named it", seconds=DAY_SECONDS)
    await drafting.write_lines(person, sheet, first=place, count=LINES_EACH, loses_line=False)


def _number_of_group(person: Person) -> int:
    groups = sorted(person.session.collection("groups"))
    group = _group(person)
    return groups.index(group) if group in groups else 0


async def _tell(person: Person, board: str) -> None:
    story: LiveDocument = await person.live.follow(board)
    await telling.write_sentences(person, story, loses_line=False)


async def _vote(person: Person, board: str) -> None:
    """Wait until dots can be placed, and place them once."""
    document = await person.live.follow(board)
    await person.live.until(lambda: _is_open(document), what="No vote was opened", seconds=DAY_SECONDS)
    await voting.place_dots(person, board)


def _is_open(vote: LiveDocument) -> bool:
    return vote.collection("poll").get("main", {}).get("state") == "open"


async def _look(person: Person, board: str) -> None:
    await person.live.follow(board)
    await person.think(LINGER_SECONDS)


WORK: dict[str, Work] = {"clustering": _sort, "sheet": _draft, "narrative": _tell, "vote": _vote}
"""What somebody does at each exercise; one without a line here is only looked at."""
