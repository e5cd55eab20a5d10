"""A PostgreSQL that restarts while two processes work on it."""

import asyncio

import pytest

from tests.faults.crowd import Crowd
from tests.faults.installing import Installed
from tests.load.databases import Cluster

pytestmark = pytest.mark.faults
COMMANDS = 100


async def restart(cluster: Cluster, mode: str) -> None:
    await asyncio.to_thread(cluster.stop, mode)
    await asyncio.to_thread(cluster.start)


@pytest.mark.parametrize("mode", ["immediate", "fast"])
async def test_w2_w9_w12_r10_a_database_that_restarts_loses_nothing(
    cluster: Cluster, postgresql: Installed, mode: str
) -> None:
    async with postgresql.site(processes=2) as site, Crowd(site) as crowd:
        for _ in range(3):
            await crowd.gets_done(COMMANDS)
            await restart(cluster, mode)
        await crowd.gets_done(COMMANDS)
        assert await crowd.verdict() == {}


async def test_w1_what_is_acknowledged_before_its_commit_is_caught(cluster: Cluster, postgresql: Installed) -> None:
    async with postgresql.site(processes=2, fault="acknowledge_before_commit") as site, Crowd(site) as crowd:
        for _ in range(3):
            await crowd.gets_done(COMMANDS // 2)
            await restart(cluster, "immediate")
        assert "what_was_accepted_is_kept" in await crowd.verdict(patience=5)
