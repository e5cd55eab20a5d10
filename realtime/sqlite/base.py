"""SQLite behind one fair write lock: every write of the process waits its turn, first come first served.

SQLite's own busy handler polls, so with several writing threads one of them can starve for seconds. The lock is taken
at BEGIN IMMEDIATE and freed at commit, rollback or close; a statement that writes outside a transaction takes it for
itself. Nothing slow may happen while it is held.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class FairLock:
    """A first-in first-out lock that may be freed by another thread than the one that took it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._held = False

    @property
    def waiting(self) -> int:
        """How many wait in line."""
        return len(self._waiting)

    def acquire(self) -> None:
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = threading.Event()
            self._waiting.append(turn)
        turn.wait()

    def release(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False


write_lock = FairLock()


class Cursor(base.SQLiteCursorWrapper):
    """A cursor whose writes outside a transaction wait in the same line as transactions."""

    database: "DatabaseWrapper"

    def execute(self, query: str, params: Any = None) -> Any:
        with self._in_line(query):
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        with self._in_line(query):
            return super().executemany(query, param_list)

    def close(self) -> None:
        try:
            super().close()
        finally:
            self.database.free_after_statement()

    @contextmanager
    def _in_line(self, query: str) -> Iterator[None]:
        if not query.lstrip()[:7].upper().startswith(WRITES):
            yield
            return
        self.database.take_write_lock()
        try:
            yield
        except BaseException:
            self.database.free_after_statement()
            raise
        if self.description is None:  # with RETURNING the statement is not over before the cursor is closed
            self.database.free_after_statement()


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite backend whose writes pass `write_lock`."""

    _holds_write_lock = False

    def create_cursor(self, name: Any = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.database = self
        return cursor

    def take_write_lock(self) -> None:
        """Wait in line, unless this connection has the lock."""
        if not self._holds_write_lock:
            write_lock.acquire()
            self._holds_write_lock = True

    def free_after_statement(self) -> None:
        """Free the lock where no transaction goes on."""
        if not self._in_transaction():
            self._free_write_lock()

    def _start_transaction_under_autocommit(self) -> None:
        self.take_write_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except BaseException:
            self._free_write_lock()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self.free_after_statement()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self.free_after_statement()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._free_write_lock()

    def _free_write_lock(self) -> None:
        if self._holds_write_lock:
            self._holds_write_lock = False
            write_lock.release()

    def _in_transaction(self) -> bool:
        return self.connection is not None and bool(self.connection.in_transaction)
