"""Somebody who types in a co-edited text, as an editor in a browser does: there at once, sent when it suits.

For simulated people and for tests; the server itself writes in no text this way.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable

from pycrdt import Doc, Text, merge_updates

from realtime.text.guard import ROOT, state_vector
from realtime.text.yjs import EMPTY_UPDATE


class Typist:
    """One page with one text open on it."""

    def __init__(self, *, client: int | None = None) -> None:
        self._doc: Doc[Text] = Doc(client_id=client)
        self._text: Text = self._doc.get(ROOT, type=Text)
        self._mine: list[bytes] = []
        self._hears = False
        self._doc.observe(lambda event: None if self._hears else self._mine.append(event.update))

    def type(self, at: int, text: str) -> None:
        """Insert `text` at a place, counted in characters."""
        self._text.insert(self._bytes(at), text)

    def delete(self, at: int, count: int) -> None:
        """Delete `count` characters."""
        del self._text[self._bytes(at) : self._bytes(at + count)]

    def play(self, acts: Iterable[tuple[float, str, bool]]) -> None:
        """Insert (or delete the next character) at places given as a share of the length."""
        for share, text, inserts in acts:
            at = int(share * len(self.text))
            if inserts or at >= len(self.text):
                self.type(at, text)
            else:
                self.delete(at, 1)

    def unsent(self) -> bytes:
        """What was typed here since the last time, as one update."""
        mine, self._mine = self._mine, []
        return merge_updates(*mine) if mine else EMPTY_UPDATE

    def has_unsent(self) -> bool:
        return bool(self._mine)

    def arguments(self, text: str, epoch: str) -> dict[str, str]:
        """Those of the command that sends what was typed."""
        return {"text": text, "epoch": epoch, "update": b64encode(self.unsent()).decode()}

    def hear(self, update: bytes) -> None:
        """Take in what others did."""
        self._hears = True
        try:
            self._doc.apply_update(update)
        finally:
            self._hears = False

    def read(self, updates: Iterable[str]) -> None:
        """Take in what the parts of the text hold, in base64 as they are kept."""
        for update in updates:
            self.hear(b64decode(update))

    def clocks(self) -> dict[int, int]:
        return state_vector(self._doc.get_state())

    @property
    def text(self) -> str:
        return str(self._text)

    def _bytes(self, at: int) -> int:
        """The place that the library counts in bytes of UTF-8."""
        return len(self.text[:at].encode())
