"""What the readout shows: items with something in them, one's share of the quotes, and how often each was pinned.

A participant is given number and words of a quote; respondent, source and segment are not even fetched.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from workshop.models import Finding, Participant, PreworkItem, Quote, QuotePin, Workshop
from workshop.prework.refused import Refused
from workshop.prework.shares import shares
from workshop.quotes.dealing import deck_handles, is_dealt

PINS_LISTED = 100


@dataclass(frozen=True)
class Read:
    """A quote on somebody's page."""

    id: UUID
    number: int
    text: str
    is_pinned: bool


def shown_items(workshop: Workshop) -> QuerySet[PreworkItem]:
    """The items that the readout shows, with the findings that stand as `standing`; two queries."""
    standing = Prefetch("findings", Finding.objects.filter(withdrawn_at=None), to_attr="standing")
    has_finding = Q(findings__isnull=False, findings__withdrawn_at=None)
    has_content = ~Q(link="") | ~Q(text="") | ~Q(file_path="") | has_finding
    rows = workshop.prework.filter(has_content, is_shown=True, removed_at=None)
    return rows.distinct().prefetch_related(standing)


def quotes_for(participant: Participant) -> list[Read]:
    """The share of a participant, and whatever else they have pinned, by number."""
    workshop = participant.workshop
    people = workshop.participants.filter(joined_at__isnull=False).order_by("joined_at", "pk")
    share = shares(deck_of(workshop), list(people.values_list("pk", flat=True))).get(participant.pk, [])
    pinned = set(participant.pins.values_list("quote", flat=True))
    rows = workshop.quotes.filter(pk__in={*share, *pinned}).order_by("number").values_list("pk", "number", "text")
    return [Read(id, number, text, id in pinned) for id, number, text in rows]


def deck_of(workshop: Workshop) -> list[UUID]:
    """The quotes of the deck by number, as it is dealt or would be dealt now."""
    if is_dealt(workshop):
        return list(workshop.quotes.filter(in_deck=True).order_by("number").values_list("pk", flat=True))
    return [handle.id for handle in deck_handles(workshop)]


def set_pin(participant: Participant, quote: str, *, is_pinned: bool) -> None:
    """Pin a quote of the workshop, or take the pin off; again is harmless. Refuses a quote that is not there."""
    with transaction.atomic():
        found = _quote_of(participant.workshop_id, quote)
        if found is None:
            raise Refused(_("This quote is not here any more."))
        if is_pinned:
            QuotePin.objects.get_or_create(participant=participant, quote=found)
        else:
            QuotePin.objects.filter(participant=participant, quote=found).delete()


def _quote_of(workshop: UUID, id: str) -> Quote | None:
    try:
        return Quote.objects.filter(pk=UUID(id), workshop=workshop).only("pk").first()
    except ValueError:
        return None


def most_pinned(workshop: Workshop) -> QuerySet[Quote]:
    """The quotes that anybody pinned, with their number of `times`, most often first."""
    counted = Quote.objects.filter(workshop=workshop).annotate(times=Count("pins")).filter(times__gt=0)
    return counted.order_by("-times", "number").only("number", "text")[:PINS_LISTED]
