"""The records of a group's narrative; its words are a co-edited text."""

from typing import ClassVar

from realtime.records import Record


class Hero(Record, frozen=True, kw_only=True):
    """The persona whose day is told, by its provisional name; empty while it has none."""

    collection: ClassVar[str] = "hero"
    name: str = ""
