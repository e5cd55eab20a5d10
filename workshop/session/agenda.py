"""The steps of the agenda: adding, dropping, moving, titles and minutes, before the session and during it.

What lies behind the room stays as it was; its texts are changed in `step_texts.py`.
"""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.order import key_between
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop.exercises import all_exercises
from workshop.rights import Capability
from workshop.session.kind import STEPS_MOST, refuse_ended, session
from workshop.session.places import is_behind, is_current, steps_in_order
from workshop.session.records import BoardRecord, Step

MINUTES_LONGEST = 480
TITLE_LONGEST = 120
Title = Annotated[str, Meta(max_length=TITLE_LONGEST)]
Minutes = Annotated[int, Meta(ge=1, le=MINUTES_LONGEST)]


class AddStep(Arguments, frozen=True, kw_only=True):
    """A new step behind the step `after`, or at the beginning."""

    step: Id
    exercise: Annotated[str, Meta(max_length=40)]
    title: Title
    minutes: Minutes
    after: Id | None


class DropStep(Arguments, frozen=True, kw_only=True):
    step: Id


class MoveStep(Arguments, frozen=True, kw_only=True):
    step: Id
    after: Id | None


class RenameStep(Arguments, frozen=True, kw_only=True):
    step: Id
    title: Title


class RetimeStep(Arguments, frozen=True, kw_only=True):
    step: Id
    minutes: Minutes


@session.command(needs=Capability.MANAGE_WORKSHOP)
def add_step(overlay: Overlay, arguments: AddStep, context: Context) -> None:
    """Add a step with the instruction and the example of its exercise."""
    refuse_ended(overlay)
    exercise = next((one for one in all_exercises() if one.name == arguments.exercise), None)
    if exercise is None:
        raise invalid("there is no such exercise")
    if overlay.find(Step, arguments.step) is not None:
        raise invalid("this step exists already")
    if len(overlay.all(Step)) >= STEPS_MOST:
        raise Refusal("invalid", _("That is as many steps as an agenda can hold. Drop one first."))
    step = Step(
        exercise=exercise.name,
        title=_one_line(arguments.title),
        minutes=arguments.minutes,
        order=_order_behind(overlay, moved=arguments.step, after=arguments.after),
        instruction=str(exercise.instruction),
        example=str(exercise.example),
    )
    overlay.put(arguments.step, step)


@session.command(needs=Capability.MANAGE_WORKSHOP)
def drop_step(overlay: Overlay, arguments: DropStep, context: Context) -> None:
    """Take a step out of the agenda, unless the room is at it, is past it, or has boards there.

    Boards count from the moment they are made, also empty ones: what is written on them a second later must not be
    lost.
    """
    refuse_ended(overlay)
    overlay.get(Step, arguments.step)
    _refuse_settled(overlay, arguments.step)
    if any(board.step == arguments.step for board in overlay.all(BoardRecord).values()):
        raise Refusal("invalid", _("Groups have boards at this step. Skip it instead; their work stays."))
    if len(overlay.all(Step)) == 1:
        raise Refusal("invalid", _("This is the only step. Add another before you drop it."))
    overlay.delete(Step, arguments.step)


@session.command(needs=Capability.MANAGE_WORKSHOP)
def move_step(overlay: Overlay, arguments: MoveStep, context: Context) -> None:
    """Put a step behind another, or at the beginning; not among what lies behind the room."""
    refuse_ended(overlay)
    step = overlay.get(Step, arguments.step)
    if arguments.after == arguments.step:
        raise invalid("a step cannot come after itself")
    _refuse_settled(overlay, arguments.step)
    ids = [id for id, _step in steps_in_order(overlay)]
    before = ids[ids.index(arguments.step) - 1] if ids[0] != arguments.step else None
    if arguments.after == before:
        return
    order = _order_behind(overlay, moved=arguments.step, after=arguments.after)
    overlay.put(arguments.step, replace(step, order=order))


@session.command(needs=Capability.MANAGE_WORKSHOP)
def rename_step(overlay: Overlay, arguments: RenameStep, context: Context) -> None:
    """Give a step another title."""
    refuse_ended(overlay)
    overlay.put(arguments.step, replace(overlay.get(Step, arguments.step), title=_one_line(arguments.title)))


@session.command(needs=Capability.RUN_SESSION)
def retime_step(overlay: Overlay, arguments: RetimeStep, context: Context) -> None:
    """Plan other minutes for a step; the end moves with it."""
    refuse_ended(overlay)
    overlay.put(arguments.step, replace(overlay.get(Step, arguments.step), minutes=arguments.minutes))


def _refuse_settled(overlay: Overlay, id: str) -> None:
    """Refuse for the step at which the room is, and for those that it has left behind."""
    if is_current(overlay, id):
        raise Refusal("invalid", _("The room is at this step now. Go on to another one first."))
    if is_behind(overlay, id):
        raise Refusal("invalid", _("The room is past this step; what lies behind stays as it was."))


def _order_behind(overlay: Overlay, *, moved: str, after: str | None) -> str:
    """A key behind the step `after` and before what follows; refuses a place that lies behind the room."""
    resting = [(id, step) for id, step in steps_in_order(overlay) if id != moved]
    if after is not None:
        overlay.get(Step, after)
    place = next((at for at, (id, _step) in enumerate(resting) if id == after), -1)
    if place + 1 < len(resting) and _is_past(overlay, resting[place + 1][0]):
        raise Refusal("invalid", _("The room is past this place already. Choose one further on."))
    left = resting[place][1].order if place >= 0 else None
    right = next((step.order for _id, step in resting[place + 1 :] if left is None or step.order > left), None)
    return key_between(left, right)


def _is_past(overlay: Overlay, id: str) -> bool:
    return is_current(overlay, id) or is_behind(overlay, id)


def _one_line(text: str) -> str:
    title = " ".join(text.split())
    if not title:
        raise Refusal("invalid", _("A step needs a title."))
    return title
