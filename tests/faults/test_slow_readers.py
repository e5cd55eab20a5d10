"""People whose pages stop reading while the room works: they cost no more than their window, and catch up."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.faults import acts
from tests.faults.client import Client
from tests.faults.crowd import Crowd
from tests.faults.installing import Installed
from tests.faults.site import Site
from tests.load.measuring import resident_bytes
from tests.load.servers import DAPHNE, SERVERS

pytestmark = pytest.mark.faults
WORKERS, READERS = 10, 20
MISSED_BYTES = 5_000_000
"""As much as the workers can bring about before W22 slows them down."""
WINDOW_BYTES = 1024 * 1024
MARGIN_BYTES = 5_000_000
"""What the server may need for other reasons meanwhile."""


@asynccontextmanager
async def a_room_that_shifts_much(site: Site) -> "AsyncIterator[tuple[Crowd, list[Client]]]":
    """Some who work, and some who only read, over small buffers."""
    crowd = Crowd(site, people=WORKERS)
    crowd.act = acts.shift_all
    readers = [
        Client(
            f"reader {place}",
            site.room.members[place % len(site.room.members)],
            documents=site.room.documents,
            targets=site.targets,
            buffer_bytes=16_384,
        )
        for place in range(READERS)
    ]
    crowd.clients += readers
    async with crowd:
        yield crowd, readers


async def grown_while_nobody_reads(crowd: Crowd, readers: list[Client]) -> int:
    """By how many bytes the server has grown when the readers have missed so much."""
    worker = crowd.clients[0]
    await crowd.comes_to(lambda: all(client.in_sync for client in crowd.clients))
    await crowd.gets_done(50)
    before, seen = resident_bytes(crowd.site.pids), worker.received_bytes
    for reader in readers:
        reader.stop_reading()
    await crowd.comes_to(lambda: worker.received_bytes > seen + MISSED_BYTES)
    grown = resident_bytes(crowd.site.pids) - before
    for reader in readers:
        reader.read_on()
    sys.stdout.write(f"the server has grown by {grown / 1e6:.1f} MB\n")
    return grown


@pytest.mark.parametrize("server", SERVERS)
async def test_h1_h2_h4_readers_that_stop_cost_their_window_and_catch_up(sqlite: Installed, server: str) -> None:
    async with sqlite.site(server=server) as site, a_room_that_shifts_much(site) as (crowd, readers):
        grown = await grown_while_nobody_reads(crowd, readers)
        assert await crowd.verdict() == {}
        assert site.errors() == []
        assert all(reader.connections == 1 for reader in readers)
    assert grown < READERS * WINDOW_BYTES + MARGIN_BYTES


async def test_h4_a_server_that_keeps_everything_for_those_who_do_not_read_is_caught(sqlite: Installed) -> None:
    async with sqlite.site(server=DAPHNE, fault="no_window") as site, a_room_that_shifts_much(site) as (crowd, readers):
        assert await grown_while_nobody_reads(crowd, readers) > READERS * WINDOW_BYTES + MARGIN_BYTES
