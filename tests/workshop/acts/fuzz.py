"""Random sequences of commands and undos, with a condition that must hold after each of them."""

from collections.abc import Callable, Iterable
from uuid import uuid4

from realtime.batch import Batch, Submission
from realtime.engine import engine
from realtime.refusals import Refusal
from realtime.state import Overlay
from tests.workshop.acts import Move, Stage

UNDO = "undo"
ACCEPTABLE = {
    "absent", "cannot_undo", "changed_meanwhile", "closed", "forbidden", "invalid", "nothing_to_undo", "over_budget"
}  # fmt: skip


def play_all(stage: Stage, moves: Iterable[Move], *, holds: Callable[[Overlay], None]) -> int:
    """Make the moves in one transaction; refusals are fine, other errors are not. Returns how many were accepted."""

    def job(batch: Batch) -> int:
        accepted = 0
        for move in moves:
            actor = stage.cast.actor(move.by)
            try:
                batch.apply(Submission(stage.document, uuid4(), uuid4(), actor, move.command, move.given(stage)))
            except Refusal as refusal:
                assert refusal.code in ACCEPTABLE, refusal.code
            else:
                accepted += 1
            holds(batch.read(stage.document))
        return accepted

    return engine.run(job, documents=(stage.document,))
