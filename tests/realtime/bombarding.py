"""Sends frame after frame to the sockets of this process, and finds out what became of it."""

import gc
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest

from realtime.limits import TokenBucket
from tests.realtime.malformed import Frame
from tests.realtime.tabs import Tab

FRAMES_OF_A_TAB = 50
"""A tab keeps all that it hears; then comes the next."""
PAGE_BYTES = 4096


@dataclass
class Damage:
    """What was done to the server."""

    closed: Counter[int] = field(default_factory=Counter)
    """How many connections were closed, by code."""
    outlived: int = 0
    """How many frames a connection lived through."""
    grown_bytes: int = 0
    """How much more memory the process holds than after the first part of the frames."""


async def bombard(frames: Iterator[Frame], count: int, *, open_tab: Callable[[], Awaitable[Tab]]) -> Damage:
    """Send `count` frames, each followed by a question that only a living connection answers."""
    damage, tab, sent = Damage(), await open_tab(), 0
    before = 0
    for number, frame in enumerate(islice(frames, count)):
        if number == count // 4:
            before = held_bytes()
        if tab.serving.done() or sent == FRAMES_OF_A_TAB:
            if not tab.serving.done():
                await tab.leave()
            tab, sent = await open_tab(), 0
        sent += 1
        await _send(tab, frame, damage)
    if not tab.serving.done():
        await tab.leave()
    damage.grown_bytes = held_bytes() - before
    return damage


async def _send(tab: Tab, frame: Frame, damage: Damage) -> None:
    answered = len(tab.all("pong"))
    tab.say_raw(frame.text, binary=frame.binary)
    tab.say(t="ping", at=1)
    await tab.until(lambda: tab.serving.done() or len(tab.all("pong")) > answered)
    if tab.serving.done():
        tab.serving.result()  # raises what broke the connection from within
        damage.closed[tab.closed or 0] += 1
    else:
        damage.outlived += 1


def held_bytes() -> int:
    """The memory that this process holds."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES


def lift_rates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let anybody send as much as they like: what is tried here is what frames hold, not how many they are."""
    monkeypatch.setattr(TokenBucket, "take", lambda bucket: True)


@contextmanager
def errors_in_the_log() -> Iterator[list[str]]:
    """Everything that is logged as an error meanwhile, by any logger."""

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            errors.append(f"{record.getMessage()} {record.exc_info}")

    errors: list[str] = []
    handler = Keep(logging.ERROR)
    logging.getLogger().addHandler(handler)
    try:
        yield errors
    finally:
        logging.getLogger().removeHandler(handler)
