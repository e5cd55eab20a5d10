"""Thousands of frames that are broken in some way: the server closes or refuses, and goes on as if nothing had been."""

import os
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from realtime.engine import engine
from realtime.protocol import NO_RIGHT, POLICY, TOO_BIG
from realtime.socket import Socket
from tests.realtime.bombarding import bombard, errors_in_the_log, lift_rates
from tests.realtime.conftest import ALICE, BOB, put
from tests.realtime.malformed import malformed
from tests.realtime.tabs import Tab

FRAMES = int(os.environ.get("TROUPE_FUZZ_FRAMES", "5000"))
SEEDS = range(1)
GROWTH_MOST_BYTES = 8 * 1024 * 1024


def messages(document: UUID, *, chance: Random) -> Callable[[], dict[str, Any]]:
    """Something of everything that a client may say about `document`."""

    def message() -> dict[str, Any]:
        note, id = str(uuid4()), str(uuid4())
        command = {"t": "cmd", "id": id, "doc": str(document), "gesture": id}
        return chance.choice(
            [
                {**command, "type": "put_note", "args": {"note": note, "text": "words", "private": True}},
                {**command, "type": "colour_note", "args": {"note": note, "colour": "red"}},
                {**command, "type": "undo", "args": {}},
                {"t": "sub", "doc": str(document), "after": 1},
                {"t": "unsub", "doc": str(document)},
                {"t": "eph", "doc": str(document), "data": {"at": note, "deep": {"list": [1, 2.5, None]}}},
                {"t": "seen", "bytes": 5},
                {"t": "ping", "at": 2.5},
                {"t": "beat"},
                {"t": "hello", "v": 1, "as": ALICE},
            ]
        )

    return message


@pytest.mark.parametrize("seed", SEEDS)
async def test_f1_f2_f3_f8_no_frame_breaks_the_server_or_stays_in_its_memory(
    document: UUID, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lift_rates(monkeypatch)
    chance = Random(seed)
    frames = malformed(messages(document, chance=chance), chance=chance)
    with errors_in_the_log() as errors:
        damage = await bombard(frames, FRAMES, open_tab=lambda: following(document, chance=chance))
    assert errors == []
    assert set(damage.closed) <= {POLICY, TOO_BIG, NO_RIGHT}
    assert damage.closed[POLICY] > FRAMES / 4
    assert damage.outlived > FRAMES / 10
    assert damage.grown_bytes < GROWTH_MOST_BYTES
    assert engine.attach().documents() == []
    assert not Socket.connected
    await still_serves()


async def following(document: UUID, *, chance: Random) -> Tab:
    """One of many people, so that nobody is closed for the number of their messages."""
    tab = Tab(f"p:{chance.randrange(100)}")
    await tab.following(document)
    return tab


async def still_serves() -> None:
    document = engine.create("notes", [])
    tab = Tab(BOB)
    mirror = await tab.following(document)
    put(document, "the last word")
    await tab.until(mirror.notes)
    await tab.leave()
