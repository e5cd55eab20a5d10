"""The figures of a process: each moves with what it counts, and only who holds the token reads them."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from realtime import metrics, outbox, reading
from realtime.engine import Engine, engine
from realtime.kinds import all_kinds
from realtime.protocol import NO_RIGHT, POLICY
from tests.load.databases import redis_on
from tests.realtime.conftest import ALICE, BOB, MALLORY, held_writer, put, put_elsewhere
from tests.realtime.tabs import Tab
from tests.realtime.test_neighbours import joined, ours, theirs, until
from tests.serving import free_port

TOKEN = "a token of this test alone"
LABELS = {"kind", "code", "reason", "direction", "le"}
TIMED = ("batch_commands", "commit_seconds", "delivery_seconds", "answer_seconds")


def figure(name: str, **labels: str) -> float:
    """What one figure is now; 0 while it was never counted."""
    return metrics.registry.get_sample_value(name, labels) or 0.0


def answered(kind: str, code: str) -> float:
    return figure("troupe_commands_total", kind=kind, code=code)


def page(token: str | None, *, client: Client | None = None) -> tuple[int, str]:
    headers = {} if token is None else {"authorization": token}
    answer = (client or Client()).get("/metrics", headers=headers)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("sent", [None, "", TOKEN, f"Basic {TOKEN}", "Bearer ", f"Bearer {TOKEN}x", "Bearer ü"])
def test_without_the_token_the_page_is_absent(settings: Settings, sent: str | None) -> None:
    settings.REALTIME_METRICS_TOKEN = TOKEN
    refused, nowhere = page(sent), Client().get("/metrix")
    assert refused[0] == nowhere.status_code == 404
    assert "troupe_" not in refused[1]


def test_while_no_token_is_set_nobody_reads_them(settings: Settings) -> None:
    settings.REALTIME_METRICS_TOKEN = ""
    assert {page(sent)[0] for sent in (None, "", "Bearer", "Bearer ", "Bearer None")} == {404}


async def test_who_is_here_and_what_is_not_confirmed_is_told(document: UUID) -> None:
    before = figure("troupe_connections")
    tabs = [Tab(ALICE), Tab(BOB)]
    for tab in tabs:
        await tab.following(document)
    tabs[0].confirms = False
    put(document, "words")
    await tabs[0].until(lambda: tabs[0].all("chg"))
    assert figure("troupe_connections") == before + 2
    assert figure("troupe_subscriptions") == 2
    assert figure("troupe_outbox_bytes") > 0
    for tab in tabs:
        await tab.leave()
    assert (figure("troupe_connections"), figure("troupe_subscriptions")) == (before, 0)


def test_the_page_is_in_the_format_of_prometheus_and_its_labels_are_words_of_the_program(
    settings: Settings, document: UUID
) -> None:
    settings.REALTIME_METRICS_TOKEN = TOKEN
    put(document, "words")
    status, said = page(f"Bearer {TOKEN}")
    assert status == 200
    families = {family.name: family for family in text_string_to_metric_families(said)}
    assert {"troupe_connections", "troupe_commands", "troupe_commit_seconds"} <= set(families)
    samples = [sample for family in families.values() for sample in family.samples]
    assert {name for sample in samples for name in sample.labels} <= LABELS
    kinds = {sample.labels["kind"] for sample in samples if "kind" in sample.labels}
    assert kinds <= {kind.name for kind in all_kinds()} | {metrics.NO_KIND}
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}|p:|u:|@", said)


async def test_commands_are_counted_by_kind_and_answer_and_timed(document: UUID) -> None:
    tab = Tab(ALICE)
    await tab.following(document)
    before = answered("notes", "accepted"), answered("notes", "invalid"), answered(metrics.NO_KIND, "absent")
    timed = {name: figure(f"troupe_{name}_count") for name in TIMED}
    with held_writer():
        for _ in range(3):
            tab.command(document, "put_note", note=str(uuid4()), text="words")
        tab.command(document, "dance")
        tab.command(uuid4(), "put_note")
    await tab.until(lambda: len(tab.all("ack")) == 3 and len(tab.all("no")) == 2)
    await tab.until(lambda: len(tab.all("chg")) == 3)
    assert answered("notes", "accepted") == before[0] + 3
    assert answered("notes", "invalid") == before[1] + 1
    assert answered(metrics.NO_KIND, "absent") == before[2] + 1
    for name, times in timed.items():
        assert figure(f"troupe_{name}_count") > times, name
    await tab.leave()


async def test_what_waits_for_the_writer_is_told(document: UUID) -> None:
    tab = Tab(ALICE)
    await tab.until(lambda: tab.all("hello"))
    with held_writer():
        for _ in range(3):
            tab.command(document, "put_note", note=str(uuid4()), text="words")
        tab.say(t="ping", at=1)
        await tab.until(lambda: tab.all("pong"))
        assert (figure("troupe_writer_queue_commands"), figure("troupe_writer_waiting_documents")) == (3, 1)
    await tab.until(lambda: len(tab.all("ack")) == 3)
    assert engine.writer.waiting() == (0, 0)
    await tab.leave()


async def test_a_close_is_counted_by_its_code() -> None:
    before = {code: figure("troupe_closes_total", code=str(code)) for code in (POLICY, NO_RIGHT)}
    tab, nobody = Tab(ALICE), Tab(ALICE, greets=False)
    tab.say_raw("nonsense")
    nobody.say(t="hello", v=1, **{"as": MALLORY})
    assert (await tab.close_code(), await nobody.close_code()) == (POLICY, NO_RIGHT)
    assert {code: figure("troupe_closes_total", code=str(code)) - before[code] for code in before} == {
        POLICY: 1,
        NO_RIGHT: 1,
    }


async def test_each_way_to_be_brought_up_to_date_anew_is_counted(
    document: UUID, elsewhere: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    reasons = ("overflow", "gap", "tail_too_long")
    before = {reason: figure("troupe_resyncs_total", reason=reason) for reason in reasons}
    monkeypatch.setattr(reading, "TAIL_EVENTS", 2)
    monkeypatch.setattr(outbox, "WINDOW_BYTES", 2_000)
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    for _ in range(4):
        put(document, "words")
    await tab.reaches(document, 5)
    await tab.following(document, after=1)  # four behind, where two are too many
    put_elsewhere(elsewhere, document, "theirs")
    engine.writer.forget()  # this process does not know what it has not seen
    put(document, "ours")
    await tab.reaches(document, 7)
    tab.confirms = False
    put(document, "x" * 3_000)
    await tab.until(lambda: mirror.head == 8)
    put(document, "y")
    tab.confirm()
    await tab.reaches(document, 9)
    assert {reason: figure("troupe_resyncs_total", reason=reason) - before[reason] for reason in reasons} == {
        "overflow": 1,
        "gap": 1,
        "tail_too_long": 1,
    }
    await tab.leave()


async def test_the_lag_of_the_event_loop_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realtime.loop_lag.EVERY_SECONDS", 0.001)
    before = figure("troupe_event_loop_lag_seconds_count")
    tab = Tab(ALICE)
    await until(lambda: figure("troupe_event_loop_lag_seconds_count") > before + 3)
    await tab.leave()


async def test_hints_and_what_the_poll_finds_are_counted(document: UUID, elsewhere: Engine) -> None:
    port = free_port()
    with redis_on(port):
        url = f"redis://127.0.0.1:{port}/0"
        async with ours(url) as here, theirs(url) as there, joined(here, there):
            assert figure("troupe_redis_connected") == 1
            sent, heard, found = hints()
            put(document, "ours")
            await until(lambda: hints()[0] > sent and hints()[1] > heard)
            tab = Tab(ALICE)
            mirror = await tab.following(document)
            put_elsewhere(elsewhere, document, "theirs, and no hint of it")
            await tab.until(lambda: len(mirror.notes()) == 2)
            assert hints()[2] > found
            await tab.leave()
    await until(lambda: figure("troupe_redis_connected") == 0)


def hints() -> tuple[float, float, float]:
    """Hints sent, hints heard, and polls that found something."""
    sent, heard = (figure("troupe_hints_total", direction=way) for way in ("sent", "heard"))
    return sent, heard, figure("troupe_polls_found_total")
