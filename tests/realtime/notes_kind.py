"""A small kind of document for the engine's own tests: notes, some of them private, with a budget of ten."""

from collections.abc import Collection, Mapping
from typing import ClassVar
from uuid import UUID

from msgspec.structs import replace

from realtime.kinds import Access, Context, Kind, register
from realtime.models import Document
from realtime.privacy import MAIN, Privacy
from realtime.records import Arguments, Id, PrivateRecord, Record
from realtime.refusals import Refusal
from realtime.state import Overlay

NOTES_MOST = 10
TEXT_NOTE = "00000000-0000-4000-8000-00000000000a"
TROUBLE = "p:trouble"
"""Looking up the rights of this actor fails."""
outsiders: set[str] = set()
"""Actors who may not even see the document."""
lookers: set[str] = set()
"""Actors who may see it and do nothing."""


class Note(PrivateRecord, frozen=True, kw_only=True):
    collection: ClassVar[str] = "notes"
    text: str
    colour: str = "plain"


class PutNote(Arguments, frozen=True, kw_only=True):
    note: Id
    text: str
    private: bool = False


class Nothing(Arguments, frozen=True, kw_only=True):
    pass


class ColourNote(Arguments, frozen=True, kw_only=True):
    note: Id
    colour: str


class OneNote(Arguments, frozen=True, kw_only=True):
    note: Id


class CountedNote(Arguments, frozen=True, kw_only=True):
    note: Id
    row: Id


class TwoNotes(Arguments, frozen=True, kw_only=True):
    note: Id
    other: Id
    fails: bool = False


def access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    if TROUBLE in actors:
        raise ZeroDivisionError
    may = {actor: frozenset() if actor in lookers else frozenset({"write"}) for actor in actors}
    return {actor: Access(capabilities) for actor, capabilities in may.items() if actor not in outsiders}


def check(overlay: Overlay) -> None:
    if len(overlay.all(Note)) > NOTES_MOST:
        raise Refusal("over_budget", "too many notes")


def make_kind(name: str, *, private_sequence: bool) -> Kind:
    collections: dict[str, type[Record]] = {"notes": Note, Privacy.collection: Privacy}
    kind = Kind(name=name, collections=collections, access=access, check=check, private_sequence=private_sequence)
    for handler in (
        hush,
        open_up,
        put_note,
        colour_note,
        reveal_note,
        hide_note,
        remove_note,
        break_down,
        shut_out,
        put_carelessly,
    ):
        kind.command(needs="write")(handler)
    kind.command(needs="write", undoable=False)(stamp_note)
    kind.command(needs="write", writes_rows=True)(put_with_row)
    kind.command(needs="write", writes_rows=True)(put_twice)
    kind.command(needs="rule")(rule)
    return register(kind)


def put_note(overlay: Overlay, arguments: PutNote, context: Context) -> None:
    note = overlay.find(Note, arguments.note)
    to = (context.actor,) if arguments.private else None
    overlay.put(arguments.note, replace(note, text=arguments.text) if note else Note(text=arguments.text, to=to))
    check(overlay)


def hush(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """From now on sequences are private."""
    overlay.put(MAIN, Privacy())


def open_up(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Sequences are common again, and everybody sees every note."""
    overlay.delete(Privacy, MAIN)
    for id, note in list(overlay.all(Note).items()):
        overlay.put(id, replace(note, to=None))


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


def put_twice(overlay: Overlay, arguments: TwoNotes, context: Context) -> None:
    """The same note here and in another document, or in neither."""
    overlay.put(arguments.note, Note(text="here"))
    plain = {"note": arguments.note, "text": "there"}
    context.batch.command(UUID(arguments.other), "put_note", plain, actor=context.actor)
    if arguments.fails:
        raise Refusal("too_late", "both were written, and then it failed")


def put_carelessly(overlay: Overlay, arguments: CountedNote, context: Context) -> None:
    """The same, but the engine was not told of the row, so that nothing shields the rest of the batch."""
    put_with_row(overlay, arguments, context)


def stamp_note(overlay: Overlay, arguments: OneNote, context: Context) -> None:
    overlay.put(arguments.note, replace(overlay.get(Note, arguments.note), colour="stamped"))


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
