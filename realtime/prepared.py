"""Queries that every batch asks: the ORM writes each of them once, and from then on only the ids are new.

Building a query takes the ORM several times as long as the database takes to answer it (a batch of one command spent
two thirds of its processor time there). What a batch reads for rights it locks, where the database can.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet, UUIDField

R = TypeVar("R", bound=Model)
Lock = Literal["", "SHARE", "UPDATE"]
MOST_AT_ONCE = 500
"""Ids in one list; SQLite takes 32,766 values in a statement, and lists grow in powers of two."""

_row_lock: ContextVar[Lock] = ContextVar("row_lock", default="")


@contextmanager
def locking_rows(lock: Lock) -> Iterator[None]:
    """Lock what queries with `locks` read meanwhile, until the transaction ends: SHARE keeps it as it is."""
    token = _row_lock.set(lock)
    try:
        yield
    finally:
        _row_lock.reset(token)


def locked(rows: QuerySet[R, Any]) -> QuerySet[R, Any]:
    """`rows`, to be locked when they are read where `locking_rows` holds and the database can."""
    return (
        rows.select_for_update(of=("self",)) if _row_lock.get() and connection.features.has_select_for_update else rows
    )


def stored_id(id: UUID) -> UUID | str:
    """An id as the database takes it."""
    return id if connection.features.has_native_uuid_field else id.hex


class Prepared:
    """A query of rows of plain values, as `values_list` gives them, by ids.

    `build` is given one stand-in for each id and, when `among` is used, a list of stand-ins; it uses them as filters
    and nothing else. The query must not depend on anything else that changes. `locks` names the models whose rows are
    locked, each once in the query; `always` locks them in any case.
    """

    def __init__(
        self, build: Callable[..., QuerySet[Any, Any]], *, locks: tuple[type[Model], ...] = (), always: Lock = ""
    ) -> None:
        self._build = build
        self._locks = tuple(model._meta.db_table for model in locks)
        self._always = always
        self._compiled: dict[tuple[str, int, int, Lock], _Compiled] = {}

    def __call__(self, *ids: UUID, among: Collection[UUID] | None = None) -> list[tuple[Any, ...]]:
        """The rows, read at once; no more than a few lists of ids, each for a query of its own."""
        if among is None:
            return self._rows(ids, ())
        listed = list(among)
        starts = range(0, len(listed), MOST_AT_ONCE)
        return [row for at in starts for row in self._rows(ids, listed[at : at + MOST_AT_ONCE])]

    def _rows(self, ids: Sequence[UUID], among: Sequence[UUID]) -> list[tuple[Any, ...]]:
        places = _power_of_two(len(among)) if among else 0
        filled = [*ids, *among, *[among[0]] * (places - len(among))] if among else list(ids)
        compiled = self._compile(len(ids), places)
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, compiled.given(filled))
            return [compiled.read(row) for row in cursor.fetchall()]

    def _compile(self, ids: int, among: int) -> "_Compiled":
        lock = self._lock()
        key = (connection.vendor, ids, among, lock)
        compiled = self._compiled.get(key)
        if compiled is None:
            compiled = self._compiled[key] = self._write(ids, among, lock=lock)
        return compiled

    def _lock(self) -> Lock:
        can = self._locks and connection.features.has_select_for_update
        return (self._always or _row_lock.get()) if can else ""

    def _write(self, ids: int, among: int, *, lock: Lock) -> "_Compiled":
        stand_ins = [UUID(int=place + 1) for place in range(ids + among)]
        listed = [stand_ins[ids:]] if among else []
        query = self._build(*stand_ins[:ids], *listed)
        sql, values = query.query.sql_with_params()
        if lock:
            sql += f" FOR {lock} OF {', '.join(map(connection.ops.quote_name, self._locks))}"
        return _Compiled(query, sql, values, stand_ins)


class _Compiled:
    """The text of a query, where its ids go, and which columns are ids."""

    def __init__(self, query: QuerySet[Any, Any], sql: str, values: Sequence[Any], stand_ins: list[UUID]) -> None:
        known = {stored_id(id): number for number, id in enumerate(stand_ins)}
        self.sql = sql
        self._values = list(values)
        self._places = [(place, known[value]) for place, value in enumerate(values) if value in known]
        columns = query.query.get_compiler(connection=connection)
        columns.setup_query()
        self._ids = [place for place, (column, _, _) in enumerate(columns.select) if _holds_id(column)]

    def given(self, ids: Sequence[UUID]) -> list[Any]:
        """The values of the statement with `ids` in their places."""
        values = self._values.copy()
        for place, number in self._places:
            values[place] = stored_id(ids[number])
        return values

    def read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row with ids as UUIDs."""
        values = list(row)
        for place in self._ids:
            if isinstance(values[place], str):
                values[place] = UUID(values[place])
        return tuple(values)


def _holds_id(column: Any) -> bool:
    field: Any = getattr(column, "target", None)
    while getattr(field, "remote_field", None) is not None:
        field = field.target_field
    return isinstance(field, UUIDField)


def _power_of_two(count: int) -> int:
    return 1 << (count - 1).bit_length()
