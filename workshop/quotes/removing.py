"""Taking an import back as a whole, while nothing rests on its quotes: until one of them has been dealt."""

from django.db import transaction

from workshop.models import Import, Quote, Workshop
from workshop.quotes.plans import forget_plan

BATCH_ROWS = 200  # SQLite has one write lock for everybody


class StillUsedError(Exception):
    """An import cannot be taken back because quotes of it have been dealt to the boards."""


def can_remove(import_: Import) -> bool:
    """Return whether the import may still be taken back."""
    return not import_.quotes.filter(in_deck=True).exists()


def remove_import(import_: Import) -> int:
    """Delete an import with its quotes and return their number; raises `StillUsedError` once one of them is dealt.

    The deck may be dealt between two batches: what is left then stays.
    """
    removed = 0
    while batch := _remove_some(import_):
        removed += batch
    forget_plan(import_.pk)
    import_.delete()
    return removed


def _remove_some(import_: Import) -> int:
    """Delete at most one batch. Its rows are locked before they are judged: dealing marks rows, and waits meanwhile."""
    with transaction.atomic():
        Workshop.objects.select_for_update().get(pk=import_.workshop_id)
        batch = list(import_.quotes.select_for_update().values_list("pk", flat=True)[:BATCH_ROWS])
        if batch and not can_remove(import_):
            raise StillUsedError
        Quote.objects.filter(pk__in=batch).delete()
    return len(batch)
