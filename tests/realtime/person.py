"""Somebody whose connection is cut again and again, and who behaves as a client must: resends, resumes, comes back."""

from random import Random
from typing import Any
from uuid import UUID, uuid4

from realtime.reading import TAIL_EVENTS
from tests.realtime.mirror import Mirror
from tests.realtime.tabs import Tab


class Person:
    """One page after the other of one actor on one document; what it was told of is kept over cuts."""

    def __init__(self, actor: str, *, document: UUID) -> None:
        self.actor = actor
        self.document = document
        self.sent: dict[UUID, tuple[str, dict[str, Any]]] = {}
        self.answers: dict[UUID, str] = {}
        self._under_way: set[UUID] = set()
        self._read = 0
        self.tab = Tab(actor)
        self.tab.follow(document)

    @property
    def mirror(self) -> Mirror:
        return self.tab.mirrors[self.document]

    def command(self, type: str, arguments: dict[str, Any]) -> None:
        id = uuid4()
        self.sent[id] = (type, arguments)
        self._send(id)

    def repeat(self, chance: Random) -> None:
        """Send once more what was accepted long ago."""
        accepted = sorted(self.accepted())
        if accepted:
            self._send(chance.choice(accepted))

    def follow_again(self, chance: Random) -> None:
        """Ask from where one is, from the beginning, or from where nobody has been."""
        self.tab.follow(self.document, after=chance.choice([self.mirror.head, None, TAIL_EVENTS * 10]))

    async def come_back(self) -> None:
        """Cut the connection, or notice that it is, and go on over a new one."""
        if not self.tab.serving.done():
            await self.tab.leave()
        self._read_answers()
        old, self.tab, self._read, self._under_way = self.mirror, Tab(self.actor), 0, set()
        self.tab.mirrors[self.document] = old
        self.tab.follow(self.document, after=old.head)
        for id in self.unanswered():
            self._send(id)

    async def settle(self) -> None:
        """Wait until everything that was sent is answered; what was put off is sent again."""
        self.tab.confirms = True
        self.tab.confirm()
        while self.tab.serving.done() or self.unanswered():
            if self.tab.serving.done():
                await self.come_back()
            await self.tab.until(lambda: self.tab.serving.done() or not self._awaited())
            for id in self.unanswered():
                self._send(id)

    async def comes_to_hold(self, notes: dict[str, Any]) -> None:
        """Wait until this page shows exactly `notes`."""
        while self.mirror.notes() != notes:
            if self.tab.serving.done():
                await self.come_back()
            await self.tab.until(lambda: self.tab.serving.done() or self.mirror.notes() == notes)

    def unanswered(self) -> list[UUID]:
        self._read_answers()
        return [id for id in self.sent if id not in self.answers]

    def accepted(self) -> set[UUID]:
        return {id for id, answer in self.answers.items() if answer == "ack"}

    def _awaited(self) -> set[UUID]:
        self._read_answers()
        return self._under_way

    def _send(self, id: UUID) -> None:
        self._under_way.add(id)
        type, arguments = self.sent[id]
        self.tab.command(self.document, type, id=id, **arguments)

    def _read_answers(self) -> None:
        new, self._read = self.tab.messages[self._read :], len(self.tab.messages)
        for message in new:
            if message["t"] in ("ack", "no"):
                id = UUID(message["id"])
                self._under_way.discard(id)
                if message.get("code") != "retry":
                    assert self.answers.setdefault(id, message["t"]) == message["t"], "a repeat was answered otherwise"
