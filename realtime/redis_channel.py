"""One Redis channel that all processes of a Troupe share: best effort, never waited for, and back by itself."""

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from realtime import metrics

logger = logging.getLogger("troupe.realtime")

ANSWER_SECONDS = 2.0
"""A Redis that says nothing for so long is away."""
QUIET_SECONDS = 1.0
"""After so long without a message of our own it is asked whether it is still there."""
AGAIN_SECONDS = (0.1, 2.0)
"""The shortest and the longest wait before the next try."""
AFTER_A_FAULT_SECONDS = 30.0
WAITING_MESSAGES = 10_000


class Channel:
    """Sends to and hears from `name`. Lives on the event loop; what it cannot send at once it forgets."""

    def __init__(self, url: str, *, name: str, heard: Callable[[bytes], None], joined: Callable[[], None]) -> None:
        """`heard` is given each message, one's own too; `joined` is called whenever the connection is there (again)."""
        self.connected = False
        self._url = url
        self._name = name
        self._heard = heard
        self._joined = joined
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(WAITING_MESSAGES)

    def send(self, message: bytes) -> None:
        """Queue `message`; while Redis is away it is dropped."""
        if self.connected and not self._waiting.full():
            self._waiting.put_nowait(message)
            metrics.HINTS_SENT.inc()

    async def run(self) -> None:
        """Keep a connection until cancelled."""
        wait = AGAIN_SECONDS[0]
        while True:
            try:
                await self._serve()
            except (RedisError, OSError, TimeoutError) as error:
                if self.connected:
                    wait = AGAIN_SECONDS[0]
                    logger.warning("Redis is away; documents are polled until it is back: %s", type(error).__name__)
            except Exception:  # whatever it is, the next try may do better, and nobody else would hear of it
                wait = AFTER_A_FAULT_SECONDS
                logger.exception("the channel to other processes failed; documents are polled")
            finally:
                self._forget()
            await asyncio.sleep(wait * random.uniform(0.5, 1))  # noqa: S311 a spread, not a secret
            wait = min(2 * wait, AGAIN_SECONDS[1])

    async def _serve(self) -> None:
        client = Redis.from_url(
            self._url, socket_connect_timeout=ANSWER_SECONDS, socket_timeout=ANSWER_SECONDS, health_check_interval=0
        )
        async with client, client.pubsub(ignore_subscribe_messages=True) as pubsub:
            await pubsub.subscribe(self._name)
            await client.ping()
            self.connected = True
            self._joined()
            await _first_to_end(self._listen(pubsub), self._speak(client))

    async def _listen(self, pubsub: PubSub) -> None:
        while True:
            message = await pubsub.get_message(timeout=ANSWER_SECONDS)
            if message is not None and message["type"] == "message":
                self._heard(message["data"])

    async def _speak(self, client: "Redis") -> None:
        while True:
            try:
                message = await asyncio.wait_for(self._waiting.get(), QUIET_SECONDS)
            except TimeoutError:
                await client.ping()
            else:
                await client.publish(self._name, message)

    def _forget(self) -> None:
        self.connected = False
        while not self._waiting.empty():
            self._waiting.get_nowait()


async def _first_to_end(*works: Coroutine[Any, Any, None]) -> None:
    """Run all until one ends or fails; the others are cancelled, and what failed is raised."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
