"""A day in the life: the group tells a typical Monday morning of its persona in one text that all write at once."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from msgspec import Meta

from realtime.kinds import Context
from realtime.records import Arguments, Change, Record, Records
from realtime.refusals import Refusal
from realtime.state import Overlay
from realtime.text import commands as text
from realtime.text.plain import plain_text
from realtime.text.records import Part
from workshop.exercises import tray
from workshop.exercises.contract import Exercise, Opening, register
from workshop.exercises.narrative.kind import MAIN, STORY
from workshop.exercises.narrative.kind import narrative as kind
from workshop.exercises.narrative.records import Hero
from workshop.rights import Capability


class Refresh(Arguments, frozen=True, kw_only=True):
    name: Annotated[str, Meta(max_length=200)]


@kind.command(needs=Capability.SYSTEM)
def refresh(overlay: Overlay, arguments: Refresh, context: Context) -> None:
    """Call the persona what its sheet calls it by now."""
    overlay.put(MAIN, Hero(name=arguments.name))


def _name(opening: Opening) -> str:
    """What the group's own sheet calls its persona."""
    drafted = [candidate for _board, candidate in opening.candidates(own_group=True) if candidate.drafted]
    return drafted[0].title if len(drafted) == 1 else ""


def open_board(opening: Opening) -> Iterable[tuple[str, Record]]:
    """An empty page with the persona's name over it."""
    return [(MAIN, Hero(name=_name(opening))), *text.beginning(STORY)]


def refresh_arguments(opening: Opening) -> dict[str, Any]:
    """What the persona is called by now."""
    return {"name": _name(opening)}


def told(records: Records) -> str:
    """The story."""
    return plain_text(records.get(Part.collection, {}), STORY).strip()


def _words_before(changes: Sequence[Change]) -> str:
    """What the text said before it was begun anew."""
    parts = {change.id: change.before for change in changes if isinstance(change.before, Part)}
    return plain_text(parts, STORY).strip()


REMOVALS = {"restart_text": _words_before, "put_back": _words_before}


@kind.command(needs=Capability.RESTORE, own_undo=True)
def put_back(overlay: Overlay, arguments: tray.PutBack, context: Context) -> None:
    """Let the text say again what it said before it was begun anew; what it says now goes to the tray in its place."""
    words = _words_before(tray.removal(arguments, context, removals=REMOVALS).changes)
    if words == plain_text(overlay.all(Part), STORY).strip():
        raise Refusal("invalid", _("This is back already."))
    text.begin(overlay, STORY, plain=words)


narrative = register(
    Exercise(
        name="narrative",
        title=_("Tell a day in the life"),
        instruction=_(
            "Tell a typical Monday morning of your persona in about 200 words, our product included. "
            "Everybody writes in the same text at once; read it aloud when it stands."
        ),
        example=_("8:40. Three lines are blinking, the kettle is not on yet, and Mrs Weber is already at the desk …"),
        purpose=_("The test of a persona: one typical morning as a text that the group writes together."),
        minutes=20,
        kind=kind,
        open=open_board,
        refresh=refresh_arguments,
        told=told,
        guards_words=True,
        removals=REMOVALS,
    )
)

__all__ = ["narrative"]
