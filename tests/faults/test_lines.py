"""Lines between the people and the server that are slow, break off in the middle of a frame, or say all twice."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random
from urllib.parse import urlsplit

import pytest

from tests.faults import acts
from tests.faults.crowd import Crowd
from tests.faults.installing import Installed
from tests.faults.manners import cutting, delaying, doubling, halving
from tests.faults.site import Site
from tests.load.plan import Target
from tests.proxy import Carry, Line, line_to

pytestmark = pytest.mark.faults
COMMANDS = 300
RATE_PER_SECOND = 10
Ways = dict[str, Carry]
"""How bytes are carried there and back."""
MANNERS: dict[str, Callable[[Random, Target], Ways]] = {
    "delays": lambda chance, target: {
        "there": delaying(chance, longest_seconds=0.1),
        "back": delaying(chance, longest_seconds=0.1),
    },
    "cuts what is sent": lambda chance, target: {"there": cutting(chance, most_bytes=8_000)},
    "cuts what comes": lambda chance, target: {"back": cutting(chance, most_bytes=80_000)},
    "halves what is sent": lambda chance, target: {"there": halving(chance, most_pieces=30)},
    "halves what comes": lambda chance, target: {"back": halving(chance, most_pieces=60)},
}


@asynccontextmanager
async def over_a_line(site: Site, make: Callable[[Random, Target], Ways]) -> "AsyncIterator[tuple[Crowd, Line]]":
    """A crowd whose connections all go over a bad line."""
    (target,) = site.targets
    with line_to(f"http://{target.host}:{target.port}", **make(Random(1), target)) as line:
        port = urlsplit(line.origin).port
        assert port is not None
        async with Crowd(site, targets=[Target(target.host, port)], rate=RATE_PER_SECOND) as crowd:
            yield crowd, line


async def hold_out(site: Site, crowd: Crowd, line: Line) -> None:
    """Work over a line, also once it was cut; nothing may be lost."""
    await crowd.gets_done(COMMANDS)
    line.cut()
    line.mend()
    await crowd.gets_done(COMMANDS // 4)
    assert await crowd.verdict() == {}
    assert site.errors() == []


def twice(chance: Random, target: Target) -> Ways:
    return {"there": doubling(target.host, target.port)}


@pytest.mark.parametrize("manner", MANNERS)
async def test_w2_h5_p1_r2_a_bad_line_loses_nothing(sqlite: Installed, manner: str) -> None:
    async with sqlite.site() as site, over_a_line(site, MANNERS[manner]) as (crowd, line):
        await hold_out(site, crowd, line)


async def test_w2_what_is_said_on_two_connections_is_done_once(sqlite: Installed) -> None:
    """With commands that are never refused: one that is may be accepted when it comes again."""
    async with sqlite.site() as site, over_a_line(site, twice) as (crowd, line):
        crowd.act = acts.move
        await hold_out(site, crowd, line)


@pytest.mark.parametrize("make", [MANNERS["cuts what comes"], twice], ids=["cuts what comes", "says all twice"])
async def test_w2_what_is_run_twice_is_caught(sqlite: Installed, make: Callable[[Random, Target], Ways]) -> None:
    site = sqlite.site(fault="no_idempotence")
    async with site, over_a_line(site, make) as (crowd, _line):
        await crowd.gets_done(COMMANDS)
        assert "nothing_stands_twice" in await crowd.verdict(patience=2)
