"""A co-edited text as everybody else reads it: plain, cleaned, whole."""

from collections.abc import Mapping
from typing import cast

from realtime.records import Record
from realtime.text.records import Part, parts_of
from realtime.text.yjs import Yjs
from realtime.text_cleaning import clean_text


def plain_text(parts: Mapping[str, Record], text: str) -> str:
    """What the text with the id `text` says, out of a document's `text_parts` by id; empty when there is none."""
    found = parts_of(cast("Mapping[str, Part]", parts), text)
    return clean_text(str(Yjs(found.values()))) if found else ""
