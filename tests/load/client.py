"""One person's connection in the load: greets, follows, sends, confirms what came, answers beats; like the page."""

import asyncio
import random
from functools import partial

from tests.load.book import Book
from tests.load.frames import Digest, Message, Reader, command_id, key_of
from tests.load.plan import Person, Target
from tests.load.websocket import WebSocket, handshake

PATH = "/live/"
PROTOCOL = 1
CONFIRM_EVERY_BYTES = 64 * 1024


class Client:
    """A person, their documents, and their one connection, which may end and be made again."""

    def __init__(self, person: Person, *, target: Target, book: Book, reader: Reader, forgets: int = 0) -> None:
        self.person = person
        self._target = target
        self._book = book
        self._reader = reader
        self._to_forget = forgets
        self._frames = 0
        self._chance = random.Random(person.index)
        self._socket: WebSocket | None = None
        self._waits_for: set[str] = set()
        self._greeted = self._leaving = False
        self._arrival: asyncio.Future[bool] | None = None
        self._received_bytes = self._confirmed_bytes = 0
        self._number = 0
        self.documents = (person.room.session, person.room.board) if person.follows else ()
        self.heads: dict[str, int] = {}
        self.words: dict[int, int] = {}
        self.words_sent = 0
        self.unanswered: set[int] = set()
        self.turned_away = ""

    @property
    def in_sync(self) -> bool:
        """Whether the server has greeted and sent all that is followed."""
        return self._greeted and not self._waits_for

    async def connect(self, *, seconds: float) -> bool:
        """Connect; returns whether all was in sync within so many seconds."""
        loop = asyncio.get_running_loop()
        self._arrival = loop.create_future()
        self._leaving, self.turned_away, self._waits_for = False, "", set(self.documents)
        host, port, https = self._target.host, self._target.port, self._target.https
        request = handshake(host=host, port=port, path=PATH, cookie=self.person.cookie, https=https)
        try:
            async with asyncio.timeout(seconds):
                _, self._socket = await loop.create_connection(partial(WebSocket, self, request=request), host, port)
                return await self._arrival
        except TimeoutError:
            self.turned_away = "no answer"
        except OSError as error:
            self.turned_away = str(error)
        return False

    def leave(self) -> None:
        """Lose the connection without a word."""
        self._leaving = True
        if self._socket is not None:
            self._socket.abort()

    def command(self, at_ns: int) -> None:
        """Move some card somewhere, as was planned for `at_ns`."""
        id = command_id(at_ns=at_ns, sender=self.person.index, number=self._number)
        self._number += 1
        self._book.findings.sent += 1
        self.unanswered.add(key_of(id))
        room = self.person.room
        card, cluster = self._chance.choice(room.cards), self._chance.choice(room.clusters)
        arguments = f'{{"cards":["{card}"],"cluster":"{cluster}"}}'
        self._send(
            f'{{"t":"cmd","id":"{id}","doc":"{room.board}","gesture":"{id}","type":"move_cards","args":{arguments}}}'
        )

    def word(self, at_ns: int) -> None:
        """Say something that is not kept, as was planned for `at_ns`."""
        self.words_sent += 1
        self._book.findings.sent += 1
        word = f'{{"s":{self.person.index},"n":{self.words_sent},"at":{at_ns}}}'
        self._send(f'{{"t":"eph","doc":"{self.person.room.board}","data":{word}}}')

    def is_behind(self, heads: dict[str, int]) -> bool:
        return any(self.heads.get(document, 0) < heads.get(document, 0) for document in self.documents)

    def missed_words(self, last_words: dict[str, dict[int, int]]) -> int:
        """Of how many others the last word has not come. Words before the last may be passed over by design."""
        said = last_words.get(self.person.room.board, {}) if self.person.follows else {}
        others = {sender: number for sender, number in said.items() if sender != self.person.index}
        return sum(1 for sender, number in others.items() if self.words.get(sender) != number)

    def opened(self) -> None:
        self._received_bytes = self._confirmed_bytes = 0
        self._send(f'{{"t":"hello","v":{PROTOCOL},"as":"{self.person.actor}"}}')

    def closed(self, code: int) -> None:
        self._greeted = False
        if not self._leaving:
            self.turned_away = str(code)
            self._book.lose(code)
            self._arrive(False)

    def received(self, frame: bytes, now_ns: int) -> None:
        self._received_bytes += len(frame)
        digest = self._reader.read(frame)
        if self._forgets(digest):
            return
        if digest.runs:
            self._book.deliver(digest, receiver=self.person.index, now_ns=now_ns)
            for document, after, upto in digest.links:
                self._book.findings.gaps += after != self.heads.get(document)
                self.heads[document] = max(upto, self.heads.get(document, 0))
        for _document, word in digest.words:
            self.words[word.s] = word.n
            self._book.deliver_word(word, now_ns=now_ns)
        for message in digest.others:
            self._take(message, now_ns=now_ns)
        if self._received_bytes - self._confirmed_bytes >= CONFIRM_EVERY_BYTES:
            self._confirm()

    def _forgets(self, digest: Digest) -> bool:
        """The planted fault: of the frames with nothing but changes this one never came."""
        if not digest.runs or digest.others:
            return False
        self._frames += 1
        return self._frames == self._to_forget

    def _take(self, message: Message, *, now_ns: int) -> None:
        match message.t:
            case "ack":
                self.unanswered.discard(key_of(message.id))
                board, key = self.person.room.board, key_of(message.id)
                self._book.acknowledge(board, key, seq=message.upto, now_ns=now_ns)
            case "no":
                self.unanswered.discard(key_of(message.id))
                self._book.refuse(message.code)
            case "hello":
                self._greet()
            case "snap":
                self._book.findings.resyncs += message.doc not in self._waits_for
                self._book.arrive(message.doc, receiver=self.person.index, after=0, upto=message.upto, now_ns=0)
                self.heads[message.doc] = message.upto
            case "can":
                self._waits_for.discard(message.doc)
                if not self._waits_for:
                    self._arrive(True)
            case "gone":
                self._book.refuse("gone")
            case "beat":
                self._send('{"t":"beat"}')
                self._confirm()

    def _greet(self) -> None:
        self._greeted = True
        for document in self.documents:
            after = self.heads.get(document, "null")
            self._send(f'{{"t":"sub","doc":"{document}","after":{after}}}')
        if not self.documents:
            self._arrive(True)

    def _arrive(self, is_in_sync: bool) -> None:
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(is_in_sync)

    def _confirm(self) -> None:
        self._confirmed_bytes = self._received_bytes
        self._send(f'{{"t":"seen","bytes":{self._received_bytes}}}')

    def _send(self, text: str) -> None:
        if self._socket is not None:
            self._socket.send(text)
