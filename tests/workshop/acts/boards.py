"""Boards to act on, made at once instead of by the way through an agenda."""

from collections.abc import Iterable
from uuid import uuid4

from realtime.engine import engine
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
