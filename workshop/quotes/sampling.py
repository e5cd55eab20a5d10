"""Setting the deck: its sample, what is put in or kept out by hand, and the way back. The one door for it.

By hand is a matter of the quote: another sample changes nothing of it. Once the deck is dealt all of it stays.
"""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from realtime.refusals import Refusal
from workshop.models import Quote, Workshop
from workshop.quotes.dealing import MAX_DECK_SIZE, Sample, is_dealt

UNDONE_MOST = 20


def set_sample(workshop: Workshop, sample: Sample) -> None:
    """Draw the deck like this from now on. Refuses when it is dealt, and a deck smaller than what is pinned in it."""
    with transaction.atomic():
        now = _locked(workshop)
        pinned = now.quotes.filter(by_hand=Quote.ByHand.IN, withdrawn_at=None).count()
        if pinned > sample.size:
            said = ngettext(
                "%(count)s quote is pinned into the deck. Let some go, or make the deck larger.",
                "%(count)s quotes are pinned into the deck. Let some go, or make the deck larger.",
                pinned,
            )
            raise Refusal("invalid", said % {"count": pinned})
        if Sample.of(now) == sample:
            return
        before = [*now.deck_before, asdict(Sample.of(now))][-UNDONE_MOST:]
        _keep(workshop, sample, before=before)


def undo_sample(workshop: Workshop) -> None:
    """Go back to the sample that was set before. Refuses when the deck is dealt and when there is none."""
    with transaction.atomic():
        now = _locked(workshop)
        if not now.deck_before:
            raise Refusal("nothing_to_undo", _("There is no earlier sample to go back to."))
        *before, last = now.deck_before
        _keep(workshop, Sample(**last), before=before)


def set_by_hand(quote: Quote, where: str) -> None:
    """Pin a quote into the deck, keep it out, or let the sample decide again ("").

    Refuses when the deck is dealt, a withdrawn quote, and one more pin than a deck holds.
    """
    if where not in ("", *Quote.ByHand.values):
        raise Refusal("invalid", _("A quote is pinned in, kept out, or neither."))
    with transaction.atomic():
        workshop = _locked(quote.workshop)
        if Quote.objects.filter(pk=quote.pk).exclude(withdrawn_at=None).exists():
            raise Refusal("invalid", _("This quote has been withdrawn; it comes into no deck."))
        pinned = workshop.quotes.filter(by_hand=Quote.ByHand.IN, withdrawn_at=None).exclude(pk=quote.pk).count()
        if where == Quote.ByHand.IN and pinned >= min(workshop.deck_size, MAX_DECK_SIZE):
            raise Refusal("invalid", _("The whole deck is pinned already. Let another quote go first."))
        Quote.objects.filter(pk=quote.pk).update(by_hand=where)


def _locked(workshop: Workshop) -> Workshop:
    """The workshop's row as it is now, locked against dealing; refuses once it has been."""
    now = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if is_dealt(now):
        raise Refusal("closed", _("The deck has been dealt: every group sorts the same quotes, so it stays as it is."))
    return now


def _keep(workshop: Workshop, sample: Sample, *, before: list[dict[str, object]]) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(
        deck_size=sample.size, deck_seed=sample.seed, deck_by=sample.by, deck_before=before
    )
    workshop.refresh_from_db(fields=["deck_size", "deck_seed", "deck_by", "deck_before"])
