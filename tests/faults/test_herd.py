"""Everybody comes back at once after a restart: all are let in, and all end equal."""

import sys
from time import monotonic

import pytest

from tests.faults.conftest import installed
from tests.faults.crowd import Crowd
from tests.faults.installing import Installed

pytestmark = pytest.mark.faults
PEOPLE = 200
RATE_PER_SECOND = 0.1
COMMANDS = 60


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A room for many."""
    return installed(tmp_path_factory.mktemp("crowded"), {}, people=PEOPLE)


async def come_back(crowd: Crowd) -> None:
    """The server dies and is there again; until all are in sync."""
    await crowd.comes_to(lambda: all(client.in_sync for client in crowd.clients))
    await crowd.gets_done(COMMANDS)
    await crowd.site.kill()
    await crowd.site.start()
    began = monotonic()
    await crowd.comes_to(lambda: all(client.in_sync for client in crowd.clients))
    sys.stdout.write(f"{len(crowd.clients)} people were in sync again after {monotonic() - began:.1f} s\n")


async def test_l4_r2_a_herd_comes_back_and_nobody_is_turned_away(crowded: Installed) -> None:
    async with crowded.site() as site, Crowd(site, people=PEOPLE, rate=RATE_PER_SECOND) as crowd:
        await come_back(crowd)
        await crowd.gets_done(COMMANDS)
        assert await crowd.verdict() == {}
        assert site.errors() == []


async def test_a_server_that_turns_some_away_is_caught(crowded: Installed) -> None:
    async with crowded.site(fault="turn_some_away") as site, Crowd(site, people=40, rate=1) as crowd:
        await crowd.gets_done(COMMANDS)
        assert "nobody_met_what_must_not_be" in await crowd.verdict(patience=2)
