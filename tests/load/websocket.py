"""The lightest WebSocket client there is: RFC 6455 on a bare asyncio protocol, for a server that one trusts.

Every client of the load runs on the machine that it loads; what a library would do here, the server would miss.
"""

import asyncio
import base64
import os
import time
from typing import Protocol, cast

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
_FINAL = 0x80
_MASKED = 0x80
_NO_MASK = bytes(4)
"""A mask of zeros is a mask: the server does all its work, and the client need not touch the bytes."""
ABNORMAL = 1006


class Listener(Protocol):
    """Who owns a connection."""

    def opened(self) -> None: ...

    def received(self, frame: bytes, now_ns: int) -> None: ...

    def closed(self, code: int) -> None:
        """The connection is gone: a close code, 1006 without one, or the HTTP status of a refused handshake."""


def handshake(*, host: str, port: int, path: str, cookie: str, https: bool) -> bytes:
    """The request that opens the socket, from a page of the server's own origin."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}:{port}",
        f"Origin: {'https' if https else 'http'}://{host}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        f"Cookie: {cookie}",
        *(["X-Forwarded-Proto: https"] if https else []),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class WebSocket(asyncio.Protocol):
    """One connection. Frames arrive with the time at which their last byte was read."""

    def __init__(self, listener: Listener, *, request: bytes) -> None:
        self._listener = listener
        self._request = request
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self._is_open = False
        self._code = ABNORMAL

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._request)

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        self._listener.closed(self._code)

    def data_received(self, data: bytes) -> None:
        now_ns = time.monotonic_ns()
        if self._rest:
            data, self._rest = self._rest + data, b""
        position = 0 if self._is_open else self._read_handshake(data)
        while self._is_open and position < len(data):
            end = self._read_frame(data, position, now_ns)
            if end == position:
                break
            position = end
        self._rest = data[position:]

    def send(self, text: str) -> bool:
        """Send a text frame; returns whether there is a connection to send it on."""
        if self._transport is None or not self._is_open:
            return False
        self._transport.write(_frame(TEXT, text.encode()))
        return True

    def abort(self) -> None:
        """Lose the connection without a word."""
        if self._transport is not None:
            self._transport.abort()

    def pause(self) -> None:
        """Read nothing more, so that what comes piles up on its way."""
        if self._transport is not None:
            self._transport.pause_reading()

    def resume(self) -> None:
        """Read on."""
        if self._transport is not None:
            self._transport.resume_reading()

    def _read_handshake(self, data: bytes) -> int:
        end = data.find(b"\r\n\r\n")
        if end < 0:
            return 0
        status = int(data[9:12])
        if status != 101:
            self._code = status
            self.abort()
            return len(data)
        self._is_open = True
        self._listener.opened()
        return end + 4

    def _read_frame(self, data: bytes, start: int, now_ns: int) -> int:
        """Take the frame that begins at `start`; returns where the next begins, or `start` while it is not whole."""
        if len(data) < start + 2:
            return start
        head, length = data[start], data[start + 1]
        payload = start + 2
        if length >= 126:
            payload += 2 if length == 126 else 8
            if len(data) < payload:
                return start
            length = int.from_bytes(data[start + 2 : payload], "big")
        end = payload + length
        if len(data) < end:
            return start
        if head == _FINAL | TEXT:
            self._listener.received(data[payload:end], now_ns)
        else:
            self._control(head, data[payload:end])
        return end

    def _control(self, head: int, payload: bytes) -> None:
        if head == _FINAL | CLOSE:
            self._code = int.from_bytes(payload[:2], "big") or ABNORMAL
            self.abort()
        elif head == _FINAL | PING and self._transport is not None:
            self._transport.write(_frame(PONG, payload))
        elif head != _FINAL | PONG:
            raise ValueError(f"the load client does not read frames that begin with {head:#x}")


def _frame(opcode: int, payload: bytes) -> bytes:
    length = len(payload)
    if length < 126:
        return bytes((_FINAL | opcode, _MASKED | length)) + _NO_MASK + payload
    return bytes((_FINAL | opcode, _MASKED | 126)) + length.to_bytes(2, "big") + _NO_MASK + payload
