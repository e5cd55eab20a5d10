"""What a step says and how it is divided: participant card, host script, how people contribute, moving, parts.

Whoever changes something says what it was, so that nobody's words are overwritten unseen.
"""

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop.exercises.editing import expect
from workshop.rights import Capability
from workshop.session.agenda import MINUTES_LONGEST, Minutes, Title
from workshop.session.kind import refuse_ended, session
from workshop.session.parts import longest_line
from workshop.session.places import is_behind
from workshop.session.records import Part, Step

CARD_LONGEST = 600
SCRIPT_LONGEST = 4000
MOVING_LONGEST = 30
PARTS_MOST = 12


class CardText(Arguments, frozen=True, kw_only=True):
    now: Annotated[str, Meta(max_length=CARD_LONGEST)]
    was: Annotated[str, Meta(max_length=CARD_LONGEST)]


class ScriptText(Arguments, frozen=True, kw_only=True):
    now: Annotated[str, Meta(max_length=SCRIPT_LONGEST)]
    was: Annotated[str, Meta(max_length=SCRIPT_LONGEST)]


class Moving(Arguments, frozen=True, kw_only=True):
    now: Annotated[int, Meta(ge=0, le=MOVING_LONGEST)]
    was: int


class EditStep(Arguments, frozen=True, kw_only=True):
    """The fields to change, at least one of them."""

    step: Id
    instruction: CardText | None = None
    example: CardText | None = None
    script: ScriptText | None = None
    moving_minutes: Moving | None = None


class GivenPart(Arguments, frozen=True, kw_only=True):
    title: Title
    minutes: Minutes
    beside: bool = False


class SetParts(Arguments, frozen=True, kw_only=True):
    step: Id
    parts: Annotated[list[GivenPart], Meta(max_length=PARTS_MOST)]
    was: Annotated[list[GivenPart], Meta(max_length=PARTS_MOST)]


@session.command(needs=Capability.MANAGE_WORKSHOP)
def edit_step(overlay: Overlay, arguments: EditStep, context: Context) -> None:
    """Change what a step says, at any time, and its minutes for moving, until the room is past it; all or nothing."""
    refuse_ended(overlay)
    step = overlay.get(Step, arguments.step)
    fields: dict[str, Any] = {}
    for name in ("instruction", "example", "script", "moving_minutes"):
        given = getattr(arguments, name)
        if given is not None:
            expect(given.was, getattr(step, name))
            fields[name] = given.now.strip() if isinstance(given.now, str) else given.now
    if not fields:
        raise invalid("nothing is to be changed")
    if "moving_minutes" in fields and is_behind(overlay, arguments.step):
        raise Refusal("invalid", _("The room is past this step; what lies behind stays as it was."))
    overlay.put(arguments.step, replace(step, **fields))


@session.command(needs=Capability.MANAGE_WORKSHOP)
def set_parts(overlay: Overlay, arguments: SetParts, context: Context) -> None:
    """Divide a step. Where its parts take longer than the step, the step takes as long as they do; it never shrinks."""
    refuse_ended(overlay)
    step = overlay.get(Step, arguments.step)
    expect(_plain(arguments.was), _plain(step.parts))
    if is_behind(overlay, arguments.step):
        raise Refusal("invalid", _("The room is past this step; what lies behind stays as it was."))
    parts = tuple(_part(given) for given in arguments.parts)
    if parts and parts[0].beside:
        raise Refusal("invalid", _("Nothing comes before the first part, so it cannot run beside something."))
    length = longest_line(parts)
    if length > MINUTES_LONGEST:
        raise Refusal("invalid", _("Together these parts take longer than a step can. Shorten one."))
    overlay.put(arguments.step, replace(step, parts=parts, minutes=max(step.minutes, length)))


def _plain(parts: Iterable[GivenPart | Part]) -> list[Any]:
    return [msgspec.to_builtins(part) for part in parts]


def _part(given: GivenPart) -> Part:
    title = " ".join(given.title.split())
    if not title:
        raise Refusal("invalid", _("A part needs a title."))
    return Part(title=title, minutes=given.minutes, beside=given.beside)
