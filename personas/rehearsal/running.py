"""The whole workshop from the sign-up to the pack, in the order of the day."""

import asyncio
import random
import time
from functools import partial
from typing import Any

from django.urls import reverse

from personas.rehearsal import arriving, checking, drafting, editing, probes, sorting, telling, voting
from personas.rehearsal.browser import Browser
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.people import Person, participant
from personas.rehearsal.plan import Plan
from personas.rehearsal.preparing import Prepared, prepare, sign_up
from personas.rehearsal.progress import Progress
from personas.rehearsal.summary import Outcome
from personas.rehearsal.themes import is_leftover
from personas.rehearsal.voting import Secrecy

FACILITATOR = "Frida Facilitator"
TALK_SECONDS = 0.8
READ_SECONDS = 1.5


class Rehearsal:
    """One rehearsal against a server that answers at `origin`."""

    def __init__(self, plan: Plan, *, origin: str, outcome: Outcome, progress: Progress) -> None:
        self._plan = plan
        self._outcome = outcome
        self._tally = outcome.tally
        self._progress = progress
        self._secrecy = Secrecy(outcome.tally)
        chance = random.Random(0)  # noqa: S311 the same mind every time
        self._facilitator = Person(FACILITATOR, Browser(origin, tally=self._tally), self._tally, plan.speed, chance)
        self._people = [
            participant(number, origin=origin, tally=self._tally, speed=plan.speed)
            for number in range(plan.participants)
        ]
        self._groups: list[str] = []
        self._step = ""

    async def hold(self) -> None:
        """Everything, one after another; whatever happens, nobody stays connected."""
        try:
            prepared = await self._prepare()
            await self._gather(prepared)
            steps = sorted(self._facilitator.session.collection("steps").items(), key=lambda one: one[1]["order"])
            for place, (id, step) in enumerate(steps, start=1):
                await self._hold_step(id, step, title=f"{place}/{len(steps)} {step['title']}")
            await self._end()
            await self._edit(prepared)
        finally:
            await asyncio.gather(*(person.leave() for person in self._everybody), return_exceptions=True)

    @property
    def _everybody(self) -> list[Person]:
        return [*self._people, self._facilitator]

    async def _prepare(self) -> Prepared:
        browser, progress = self._facilitator.browser, self._progress
        async with progress.phase("Sign up, make a workshop, import"):
            await sign_up(browser, name=self._facilitator.name)
            prepared = await prepare(browser, self._plan)
            self._outcome.title, self._outcome.quotes_imported = prepared.title, prepared.quotes_imported
            progress.note = f"{prepared.quotes_imported} quotes"
            console = await browser.open(reverse("console", args=[prepared.workshop]), what="The console")
            self._facilitator.read_config(console)
            await self._open_live(self._facilitator)
        return prepared

    async def _gather(self, prepared: Prepared) -> None:
        async with self._progress.phase("People arrive"):
            await probes.try_wrong_code(self._people[0].browser, self._tally)
            await arriving.arrive(self._people, prepared)
            self._progress.note = f"{len(self._people)} people"
            await asyncio.gather(*(self._open_live(person) for person in self._people))
            await probes.try_foreign_page(self._people[0], self._tally)
            await probes.try_editors_page(self._people[0], prepared.workshop, self._tally)
            self._groups = await arriving.make_groups(self._facilitator, self._people, count=self._plan.groups)
            self._progress.note = f"{len(self._people)} people in {len(self._groups)} groups"
            await self._compare("Arriving")

    async def _open_live(self, person: Person) -> None:
        """The facilitator reads the whole log, to be asked about it in the end."""
        from_the_start = person is self._facilitator
        await person.open_live(
            hear=lambda message: self._secrecy.hear(person.actor, message), from_the_start=from_the_start
        )

    async def _hold_step(self, id: str, step: dict[str, Any], *, title: str) -> None:
        async with self._progress.phase(title):
            self._step = step["title"]
            await self._go_to(id)
            boards = self._boards_of(id)
            for board in boards.values():
                await self._facilitator.live.follow(board, from_the_start=True)
            if not boards:
                await self._facilitator.think(TALK_SECONDS)
            elif step["exercise"] == "clustering":
                await self._sort(boards)
            elif step["exercise"] == "sheet":
                await self._draft(boards)
            elif step["exercise"] == "narrative":
                await self._tell(boards)
            elif step["exercise"] == "vote":
                await self._vote(boards[None])
            else:
                await self._follow_only(boards)
            await self._compare(self._step)

    async def _go_to(self, step: str) -> None:
        session = self._facilitator.session
        sent = await self._facilitator.live.send(session.id, "go_to_step", {"step": step})
        if not sent.is_acknowledged:
            raise RehearsalError(f"The agenda did not move: {sent.message}")
        for person in self._everybody:
            arrived = partial(_is_at, person.session, step)
            await person.live.until(arrived, what=f"{person.name} did not come along to “{self._step}”")

    def _boards_of(self, step: str) -> dict[str | None, str]:
        """Group → board of a step; None stands for the plenary."""
        boards = self._facilitator.session.collection("boards")
        return {board["group"]: id for id, board in boards.items() if board["step"] == step}

    def _members(self, group: str | None) -> list[Person]:
        return [person for person in self._people if group in (None, person.group)]

    async def _sort(self, boards: dict[str | None, str]) -> None:
        dealt = {len(self._facilitator.live.documents[board].collection("quotes")) for board in boards.values()}
        self._outcome.quotes_dealt = max(dealt)
        self._progress.note = f"{max(dealt)} quotes dealt"
        await self._probe_rights(boards)
        await asyncio.gather(*(sorting.sort_quotes(self._members(group), board) for group, board in boards.items()))

    async def _probe_rights(self, boards: dict[str | None, str]) -> None:
        person = self._people[0]
        await probes.try_running_the_session(person, self._tally)
        foreign = next((board for group, board in boards.items() if group not in (None, person.group)), None)
        if foreign is not None:
            await probes.try_foreign_group(person, foreign, self._tally)

    async def _draft(self, boards: dict[str | None, str]) -> None:
        places = {group: place for place, group in enumerate(self._groups)}
        drafts = [
            drafting.draft_persona(self._members(group), board, place=places.get(group or "", 0))
            for group, board in boards.items()
        ]
        await asyncio.gather(*drafts)

    async def _tell(self, boards: dict[str | None, str]) -> None:
        telling_all = [telling.tell_story(self._members(group), board) for group, board in boards.items()]
        for missing in await asyncio.gather(*telling_all):
            self._outcome.findings.apart += missing

    async def _vote(self, board: str) -> None:
        await asyncio.gather(*(person.live.follow(board) for person in self._people))
        await probes.try_too_many_dots(self._people[0], board, self._tally)
        await voting.vote(self._people, self._facilitator, board)
        await self._compare(f"{self._step}, before the reveal")
        self._secrecy.is_revealed = True
        await voting.reveal(self._people, self._facilitator, board)
        await self._facilitator.think(READ_SECONDS)

    async def _follow_only(self, boards: dict[str | None, str]) -> None:
        """An exercise that simulated people do not know: they look at it."""
        for group, board in boards.items():
            await asyncio.gather(*(person.live.follow(board) for person in self._members(group)))

    async def _compare(self, step: str) -> None:
        await checking.compare(self._everybody, self._outcome.findings, step=step)

    async def _end(self) -> None:
        async with self._progress.phase("End of the session"):
            session = self._facilitator.session
            sent = await self._facilitator.live.send(session.id, "end_session")
            if not sent.is_acknowledged:
                raise RehearsalError(f"The session could not be ended: {sent.message}")
            person = self._people[0]
            board = next(id for id, document in person.live.documents.items() if id != session.id)
            await probes.try_after_the_end(person, board, self._tally)
            await self._compare("The end")
            self._outcome.lost = checking.lost_commands(
                self._people, self._facilitator, self._outcome.findings, self._tally
            )

    async def _edit(self, prepared: Prepared) -> None:
        async with self._progress.phase("Editing and locking the pack"):
            browser, workshop = self._facilitator.browser, prepared.workshop
            drafts = await editing.choose_candidates(browser, workshop=workshop, wanted=self._candidates())
            edited = [one for draft in drafts[:1] if (one := await editing.edit(browser, draft))]
            made = self._outcome.made = await editing.lock(browser, workshop=workshop)
            self._outcome.left_behind = editing.lines_left_behind(made, self._sheets(), edited=edited)
            self._progress.note = f"{len(made.content['personas'])} personas"

    def _sheets(self) -> list[LiveDocument]:
        boards = self._facilitator.session.collection("boards")
        known = self._facilitator.live.documents
        return [known[id] for id, board in boards.items() if board["exercise"] == "sheet" and id in known]

    def _candidates(self) -> list[str]:
        """What to make personas of: the groups' sheets, then what got most dots."""
        sheets = [sheet.id for sheet in self._sheets()]
        results = [
            (result["rank"], id)
            for document in self._facilitator.live.documents.values()
            for id, result in document.collection("results").items()
            if not is_leftover(document.collection("items")[id]["title"])
        ]
        return list(dict.fromkeys([*sheets, *(id for _rank, id in sorted(results))]))


def _is_at(session: LiveDocument, step: str) -> bool:
    return bool(session.collection("clock")["main"]["step"] == step)


async def rehearse(plan: Plan, *, origin: str, outcome: Outcome, progress: Progress) -> None:
    """Hold a rehearsal; what came of it is in `outcome`, also when it ends early."""
    began = time.monotonic()
    try:
        await Rehearsal(plan, origin=origin, outcome=outcome, progress=progress).hold()
    finally:
        outcome.duration_s += time.monotonic() - began
        outcome.phases = progress.phases
