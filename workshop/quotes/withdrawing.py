"""Withdrawing a quote: it is used nowhere any more, and its words leave every live document. The one door for it.

What is frozen keeps it and is only listed. The log of the documents keeps what was said in it before, as it keeps
everything.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from realtime.text_cleaning import clean_line
from workshop.models import Quote, Workshop
from workshop.quotes.resting import Place, keepers

REASON_LONGEST = 200


@dataclass(frozen=True)
class Rests:
    """All of one kind that rests on a quote; `stays` when a withdrawal does not change it."""

    title: str | Promise
    stays: bool
    places: list[Place]


def rests_on(quote: Quote) -> list[Rests]:
    """Return everything that rests on a quote, kind by kind, without the kinds of which there is nothing."""
    language = get_language()

    def job(batch: Batch) -> list[Rests]:
        with override(language):
            found = [(keeper, list(keeper.places(batch, quote))) for keeper in keepers()]
            return [Rests(keeper.title, keeper.stays, places) for keeper, places in found if places]

    return engine.run(job)


def withdraw(quote: Quote, *, reason: str) -> None:
    """Take a quote out of use: no new board gets it, and where it stands its words are gone. Repeating changes nothing.

    Refuses without a reason, or with one that is too long.
    """
    because = clean_line(reason)
    if not because:
        raise Refusal("invalid", _("Say why, so that others understand it later."))
    if len(because) > REASON_LONGEST:
        raise Refusal("invalid", _("Say it in at most %(limit)s characters.") % {"limit": REASON_LONGEST})

    def job(batch: Batch) -> None:
        _locked(quote)
        rows = Quote.objects.filter(pk=quote.pk, withdrawn_at=None)
        if rows.update(withdrawn_at=timezone.now(), withdrawn_because=because):
            _take_words(batch, quote)

    engine.run(job)


def restore(quote: Quote) -> None:
    """Let a withdrawn quote be used again. Refuses once the workshop has begun: its boards are without it by then."""
    with transaction.atomic():
        workshop = _locked(quote)
        if not can_restore(workshop):
            raise Refusal("invalid", _("The workshop has begun without this quote, so it stays withdrawn."))
        Quote.objects.filter(pk=quote.pk).update(withdrawn_at=None, withdrawn_because="")


def can_restore(workshop: Workshop) -> bool:
    """Return whether withdrawn quotes of a workshop can come back: while it is prepared and nothing was dealt."""
    return workshop.status == Workshop.Status.PREPARING and not workshop.boards.exists()


def _locked(quote: Quote) -> Workshop:
    """The workshop's row, locked: no board is made with the quote's words meanwhile."""
    return Workshop.objects.select_for_update().get(pk=quote.workshop_id)


def _take_words(batch: Batch, quote: Quote) -> None:
    """Whoever copies words into a new document has the old one locked: when we get that, the new one is to be seen."""
    taken: set[UUID] = set()
    while new := _documents(quote) - taken:
        for document in sorted(new):
            if str(quote.pk) in batch.read(document).items("quotes"):
                batch.command(document, "withdraw_quote", {"quote": str(quote.pk)})
        taken |= new


def _documents(quote: Quote) -> set[UUID]:
    return {id for keeper in keepers() if keeper.documents is not None for id in keeper.documents(quote)}
