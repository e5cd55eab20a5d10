"""A disk that is full: nothing is acknowledged that is not kept, and once there is room again work goes on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import copied
from tests.faults.crowd import Crowd
from tests.faults.installing import Installed

pytestmark = pytest.mark.faults
SIZE = "16m"
COMMANDS = 100


@pytest.fixture
def on_a_small_disk(sqlite_room: Installed, tmp_path: Path) -> Iterator[Installed]:
    """The room in a file system that is soon full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {done.stderr.strip()}")
    try:
        yield copied(sqlite_room, folder / "troupe", {})
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Take all the room there is; the file that holds it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(512)):
                pass
        except OSError:
            return ballast
    raise AssertionError("this disk has no end")


async def work_through_a_full_disk(crowd: Crowd, folder: Path) -> None:
    """Everybody's connection ends for want of room at least once; then there is room."""
    await crowd.gets_done(COMMANDS)
    ballast = fill(folder)
    before = {client.who: client.connections for client in crowd.clients}
    await crowd.comes_to(lambda: all(client.connections > before[client.who] + 1 for client in crowd.clients))
    ballast.unlink()


async def test_w1_w2_w12_a_full_disk_loses_nothing(on_a_small_disk: Installed) -> None:
    async with on_a_small_disk.site() as site, Crowd(site) as crowd:
        for _ in range(2):
            await work_through_a_full_disk(crowd, Path(on_a_small_disk.environment["TROUPE_VAR"]))
        await crowd.gets_done(COMMANDS)
        assert await crowd.verdict() == {}


async def test_w1_what_is_acknowledged_on_a_full_disk_is_caught(on_a_small_disk: Installed) -> None:
    folder = Path(on_a_small_disk.environment["TROUPE_VAR"])
    async with on_a_small_disk.site(fault="acknowledge_what_failed") as site, Crowd(site) as crowd:
        await crowd.gets_done(COMMANDS)
        ballast = fill(folder)
        await crowd.gets_done(COMMANDS)
        ballast.unlink()
        assert "what_was_accepted_is_kept" in await crowd.verdict(patience=5)
