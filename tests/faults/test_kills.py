"""Processes that are killed while a room works: what was acknowledged is kept, once, and everybody ends equal."""

from contextlib import AbstractAsyncContextManager
from random import Random

import pytest

from tests.faults import acts
from tests.faults.crowd import Crowd
from tests.faults.installing import Installed
from tests.faults.site import Site
from tests.load import databases
from tests.load.servers import UVICORN

BETWEEN_KILLS = 60
"""Commands that get done meanwhile."""


async def die_and_go_on(starting: AbstractAsyncContextManager[Site], *, times: int) -> None:
    """Kill the server so many times while a crowd works; nothing may be lost."""
    async with starting as site, Crowd(site) as crowd:
        for _ in range(times):
            await crowd.gets_done(BETWEEN_KILLS)
            await site.kill()
            await site.start()
        await crowd.gets_done(BETWEEN_KILLS)
        assert await crowd.verdict() == {}
        assert site.errors() == []


async def test_w1_w2_a_death_loses_nothing(sqlite: Installed) -> None:
    """The short one, which always runs."""
    await die_and_go_on(sqlite.site(), times=1)


@pytest.mark.faults
async def test_w1_w2_w6_w7_r2_twenty_deaths_on_sqlite_lose_nothing(sqlite: Installed) -> None:
    await die_and_go_on(sqlite.site(), times=20)


@pytest.mark.faults
async def test_w1_w2_w6_w7_r2_ten_deaths_on_postgresql_lose_nothing(postgresql: Installed) -> None:
    await die_and_go_on(postgresql.site(server=UVICORN), times=10)


@pytest.mark.faults
async def test_w2_w6_w8_n1_ten_deaths_of_one_process_of_three_lose_nothing(postgresql: Installed) -> None:
    chance = Random(1)
    with databases.redis() as redis:
        async with postgresql.told(redis).site(processes=3) as site, Crowd(site) as crowd:
            for _ in range(10):
                await crowd.gets_done(BETWEEN_KILLS)
                place = chance.randrange(3)
                await site.kill(place)
                await crowd.gets_done(BETWEEN_KILLS // 2)
                await site.start(place)
            await crowd.gets_done(BETWEEN_KILLS)
            assert await crowd.verdict() == {}
            assert site.errors() == []


@pytest.mark.faults
@pytest.mark.parametrize(
    "failpoint",
    ["before-commit@90", "after-commit@100", "before-fan-out@110", "before-answer@120", "in-snapshot", "in-snapshot@2"],
)
async def test_w1_w2_w7_a_death_at_the_worst_moment_loses_nothing(sqlite: Installed, failpoint: str) -> None:
    async with sqlite.site() as site, Crowd(site, rate=20) as crowd:
        await crowd.gets_done(BETWEEN_KILLS)
        await site.kill()
        await site.start(failpoint=failpoint)
        assert await site.dies() == -9
        await site.start()
        await crowd.gets_done(BETWEEN_KILLS)
        assert await crowd.verdict() == {}
        assert site.errors() == []


@pytest.mark.faults
@pytest.mark.parametrize(
    ("fault", "failpoint", "rule"),
    [
        ("acknowledge_before_commit", "before-commit@60", "what_was_accepted_is_kept"),
        ("broadcast_before_commit", "before-commit@60", "nobody_was_shown_what_is_not_in_the_log"),
        ("no_idempotence", "after-commit@60", "nothing_stands_twice"),
    ],
)
async def test_a_fault_that_is_planted_does_not_survive_two_deaths(
    sqlite: Installed, fault: str, failpoint: str, rule: str
) -> None:
    async with sqlite.site(fault=fault) as site, Crowd(site, rate=20) as crowd:
        crowd.act = acts.move  # everybody on one document, so that it is the one that the deaths concern
        for _ in range(2):
            await site.kill()
            await site.start(failpoint=failpoint)
            await site.dies()
            await site.start()
        await crowd.gets_done(BETWEEN_KILLS)
        assert rule in await crowd.verdict(patience=2)


@pytest.mark.faults
@pytest.mark.parametrize(
    ("fault", "checks_gaps", "rule"),
    [
        ("projection_off", True, "everybody_holds_what_is_theirs"),
        ("lose_changes", True, "nobody_met_what_must_not_be"),
        ("lose_changes", False, "everybody_holds_what_is_theirs"),
    ],
)
async def test_a_fault_that_is_planted_is_caught_without_a_death(
    sqlite: Installed, fault: str, checks_gaps: bool, rule: str
) -> None:
    async with sqlite.site(fault=fault) as site, Crowd(site, checks_gaps=checks_gaps) as crowd:
        await crowd.gets_done(4 * BETWEEN_KILLS)
        assert rule in await crowd.verdict(patience=2)
