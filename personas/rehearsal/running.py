"""The whole workshop from the sign-up to the pack, in the order of the day."""

import asyncio
import random
import time
from functools import partial
from typing import Any

from django.urls import reverse

from personas.rehearsal import arriving, attending, checking, drafting, editing, probes, sorting, telling, voting
from personas.rehearsal.browser import Browser
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.incidents import Incidents
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
AWAY_SECONDS = 2.0


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
        self._incidents = Incidents(self._people, groups=plan.groups)
        outcome.latecomers, outcome.drop_outs = len(self._incidents.late), len(self._incidents.dropping)
        self._groups: list[str] = []
        self._step = ""

    async def hold(self) -> None:
        """Everything, one after another; whatever happens, nobody stays connected."""
        try:
            prepared = self._prepared = await self._prepare()
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

    @property
    def _present(self) -> list[Person]:
        return self._incidents.present

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
            people = self._present
            await arriving.arrive(people, prepared)
            self._progress.note = f"{len(people)} people"
            await asyncio.gather(*(self._open_live(person) for person in people))
            await probes.try_foreign_page(self._people[0], self._tally)
            await probes.try_editors_page(self._people[0], prepared.workshop, self._tally)
        async with self._progress.phase("Everybody into groups"):
            self._groups = await arriving.make_groups(
                self._facilitator, people, workshop=prepared.workshop, count=self._plan.groups
            )
            self._progress.note = f"{len(people)} people in {len(self._groups)} groups"
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
            await self._begin(boards, step)
            await self._work(boards, step["exercise"])
            await self._come_back()
            await self._compare(self._step)

    async def _begin(self, boards: dict[str | None, str], step: dict[str, Any]) -> None:
        groups = {group: members for group in boards if group and (members := self._members(group))}
        if groups:
            await attending.begin(self._facilitator, groups, step=step)

    async def _work(self, boards: dict[str | None, str], exercise: str) -> None:
        if not boards:
            await self._facilitator.think(TALK_SECONDS)
        elif exercise == "clustering":
            await asyncio.gather(self._sort(boards), self._let_in_the_late())
            await self._around(boards)
        elif exercise == "sheet":
            await self._incidents.drop_out()
            await asyncio.gather(self._draft(boards), self._close_the_console())
        elif exercise == "narrative":
            await self._tell(boards)
        elif exercise == "vote":
            await self._vote(boards[None])
        else:
            await self._follow_only(boards)

    async def _around(self, boards: dict[str | None, str]) -> None:
        """What is said and done beside the work, once everybody is there."""
        await attending.ask_and_tell(self._facilitator, self._present)
        person = self._people[0]
        await attending.try_locked_board(self._facilitator, person, boards[person.group or None], self._tally)
        await attending.finish(self._present)

    async def _let_in_the_late(self) -> None:
        """They come in by themselves, and the facilitator puts each where the page says that they are needed."""
        for person in self._incidents.late:
            await arriving.arrive([person], self._prepared, first=self._people.index(person))
            await self._open_live(person)
            await arriving.place_latecomer(self._facilitator, person, workshop=self._prepared.workshop)
            board = next(id for id, one in self._at_step().items() if one["group"] in (None, person.group))
            await person.live.follow(board)
            self._incidents.has_come(person)

    async def _close_the_console(self) -> None:
        """The facilitator's browser is closed and opened again: the clock of everybody else goes on as it was."""
        clock = dict(self._people[0].session.collection("clock")["main"])
        self._facilitator.live.cut(away_seconds=AWAY_SECONDS / self._plan.speed)
        await self._facilitator.think(AWAY_SECONDS)
        await self._facilitator.live.settle()
        after = self._people[0].session.collection("clock")["main"]
        self._tally.probes["closing the console changes nothing for anybody"] = after == clock

    async def _come_back(self) -> None:
        if self._incidents.dropping and self._incidents.away:
            back = [person for person in self._incidents.dropping if person in self._incidents.away]
            await self._incidents.come_back(workshop=self._prepared.workshop)
            for person in back:
                board = next((id for id, one in self._at_step().items() if one["group"] in (None, person.group)), None)
                if board is not None:
                    await person.live.follow(board)

    def _at_step(self) -> dict[str, dict[str, Any]]:
        """The boards of the step that is on."""
        session = self._facilitator.session
        step = session.collection("clock")["main"]["step"]
        return {id: board for id, board in session.collection("boards").items() if board["step"] == step}

    async def _go_to(self, step: str) -> None:
        session = self._facilitator.session
        before = session.collection("clock")["main"]["step"]
        sent = await self._facilitator.live.send(session.id, "go_to_step", {"step": step, "seen": before})
        if not sent.is_acknowledged:
            raise RehearsalError(f"The agenda did not move: {sent.message}")
        for person in [*self._present, self._facilitator]:
            arrived = partial(_is_at, person.session, step)
            await person.live.until(arrived, what=f"{person.name} did not come along to “{self._step}”")
        if before is not None:
            await attending.try_late_press(self._facilitator, target=before, seen=before, tally=self._tally)

    def _boards_of(self, step: str) -> dict[str | None, str]:
        """Group → board of a step; None stands for the plenary."""
        boards = self._facilitator.session.collection("boards")
        return {board["group"]: id for id, board in boards.items() if board["step"] == step}

    def _members(self, group: str | None) -> list[Person]:
        return [person for person in self._present if group in (None, person.group)]

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
        await asyncio.gather(*(person.live.follow(board) for person in self._present))
        await probes.try_too_many_dots(self._people[0], board, self._tally)
        await voting.vote(self._present, self._facilitator, board)
        await self._compare(f"{self._step}, before the reveal")
        self._secrecy.is_revealed = True
        await voting.reveal(self._present, self._facilitator, board)
        await self._facilitator.think(READ_SECONDS)

    async def _follow_only(self, boards: dict[str | None, str]) -> None:
        """An exercise that simulated people do not know: they look at it."""
        for group, board in boards.items():
            await asyncio.gather(*(person.live.follow(board) for person in self._members(group)))

    async def _compare(self, step: str) -> None:
        await checking.compare([*self._present, self._facilitator], self._outcome.findings, step=step)

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
