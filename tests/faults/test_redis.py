"""A Redis that dies, hangs, forgets or cannot be reached costs time and nothing else."""

import asyncio
import os
import signal

import pytest
from redis import Redis

from tests.faults.crowd import Crowd
from tests.faults.installing import Installed
from tests.faults.manners import swallowing
from tests.load import databases
from tests.proxy import line_to
from tests.serving import free_port

pytestmark = pytest.mark.faults
COMMANDS = 150


async def test_n1_n2_n4_n7_a_redis_that_dies_hangs_and_forgets_costs_only_time(postgresql: Installed) -> None:
    port = free_port()
    told = postgresql.told({"REDIS_URL": f"redis://127.0.0.1:{port}/0"})
    with databases.redis_on(port) as redis:
        async with told.site(processes=2) as site, Crowd(site) as crowd:
            await crowd.gets_done(COMMANDS)
            redis.kill()
            await crowd.gets_done(COMMANDS)
            with databases.redis_on(port) as again:
                await crowd.comes_to(crowd.all_see_all)
                await crowd.gets_done(COMMANDS)
                os.kill(again.pid, signal.SIGSTOP)
                await crowd.gets_done(COMMANDS)
                os.kill(again.pid, signal.SIGCONT)
                await crowd.gets_done(COMMANDS)
                with Redis(port=port) as client:
                    await asyncio.to_thread(client.flushall)
                await crowd.gets_done(COMMANDS)
                await crowd.comes_to(crowd.all_see_all)
                assert await crowd.verdict() == {}
                assert site.errors() == []


@pytest.mark.parametrize("way", ["is cut off", "swallows all"])
async def test_n2_processes_that_never_reach_redis_find_what_others_wrote(postgresql: Installed, way: str) -> None:
    with databases.redis() as environment:
        origin = environment["REDIS_URL"]
        manner = {"there": swallowing, "back": swallowing} if way == "swallows all" else {}
        with line_to(origin, **manner) as line:
            if way == "is cut off":
                line.cut()
            told = postgresql.told({"REDIS_URL": line.origin.replace("http", "redis")})
            async with told.site(processes=2) as site, Crowd(site) as crowd:
                await crowd.gets_done(2 * COMMANDS)
                assert await crowd.verdict() == {}
                assert site.errors() == []


async def test_n2_processes_that_find_nothing_without_hints_are_caught(postgresql: Installed) -> None:
    async with postgresql.site(processes=2, fault="never_poll") as site, Crowd(site) as crowd:
        await crowd.gets_done(COMMANDS)
        assert "everybody_holds_what_is_theirs" in await crowd.verdict(patience=5)
