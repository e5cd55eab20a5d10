"""What an import writes, kept between its steps: reading the file anew takes longer than writing some of it.

The plan of an import that has begun never changes. Only the last few are kept; a process without one makes it again.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from uuid import UUID

from workshop.quotes.identity import Identified

KEPT_MOST = 2
_plans: OrderedDict[UUID, list[Identified]] = OrderedDict()
_lock = Lock()


def plan_of(import_: UUID, *, make: Callable[[], list[Identified]]) -> list[Identified]:
    """Return the plan of an import, made by `make` where it is not at hand."""
    with _lock:
        found = _plans.get(import_)
    if found is None:
        found = make()
        with _lock:
            _plans[import_] = found
            while len(_plans) > KEPT_MOST:
                _plans.popitem(last=False)
    return found


def forget_plan(import_: UUID) -> None:
    """Drop what is no longer needed: names may be in it."""
    with _lock:
        _plans.pop(import_, None)
