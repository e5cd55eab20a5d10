"""Boards: which document serves which group at which step, made when the step is first reached, done before the end."""

from uuid import UUID, uuid4

from realtime.kinds import Context
from realtime.privacy import Seen
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import accounts_with
from workshop.exercises import Exercise, Opening, exercise_named, silence
from workshop.models import Board, Breakout, Workshop
from workshop.rights import Capability
from workshop.session.records import BoardRecord, Group, Step


def ensure(overlay: Overlay, *, step_id: str, context: Context) -> None:
    """Make the boards that a step needs and lacks, and refresh what earlier steps hand on to those there are."""
    step = overlay.get(Step, step_id)
    exercise = exercise_named(step.exercise)
    if exercise.kind is None or exercise.open is None:
        return
    workshop = Workshop.objects.get(session=context.document)
    existing = {board.breakout_id: board for board in Board.objects.filter(workshop=workshop, step=step_id)}
    for breakout in _groups(overlay, workshop=workshop, exercise=exercise):
        board = existing.get(breakout.pk if breakout else None)
        if board is None:
            board = _make(overlay, workshop=workshop, breakout=breakout, step_id=step_id, step=step, context=context)
        elif exercise.refresh is not None:
            opening = _opening(workshop=workshop, breakout=breakout, board=board.pk, context=context)
            context.batch.command(board.pk, "refresh", exercise.refresh(opening))


def refuse_unfinished(*, workshop: Workshop, context: Context) -> None:
    """Refuse to end `workshop` while a board holds what would be lost by it."""
    for board in workshop.boards.order_by("pk"):
        unfinished = exercise_named(board.exercise).unfinished
        reason = unfinished(context.batch.read(board.pk)) if unfinished else None
        if reason is not None:
            raise Refusal("invalid", reason)


def end_silence(*, workshop: Workshop, context: Context) -> None:
    """Nobody can show anything after the end: a board on which nobody has written is not left silent."""
    for board in workshop.boards.order_by("pk"):
        if silence.is_silent(context.batch.read(board.pk)):
            context.batch.command(board.pk, "reveal", {})


def _groups(overlay: Overlay, *, workshop: Workshop, exercise: Exercise) -> list[Breakout | None]:
    """The groups that get a board each; the plenary where the exercise or the workshop has no groups."""
    if not exercise.per_group or not overlay.all(Group):
        return [None]
    return list(Breakout.objects.filter(workshop=workshop))


def _make(
    overlay: Overlay, *, workshop: Workshop, breakout: Breakout | None, step_id: str, step: Step, context: Context
) -> Board:
    exercise = exercise_named(step.exercise)
    assert exercise.kind is not None and exercise.open is not None
    id = uuid4()
    opening = _opening(workshop=workshop, breakout=breakout, board=id, context=context)
    records = [*exercise.open(opening)]
    if step.silent and not step.revealed and exercise.can_be_silent:
        records += silence.beginning(opening.staff)
    context.batch.create(kind=exercise.kind.name, document=id, records=records)
    board = Board.objects.create(
        pk=id, workshop=workshop, breakout=breakout, step=step_id, exercise=step.exercise, tidying=step.tidying
    )
    group = str(breakout.pk) if breakout else None
    overlay.put(str(id), BoardRecord(step=step_id, group=group, exercise=step.exercise))
    return board


def _opening(*, workshop: Workshop, breakout: Breakout | None, board: UUID, context: Context) -> Opening:
    earlier = [
        (row, Seen(context.batch.read(row.pk), viewer=""))
        for row in Board.objects.filter(workshop=workshop).exclude(pk=board).select_related("breakout").order_by("pk")
    ]
    return Opening(
        workshop=workshop,
        breakout=breakout,
        board=board,
        earlier=earlier,
        staff=accounts_with(workshop, Capability.SEE_TURNOUT),
    )
