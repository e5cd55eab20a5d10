"""The frames of the WebSocket: what may come in, how what goes out is written. `SPEC.md` numbers the rules."""

import json
from typing import Any, Literal
from uuid import UUID

import msgspec

PROTOCOL_VERSION = 1
FRAME_BYTES = 64 * 1024
EPHEMERAL_BYTES = 1024


class In(msgspec.Struct, frozen=True, tag_field="t", forbid_unknown_fields=True):
    """A message from a client."""


class Hello(In, frozen=True, tag="hello"):
    v: int
    as_: str | None = msgspec.field(name="as", default=None)


class Subscribe(In, frozen=True, tag="sub"):
    doc: UUID
    after: int | None = None
    differs: bool = False


class Unsubscribe(In, frozen=True, tag="unsub"):
    doc: UUID


class Sum(In, frozen=True, tag="sum"):
    doc: UUID


class Send(In, frozen=True, tag="cmd"):
    id: UUID
    doc: UUID
    gesture: UUID
    type: str
    args: dict[str, Any]


class Ephemeral(In, frozen=True, tag="eph"):
    doc: UUID
    data: dict[str, Any]


class Seen(In, frozen=True, tag="seen"):
    bytes: int


class Ping(In, frozen=True, tag="ping"):
    at: float


class Beat(In, frozen=True, tag="beat"):
    pass


Message = Hello | Subscribe | Unsubscribe | Sum | Send | Ephemeral | Seen | Ping | Beat
_decoder: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)
_SURROGATE = "\\ud"
encode = msgspec.json.Encoder().encode

CloseCode = Literal[1001, 1008, 1009, 1012, 1013, 4001, 4003, 4008, 4010, 4029]
GOING_AWAY: CloseCode = 1001
POLICY: CloseCode = 1008
TOO_BIG: CloseCode = 1009
RESTART: CloseCode = 1012
BUSY: CloseCode = 1013
SESSION_ENDED: CloseCode = 4001
NO_RIGHT: CloseCode = 4003
TOO_SLOW: CloseCode = 4008
RATE: CloseCode = 4029


class Malformed(Exception):
    """A frame that is no message of this protocol."""


def decode(frame: str) -> Message:
    """The message in `frame`; raises Malformed for anything else."""
    try:
        return _decoder.decode(frame)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        if _SURROGATE in frame.lower():
            return _decode_with_halves(frame)
        raise Malformed(str(error)) from None


def _decode_with_halves(frame: str) -> Message:
    """Half a character (a browser cuts an emoji in two) is no reason to hang up: it is dropped."""
    try:
        return _decoder.decode(json.dumps(json.loads(frame), ensure_ascii=False).encode("utf-8", "ignore"))
    except (ValueError, RecursionError) as error:
        raise Malformed(str(error)) from None


def frame_of(messages: list[bytes]) -> str:
    """One frame, a JSON array, out of encoded messages."""
    return b"".join((b"[", b",".join(messages), b"]")).decode()
