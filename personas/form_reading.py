"""What a posted persona form wants done, read from its field names; decides nothing and changes nothing.

`name`, `line:<id>` with `was:` twins, `of:line:<id>` (the line's field), `new:<field>` (a line each),
`detach:<evidence>`, `attach:<field>` with `attach-to:<field>` (a line, or empty), `attach:line:<id>` (any number),
`take:<key>` (keep what somebody else wrote instead of mine).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from realtime.text_cleaning import clean_line, clean_text
from workshop.exercises.sheet.commands import LINE_LONGEST, NAME_LONGEST
from workshop.persona_template import FIELDS


@dataclass(frozen=True)
class Edit:
    """One command of the draft and the field of the form that it comes from; `refusal` says why it cannot be sent."""

    key: str
    command: str
    arguments: dict[str, Any]
    mine: str | None = None
    was: str = ""
    field: str = ""
    refusal: str = ""


def edits_of(data: QueryDict) -> Iterator[Edit]:
    """The edits in the order in which they can be made: what goes makes room for what comes."""
    yield from _name(data)
    for key in data:
        if key.startswith("detach:"):
            yield Edit(key, "detach_quote", {"evidence": key.removeprefix("detach:")})
    for key in data:
        if key.startswith("line:"):
            yield from _line(key, data=data)
    for field in FIELDS:
        for text in clean_text(data.get(f"new:{field.id}", "")).split("\n"):
            if text.strip():
                yield _new(field.id, text=text.strip())
    for key in data:
        if key.startswith("attach:"):
            yield from _attach(key, data=data)


def _name(data: QueryDict) -> Iterator[Edit]:
    name, was = clean_line(data.get("name", "")), clean_text(data.get("was:name", ""))
    if "name" in data and name != clean_line(was) and "take:name" not in data:
        refusal = _too_long(name, most=NAME_LONGEST)
        yield Edit("name", "name_persona", {"name": name, "was": was}, mine=name, was=was, refusal=refusal)


def _line(key: str, *, data: QueryDict) -> Iterator[Edit]:
    text, was = clean_text(data.get(key, "")).strip(), clean_text(data.get(f"was:{key}", ""))
    if text == was.strip() or f"take:{key}" in data:
        return
    id, field = key.removeprefix("line:"), data.get(f"of:{key}", "")
    if not text:
        yield Edit(key, "remove_line", {"line": id}, mine="", was=was, field=field)
        return
    arguments = {"line": id, "text": text, "was": was}
    refusal = _too_long(text, most=LINE_LONGEST)
    yield Edit(key, "edit_line", arguments, mine=text, was=was, field=field, refusal=refusal)


def _new(field: str, *, text: str) -> Edit:
    arguments = {"line": str(uuid4()), "field": field, "text": text}
    refusal = _too_long(text, most=LINE_LONGEST)
    return Edit(f"new:{field}", "add_line", arguments, mine=text, field=field, refusal=refusal)


def _attach(key: str, *, data: QueryDict) -> Iterator[Edit]:
    place = key.removeprefix("attach:")
    line: str | None
    if place.startswith("line:"):
        line, field = place.removeprefix("line:"), data.get(f"of:{place}", "")
    else:
        line, field = data.get(f"attach-to:{place}") or None, place
    for quote in data.getlist(key):
        if quote:
            arguments = {"evidence": str(uuid4()), "field": field, "quote": quote, "line": line}
            yield Edit(key, "attach_quote", arguments, field=field)


def _too_long(text: str, *, most: int) -> str:
    if len(text) <= most:
        return ""
    return _("This has %(length)d characters; %(most)d fit. Shorten it, or make two lines of it.") % {
        "length": len(text),
        "most": most,
    }
