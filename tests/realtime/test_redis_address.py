"""An address of Redis that is none is told at the start, and whatever fails later is noted and survived."""

import logging
from uuid import UUID

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import override_settings

from realtime import log
from realtime.engine import Engine
from tests.realtime.conftest import ALICE, put_elsewhere
from tests.realtime.tabs import Tab
from tests.realtime.test_neighbours import ours, until

NO_ADDRESS = [
    "localhost:6379",
    "http://redis",
    "redis://host:port/0",
    "redis://host:99999/0",
    "redis://host/0?colour=red",
]


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_n8_what_is_no_address_of_a_redis_is_refused_at_the_start(address: str) -> None:
    with override_settings(REDIS_URL=address), pytest.raises(SystemCheckError, match=r"REDIS_URL is no address"):
        call_command("check")


@pytest.mark.parametrize("address", ["", "redis://host:6379/0", "rediss://user:word@host/1", "unix:///run/redis.sock"])
def test_n8_an_address_is_taken_whether_redis_is_there_or_not(address: str) -> None:
    with override_settings(REDIS_URL=address):
        call_command("check")


async def test_n8_a_channel_that_fails_is_told_and_documents_are_polled(
    document: UUID, elsewhere: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    async with ours("http://no.redis"):
        await until(lambda: "the channel to other processes failed" in caplog.text)
        put_elsewhere(elsewhere, document, "found by the poll")
        await tab.until(lambda: mirror.texts() == ["found by the poll"])
    assert [record.levelno for record in caplog.records if "channel" in record.message] == [logging.ERROR]
    await tab.leave()


async def test_n8_a_poll_that_fails_is_told_and_goes_on(
    document: UUID, elsewhere: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing, failures = log.standing, [ZeroDivisionError()]

    def fail_once(documents: list[UUID]) -> dict[UUID, tuple[int, int]]:
        if failures:
            raise failures.pop()
        return standing(documents)

    monkeypatch.setattr(log, "standing", fail_once)
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    async with ours():
        await until(lambda: "heads could not be compared" in caplog.text)
        put_elsewhere(elsewhere, document, "found by the next poll")
        await tab.until(lambda: mirror.texts() == ["found by the next poll"])
    await tab.leave()
