"""Correcting the wording of a quote: a new revision stands beside the first words. Boards keep what they were dealt."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from realtime.refusals import Refusal
from realtime.text_cleaning import clean_line, clean_text
from workshop.models import Quote, QuoteRevision, Workshop
from workshop.quotes.reading.candidates import MAX_QUOTE_CHARACTERS
from workshop.quotes.reading.personal_data import personal_kinds

REASON_LONGEST = 200


def correct(quote: Quote, *, text: str, was: str, reason: str, actor: User) -> bool:
    """Keep a new wording; its id and its key stay. Returns False where it is the wording that there is already.

    `was` is the wording that the writer saw. Refuses what is empty or too long, a wording that somebody else has
    changed meanwhile (`changed_meanwhile`), and a quote that is withdrawn.
    """
    words, because = clean_text(text).strip(), clean_line(reason)
    _refuse_shape(words, because)
    with transaction.atomic():
        Workshop.objects.select_for_update().get(pk=quote.workshop_id)
        now = Quote.objects.get(pk=quote.pk)
        if now.withdrawn_at is not None:
            raise Refusal("invalid", _("This quote has been withdrawn; it is not corrected any more."))
        if words == now.words:
            return False
        if clean_text(was).strip() != now.words:
            said = _("Somebody else has corrected it meanwhile. Your words are kept here; compare and save again.")
            raise Refusal("changed_meanwhile", said)
        QuoteRevision.objects.create(quote=now, text=words, reason=because, made_by=actor)
        now.corrected = "" if words == now.text else words
        now.personal = " ".join(personal_kinds(words))
        now.save(update_fields=["corrected", "personal"])
    return True


def _refuse_shape(words: str, because: str) -> None:
    if not words:
        raise Refusal("invalid", _("There are no words in it. Withdraw the quote if it should not be used."))
    if len(words) > MAX_QUOTE_CHARACTERS:
        raise Refusal("invalid", _("A quote has at most %(limit)s characters.") % {"limit": MAX_QUOTE_CHARACTERS})
    if len(because) > REASON_LONGEST:
        raise Refusal("invalid", _("Say why in at most %(limit)s characters.") % {"limit": REASON_LONGEST})
