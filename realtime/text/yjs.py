"""Yjs documents in memory, for as long as one command or one reading takes."""

from base64 import b64decode, b64encode
from collections.abc import Iterable

from pycrdt import Doc
from pycrdt import Text as SharedText

from realtime.text.guard import ROOT, state_vector
from realtime.text.records import Part

EMPTY_UPDATE = b"\x00\x00"


class Yjs:
    """One text as Yjs holds it."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._doc: Doc[SharedText] = Doc()
        self._text: SharedText = self._doc.get(ROOT, type=SharedText)
        for part in parts:
            self._doc.apply_update(b64decode(part.update))

    def apply(self, update: bytes) -> None:
        """Apply an update that the guard let through; raises ValueError when the library will not have it."""
        try:
            self._doc.apply_update(update)
        except BaseException as error:  # a panic of the library is no Exception
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            raise ValueError(str(error)) from None

    def write(self, text: str) -> None:
        """Put `text` at the end."""
        self._text += text

    def clocks(self) -> dict[int, int]:
        """The state vector: how much of each client's writing is here."""
        return state_vector(self._doc.get_state())

    def update(self) -> bytes:
        """The whole as one update."""
        return self._doc.get_update()

    def __str__(self) -> str:
        return str(self._text)


def part(text: str, update: bytes) -> Part:
    """The record of one update."""
    return Part(text=text, update=b64encode(update).decode())
