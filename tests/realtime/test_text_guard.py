"""What a hostile client can put into a Yjs update is refused before any of it is decoded; what editors make is not."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text

from realtime.text.guard import RANGES_MOST, STRUCTS_MOST, UPDATE_LONGEST_BYTES, Hostile, outline, state_vector
from realtime.text.typist import Typist

HOSTILE = {
    "nothing at all": b"",
    "a huge number of clients": b"\xff\xff\xff\xff\x0f\x00\x00\x00\x00",
    "a huge number of pieces": b"\x01\xff\xff\xff\xff\x0f\x05\x00\x00",
    "a huge number of deletions": b"\x00\x01\x05\xff\xff\xff\xff\x0f\x00",
    "a number without end": b"\x01" + b"\xff" * 20,
    "a client beyond all clients": b"\x01\x01\xff\xff\xff\xff\xff\xff\xff\x7f\x00\x00\x01\x00",
    "a text beyond the end": b"\x01\x01\x05\x00\x04\x01\x04text\x7fh\x00",
    "a text that is not UTF-8": b"\x01\x01\x05\x00\x04\x01\x04text\x02\xff\xff\x00",
    "an empty text": b"\x01\x01\x05\x00\x04\x01\x04text\x00\x00",
    "another root": b"\x01\x01\x05\x00\x04\x01\x04body\x01h\x00",
    "a key": b"\x01\x01\x05\x00\x24\x01\x04text\x01k\x01h\x00",
    "a parent that is no root": b"\x01\x01\x05\x00\x04\x00\x05\x00\x01h\x00",
    "a piece that skips": b"\x01\x01\x05\x00\x0a\x05\x00",
    "a piece without length": b"\x01\x01\x05\x00\x00\x00\x00",
    "an embedded document": b"\x01\x01\x05\x00\x09\x01\x04text\x01a\x00\x00",
    "a format": b"\x01\x01\x05\x00\x06\x01\x04text\x01b\x01t\x00",
    "any value": b"\x01\x01\x05\x00\x08\x01\x04text\xff\xff\xff\x7f\x00\x00",
    "a control character": b"\x01\x01\x05\x00\x04\x01\x04text\x01\x00\x00",
    "a character that turns the direction": b"\x01\x01\x05\x00\x04\x01\x04text\x03\xe2\x80\xae\x00",
    "more clients than one page is": b"\x03" + b"\x01\x05\x00\x04\x01\x04text\x01h" * 3 + b"\x00",
    "the same client twice": b"\x02\x01\x05\x00\x04\x01\x04text\x01h\x01\x05\x01\x84\x05\x00\x01i\x00",
    "bytes that are left over": b"\x00\x00\x00",
    "it ends too early": b"\x01\x01\x05\x00\x04\x01\x04text",
    "too long": b"\x00" * (UPDATE_LONGEST_BYTES + 1),
}


@pytest.mark.parametrize("update", HOSTILE.values(), ids=HOSTILE.keys())
def test_t3_what_no_editor_of_plain_text_makes_is_refused(update: bytes) -> None:
    with pytest.raises(Hostile):
        outline(update)


def test_t3_one_letter_is_taken() -> None:
    found = outline(b"\x01\x01\x05\x00\x04\x01\x04text\x01h\x00")
    assert (found.begins, found.ends, found.refers) == ({5: 0}, {5: 1}, {})


@pytest.mark.parametrize("make", [lambda doc: doc.get("text", type=Array), lambda doc: doc.get("text", type=Map)])
def test_t3_other_shapes_than_text_are_refused(make: Callable[[Doc[Text]], object]) -> None:
    doc: Doc[Text] = Doc()
    shape = make(doc)
    if isinstance(shape, Array):
        shape.append(1)
    elif isinstance(shape, Map):
        shape["key"] = "value"
    with pytest.raises(Hostile):
        outline(doc.get_update())


def test_t3_too_many_pieces_are_refused() -> None:
    typist = Typist()
    for _ in range(STRUCTS_MOST + 1):
        typist.type(0, "a")  # each before the last one, so that none can be joined to another
    update = typist.unsent()
    assert len(update) < UPDATE_LONGEST_BYTES
    with pytest.raises(Hostile, match="declared"):
        outline(update)


def test_t3_too_many_deletions_are_refused() -> None:
    ranges = b"".join(bytes((clock & 0x7F | 0x80, clock >> 7, 1)) for clock in range(128, 128 + RANGES_MOST + 1))
    count = RANGES_MOST + 1
    with pytest.raises(Hostile, match="declared"):
        outline(b"\x00\x01\x05" + bytes((count & 0x7F | 0x80, count >> 7)) + ranges)


acts = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["a", "hello ", "é", "😀", "שלום", "\n"]), st.booleans()))


@given(acts=acts)
def test_t3_whatever_an_editor_makes_is_taken_and_its_clocks_are_right(
    acts: list[tuple[float, str, bool]],
) -> None:
    typist = Typist()
    typist.play(acts)
    found = outline(typist.unsent())
    assert found.continues({})
    assert found.after({}) == typist.clocks()


@given(acts=acts.filter(bool), at=st.floats(0, 1), byte=st.integers(0, 255))
def test_t3_a_changed_byte_is_refused_or_does_no_more_than_it_says(
    acts: list[tuple[float, str, bool]], at: float, byte: int
) -> None:
    typist = Typist()
    typist.play(acts)
    update = bytearray(typist.unsent())
    update[int(at * (len(update) - 1))] = byte
    try:
        found = outline(bytes(update))
    except Hostile:
        return
    if found.continues({}):
        other = Typist()
        other.hear(bytes(update))
        assert all(clock <= found.after({}).get(client, 0) for client, clock in other.clocks().items())


@given(garbage=st.binary(max_size=200))
def test_t3_garbage_is_refused_or_harmless(garbage: bytes) -> None:
    try:
        found = outline(garbage)
    except Hostile:
        return
    assert found.structs <= len(garbage)


def test_a_state_vector_is_read_as_it_was_written() -> None:
    typist = Typist()
    typist.type(0, "héllo 😀")
    assert list(typist.clocks().values()) == [8]
    assert state_vector(b"\x00") == {}
