"""Writing in co-edited texts. A kind that has some registers these commands as its own."""

from base64 import b64decode
from collections.abc import Callable, Iterable
from time import thread_time
from typing import Annotated
from uuid import uuid4

from django.utils.translation import gettext_lazy as _
from msgspec import Meta

from realtime.kinds import Check, Context, Kind
from realtime.records import Arguments, Id, Record
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from realtime.text import guard
from realtime.text.records import COLLECTIONS, Part, Text, TextId, next_id, parts_of
from realtime.text.yjs import EMPTY_UPDATE, Yjs, part
from realtime.text_cleaning import clean_text

LONGEST_CHARACTERS = 20_000
"""Of one text; more than ten pages."""
WHOLE_LONGEST_BYTES = 128 * 1024
"""Of a text with all that is remembered of what was deleted in it; beyond it the text is begun anew."""
COSTS_MOST_SECONDS = 0.05
"""Of processor time for one command. A common text takes a hundredth of it; thousands of pieces that all claim the same
place take time that grows with the square (YATA compares each with each), and such a text is begun anew as well."""
PARTS_MOST = 64
_BASE64_LONGEST = 4 * (guard.UPDATE_LONGEST_BYTES + 2) // 3

Allow = Callable[[Overlay, str, Context], None]
"""`(overlay, text, context)`: refuses when this actor may not write in this text now."""


class WriteText(Arguments, frozen=True, kw_only=True):
    text: TextId
    epoch: Id
    update: Annotated[str, Meta(max_length=_BASE64_LONGEST)]


class RestartText(Arguments, frozen=True, kw_only=True):
    text: TextId
    epoch: Id
    plain: Annotated[str, Meta(max_length=LONGEST_CHARACTERS)]


def begin(overlay: Overlay, text: str, *, plain: str = "") -> None:
    """Make the co-edited text `text`, or begin it anew, as a new edition that says `plain`."""
    before = parts_of(overlay.all(Part), text)
    for id in before:
        overlay.delete(Part, id)
    for id, record in beginning(text, plain=plain, after=before):
        overlay.put(id, record)


def beginning(text: str, *, plain: str = "", after: Iterable[str] = ()) -> list[tuple[str, Record]]:
    """The records, with their ids, of a text that says `plain`: for a document that has it from its first event.

    `after` are the ids of the parts that it replaces.
    """
    edition: list[tuple[str, Record]] = [(text, Text(epoch=str(uuid4())))]
    if not plain:
        return edition
    yjs = Yjs(())
    yjs.write(clean_text(plain))
    return [*edition, (next_id(after, text), part(text, yjs.update()))]


def register_on(kind: Kind, *, needs: str, restarting: str | None = None, allow: Allow | None = None) -> None:
    """Let who has the capability `needs` write in the texts of `kind`, which must have the collections of texts.

    To begin a text anew, and so to remove what others wrote, needs `restarting` where it is given.
    """
    if not COLLECTIONS.keys() <= kind.collections.keys():
        raise ValueError(f"{kind.name} lacks the collections of co-edited texts")

    def write_text(overlay: Overlay, arguments: WriteText, context: Context) -> None:
        """Add what one editor did to a text."""
        _expect(overlay, arguments.text, epoch=arguments.epoch, allow=allow, context=context)
        _write(overlay, arguments.text, update=_decoded(arguments.update))

    def restart_text(overlay: Overlay, arguments: RestartText, context: Context) -> None:
        """Let a text say something else as a whole, as when an earlier wording is taken back."""
        _expect(overlay, arguments.text, epoch=arguments.epoch, allow=allow, context=context)
        begin(overlay, arguments.text, plain=arguments.plain)

    kind.command(needs=needs, own_undo=True)(write_text)
    kind.command(needs=restarting or needs, own_undo=True)(restart_text)
    kind.check = _with_texts(kind.check)


def _expect(overlay: Overlay, text: str, *, epoch: str, allow: Allow | None, context: Context) -> None:
    if overlay.get(Text, text).epoch != epoch:
        message = _("This text was begun anew while you were writing. Your words are kept; put them in again.")
        raise Refusal("epoch", message)
    if allow is not None:
        allow(overlay, text, context)


def _decoded(update: str) -> bytes:
    try:
        return b64decode(update, validate=True)
    except ValueError:
        raise invalid("the update is not base64") from None


def _write(overlay: Overlay, text: str, *, update: bytes) -> None:
    began = thread_time()
    parts = parts_of(overlay.all(Part), text)
    yjs = Yjs(parts.values())
    _apply(yjs, update)
    if len(str(yjs)) > LONGEST_CHARACTERS:
        message = _("This text is full: it holds %(most)d characters. Shorten it before you write on.")
        raise Refusal("full", message % {"most": LONGEST_CHARACTERS})
    if thread_time() - began > COSTS_MOST_SECONDS:
        begin(overlay, text, plain=str(yjs))
    elif len(parts) < PARTS_MOST:
        overlay.put(next_id(parts, text), part(text, update))
    else:
        _compact(overlay, text, parts=parts, yjs=yjs)


def _apply(yjs: Yjs, update: bytes) -> None:
    """Try the update on what is there; refuses what would leave anything open."""
    known = yjs.clocks()
    try:
        claimed = guard.outline(update)
    except guard.Hostile as error:
        raise invalid(f"no update of a plain text: {error}") from None
    if update == EMPTY_UPDATE:
        raise invalid("the update changes nothing")
    if not claimed.continues(known):
        message = _("What you wrote does not fit to the text any more. Your words are kept; put them in again.")
        raise Refusal("gap", message)
    try:
        yjs.apply(update)
    except ValueError:
        raise invalid("the update cannot be applied") from None
    if yjs.clocks() != claimed.after(known):
        raise invalid("the update leaves something open")


def _compact(overlay: Overlay, text: str, *, parts: dict[str, Part], yjs: Yjs) -> None:
    """Make all parts one; a text that drags too much of its past along is begun anew."""
    whole = yjs.update()
    if len(whole) > WHOLE_LONGEST_BYTES:
        return begin(overlay, text, plain=str(yjs))
    for id in parts:
        overlay.delete(Part, id)
    overlay.put(next_id(parts, text), part(text, whole))


def _with_texts(check: Check | None) -> Check:
    """The kind's own check, and that no text was taken away from under what others wrote in it."""

    def check_texts(overlay: Overlay) -> None:
        if check is not None:
            check(overlay)
        texts = overlay.all(Text)
        if any(one.text not in texts for one in overlay.all(Part).values()):
            raise Refusal("cannot_undo", _("Others have written in this text since, so it stays."))

    return check_texts
