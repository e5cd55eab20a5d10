"""Reads a Yjs update without decoding it: only plain text gets through, with counts that its own bytes can hold.

The format is version 1 of Yjs (`yjs/src/utils/encoding.js`). A library that believes a declared count reserves
hundreds of megabytes for nine bytes, so every count is held against what is left before anybody else sees the update.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from realtime.text_cleaning import is_writable

UPDATE_LONGEST_BYTES = 40_000
STRUCTS_MOST = 300
"""In one update: what one person types between two sendings. An editor that has more sends it in several."""
RANGES_MOST = 3_000
CLIENTS_MOST = 2
"""One's own, and another where Yjs has given the page a new number meanwhile."""
ROOT = "text"
"""The name of the one shared text in each Yjs document."""
_NUMBER_LONGEST_BYTES = 8
_CLIENT_LARGEST = 2**53 - 1

_GC, _DELETED, _STRING = 0, 1, 4
_CONTENT, _LEFT, _RIGHT, _KEYED = 0b0001_1111, 0b1000_0000, 0b0100_0000, 0b0010_0000

Clocks = Mapping[int, int]
"""Yjs client → how many units of its writing are known (a state vector)."""


class Hostile(Exception):
    """An update that no editor of plain text makes. The message is for programmers."""


@dataclass
class Outline:
    """What an update claims: per client its clock before and after, and all places that it refers to."""

    begins: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    refers: dict[int, int] = field(default_factory=dict)
    """Client → one beyond the last unit that origins and deletions name."""
    structs: int = 0
    ranges: int = 0

    def continues(self, known: Clocks) -> bool:
        """Whether the update goes on exactly where `known` ends, and refers to nothing beyond that and itself."""
        if any(known.get(client, 0) != begin for client, begin in self.begins.items()):
            return False
        return all(end <= self.after(known).get(client, 0) for client, end in self.refers.items())

    def after(self, known: Clocks) -> dict[int, int]:
        """The state vector once the update is applied to a text at `known`."""
        return {**known, **self.ends}


def outline(update: bytes) -> Outline:
    """Walk through `update`; raises Hostile for whatever is not the insertion and deletion of plain text."""
    if len(update) > UPDATE_LONGEST_BYTES:
        raise Hostile("too long")
    reader, found = _Reader(update), Outline()
    for _ in range(reader.count(least_bytes=3, most=CLIENTS_MOST)):
        _read_client(reader, found)
    for _ in range(reader.count(least_bytes=2, most=RANGES_MOST)):
        _read_deletions(reader, found)
    if not reader.at_end():
        raise Hostile("bytes are left over")
    return found


def state_vector(encoded: bytes) -> dict[int, int]:
    """Decode a state vector that our own library made."""
    reader = _Reader(encoded)
    return {reader.number(): reader.number() for _ in range(reader.count(least_bytes=2, most=len(encoded)))}


def _read_client(reader: "_Reader", found: Outline) -> None:
    structs = reader.count(least_bytes=2, most=STRUCTS_MOST)
    client, clock = reader.client(), reader.number()
    if client in found.begins or not structs:
        raise Hostile("a client is there twice, or has written nothing")
    found.structs += structs
    if found.structs > STRUCTS_MOST:
        raise Hostile("too many pieces")
    found.begins[client] = clock
    for _ in range(structs):
        clock += _read_struct(reader, found)
    found.ends[client] = clock


def _read_struct(reader: "_Reader", found: Outline) -> int:
    """Read one struct; returns how many units of the client's clock it takes."""
    info = reader.byte()
    if info == _GC:
        return reader.length()
    if info & _LEFT:
        _refer(reader, found)
    if info & _RIGHT:
        _refer(reader, found)
    if not info & (_LEFT | _RIGHT):
        _read_parent(reader, is_keyed=bool(info & _KEYED))
    match info & _CONTENT:
        case content if content == _DELETED:
            return reader.length()
        case content if content == _STRING:
            return _units(reader.text())
    raise Hostile("content that is not plain text")


def _read_parent(reader: "_Reader", *, is_keyed: bool) -> None:
    if is_keyed or reader.number() != 1 or reader.text() != ROOT:
        raise Hostile("it writes elsewhere than in the text")


def _refer(reader: "_Reader", found: Outline) -> None:
    client, clock = reader.client(), reader.number()
    found.refers[client] = max(found.refers.get(client, 0), clock + 1)


def _read_deletions(reader: "_Reader", found: Outline) -> None:
    client = reader.client()
    ranges = reader.count(least_bytes=2, most=RANGES_MOST)
    found.ranges += ranges
    if found.ranges > RANGES_MOST:
        raise Hostile("too many deletions")
    for _ in range(ranges):
        clock = reader.number()
        end = clock + reader.length()
        found.refers[client] = max(found.refers.get(client, 0), end)


def _units(text: str) -> int:
    """How many UTF-16 code units, which is what Yjs counts in."""
    if not text or not is_writable(text):
        raise Hostile("empty, or characters that no text may hold")
    return len(text.encode("utf-16-le")) // 2


class _Reader:
    """Numbers and texts of lib0's encoding, never beyond the end of the bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def at_end(self) -> bool:
        return self._at == len(self._data)

    def byte(self) -> int:
        if self.at_end():
            raise Hostile("it ends too early")
        self._at += 1
        return self._data[self._at - 1]

    def number(self) -> int:
        """An unsigned number, seven bits a byte, the smallest first."""
        value = 0
        for place in range(_NUMBER_LONGEST_BYTES):
            byte = self.byte()
            value |= (byte & 0x7F) << (7 * place)
            if byte < 0x80:
                return value
        raise Hostile("a number without end")

    def client(self) -> int:
        client = self.number()
        if client > _CLIENT_LARGEST:
            raise Hostile("a client beyond all clients")
        return client

    def length(self) -> int:
        """How many units something takes; nothing takes none, or more than a text may ever have."""
        length = self.number()
        if not 0 < length <= 2**31:
            raise Hostile("a length that cannot be")
        return length

    def count(self, *, least_bytes: int, most: int) -> int:
        """How many things follow, each of at least `least_bytes`."""
        count = self.number()
        if count > most or count * least_bytes > len(self._data) - self._at:
            raise Hostile("more is declared than is there")
        return count

    def text(self) -> str:
        length = self.number()
        if length > len(self._data) - self._at:
            raise Hostile("a text beyond the end")
        self._at += length
        try:
            return self._data[self._at - length : self._at].decode()
        except UnicodeDecodeError:
            raise Hostile("a text that is not UTF-8") from None
