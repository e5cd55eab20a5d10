"""What of the personas rests on a quote: lines of drafts, which lose its words, and packs, which stay as they are."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from personas.models import Pack, Persona
from realtime.batch import Batch
from workshop.exercises.sheet.commands import MAIN
from workshop.exercises.sheet.records import About
from workshop.models import Quote
from workshop.quotes.on_boards import evidence_places
from workshop.quotes.resting import Keeper, Place, register_keeper


def documents(quote: Quote) -> list[UUID]:
    """The drafts of the quote's workshop."""
    return list(Persona.objects.filter(workshop=quote.workshop_id).order_by("draft").values_list("draft", flat=True))


def lines(batch: Batch, quote: Quote) -> Iterable[Place]:
    """Each line or field of a draft that rests on the quote."""
    for persona in Persona.objects.filter(workshop=quote.workshop_id).order_by("draft"):
        overlay = batch.read(persona.draft)
        about = overlay.find(About, MAIN) or About()
        name = about.name or gettext("Persona without a name")
        for place in evidence_places(overlay, quote):
            yield Place(place.title, f"{name} · {place.note}", reverse("persona_edit", args=[persona.pk]))


def packs(batch: Batch, quote: Quote) -> Iterable[Place]:
    """Each pack in which the quote stands."""
    for pack in Pack.objects.filter(workshop=quote.workshop_id, content__contains=str(quote.pk)).defer("content"):
        yield Place(pack.title, url=reverse("pack", args=[pack.pk]))


register_keeper(Keeper(_("Lines of persona drafts"), lines, documents))
register_keeper(Keeper(_("Published packs"), packs))
