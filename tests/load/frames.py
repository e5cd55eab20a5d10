"""What the load client reads of a frame, and the ids by which a command is known again wherever it arrives."""

from dataclasses import dataclass, field

import msgspec

_SENDER_BITS = 32
_NUMBER_BITS = 32
_REMEMBERED_FRAMES = 256


class Word(msgspec.Struct):
    """An ephemeral word of a load client: whose, which one, and when it was to be sent."""

    s: int
    n: int
    at: int


class Message(msgspec.Struct):
    """The fields of all messages that matter here; the rest is not even decoded."""

    t: str
    doc: str = ""
    after: int | None = None
    upto: int = 0
    id: str = ""
    code: str = ""
    data: Word | None = None


def command_id(*, at_ns: int, sender: int, number: int) -> str:
    """A UUID that carries when the command was to be sent, by whom, and how many they had sent before."""
    text = f"{at_ns:016x}{sender:08x}{number:08x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def key_of(command: str) -> int:
    """The id as a number, as it is kept in the books."""
    return int(command.replace("-", ""), 16)


def sent_at(key: int) -> int:
    """When the command was to be sent, in nanoseconds of the machine's monotonic clock."""
    return key >> (_SENDER_BITS + _NUMBER_BITS)


def sender_of(key: int) -> int:
    return (key >> _NUMBER_BITS) & 0xFFFFFFFF


def number_of(key: int) -> int:
    return key & 0xFFFFFFFF


@dataclass
class Digest:
    """One frame, read once for all who receive the same bytes."""

    runs: list[tuple[str, int, int]] = field(default_factory=list)
    """(document, after, upto) of changes that are here one by one."""
    links: list[tuple[str, int, int]] = field(default_factory=list)
    """(document, after, upto) as the server chains them; what is nothing to this viewer is skipped."""
    words: list[tuple[str, Word]] = field(default_factory=list)
    others: list[Message] = field(default_factory=list)


class Reader:
    """Reads frames; a broadcast is the same bytes for everybody, so it is decoded once per process."""

    def __init__(self) -> None:
        self._decode = msgspec.json.Decoder(list[Message]).decode
        self._digests: dict[bytes, Digest] = {}

    def read(self, frame: bytes) -> Digest:
        """What the frame says."""
        digest = self._digests.get(frame)
        if digest is None:
            if len(self._digests) >= _REMEMBERED_FRAMES:
                self._digests.clear()
            digest = self._digests[frame] = _digest(self._decode(frame))
        return digest


def _digest(messages: list[Message]) -> Digest:
    digest = Digest()
    for message in messages:
        if message.t == "chg":
            _take_change(digest, message)
        elif message.t == "eph" and message.data is not None:
            digest.words.append((message.doc, message.data))
        elif message.t != "here":
            digest.others.append(message)
    return digest


def _take_change(digest: Digest, message: Message) -> None:
    document, after, upto = message.doc, message.after or 0, message.upto
    if digest.links and digest.links[-1][0] == document and digest.links[-1][2] == after:
        digest.links[-1] = (document, digest.links[-1][1], upto)
    else:
        digest.links.append((document, after, upto))
    if digest.runs and digest.runs[-1][0] == document and digest.runs[-1][2] == upto - 1:
        digest.runs[-1] = (document, digest.runs[-1][1], upto)
    else:
        digest.runs.append((document, upto - 1, upto))
