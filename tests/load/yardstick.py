"""The yardstick: a bare broadcast server on the `websockets` library, without rules, rights, log or database.

It speaks just enough of the protocol for the same load client to measure it. Run as `python -m tests.load.yardstick`.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Awaitable, Callable

from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

_UUID = 36
_COMMAND = '{"t":"cmd","id":"'
_WORD = '{"t":"eph","doc":"'
_HELLO = '{"t":"hello"'
_SUBSCRIBE = '{"t":"sub","doc":"'
_DOCUMENT = '"doc":"'


class Rooms:
    """Who follows what, and how many changes each document has had."""

    def __init__(self) -> None:
        self._followers: defaultdict[str, set[ServerConnection]] = defaultdict(set)
        self._heads: defaultdict[str, int] = defaultdict(int)

    async def serve(self, connection: ServerConnection) -> None:
        try:
            async for frame in connection:
                await self._take(str(frame), connection)
        except ConnectionClosed:
            pass  # they left without a word
        finally:
            for followers in self._followers.values():
                followers.discard(connection)

    async def _take(self, frame: str, connection: ServerConnection) -> None:
        """The load client writes its frames in one way only, so that places in the text tell what it says."""
        if frame.startswith(_COMMAND):
            await self._command(frame, connection)
        elif frame.startswith(_WORD):
            document = frame[len(_WORD) : len(_WORD) + _UUID]
            broadcast(self._followers[document] - {connection}, f"[{frame}]")
        elif frame.startswith(_HELLO):
            await connection.send('[{"t":"hello"}]')
        elif frame.startswith(_SUBSCRIBE):
            document = frame[len(_SUBSCRIBE) : len(_SUBSCRIBE) + _UUID]
            self._followers[document].add(connection)
            head = self._heads[document]
            await connection.send(f'[{{"t":"snap","doc":"{document}","upto":{head}}},{{"t":"can","doc":"{document}"}}]')

    async def _command(self, frame: str, connection: ServerConnection) -> None:
        id = frame[len(_COMMAND) : len(_COMMAND) + _UUID]
        place = len(_COMMAND) + _UUID + len('",') + len(_DOCUMENT)
        document = frame[place : place + _UUID]
        after = self._heads[document]
        self._heads[document] = after + 1
        change = f'"doc":"{document}","after":{after},"upto":{after + 1},"changes":[{frame}]'
        broadcast(self._followers[document], f'[{{"t":"chg",{change}}}]')
        await connection.send(f'[{{"t":"ack","id":"{id}","upto":{after + 1}}}]')


async def main(port: int) -> None:
    rooms = Rooms()
    take: Callable[[ServerConnection], Awaitable[None]] = rooms.serve
    async with serve(take, "127.0.0.1", port, compression=None, ping_interval=None) as server:
        sys.stdout.write(f"The yardstick listens on http://127.0.0.1:{port}/\n")
        sys.stdout.flush()
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main(int(sys.argv[1])))
    except KeyboardInterrupt:
        sys.exit(130)
