"""What is kept of a co-edited text: which edition it is, and the updates that make it."""

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar

from msgspec import Meta

from realtime.records import Record

TextId = Annotated[str, Meta(pattern=r"^[a-z0-9_.-]{1,80}\Z")]


class Text(Record, frozen=True, kw_only=True):
    """A co-edited text, by its id. One that is begun anew is of another epoch and never merges with the older one."""

    collection: ClassVar[str] = "texts"
    epoch: str


class Part(Record, frozen=True, kw_only=True):
    """One update of a text, or several made one; by text and a number that rises."""

    collection: ClassVar[str] = "text_parts"
    text: str
    update: str
    """A Yjs update (version 1) in base64."""


COLLECTIONS: dict[str, type[Record]] = {record.collection: record for record in (Text, Part)}


def parts_of(parts: Mapping[str, Part], text: str) -> dict[str, Part]:
    """The parts of one text, oldest first."""
    return {id: part for id, part in sorted(parts.items()) if part.text == text}


def next_id(parts: Iterable[str], text: str) -> str:
    """The id of the part that comes after `parts`, the ids of those of `text`."""
    last = max(parts, default=f"{text}/0")
    return f"{text}/{int(last.rpartition('/')[2]) + 1:010d}"
