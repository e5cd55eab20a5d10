"""What rests on a quote: whoever keeps quotes somewhere says here where, and which documents hold their words.

The quotes know nothing of what is made of them; apps that are above this one register what they keep.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from realtime.batch import Batch
from workshop.models import Quote


@dataclass(frozen=True)
class Place:
    """Something that rests on a quote. `note` tells more of it, `url` leads to it where there is a page."""

    title: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Keeper:
    """Who keeps quotes: `places` finds all that rests on one, as `batch` sees it.

    `documents` are the live documents in which a quote's words may stand; their kinds have a command `withdraw_quote`.
    Where it is None the words stay (`stays`): what is frozen is never changed.
    """

    title: str | Promise
    places: Callable[[Batch, Quote], Iterable[Place]]
    documents: Callable[[Quote], Iterable[UUID]] | None = None

    @property
    def stays(self) -> bool:
        return self.documents is None


_keepers: list[Keeper] = []


def register_keeper(keeper: Keeper) -> Keeper:
    """Make `keeper` known; it is asked at every withdrawal, in the order of registration."""
    _keepers.append(keeper)
    return keeper


def keepers() -> tuple[Keeper, ...]:
    """Everybody who keeps quotes."""
    return tuple(_keepers)
