"""Frames that no client of ours would send: valid ones, broken by chance in every way that we could think of."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from realtime.protocol import EPHEMERAL_BYTES, FRAME_BYTES

Message = dict[str, Any]
DEEPEST = 6_000
STRANGE_TEXTS = (
    "", "\0", "\x1b[2J", "\ufeff", "\u202e", "e" + "\u0301" * 200, "\ud800", "\udfff", "🦊", "../../etc/passwd",
    "'; DROP TABLE realtime_event; --", "<script>", "__proto__", "%s%n", "p:alice", "system", "*", "NaN", "x" * 5_000,
)  # fmt: skip
STRANGE_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, -0.0, 2**31, 2**53 + 1, 2**63, -(2**64), 10**300, [], {}, [[]], {"": {}},
    [None] * 99,
)  # fmt: skip
RAW_VALUES = (
    "NaN", "-Infinity", "1e999", "-1e-999", "9" * 5_000, "0x10", "01", "+1", ".5", "1.", "tru", "undefined", "'x'",
    '"\\ud83d"', '"\\u0000"', '"\\uZZZZ"', '"\\x41"', '"\n"', "[1,]", "{,}", '{"a":1,"a":2}', "/**/1",
)  # fmt: skip
HOLE = "a hole for something raw"


@dataclass(frozen=True)
class Frame:
    """What arrives: a text, or bytes, or (as no server should hand on) neither."""

    text: str | None
    binary: bytes | None = None


def malformed(valid: Callable[[], Message], *, chance: Random) -> Iterator[Frame]:
    """Broken frames without end; `valid` gives a message that is none of them yet."""
    ways: list[Callable[[Message, Random], Frame]] = [
        *[_other_value] * 5,
        *[_other_argument] * 5,
        *[_raw_value] * 3,
        *[_cut, _garbled, _without_a_field, _with_a_field_more, _doubled_key, _nested] * 2,
        _binary,
        _too_long,
        _several,
        _surrounded,
        _surrogates,
        *[_as_it_is] * 2,
    ]
    while True:
        yield chance.choice(ways)(valid(), chance)


def _text(message: Any) -> str:
    return json.dumps(message, default=str)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to everything in a message but itself."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from _places(inner, (*path, key))


def _put(message: Message, value: Any, chance: Random) -> Message:
    """A copy with `value` in some place."""
    copy: Any = json.loads(_text(message))
    *path, last = chance.choice(list(_places(copy)))
    place = copy
    for key in path:
        place = place[key]
    place[last] = value
    return copy  # type: ignore[no-any-return]


def _other_value(message: Message, chance: Random) -> Frame:
    return Frame(_text(_put(message, chance.choice((*STRANGE_VALUES, *STRANGE_TEXTS)), chance)))


def _other_argument(message: Message, chance: Random) -> Frame:
    """A whole frame about something that makes no sense."""
    for part in {"args", "data"} & message.keys():
        if message[part]:
            message = {**message, part: _put(message[part], chance.choice((*STRANGE_VALUES, *STRANGE_TEXTS)), chance)}
    return Frame(_text(message))


def _raw_value(message: Message, chance: Random) -> Frame:
    return Frame(_text(_put(message, HOLE, chance)).replace(f'"{HOLE}"', chance.choice(RAW_VALUES)))


def _nested(message: Message, chance: Random) -> Frame:
    deep = chance.choice((20, 500, 1_100, DEEPEST))
    opening, closing = chance.choice((("[", "]"), ('{"a":', "}")))
    middle = "1" if closing == "}" else ""
    inner = opening * deep + middle + closing * chance.choice((deep, deep, 0, deep + 1))
    return Frame(_text(_put(message, HOLE, chance)).replace(f'"{HOLE}"', inner))


def _cut(message: Message, chance: Random) -> Frame:
    text = _text(message)
    return Frame(text[: chance.randrange(len(text))])


def _garbled(message: Message, chance: Random) -> Frame:
    letters = list(_text(message))
    for _ in range(chance.randint(1, 6)):
        letters[chance.randrange(len(letters))] = chance.choice(
            ('"', "{", "}", "[", ",", ":", "\\", "\0", "é", "𝄞", "9")
        )
    return Frame("".join(letters))


def _without_a_field(message: Message, chance: Random) -> Frame:
    gone = chance.choice(sorted(message))
    return Frame(_text({key: value for key, value in message.items() if key != gone}))


def _with_a_field_more(message: Message, chance: Random) -> Frame:
    key = chance.choice(("actor", "from", "seq", "to", "", "T", "now", *STRANGE_TEXTS[:6]))
    return Frame(_text({**message, key: chance.choice(STRANGE_VALUES)}))


def _doubled_key(message: Message, chance: Random) -> Frame:
    key = chance.choice(sorted(message))
    value = chance.choice(("sub", "cmd", "hello", None, 1, message[key]))
    text, again = _text(message), f"{json.dumps(key)}: {_text(value)}"
    return Frame(chance.choice((f"{{{again}, {text[1:]}", f"{text[:-1]}, {again}}}")))


def _binary(message: Message, chance: Random) -> Frame:
    whole = _text(message).encode()
    return Frame(None, chance.choice((whole, b"", b"\xff\xfe\x00", chance.randbytes(200), None)))


def _too_long(message: Message, chance: Random) -> Frame:
    size = chance.choice((EPHEMERAL_BYTES, FRAME_BYTES - len(_text(message)), FRAME_BYTES, FRAME_BYTES + 1))
    filling = chance.choice(("x", "ä", "🦊", "\\", '"'))
    return Frame(_text(_put(message, filling * size, chance)))


def _several(message: Message, chance: Random) -> Frame:
    text = _text(message)
    return Frame(chance.choice((f"[{text}]", f"[{text},{text}]", text + text, f"{text}\n{text}", _text(text))))


def _surrounded(message: Message, chance: Random) -> Frame:
    before, after = chance.choice((("\ufeff", ""), (" \n\t", " "), ("", "\0"), ("\0", ""), (")]}'\n", ""), ("", ";")))
    return Frame(before + _text(message) + after)


def _surrogates(message: Message, chance: Random) -> Frame:
    """Half characters, escaped as a browser may send them, or as no decoder should ever give them."""
    halves = _put(message, "half \ud83e of \udd8a one", chance)
    return Frame(json.dumps(halves, ensure_ascii=chance.random() < 0.7, default=str))


def _as_it_is(message: Message, chance: Random) -> Frame:
    """Now and then one that is whole, so that the road behind the parser is walked too."""
    return Frame(_text(message))
