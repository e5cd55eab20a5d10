"""JSON as a table: a list of texts or of objects, or an object that holds one. Nested objects are flattened once."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import MAX_COLUMNS, MAX_ROWS, Table, collect, named_columns

EXAMPLE = '{"quotes": ["…", "…"]}'
_BEGINNING = re.compile(r"\s*(?:\[\s*[\[{\"\]]|\{\s*[\"}])")
_TEXT_COLUMN = "quote"


def looks_like_json(text: str) -> bool:
    """Return whether `text` begins as a list or an object of JSON does, and as no line of a table would."""
    return _BEGINNING.match(text) is not None


def read_json(text: str) -> Table:
    """Return the items as rows, counted from 1, and their keys as header; raises `ReadingError`.

    A file with one object on each line is a list of them.
    """
    try:
        flat = [_flat(item) for item in _items(_parse(text))]
    except RecursionError as error:
        raise ReadingError("json_too_deep") from error
    keys = tuple(dict.fromkeys(key for item in flat for key in item))
    if len(keys) > MAX_COLUMNS:
        raise ReadingError("too_many_columns", limit=MAX_COLUMNS)
    rows = tuple(collect(_rows(flat, keys)))
    if not rows:
        raise ReadingError("empty")
    return Table(named_columns(keys), rows, kind="json")


def _rows(items: list[dict[str, str]], keys: tuple[str, ...]) -> Iterator[tuple[int, Sequence[str]]]:
    for number, item in enumerate(items, start=1):
        yield number, [item.get(key, "") for key in keys]


def _parse(text: str) -> Any:
    try:
        return _load(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.lstrip().startswith("{"):
            return _parse_lines(text)
        raise ReadingError("json_damaged", line=error.lineno) from error


def _parse_lines(text: str) -> list[Any]:
    items = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            items.append(_load(line))
        except json.JSONDecodeError as error:
            raise ReadingError("json_damaged", line=number) from error
    return items


def _load(text: str) -> Any:
    """Numbers stay as they are written: they are names of people or counts here, nothing is computed with them."""
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)


def _items(value: Any) -> list[Any]:
    """The list itself, or the one that an object holds under "quotes" or, where there is only one, anywhere."""
    if isinstance(value, dict):
        lists = [one for one in value.values() if isinstance(one, list)]
        value = value.get("quotes", lists[0] if len(lists) == 1 else None)
    if not isinstance(value, list) or any(isinstance(item, list) for item in value):
        raise ReadingError("json_shape", example=EXAMPLE)
    if not value:
        raise ReadingError("empty")
    if len(value) > MAX_ROWS:
        raise ReadingError("too_many_rows", limit=MAX_ROWS)
    return value


def _flat(item: Any) -> dict[str, str]:
    if not isinstance(item, dict):
        return {_TEXT_COLUMN: _text(item)}
    flat: dict[str, str] = {}
    for key, value in item.items():
        if isinstance(value, dict):
            flat.update({f"{key}.{inner}": _text(deeper) for inner, deeper in value.items()})
        else:
            flat[key] = _text(value)
    return flat


def _text(value: Any) -> str:
    """A value in one cell: a list of tags with commas, what is nested deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)
