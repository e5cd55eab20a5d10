"""Silent first, then together: what somebody writes is theirs alone until those who run the session show it to all.

An exercise that can be silent has these collections, lets its records of people's words derive from `PrivateRecord`,
puts them with `audience`, and registers `reveal`. How many have written is told to nobody but those in `Written.to`.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from realtime.kinds import Context, Handler, Kind
from realtime.privacy import MAIN, Privacy, Seen
from realtime.records import Nothing, PrivateRecord, Record
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.rights import Capability


class Written(PrivateRecord, frozen=True, kw_only=True):
    """How many people have written something while the board is silent."""

    collection: ClassVar[str] = "written"
    people: int = 0


COLLECTIONS: dict[str, type[Record]] = {record.collection: record for record in (Privacy, Written)}
Words = tuple[type[PrivateRecord], ...]
"""The records that hold what people contribute."""


def beginning(staff: tuple[str, ...]) -> list[tuple[str, Record]]:
    """What makes a new board silent; `staff` are told how many have written."""
    return [(MAIN, Privacy()), (MAIN, Written(to=staff))]


def is_silent(overlay: Overlay) -> bool:
    """Whether nobody sees what others write on this board."""
    return overlay.find(Privacy, MAIN) is not None


def audience(overlay: Overlay, context: Context) -> tuple[str, ...] | None:
    """Who sees what somebody writes now: they alone, or everybody."""
    return (context.actor,) if is_silent(overlay) else None


def refuse_silent(overlay: Overlay) -> None:
    """Refuse what can only be done together."""
    if is_silent(overlay):
        raise Refusal("silent", _("This is decided together, once the facilitator shows what everybody wrote."))


def on_own(handler: Handler) -> Handler:
    """`handler`, working on nothing but what its actor sees while the board is silent."""

    @wraps(handler)
    def handle(overlay: Overlay, arguments: Any, context: Context) -> None:
        handler(Seen(overlay, viewer=context.actor) if is_silent(overlay) else overlay, arguments, context)

    return handle


def register_on(kind: Kind, *, words: Words, join: Callable[[Overlay], None]) -> None:
    """Let boards of `kind` be silent: `join` makes one common board of what all have written when it is shown."""

    def reveal(overlay: Overlay, arguments: Nothing, context: Context) -> None:
        """Show everybody what was written in silence; there is no way back."""
        if is_silent(overlay):
            overlay.delete(Privacy, MAIN)
            if overlay.find(Written, MAIN) is not None:
                overlay.delete(Written, MAIN)
            join(overlay)

    kind.command(needs=Capability.SYSTEM, undoable=False)(reveal)
    kind.derive = _derive(words)


def hidden(overlay: Overlay, words: Words) -> Iterable[tuple[str, PrivateRecord]]:
    """What is somebody's alone, with its id."""
    return [(id, one) for type_ in words for id, one in overlay.all(type_).items() if one.to is not None]


def unrevealed(overlay: Overlay, words: Words) -> bool:
    """Whether something was written that nobody else has seen yet."""
    return is_silent(overlay) and any(hidden(overlay, words))


def _derive(words: Words) -> Callable[[Overlay], None]:
    def derive(overlay: Overlay) -> None:
        """Count who has written; where silence is over nothing is hidden any more, also what an undo brings back."""
        found = hidden(overlay, words)
        written = overlay.find(Written, MAIN)
        if written is not None:
            overlay.put(MAIN, replace(written, people=len({one.to for _id, one in found})))
        if not is_silent(overlay):
            for id, one in found:
                overlay.put(id, replace(one, to=None))

    return derive
