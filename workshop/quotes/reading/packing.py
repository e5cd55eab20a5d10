"""A table, or the reason why there is none, as bytes: how it comes back from the other process and how it is kept."""

import zlib
from dataclasses import asdict
from typing import Any

import msgspec

from workshop.quotes.reading.notices import Notice, ReadingError
from workshop.quotes.reading.table import Row, Table

_FASTEST = 1


def pack_table(table: Table) -> bytes:
    """Return `table` as bytes for `unpack`."""
    whole = {**asdict(table), "rows": [(row.number, row.packed) for row in table.rows]}
    # The pack is small beside the table, and quick to make.
    return zlib.compress(msgspec.msgpack.encode({"table": whole}, enc_hook=dict), _FASTEST)


def pack_error(error: ReadingError) -> bytes:
    """Return a refusal as bytes for `unpack`."""
    refusal = {"code": error.code, "values": dict(error.notice.values)}
    return zlib.compress(msgspec.msgpack.encode({"refusal": refusal}), _FASTEST)


def unpack(packed: bytes) -> Table:
    """Return the packed table, or raise the packed `ReadingError`; raises `ValueError` for anything else."""
    try:
        content: dict[str, Any] = msgspec.msgpack.decode(zlib.decompress(packed))
        if "refusal" in content:
            refusal = ReadingError(content["refusal"]["code"], **content["refusal"]["values"])
        else:
            return _table(content["table"])
    except (zlib.error, msgspec.DecodeError, LookupError, TypeError, AttributeError) as error:
        raise ValueError("this is no packed table") from error
    raise refusal


def _table(content: dict[str, Any]) -> Table:
    return Table(
        **{
            **content,
            "header": tuple(content["header"]),
            "rows": tuple(Row(number, packed) for number, packed in content["rows"]),
            "warnings": tuple(Notice(one["code"], one["values"]) for one in content["warnings"]),
            "sheets": tuple(content["sheets"]),
        }
    )
