"""Random sequences of commands and undos: what must hold after each of them, and what everybody makes of them."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from realtime import log
from realtime.batch import Batch, Submission
from realtime.engine import engine
from realtime.kinds import kind_named
from realtime.models import Document
from realtime.projection import project
from realtime.refusals import Refusal
from realtime.state import Overlay
from tests.workshop.acts import Move, Stage

UNDO = "undo"
ACCEPTABLE = {
    "absent", "cannot_undo", "changed_meanwhile", "closed", "ended", "forbidden", "invalid", "nothing_to_undo",
    "over_budget",
}  # fmt: skip
many = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def moves_by(somebody: st.SearchStrategy[str]) -> Callable[..., st.SearchStrategy[Move]]:
    """How moves of some of the cast are drawn: the command, and a strategy for each argument."""

    def a_move(command: str, **arguments: st.SearchStrategy[object]) -> st.SearchStrategy[Move]:
        return st.builds(lambda by, given: Move(command, given, by), somebody, st.fixed_dictionaries(dict(arguments)))

    return a_move


def play_all(stage: Stage, moves: Iterable[Move], *, holds: Callable[[Overlay], None]) -> None:
    """Make the moves in one transaction; refusals are fine, other errors are not. Then see what everybody has got."""
    submissions = [stage.submission(move.command, move.given(stage), by=move.by) for move in moves]

    def job(batch: Batch) -> None:
        for submission in submissions:
            assert _refusal(batch, submission) in {None, *ACCEPTABLE}
            holds(batch.read(stage.document))

    engine.run(job, documents=(stage.document,))
    adds_up(stage)


def _refusal(batch: Batch, submission: Submission) -> str | None:
    try:
        batch.apply(submission)
    except Refusal as refusal:
        return refusal.code
    return None


def adds_up(stage: Stage) -> None:
    """The log replayed is the state; what each viewer was sent adds up to what is theirs to see, and to no more."""
    kind = kind_named(Document.objects.get(pk=stage.document).kind)
    records = stage.records()
    replayed = log.load(document=stage.document, kind=kind).records
    assert {name: replayed.get(name, {}) for name in records} == records
    entries = log.entries_after(document=stage.document, kind=kind, seq=0)
    for actor in [stage.cast.actor(name) for name in (*stage.cast.accounts, *stage.cast.guests)]:
        seen: dict[tuple[str, str], object] = {}
        for collection, id, record in (shown for entry in entries for shown in project(entry.changes, viewer=actor)):
            seen.pop((collection, id), None)
            if record is not None:
                seen[collection, id] = msgspec.to_builtins(record)
        assert seen == {
            (collection, id): plain
            for collection, found in records.items()
            for id, plain in msgspec.to_builtins(found).items()
            if is_for(plain, actor)
        }


def is_for(plain: dict[str, Any], viewer: str) -> bool:
    """Said once more in the words of the rule, so that it does not lean on the code it judges."""
    return plain.get("to") is None or viewer in plain["to"]
