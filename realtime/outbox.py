"""What waits to be sent to one socket, bounded: a slow reader is resynchronised, never waited for.

The ASGI server below gives no flow control (it buffers without limit), so the window is counted here: bytes sent
and not yet confirmed by the client.
"""

import asyncio
from collections.abc import Callable
from uuid import UUID

from realtime.protocol import frame_of

WINDOW_BYTES = 1024 * 1024
STUCK_SECONDS = 60


class Outbox:
    """Messages for one socket, flushed once per turn of the event loop."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._sent_bytes = 0
        self._confirmed_bytes = 0
        self._full_since: float | None = None
        self._committed_at: float | None = None
        self.wake = asyncio.Event()
        self.missed: set[UUID] = set()

    def put(self, message: bytes, *, document: UUID | None = None) -> None:
        """Queue `message`; beyond the window what belongs to documents is dropped and they are marked as missed."""
        is_full = self._is_full()
        if document is not None and (is_full or document in self.missed):
            self.missed.add(document)
            return
        self._queue(message)

    def put_if_room(self, message: bytes) -> None:
        """Queue `message`, or drop it for good when the window is full: for what is stale a moment later."""
        if not self._is_full():
            self._queue(message)

    def _is_full(self) -> bool:
        is_full = self.outstanding > WINDOW_BYTES
        if is_full and self._full_since is None:
            self._full_since = self._clock()
        return is_full

    def _queue(self, message: bytes) -> None:
        self._waiting.append(message)
        self._waiting_bytes += len(message) + 1
        self.wake.set()

    def note_commit(self, at: float) -> None:
        """What waits has changes of a commit that ended `at`; of several the first counts."""
        if self._committed_at is None and self._waiting:
            self._committed_at = at

    def take_commit(self) -> float | None:
        """When the first commit ended that the next frame tells of; None when it tells of none."""
        at, self._committed_at = self._committed_at, None
        return at

    def take(self) -> str | None:
        """Everything that waits, as one frame; None when nothing does."""
        self.wake.clear()
        if not self._waiting:
            return None
        frame = frame_of(self._waiting)
        self._sent_bytes += self._waiting_bytes + 1
        self._waiting, self._waiting_bytes = [], 0
        return frame

    def confirm(self, received_bytes: int) -> set[UUID]:
        """The client has received so much; returns the documents that are to be sent anew."""
        self._confirmed_bytes = min(max(self._confirmed_bytes, received_bytes), self._sent_bytes)
        if self.outstanding > WINDOW_BYTES // 2:
            return set()
        self._full_since = None
        again, self.missed = self.missed, set()
        return again

    def forget(self, document: UUID) -> None:
        """`document` is not followed any more: what was missed of it is not wanted later."""
        self.missed.discard(document)

    def is_stuck(self) -> bool:
        """Whether the window has been full for too long."""
        return self._full_since is not None and self._clock() - self._full_since > STUCK_SECONDS

    @property
    def outstanding(self) -> int:
        """Bytes that are queued, or sent and not confirmed."""
        return self._sent_bytes + self._waiting_bytes - self._confirmed_bytes
