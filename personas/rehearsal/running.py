"""The whole workshop from the sign-up to the pack, in the order of the day."""

import asyncio
import time
from functools import partial
from typing import Any

from django.urls import reverse

from personas.rehearsal import arriving, attending, checking, editing, probes, steps
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.plan import Plan
from personas.rehearsal.preparing import prepare, sign_up
from personas.rehearsal.progress import Progress
from personas.rehearsal.room import Room
from personas.rehearsal.summary import Outcome
from personas.rehearsal.themes import is_leftover

TALK_SECONDS = 0.8


async def rehearse(plan: Plan, *, origin: str, outcome: Outcome, progress: Progress) -> None:
    """Hold a rehearsal; what came of it is in `outcome`, also when it ends early."""
    began = time.monotonic()
    room = Room(plan, origin=origin, outcome=outcome, progress=progress)
    try:
        await _hold(room)
    finally:
        await asyncio.gather(*(person.leave() for person in room.everybody), return_exceptions=True)
        outcome.duration_s += time.monotonic() - began
        outcome.phases = progress.phases


async def _hold(room: Room) -> None:
    """Everything, one after another."""
    await _prepare(room)
    await _gather(room)
    agenda = sorted(room.session.collection("steps").items(), key=lambda one: one[1]["order"])
    for place, (id, step) in enumerate(agenda, start=1):
        async with room.progress.phase(f"{place}/{len(agenda)} {step['title']}"):
            await _hold_step(room, id, step)
    await _end(room)
    await _edit(room)


async def _prepare(room: Room) -> None:
    browser = room.facilitator.browser
    async with room.progress.phase("Sign up, make a workshop, import"):
        await sign_up(browser, name=room.facilitator.name)
        room.prepared = await prepare(browser, room.plan)
        room.outcome.title, room.outcome.quotes_imported = room.prepared.title, room.prepared.quotes_imported
        room.progress.note = f"{room.prepared.quotes_imported} quotes"
        console = await browser.open(reverse("console", args=[room.prepared.workshop]), what="The console")
        room.facilitator.read_config(console)
        await room.open_live(room.facilitator)


async def _gather(room: Room) -> None:
    people, first = room.present, room.people[0]
    async with room.progress.phase("People arrive"):
        await probes.try_wrong_code(first.browser, room.tally)
        await arriving.arrive(people, room.prepared)
        room.progress.note = f"{len(people)} people"
        await asyncio.gather(*(room.open_live(person) for person in people))
    async with room.progress.phase("Everybody into groups"):
        room.groups = await arriving.make_groups(
            room.facilitator, people, workshop=room.prepared.workshop, count=room.plan.groups
        )
        room.progress.note = f"{len(people)} people in {len(room.groups)} groups"
    await probes.try_foreign_page(first, room.tally)
    await probes.try_editors_page(first, room.prepared.workshop, room.tally)
    await room.compare("Arriving")


async def _hold_step(room: Room, id: str, step: dict[str, Any]) -> None:
    room.step = step["title"]
    await _go_to(room, id)
    for board in room.boards.values():
        await room.facilitator.live.follow(board, from_the_start=True)
    groups = {group: members for group in room.boards if group and (members := room.members(group))}
    if groups:
        await attending.begin(room.facilitator, groups, step=step)
    if room.boards:
        await steps.WORK.get(step["exercise"], steps.look)(room)
    else:
        await room.facilitator.think(TALK_SECONDS)
    await steps.come_back(room)
    await room.compare(room.step)


async def _go_to(room: Room, step: str) -> None:
    before = room.session.collection("clock")["main"]["step"]
    await attending.must(room.facilitator, "go_to_step", {"step": step, "seen": before})
    for person in [*room.present, room.facilitator]:
        arrived = partial(_is_at, person.session, step)
        await person.live.until(arrived, what=f"{person.name} did not come along to “{room.step}”")
    if before is not None:
        await attending.try_late_press(room.facilitator, target=before, seen=before, tally=room.tally)


async def _end(room: Room) -> None:
    async with room.progress.phase("End of the session"):
        await attending.must(room.facilitator, "end_session", {})
        person = room.people[0]
        board = next(id for id, document in person.live.documents.items() if id != room.session.id)
        await probes.try_after_the_end(person, board, room.tally)
        await room.compare("The end")
        room.outcome.lost = checking.lost_commands(room.people, room.facilitator, room.outcome.findings, room.tally)


async def _edit(room: Room) -> None:
    async with room.progress.phase("Editing and locking the pack"):
        browser, workshop = room.facilitator.browser, room.prepared.workshop
        drafts = await editing.choose_candidates(browser, workshop=workshop, wanted=_candidates(room))
        edited = [one for draft in drafts[:1] if (one := await editing.edit(browser, draft))]
        made = room.outcome.made = await editing.lock(browser, workshop=workshop)
        room.outcome.left_behind = editing.lines_left_behind(made, _sheets(room), edited=edited)
        room.progress.note = f"{len(made.content['personas'])} personas"


def _sheets(room: Room) -> list[LiveDocument]:
    known = room.facilitator.live.documents
    boards = room.session.collection("boards").items()
    return [known[id] for id, board in boards if board["exercise"] == "sheet" and id in known]


def _candidates(room: Room) -> list[str]:
    """What to make personas of: the groups' sheets, then what got most dots."""
    sheets = [sheet.id for sheet in _sheets(room)]
    results = [
        (result["rank"], id)
        for document in room.facilitator.live.documents.values()
        for id, result in document.collection("results").items()
        if not is_leftover(document.collection("items")[id]["title"])
    ]
    return list(dict.fromkeys([*sheets, *(id for _rank, id in sorted(results))]))


def _is_at(session: LiveDocument, step: str) -> bool:
    return bool(session.collection("clock")["main"]["step"] == step)
