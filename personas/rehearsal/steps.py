"""What the room does at each exercise. An exercise without a line in `WORK` is only looked at."""

import asyncio
from collections.abc import Awaitable, Callable

from personas.rehearsal import arriving, attending, drafting, probes, sorting, telling, voting
from personas.rehearsal.people import Person
from personas.rehearsal.room import Room

READ_SECONDS = 1.5
AWAY_SECONDS = 2.0


async def sort(room: Room) -> None:
    """Everybody sorts while some come late; then hands are raised, words told, a board locked."""
    boards = room.boards
    dealt = {len(room.facilitator.live.documents[board].collection("quotes")) for board in boards.values()}
    room.outcome.quotes_dealt = max(dealt)
    room.progress.note = f"{max(dealt)} quotes dealt"
    await _probe_rights(room)
    groups = [sorting.sort_quotes(room.members(group), board) for group, board in boards.items()]
    await asyncio.gather(*groups, _let_in_the_late(room))
    await attending.ask_and_tell(room.facilitator, room.present)
    await attending.try_locked_board(room.facilitator, room.people[0], room.board_of(room.people[0]), room.tally)
    await attending.finish(room.present)


async def draft(room: Room) -> None:
    """Every group fills its sheet; some people drop out, and the console is closed for a while."""
    await room.incidents.drop_out()
    places = {group: place for place, group in enumerate(room.groups)}
    groups = [
        drafting.draft_persona(room.members(group), board, place=places.get(group or "", 0))
        for group, board in room.boards.items()
    ]
    await asyncio.gather(*groups, _close_the_console(room))


async def tell(room: Room) -> None:
    """Every group writes its story."""
    groups = [telling.tell_story(room.members(group), board) for group, board in room.boards.items()]
    for missing in await asyncio.gather(*groups):
        room.outcome.findings.apart += missing


async def vote(room: Room) -> None:
    """All vote in secret; then the result is revealed."""
    board = room.boards[None]
    await asyncio.gather(*(person.live.follow(board) for person in room.present))
    await probes.try_too_many_dots(room.people[0], board, room.tally)
    await voting.vote(room.present, room.facilitator, board)
    await room.compare(f"{room.step}, before the reveal")
    room.secrecy.is_revealed = True
    await voting.reveal(room.present, room.facilitator, board)
    await room.facilitator.think(READ_SECONDS)


async def look(room: Room) -> None:
    """Everybody opens their board, if there is one."""
    for group, board in room.boards.items():
        await asyncio.gather(*(person.live.follow(board) for person in room.members(group)))


WORK: dict[str, Callable[[Room], Awaitable[None]]] = {
    "clustering": sort,
    "sheet": draft,
    "narrative": tell,
    "vote": vote,
}


async def _probe_rights(room: Room) -> None:
    person = room.people[0]
    await probes.try_running_the_session(person, room.tally)
    foreign = next((board for group, board in room.boards.items() if group not in (None, person.group)), None)
    if foreign is not None:
        await probes.try_foreign_group(person, foreign, room.tally)


async def _let_in_the_late(room: Room) -> None:
    """They come in by themselves, and the facilitator puts each where the page says that they are needed."""
    for person in room.incidents.late:
        await arriving.arrive([person], room.prepared, first=room.people.index(person))
        await room.open_live(person)
        await arriving.place_latecomer(room.facilitator, person, workshop=room.prepared.workshop)
        await follow_own_board(room, person=person)
        room.incidents.has_come(person)


async def _close_the_console(room: Room) -> None:
    """The facilitator's browser is closed and opened again: the clock of everybody else goes on as it was."""
    witness = room.people[0].session
    clock = dict(witness.collection("clock")["main"])
    room.facilitator.live.cut(away_seconds=AWAY_SECONDS / room.plan.speed)
    await room.facilitator.think(AWAY_SECONDS)
    await room.facilitator.live.settle()
    room.tally.probes["closing the console changes nothing for anybody"] = witness.collection("clock")["main"] == clock


async def come_back(room: Room) -> None:
    """Who has dropped out opens the room again and is where the group is."""
    for person in await room.incidents.come_back(room.open_live, workshop=room.prepared.workshop):
        await follow_own_board(room, person=person)


async def follow_own_board(room: Room, *, person: Person) -> None:
    """Open the board at which somebody's group is, if there is one."""
    board = room.board_of(person)
    if board is not None:
        await person.live.follow(board)
