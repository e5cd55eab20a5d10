"""Boards to act on: made at once, or found where the agenda has made them."""

from collections.abc import Callable, Iterable, Mapping
from uuid import uuid4

from realtime.engine import engine
from realtime.models import Event
from realtime.records import Record
from tests.workshop.acts import Stage
from tests.workshop.cast import Cast
from workshop.models import Board, Workshop


def board(cast: Cast, exercise: str, records: Iterable[tuple[str, Record]], *, group: str | None) -> Stage:
    """A board of the running workshop that begins with `records`; in plenary without a group."""
    cast.set_status(Workshop.Status.RUNNING)
    id = uuid4()
    breakout = cast.group(group) if group else None
    Board.objects.create(pk=id, workshop=cast.workshop, breakout_id=breakout, step=uuid4(), exercise=exercise)
    return Stage(cast, engine.create(exercise, records, document=id))


def board_at(cast: Cast, exercise: str, *, group: str | None) -> Stage:
    """The board that the agenda has made for a group, or for the plenary."""
    breakout = cast.group(group) if group else None
    return Stage(cast, Board.objects.get(workshop=cast.workshop, exercise=exercise, breakout=breakout).pk)


def removed_first(command: str) -> Callable[[Stage], Mapping[str, object]]:
    """Arguments of `put_back` for what the first such command removed."""

    def given(stage: Stage) -> Mapping[str, object]:
        return {"event": Event.objects.filter(document_id=stage.document, command=command).earliest("seq").seq}

    return given


STRANGERS_TO_A_GROUP = {
    "cleo": "absent",
    "dora": "absent",
    "outsider": "absent",
    "reader": "absent",
    "reviewer": "absent",
    "stranger": "absent",
}
"""Guests of other groups, of none and of another workshop, and accounts that have no board of Planners to see."""
