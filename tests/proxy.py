"""A line between two programs that can be cut, or bad: a proxy that carries bytes both ways."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import urlsplit

CHUNK_BYTES = 65_536
Carry = Callable[[socket.socket, socket.socket], None]
"""Carries what comes out of the first socket to the second, until one of the two has gone; may raise OSError."""


def carry(source: socket.socket, goal: socket.socket) -> None:
    """As it is."""
    while chunk := source.recv(CHUNK_BYTES):
        goal.sendall(chunk)


class Line:
    """Listens on a port of its own and carries everything to `origin`; while it is cut, nothing comes through."""

    def __init__(self, origin: str, *, there: Carry = carry, back: Carry = carry) -> None:
        """`there` and `back` are how bytes are carried to `origin` and from it, when not as they are."""
        parts = urlsplit(origin)
        self._there, self._back = there, back
        self._goal = (parts.hostname or "", parts.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._is_cut = False
        self.origin = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Every connection breaks off, and new ones break at once."""
        with self._lock:
            self._is_cut = True
            for end in self._ends:
                _break_off(end)
            self._ends.clear()

    def mend(self) -> None:
        with self._lock:
            self._is_cut = False

    def close(self) -> None:
        _break_off(self._listener)
        self.cut()
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        with closing(near), suppress(ConnectionError), closing(socket.create_connection(self._goal)) as far:
            with self._lock:
                if self._is_cut:
                    return
                self._ends |= {near, far}
            back = threading.Thread(target=_until_it_ends, args=(self._back, far, near), daemon=True)
            back.start()
            _until_it_ends(self._there, near, far)
            back.join()
            with self._lock:
                self._ends -= {near, far}


def _until_it_ends(carry: Carry, source: socket.socket, goal: socket.socket) -> None:
    try:
        carry(source, goal)
    except OSError:
        pass  # cut, or one of the two has gone
    _break_off(goal)
    _break_off(source)


def _break_off(end: socket.socket) -> None:
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # it was broken off already


@contextmanager
def line_to(origin: str, *, there: Carry = carry, back: Carry = carry) -> Iterator[Line]:
    """A line that is closed at the end."""
    line = Line(origin, there=there, back=back)
    try:
        yield line
    finally:
        line.close()
