"""Which quotes go on the boards; read in short pages, because a long read blocks every commit on SQLite."""

from dataclasses import dataclass
from uuid import UUID

from workshop.models import Quote, Workshop
from workshop.quotes.deck import choose_deck

_PAGE_ROWS = 1_000
MIN_DECK_SIZE = 50
MAX_DECK_SIZE = 100


@dataclass(frozen=True)
class Handle:
    """What sampling needs to know of a quote."""

    id: UUID
    number: int
    respondent: str
    segment: str


def dealt_quotes(workshop: Workshop) -> list[Quote]:
    """Return the quotes on the boards, by number. The first call deals: it marks the deck, which then stays."""
    if not is_dealt(workshop):
        chosen = [handle.id for handle in deck_handles(workshop)]
        workshop.quotes.filter(pk__in=chosen).update(in_deck=True)
    return list(workshop.quotes.filter(in_deck=True).order_by("number"))


def is_dealt(workshop: Workshop) -> bool:
    """Return whether the deck has been dealt to a board."""
    return workshop.quotes.filter(in_deck=True).exists()


def deck_handles(workshop: Workshop) -> list[Handle]:
    """Return what would be dealt now: all quotes, or the workshop's seeded sample of them, without their texts."""
    return choose_deck(_handles(workshop), size=workshop.deck_size, seed=workshop.deck_seed)


def _handles(workshop: Workshop) -> list[Handle]:
    handles: list[Handle] = []
    last = 0
    while True:
        rows = workshop.quotes.filter(number__gt=last).order_by("number")
        page = [Handle(*row) for row in rows.values_list("id", "number", "respondent", "segment")[:_PAGE_ROWS]]
        handles += page
        if len(page) < _PAGE_ROWS:
            return handles
        last = page[-1].number
