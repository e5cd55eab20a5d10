"""The machine's clock is set forward and back by an hour while a room works."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.crowd import Crowd
from tests.faults.installing import Installed
from tests.faults.site import Site

pytestmark = pytest.mark.faults
HOUR_SECONDS = 3_600
STEPS_SECONDS = (HOUR_SECONDS, 0)
"""How far off the clock is after each step: it goes forward by an hour, and back by one."""
COMMANDS = 15
WORKERS, RATE_PER_SECOND = 5, 1
"""The others only look on, and what they see is so little that only the beat makes them speak: the next one then finds
those dead whose last word is told by a clock that jumped."""
LIBRARY = "faketime/libfaketimeMT.so.1"


@dataclass(frozen=True)
class Clock:
    """The clock on the wall, as the processes of an installation see it; how long things take stays true."""

    installed: Installed
    file: Path

    def set_off(self, seconds: int) -> None:
        self.file.write_text(f"{seconds:+d}\n", encoding="ascii")


@pytest.fixture
def clock(sqlite: Installed, tmp_path: Path) -> Clock:
    """An installation whose clock can be set."""
    libraries = [*Path("/usr/lib").glob(f"*/{LIBRARY}"), *Path("/usr/lib").glob(LIBRARY)]
    if not libraries:
        pytest.skip("libfaketime is not installed (Debian: faketime)")
    file = tmp_path / "clock"
    told = {
        "LD_PRELOAD": str(libraries[0]),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    found = Clock(sqlite.told(told), file)
    found.set_off(0)
    return found


def mostly_quiet(site: Site) -> Crowd:
    return Crowd(site, workers=WORKERS, rate=RATE_PER_SECOND)


async def beaten(crowd: Crowd) -> None:
    """Wait until everybody has had a beat: only then the server looks who lives."""
    before = {client.who: client.beats for client in crowd.clients}
    await crowd.comes_to(lambda: all(client.beats > before[client.who] for client in crowd.clients))


async def step(crowd: Crowd, clock: Clock, *, off: int) -> None:
    """Set the clock, and wait until somebody has heard of it from the server."""
    clock.set_off(off)
    await crowd.comes_to(
        lambda: any(abs(client.server_off_seconds - off) < HOUR_SECONDS / 4 for client in crowd.clients[:WORKERS])
    )


async def test_w6_l2_e7_a_clock_that_is_set_disturbs_nobody(clock: Clock) -> None:
    async with clock.installed.site() as site, mostly_quiet(site) as crowd:
        await crowd.gets_done(COMMANDS)
        for off in STEPS_SECONDS:
            await step(crowd, clock, off=off)
            await crowd.gets_done(COMMANDS)
            await beaten(crowd)
            assert crowd.all_see_all()
        assert {client.connections for client in crowd.clients} == {1}
        for client in crowd.clients:
            client.drop()
        await crowd.gets_done(COMMANDS)
        assert await crowd.verdict() == {}
        assert site.errors() == []


async def test_l2_a_server_that_believes_the_clock_on_the_wall_is_caught(clock: Clock) -> None:
    async with clock.installed.site(fault="wall_clock") as site, mostly_quiet(site) as crowd:
        await crowd.gets_done(COMMANDS)
        await step(crowd, clock, off=HOUR_SECONDS)
        await crowd.comes_to(lambda: any(client.connections > 1 for client in crowd.clients))
