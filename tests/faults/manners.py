"""The ways in which a line can be bad. Each gives a `Carry` for one direction of `tests.proxy.Line`."""

import socket
import threading
from random import Random

from tests.proxy import CHUNK_BYTES, Carry


def delaying(chance: Random, *, longest_seconds: float) -> Carry:
    """Each piece waits."""

    def carry_late(source: socket.socket, goal: socket.socket) -> None:
        while chunk := source.recv(CHUNK_BYTES):
            threading.Event().wait(chance.uniform(0, longest_seconds))
            goal.sendall(chunk)

    return carry_late


def cutting(chance: Random, *, most_bytes: int) -> Carry:
    """After some bytes, wherever in a frame that is, nothing comes any more, and the line is cut."""

    def carry_some(source: socket.socket, goal: socket.socket) -> None:
        left = chance.randint(1, most_bytes)
        while left and (chunk := source.recv(CHUNK_BYTES)):
            goal.sendall(chunk[:left])
            left -= len(chunk[:left])

    return carry_some


def halving(chance: Random, *, most_pieces: int) -> Carry:
    """Of one piece only the first half comes, and the line is closed."""

    def carry_half(source: socket.socket, goal: socket.socket) -> None:
        for left in range(chance.randint(1, most_pieces), 0, -1):
            chunk = source.recv(CHUNK_BYTES)
            if not chunk:
                return
            goal.sendall(chunk if left > 1 else chunk[: len(chunk) // 2])

    return carry_half


def doubling(host: str, port: int) -> Carry:
    """All that is said is said on a second connection too, and its answers are heard by nobody."""

    def carry_twice(source: socket.socket, goal: socket.socket) -> None:
        with socket.create_connection((host, port)) as double:
            threading.Thread(target=_ignore, args=(double,), daemon=True).start()
            while chunk := source.recv(CHUNK_BYTES):
                double.sendall(chunk)
                goal.sendall(chunk)

    return carry_twice


def swallowing(source: socket.socket, goal: socket.socket) -> None:
    """Nothing comes, and nobody is told."""
    while source.recv(CHUNK_BYTES):
        pass


def _ignore(source: socket.socket) -> None:
    try:
        swallowing(source, source)
    except OSError:
        pass  # closed, at this end or the other
