"""Starting to follow a document: rights, then exactly what the follower lacks, then every later change.

A document is looked at on the writer thread, and what is found is handed to the event loop in the same order as
publications, so a change is either in the snapshot or published after it, never both and never neither.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from realtime.engine import Engine, call_on
from realtime.reading import Question, Start, Sum, SumQuestion
from realtime.refusals import Refusal


def start(
    engine: Engine, *, document: UUID, actor: str, after: int | None, then: Callable[[Start | Refusal], None]
) -> None:
    """Find what `actor` may see of `document` beyond `after`; `then` is called on the event loop, in order.

    It is called exactly once, with OutcomeUnknown when the database could not be read.
    """
    engine.writer.ask(document, Question(actor, after, _on_the_loop(engine, then)))


def add_up(engine: Engine, *, document: UUID, actor: str, then: Callable[[Sum | Refusal], None]) -> None:
    """Find what `actor` is to hold of `document`; `then` is called as `start` calls it."""
    engine.writer.ask(document, SumQuestion(actor, _on_the_loop(engine, then)))


def _on_the_loop(engine: Engine, then: Callable[[Any], None]) -> Callable[[Any], None]:
    loop = engine.running_loop()

    def tell(found: Any) -> None:
        call_on(loop, partial(then, found))

    return tell
