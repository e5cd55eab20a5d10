"""Deleting a workshop: its rows, its live documents, the files that were brought to it. The one door for it.

A workshop that something lasting was made of stays; who keeps such a thing says so in `belongings.py`.
"""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import Actor, workshop_for
from workshop.belongings import Counted, belongings
from workshop.joining.names import clean_name
from workshop.membership.changing import lock_people
from workshop.models import Import, Pseudonym, Quote, QuoteRevision, Workshop
from workshop.prework.files.keeping import discard_all
from workshop.quotes.plans import forget_plan
from workshop.rights import Capability

Check = Callable[[Workshop], None]


def what_goes(workshop: Workshop) -> list[Counted]:
    """Return what would be deleted with a workshop, kind by kind, without the kinds of which there is nothing."""
    quotes, boards = workshop.quotes.count(), workshop.boards.count()
    people = workshop.participants.count()
    files, prework = workshop.imports.count(), workshop.prework.count()
    own = [
        Counted(ngettext("%(count)s quote", "%(count)s quotes", quotes), quotes),
        Counted(ngettext("%(count)s file that was brought", "%(count)s files that were brought", files), files),
        Counted(ngettext("%(count)s item of pre-work", "%(count)s items of pre-work", prework), prework),
        Counted(ngettext("%(count)s board", "%(count)s boards", boards), boards),
        Counted(ngettext("%(count)s person on its list", "%(count)s people on its list", people), people),
    ]
    found = [*own, *(belonging.counted(workshop) for belonging in belongings())]
    return [Counted(one.words % {"count": one.count}, one.count) for one in found if one.count]


def why_it_stays(workshop: Workshop) -> str | None:
    """Return why a workshop cannot be deleted; None where it can."""
    return next((reason for belonging in belongings() if (reason := belonging.reason(workshop))), None)


def delete_workshop(workshop: Workshop, *, actor: Actor, typed: str) -> None:
    """Delete a workshop whose title `actor`, an owner of its library, has typed, and its rehearsals.

    Raises Http404 for whoever may not. Refuses another title (`title`), and a workshop that has to stay (`stays`).
    """
    language = get_language()

    def check(found: Workshop) -> None:
        workshop_for(actor=actor, id=found.pk, needs=Capability.MANAGE_LIBRARY)
        with override(language):
            reason = why_it_stays(found)
        if reason is not None:
            raise Refusal("stays", reason)
        if clean_name(typed) != clean_name(found.title):
            raise Refusal("title", _("This is not its title. Type it as it stands above; nothing was deleted."))

    rehearsals = list(workshop.rehearsals.all())
    remove_workshop(workshop, check=check)
    for rehearsal in rehearsals:
        with suppress(Http404):  # it was wiped meanwhile
            remove_workshop(rehearsal, check=lambda found: None)


def remove_workshop(workshop: Workshop, *, check: Check) -> None:
    """Delete a workshop with everything in it if `check` raises nothing. Raises Http404 where it is gone already.

    Rows that rights rest on are locked before the documents are, as whoever writes does it: nothing is written
    afterwards, by whichever process.
    """
    imports = list(workshop.imports.values_list("pk", flat=True))

    def job(batch: Batch) -> None:
        lock_people(workshop.library_id)
        found = Workshop.objects.select_for_update().filter(pk=workshop.pk).first()
        if found is None:
            raise Http404
        check(found)
        for document in sorted(_documents(found)):
            batch.remove(document)
        _delete_rows(found)

    engine.run(job)
    for import_ in imports:
        forget_plan(import_)
    discard_all(workshop.pk)


def _documents(workshop: Workshop) -> set[UUID]:
    boards = workshop.boards.values_list("pk", flat=True)
    others = (document for belonging in belongings() for document in belonging.documents(workshop))
    return {workshop.session, *boards, *others}


def _delete_rows(workshop: Workshop) -> None:
    """What there may be much of goes by itself, so that no file is read into memory only to be thrown away."""
    QuoteRevision.objects.filter(quote__workshop=workshop).delete()
    Quote.objects.filter(workshop=workshop).delete()
    Import.objects.filter(workshop=workshop).only("pk").delete()
    Pseudonym.objects.filter(workshop=workshop).delete()
    Workshop.objects.filter(pk=workshop.pk).delete()
