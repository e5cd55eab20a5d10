"""How people contribute at a step: silent first, then together; and who may remove what others wrote.

A step is made silent before it opens. What was written in silence is shown once, on all its boards, for good.
"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.exercises import exercise_named
from workshop.models import Board
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import BoardRecord, Step


class Contribute(Arguments, frozen=True, kw_only=True):
    step: Id
    silent: bool


class OfStep(Arguments, frozen=True, kw_only=True):
    step: Id


class AllowTidying(Arguments, frozen=True, kw_only=True):
    step: Id
    allowed: bool


@session.command(needs=Capability.MANAGE_WORKSHOP, undoable=False)
def contribute(overlay: Overlay, arguments: Contribute, context: Context) -> None:
    """Decide, before a step opens, whether people begin it in silence."""
    refuse_ended(overlay)
    step = overlay.get(Step, arguments.step)
    refuse_mode(step.exercise, silent=arguments.silent)
    if _boards(overlay, arguments.step):
        raise Refusal("invalid", _("This step is open already; how people contribute to it stays as it is."))
    overlay.put(arguments.step, replace(step, silent=arguments.silent))


def refuse_mode(exercise: str, *, silent: bool) -> None:
    """Refuse a way of contributing that an exercise does not have."""
    if silent and not exercise_named(exercise).can_be_silent:
        text = _(
            "People work on one and the same thing here, so it cannot be silent. Choose it where each writes lines."
        )
        raise Refusal("invalid", text)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def reveal_step(overlay: Overlay, arguments: OfStep, context: Context) -> None:
    """Show everybody what was written in silence, on all boards of a step at once; there is no way back."""
    refuse_ended(overlay)
    step, boards = overlay.get(Step, arguments.step), _boards(overlay, arguments.step)
    if not step.silent or step.revealed:
        raise Refusal("invalid", _("Nothing is hidden at this step; everybody sees what is written."))
    if not boards:
        raise Refusal("invalid", _("This step has not been opened yet. Go to it first."))
    for board in boards:
        context.batch.command(UUID(board), "reveal", {})
    overlay.put(arguments.step, replace(step, revealed=True))


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def allow_tidying(overlay: Overlay, arguments: AllowTidying, context: Context) -> None:
    """Let everybody remove what others wrote on the boards of a step, or leave it to hosts and those who run it."""
    refuse_ended(overlay)
    step = overlay.get(Step, arguments.step)
    boards = _boards(overlay, arguments.step)
    Board.objects.filter(pk__in=boards).update(tidying=arguments.allowed)
    overlay.put(arguments.step, replace(step, tidying=arguments.allowed))
    context.batch.recheck.update(UUID(board) for board in boards)


def _boards(overlay: Overlay, step: str) -> list[str]:
    """The boards of a step, in the order in which several documents are always locked."""
    return sorted(id for id, board in overlay.all(BoardRecord).items() if board.step == step)
