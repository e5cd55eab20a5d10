"""A hundred thousand broken frames, and as many as there are kinds of documents for each thing that people do there."""

import asyncio
from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from realtime.engine import engine
from realtime.socket import Socket
from tests.realtime.bombarding import bombard, errors_in_the_log, lift_rates
from tests.realtime.malformed import malformed
from tests.realtime.tabs import Tab
from tests.workshop.acts import Act, Stage, Table, play, tables
from tests.workshop.cast import Cast, make_cast

pytestmark = pytest.mark.faults

FRAMES = 100_000
GROWTH_MOST_BYTES = 8 * 1024 * 1024


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    engine.writer.forget()
    yield make_cast()
    engine.writer.forget()


def message_of(act: Act, stage: Stage) -> dict[str, Any]:
    """The act as a page sends it."""
    id = str(uuid4())
    arguments = dict(act.given(stage))
    return {"t": "cmd", "id": id, "doc": str(stage.document), "gesture": id, "type": act.command, "args": arguments}


@pytest.mark.parametrize("table", tables.TABLES, ids=tables.name)
def test_no_broken_frame_of_a_kind_breaks_the_server_or_stays_in_its_memory(
    cast: Cast, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody who acts in a kind says everything of it, broken; in the end its document can still be followed."""
    lift_rates(monkeypatch)
    stage = table.open(cast)
    acts = [act for act in table.acts if act.by != "system"]
    play(stage, acts[0].before)
    chance = Random(table.kind)
    said = [(act.by, message_of(act, stage)) for act in acts]
    asyncio.run(attack(stage, said, chance=chance, count=FRAMES // len(tables.TABLES)))


async def attack(stage: Stage, said: list[tuple[str, dict[str, Any]]], *, chance: Random, count: int) -> None:
    names = sorted({by for by, _message in said})

    async def open_tab() -> Tab:
        tab = Tab(stage.actor(chance.choice(names)))
        await tab.following(stage.document)
        return tab

    def message() -> dict[str, Any]:
        return {**chance.choice(said)[1], "id": str(uuid4())}

    with errors_in_the_log() as errors:
        damage = await bombard(malformed(message, chance=chance), count, open_tab=open_tab)
    assert errors == []
    assert damage.outlived > count / 10
    assert damage.grown_bytes < GROWTH_MOST_BYTES
    assert not Socket.connected
    tab = await open_tab()
    await tab.leave()
