"""A small kind of document for the engine's own tests: notes, some of them private, with a budget of ten."""

from collections.abc import Collection, Mapping
from typing import ClassVar
from uuid import UUID

from msgspec.structs import replace

from realtime.kinds import Access, Context, Kind, register
from realtime.models import Document
from realtime.records import Arguments, Id, PrivateRecord
from realtime.refusals import Refusal
from realtime.state import Overlay

NOTES_MOST = 10
TROUBLE = "p:trouble"
"""Looking up the rights of this actor fails."""
outsiders: set[str] = set()


class Note(PrivateRecord, frozen=True, kw_only=True):
    collection: ClassVar[str] = "notes"
    text: str
    colour: str = "plain"


class PutNote(Arguments, frozen=True, kw_only=True):
    note: Id
    text: str
    private: bool = False


class ColourNote(Arguments, frozen=True, kw_only=True):
    note: Id
    colour: str


class OneNote(Arguments, frozen=True, kw_only=True):
    note: Id


class CountedNote(Arguments, frozen=True, kw_only=True):
    note: Id
    row: Id


def access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    if TROUBLE in actors:
        raise ZeroDivisionError
    return {actor: Access(frozenset({"write"})) for actor in actors if actor not in outsiders}


def check(overlay: Overlay) -> None:
    if len(overlay.all(Note)) > NOTES_MOST:
        raise Refusal("over_budget", "too many notes")


def make_kind(name: str, *, private_sequence: bool) -> Kind:
    kind = Kind(name=name, collections={"notes": Note}, access=access, check=check, private_sequence=private_sequence)
    for handler in (put_note, colour_note, reveal_note, hide_note, remove_note, break_down, shut_out):
        kind.command(needs="write")(handler)
    kind.command(needs="write", writes_rows=True)(put_with_row)
    kind.command(needs="rule")(rule)
    return register(kind)


def put_note(overlay: Overlay, arguments: PutNote, context: Context) -> None:
    note = overlay.find(Note, arguments.note)
    to = (context.actor,) if arguments.private else None
    overlay.put(arguments.note, replace(note, text=arguments.text) if note else Note(text=arguments.text, to=to))
    check(overlay)


def colour_note(overlay: Overlay, arguments: ColourNote, context: Context) -> None:
    overlay.put(arguments.note, replace(overlay.get(Note, arguments.note), colour=arguments.colour))


def reveal_note(overlay: Overlay, arguments: OneNote, context: Context) -> None:
    overlay.put(arguments.note, replace(overlay.get(Note, arguments.note), to=None))


def hide_note(overlay: Overlay, arguments: OneNote, context: Context) -> None:
    overlay.put(arguments.note, replace(overlay.get(Note, arguments.note), to=(context.actor,)))


def put_with_row(overlay: Overlay, arguments: CountedNote, context: Context) -> None:
    """A note and a row that must not be there yet, or neither."""
    overlay.put(arguments.note, Note(text="with a row"))
    Document.objects.create(pk=arguments.row, kind="notes")


def shut_out(overlay: Overlay, arguments: PutNote, context: Context) -> None:
    """Take all rights of the actor `text`, and write a note that they may not see any more."""
    outsiders.add(arguments.text)
    context.batch.recheck.add(context.document)
    overlay.put(arguments.note, Note(text="after the door was shut"))


def remove_note(overlay: Overlay, arguments: OneNote, context: Context) -> None:
    overlay.get(Note, arguments.note)
    overlay.delete(Note, arguments.note)


def break_down(overlay: Overlay, arguments: OneNote, context: Context) -> None:
    overlay.put(arguments.note, Note(text="half-way"))
    raise ZeroDivisionError


def rule(overlay: Overlay, arguments: OneNote, context: Context) -> None:
    overlay.delete(Note, arguments.note)


notes = make_kind("notes", private_sequence=False)
secrets = make_kind("secrets", private_sequence=True)
