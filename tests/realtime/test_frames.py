"""What is no message of the protocol ends the connection; what is one is understood to the last character."""

import json
from uuid import UUID, uuid4

import pytest

from realtime.protocol import FRAME_BYTES, POLICY, TOO_BIG
from tests.realtime.conftest import ALICE, BOB
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.tabs import Tab

ID = str(uuid4())
COMMAND = {"t": "cmd", "id": ID, "doc": ID, "gesture": ID, "type": "put_note", "args": {}}
HELLO = {"t": "hello", "v": 1}


def note_frame(document: UUID, text: str) -> str:
    """A frame with a command that puts a note, its text not escaped."""
    args = {"note": TEXT_NOTE, "text": text}
    return json.dumps({**COMMAND, "doc": str(document), "args": args}, ensure_ascii=False)


def filled_to(size: int, document: UUID, filling: str) -> str:
    """A frame of exactly `size` bytes."""
    room = size - len(note_frame(document, "").encode())
    letters, rest = divmod(room, len(filling.encode()))
    return note_frame(document, filling * letters + "x" * rest)


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "hello",
        "null",
        "[]",
        "{}",
        json.dumps([HELLO]),
        json.dumps({"t": "shout", "doc": ID}),
        json.dumps({"t": 5}),
        json.dumps({"t": "sub"}),
        json.dumps({"t": "sub", "doc": "not-an-id"}),
        json.dumps({"t": "sub", "doc": ID, "after": "5"}),
        json.dumps({"t": "sub", "doc": ID, "after": 1.5}),
        json.dumps({"t": "sub", "doc": ID, "everything": True}),
        json.dumps({"t": "eph", "doc": ID, "data": [1]}),
        json.dumps({"t": "eph", "doc": ID, "data": {}, "from": ALICE}),
        json.dumps({"t": "seen", "bytes": "many"}),
        json.dumps({"t": "ping", "at": None}),
        '{"t": "ping", "at": NaN}',
        '{"t": "ping", "at": 1e999}',
        json.dumps({"t": "beat", "now": 5}),
        json.dumps({**COMMAND, "args": None}),
        json.dumps({**COMMAND, "actor": BOB}),
        json.dumps({key: value for key, value in COMMAND.items() if key != "gesture"}),
        json.dumps(COMMAND)[:-1],
        json.dumps({**COMMAND, "type": "half \ud83d", "actor": BOB}),
        '{"t": "cmd", "args": ' * 3_000,
    ],
)
async def test_f1_whatever_is_no_message_of_the_protocol_ends_the_connection(frame: str) -> None:
    tab = Tab(ALICE)
    tab.say_raw(frame)
    assert await tab.close_code() == POLICY
    assert [found["t"] for found in tab.messages] == ["hello"]


async def test_f2_a_binary_frame_ends_the_connection() -> None:
    tab = Tab(ALICE)
    tab.say_raw(None, binary=json.dumps({"t": "beat"}).encode())
    assert await tab.close_code() == POLICY


@pytest.mark.parametrize("filling", ["x", "ä", "日", "🦊"])
async def test_f3_a_frame_is_measured_in_bytes(document: UUID, filling: str) -> None:
    fits, too_big = Tab(ALICE), Tab(BOB)
    mirror = await fits.following(document)
    fits.say_raw(filled_to(FRAME_BYTES, document, filling))
    await fits.until(mirror.notes)
    too_big.say_raw(filled_to(FRAME_BYTES + 1, document, filling))
    assert await too_big.close_code() == TOO_BIG
    await fits.leave()


@pytest.mark.parametrize("first", [{"t": "beat"}, {"t": "sub", "doc": ID}, COMMAND, {**HELLO, "v": 2}])
async def test_f4_the_first_word_is_a_greeting_in_this_version(first: dict[str, object]) -> None:
    tab = Tab(ALICE, greets=False)
    tab.say(**first)
    assert await tab.close_code() == POLICY
    assert tab.messages == []


async def test_f4_nobody_greets_twice() -> None:
    tab = Tab(ALICE)
    tab.say(**HELLO)
    assert await tab.close_code() == POLICY
    assert len(tab.all("hello")) == 1


async def test_f5_the_greeting_is_answered_with_who_one_is_and_what_to_keep_to() -> None:
    tab = Tab(ALICE)
    (hello,) = await tab.until(lambda: tab.all("hello"))
    assert {**hello, "now": 0} == {"t": "hello", "v": 1, "you": ALICE, "beat": 15, "window": 1024 * 1024, "now": 0}
    await tab.leave()


async def test_f6_half_a_character_is_dropped_and_the_rest_is_taken(document: UUID) -> None:
    tab = Tab(ALICE)
    mirror = await tab.following(document)
    for half in ("\ud83e", "\udd8a"):
        tab.command(document, "put_note", note=str(uuid4()), text=f"a fox {half}in two")
    await tab.until(lambda: len(mirror.notes()) == 2)
    assert mirror.texts() == ["a fox in two"] * 2
    await tab.leave()


async def test_f7_a_ping_comes_back_with_the_servers_time() -> None:
    tab = Tab(ALICE)
    tab.say(t="ping", at=12.5)
    (pong,) = await tab.until(lambda: tab.all("pong"))
    (hello,) = tab.all("hello")
    assert pong["at"] == 12.5
    assert pong["now"] >= hello["now"] > 1_700_000_000_000
    await tab.leave()


async def test_f8_arguments_nested_beyond_reason_are_refused_like_others_that_do_not_fit(document: UUID) -> None:
    tab = Tab(ALICE)
    nested: object = "deep"
    for _ in range(800):
        nested = {"a": nested}
    command = tab.command(document, "put_note", note=TEXT_NOTE, text=nested)
    (no,) = await tab.until(lambda: tab.all("no"))
    assert (no["id"], no["code"]) == (str(command), "invalid")
    await tab.leave()
