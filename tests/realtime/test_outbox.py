"""A slow reader never costs more than its window, slows nobody, and comes back to the whole of what it missed."""

from uuid import UUID, uuid4

from realtime.engine import engine
from realtime.outbox import STUCK_SECONDS, WINDOW_BYTES, Outbox
from tests.realtime.conftest import ALICE, BOB, Clock, held_writer, put, sequence, submission
from tests.realtime.tabs import Tab

BIG = "x" * 50_000
DOCUMENT, OTHER = uuid4(), uuid4()


def fill(outbox: Outbox) -> None:
    while outbox.outstanding <= WINDOW_BYTES:
        outbox.put(b"x" * 60_000, document=DOCUMENT)
    outbox.take()


async def slow_reader(document: UUID) -> Tab:
    """Somebody who follows `document` and confirms nothing, with a full window."""
    tab = Tab(BOB)
    await tab.following(document)
    tab.confirms = False
    note = str(uuid4())
    for turn in range(2 * WINDOW_BYTES // len(BIG)):
        put(document, f"{turn}{BIG}", note=note)
    await tab.caught_up()
    assert document in tab.socket.outbox.missed
    return tab


def test_h1_beyond_the_window_what_belongs_to_documents_is_dropped() -> None:
    outbox = Outbox(clock=Clock())
    fill(outbox)
    outbox.put(b"dropped", document=DOCUMENT)
    outbox.put(b'"kept"')
    assert outbox.missed == {DOCUMENT}
    assert outbox.take() == '["kept"]'


def test_h1_what_follows_on_something_dropped_is_dropped_too() -> None:
    outbox = Outbox(clock=Clock())
    fill(outbox)
    outbox.put(b"dropped", document=DOCUMENT)
    outbox.confirm(WINDOW_BYTES // 3)
    outbox.put(b"1", document=DOCUMENT)
    assert outbox.take() is None
    outbox.put(b"2", document=OTHER)
    assert outbox.take() == "[2]"


def test_h2_a_reader_that_has_caught_up_is_told_what_to_read_anew() -> None:
    outbox = Outbox(clock=Clock())
    fill(outbox)
    outbox.put(b"dropped", document=DOCUMENT)
    assert outbox.confirm(1) == set()
    assert outbox.confirm(10 * WINDOW_BYTES) == {DOCUMENT}
    outbox.put(b"1", document=DOCUMENT)
    assert outbox.take() == "[1]"


def test_h2_what_is_confirmed_is_what_was_sent_in_bytes() -> None:
    outbox = Outbox(clock=Clock())
    for text in ('"ä"', '"ß"'):
        outbox.put(text.encode())
    outbox.put(b"1")
    frame = outbox.take()
    assert frame is not None
    assert outbox.outstanding == len(frame.encode())
    outbox.confirm(len(frame.encode()))
    assert outbox.outstanding == 0


def test_h2_nobody_confirms_what_was_never_sent() -> None:
    outbox = Outbox(clock=Clock())
    outbox.confirm(10**30)
    outbox.confirm(-5)
    fill(outbox)
    assert outbox.outstanding > WINDOW_BYTES


def test_h3_a_window_that_stays_full_is_stuck_whatever_fills_it() -> None:
    clock = Clock()
    outbox = Outbox(clock=clock)
    while outbox.outstanding <= WINDOW_BYTES:
        outbox.put(b"x" * 60_000)
    outbox.put(b"one more")
    assert not outbox.is_stuck()
    clock.now = STUCK_SECONDS + 1
    assert outbox.is_stuck()
    outbox.take()
    outbox.confirm(10 * WINDOW_BYTES)
    assert not outbox.is_stuck()


def test_e9_what_is_stale_a_moment_later_is_dropped_without_a_trace() -> None:
    outbox = Outbox(clock=Clock())
    outbox.put_if_room(b"1")
    assert outbox.take() == "[1]"
    fill(outbox)
    outbox.put_if_room(b"2")
    assert outbox.take() is None
    assert outbox.missed == set()


async def test_h4_a_slow_reader_slows_nobody_and_resumes_with_the_whole(document: UUID) -> None:
    slow = await slow_reader(document)
    quick = Tab(ALICE)
    mirror = await quick.following(document)
    put(document, "for everybody")
    await quick.until(lambda: "for everybody" in mirror.texts())
    assert "for everybody" not in slow.mirrors[document].texts()
    slow.confirms = True
    slow.confirm()
    await slow.until(lambda: "for everybody" in slow.mirrors[document].texts())
    assert slow.mirrors[document].records == mirror.records
    for tab in (slow, quick):
        await tab.leave()


async def test_h4_asking_again_and_again_does_not_widen_the_window(document: UUID) -> None:
    slow = await slow_reader(document)
    full = slow.socket.outbox.outstanding
    for _ in range(20):
        slow.follow(document)
    await slow.caught_up()
    assert slow.socket.outbox.outstanding < full + len(BIG)
    await slow.leave()


async def test_h4_a_question_that_follows_a_snapshot_on_its_way_does_not_overtake_it(document: UUID) -> None:
    slow = await slow_reader(document)
    put(document, "hidden from the slow reader", actor=ALICE, private=True)
    with held_writer():
        slow.confirms = True
        slow.confirm()
        slow.say(t="ping", at=1)
        await slow.hears("pong", times=1)
        shutting = submission(document, "shut_out", note=str(uuid4()), text="p:nobody")
        engine.submit(shutting, lambda refusal: None)
        slow.socket.check_rights({document})
    await slow.reaches(document, len(sequence(document)))
    await slow.leave()


async def test_h4_a_document_left_while_it_was_missed_does_not_come_back(document: UUID) -> None:
    slow = await slow_reader(document)
    slow.say(t="unsub", doc=document)
    slow.confirms = True
    slow.confirm()
    await slow.caught_up()
    assert engine.attach().followers(document) == []
    await slow.leave()
