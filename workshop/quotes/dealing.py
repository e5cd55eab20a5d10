"""Which quotes go on the boards; read in short pages, because a long read blocks every commit on SQLite."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from workshop.models import Quote, Workshop
from workshop.quotes.deck import choose_deck

_PAGE_ROWS = 1_000
_UPDATED_AT_ONCE = 500
MIN_DECK_SIZE = 50
MAX_DECK_SIZE = 100
_COLUMNS = {
    Workshop.DeckBy.SEGMENT: "segment",
    Workshop.DeckBy.SOURCE: "source",
    Workshop.DeckBy.QUESTION: "question",
    Workshop.DeckBy.TAG: "tags",
}


@dataclass(frozen=True)
class Sample:
    """How the deck is drawn: so many, with which seed, in shares by which column ("" for none)."""

    size: int
    seed: int
    by: str

    @classmethod
    def of(cls, workshop: Workshop) -> "Sample":
        """The sample that is set."""
        return cls(workshop.deck_size, workshop.deck_seed, workshop.deck_by)


@dataclass(frozen=True)
class Handle:
    """What sampling needs to know of a quote."""

    id: UUID
    number: int
    respondent: str
    stratum: str
    pinned: bool


def dealt_quotes(workshop: Workshop) -> list[Quote]:
    """Return the quotes on the boards, by number. The first call deals: it marks the deck, which then stays."""
    if not is_dealt(workshop):
        chosen = [handle.id for handle in deck_handles(workshop)]
        for start in range(0, len(chosen), _UPDATED_AT_ONCE):
            workshop.quotes.filter(pk__in=chosen[start : start + _UPDATED_AT_ONCE]).update(in_deck=True)
    return list(dealt_to(workshop).order_by("number"))


def dealt_to(workshop: Workshop) -> QuerySet[Quote]:
    """Return the quotes that were dealt and may still be used."""
    return workshop.quotes.filter(in_deck=True, withdrawn_at=None)


def is_dealt(workshop: Workshop) -> bool:
    """Return whether the deck has been dealt to a board, also when all of it has been withdrawn since."""
    return workshop.quotes.filter(in_deck=True).exists()


def usable(workshop: Workshop) -> QuerySet[Quote]:
    """Return the quotes that may be dealt: not withdrawn, and not kept out by hand."""
    return workshop.quotes.filter(withdrawn_at=None).exclude(by_hand=Quote.ByHand.OUT)


def deck_handles(workshop: Workshop, sample: Sample | None = None) -> list[Handle]:
    """Return what would be dealt now: all usable quotes, or the seeded sample of them, without their texts."""
    return choose_handles(handles_of(workshop, by=(sample or Sample.of(workshop)).by), sample or Sample.of(workshop))


def choose_handles(handles: list[Handle], sample: Sample) -> list[Handle]:
    """Return those of `handles` that `sample` draws."""
    return choose_deck(handles, size=sample.size, seed=sample.seed)


def handles_of(workshop: Workshop, *, by: str) -> list[Handle]:
    """Return every usable quote, by number, with its value in the column `by` (see `Workshop.DeckBy`)."""
    column = _COLUMNS.get(Workshop.DeckBy(by)) if by else None
    handles: list[Handle] = []
    last = 0
    while True:
        rows = usable(workshop).filter(number__gt=last).order_by("number")
        fields = ("id", "number", "respondent", "by_hand", *([column] if column else []))
        page = [_handle(row) for row in rows.values_list(*fields)[:_PAGE_ROWS]]
        handles += page
        if len(page) < _PAGE_ROWS:
            return handles
        last = page[-1].number


def _handle(row: tuple[UUID, int, str, str, str] | tuple[UUID, int, str, str]) -> Handle:
    id, number, respondent, by_hand, *value = row
    stratum = value[0].strip("\n").split("\n")[0] if value else ""
    return Handle(id, number, respondent, stratum, by_hand == Quote.ByHand.IN)
