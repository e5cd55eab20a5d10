"""What the page of the deck shows: which quotes are in it, and what each value of its column gets."""

from collections import Counter
from dataclasses import dataclass

from workshop.models import Quote, Workshop
from workshop.quotes.dealing import Sample, choose_handles, dealt_to, handles_of, is_dealt
from workshop.quotes.deck import MAX_STRATA, PER_RESPONDENT, takes_shares

KEPT_OUT_SHOWN = 100


@dataclass(frozen=True)
class Share:
    """One value of the column: how many quotes have it, and how many of them are in the deck, pinned or drawn."""

    value: str
    there: int
    in_deck: int
    pinned: int


@dataclass(frozen=True)
class Card:
    """A quote of the deck, with its value in the column."""

    quote: Quote
    value: str


@dataclass(frozen=True)
class DeckPage:
    """The deck as a sample gives it; once it is dealt, as it was dealt."""

    sample: Sample
    is_dealt: bool
    usable: int
    values: int
    shares: list[Share]
    cards: list[Card]
    kept_out: list[Quote]
    most: int = MAX_STRATA
    per_respondent: int = PER_RESPONDENT

    @property
    def is_stratified(self) -> bool:
        """Whether each value gets its share."""
        return self.is_drawn and bool(self.sample.by) and takes_shares(self.values, size=self.sample.size)

    @property
    def has_too_many(self) -> bool:
        """Whether the column has more values than there can be shares."""
        return self.is_drawn and bool(self.sample.by) and self.values > MAX_STRATA

    @property
    def is_drawn(self) -> bool:
        """Whether there are more quotes than the deck takes."""
        return self.usable > self.sample.size

    @property
    def pinned(self) -> int:
        return sum(share.pinned for share in self.shares)


def page_of(workshop: Workshop, sample: Sample) -> DeckPage:
    """Return what the page shows for `sample`, whether it is set or only looked at."""
    handles = handles_of(workshop, by=sample.by)
    dealt = is_dealt(workshop)
    quotes = (
        dealt_to(workshop)
        if dealt
        else workshop.quotes.filter(pk__in=[one.id for one in choose_handles(handles, sample)])
    )
    by_id = {quote.pk: quote for quote in quotes}
    chosen = [one for one in handles if one.id in by_id]
    there, taken = Counter(one.stratum for one in handles), Counter(one.stratum for one in chosen)
    pinned = Counter(one.stratum for one in chosen if one.pinned)
    kept_out = workshop.quotes.filter(by_hand=Quote.ByHand.OUT, withdrawn_at=None).order_by("number")
    return DeckPage(
        sample=sample,
        is_dealt=dealt,
        usable=len(handles),
        values=len(there),
        shares=[Share(value, count, taken[value], pinned[value]) for value, count in there.most_common()],
        cards=[Card(by_id[one.id], one.stratum) for one in chosen],
        kept_out=list(kept_out[:KEPT_OUT_SHOWN]),
    )
