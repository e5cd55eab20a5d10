"""A served Troupe that a test may break: its database, its processes on fixed ports, and what they left in the end."""

import asyncio
from types import TracebackType

import msgspec

from tests.faults.acts import Room
from tests.faults.evidence import Document
from tests.load import servers
from tests.load.databases import Environment
from tests.load.plan import Target
from tests.load.servers import DAPHNE, HOST, Server
from tests.serving import free_port

ENDS_WITHIN_SECONDS = 60
PLANTED = "tests.faults.planted_settings"


class Site:
    """Some processes on one database. Used as a context: they end with it."""

    def __init__(
        self, environment: Environment, room: Room, *, server: str = DAPHNE, processes: int = 1, fault: str = ""
    ) -> None:
        """`fault` is one of `tests.faults.planted`: the processes then have it."""
        planted = {"DJANGO_SETTINGS_MODULE": PLANTED, "TROUPE_PLANTED": fault} if fault else {}
        self.room = room
        self._environment = {**environment, **planted}
        self._server = server
        self._running: dict[int, Server] = {}
        self._ended: list[Server] = []
        self.targets = [Target(HOST, free_port()) for _ in range(processes)]
        self.began: dict[str, int] = {}

    async def __aenter__(self) -> "Site":
        self.began = {document.id: document.head for document in await self._read()}
        await asyncio.gather(*(self.start(place) for place in range(len(self.targets))))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await asyncio.gather(*(asyncio.to_thread(server.stop) for server in self._running.values()))

    @property
    def pids(self) -> list[int]:
        return [server.pid for server in self._running.values()]

    async def start(self, place: int = 0, *, failpoint: str = "") -> None:
        """Start a process, which may be one that dies at a failpoint."""
        own = {"TROUPE_FAILPOINTS": "1", "TROUPE_FAILPOINT": failpoint} if failpoint else {}
        environment = {**self._environment, **own}
        server = servers.start(self._server, environment=environment, port=self.targets[place].port)
        self._running[place] = server
        await asyncio.to_thread(server.wait)

    async def kill(self, place: int = 0) -> None:
        """End a process as a power cut does."""
        await asyncio.to_thread(self._gone(place).kill)

    async def dies(self, place: int = 0) -> int:
        """Wait until a process has ended by itself; its code."""
        code = await asyncio.to_thread(self._running[place].code, seconds=ENDS_WITHIN_SECONDS)
        self._gone(place)
        return code

    def errors(self) -> list[str]:
        """What all processes that there were have told of errors."""
        return [line for server in (*self._ended, *self._running.values()) for line in server.errors()]

    async def read(self) -> list[Document]:
        """The documents as the database holds them now."""
        found = await self._read()
        for document in found:
            document.began = self.began[document.id]
        return found

    async def _read(self) -> list[Document]:
        said = await asyncio.to_thread(
            servers.manage, self._environment, "-m", "tests.faults.reading", *self.room.documents
        )
        return msgspec.json.decode(said, type=list[Document])

    def _gone(self, place: int) -> Server:
        server = self._running.pop(place)
        self._ended.append(server)
        return server
