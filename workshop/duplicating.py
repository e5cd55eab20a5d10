"""Holding a workshop once more: a new one with the same agenda, notes, occasion and deck settings.

Its people are not taken along, its quotes only when that is asked for.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from workshop.agenda_templates.saved import agenda_of
from workshop.models import Pseudonym, Quote, QuoteRevision, Workshop
from workshop.workshops import make_workshop

PAGE_ROWS = 200
_ALIKE = ("occasion", "occasion_text")


def duplicate_workshop(
    source: Workshop, *, title: str, facilitator: User, with_quotes: bool, **fields_of_its_own: Any
) -> Workshop:
    """A workshop in preparation like `source`, run by `facilitator`. Quotes are copied a page at a time."""
    deck = [field.attname for field in Workshop._meta.concrete_fields if field.name.startswith("deck_")]
    fields = {"title": title, **{name: getattr(source, name) for name in (*_ALIKE, *deck)}, **fields_of_its_own}
    made = make_workshop(library=source.library, facilitator=facilitator, items=agenda_of(source), fields=fields)
    if with_quotes:
        for page in _pages(Pseudonym.objects.filter(workshop=source)):
            with transaction.atomic():
                Pseudonym.objects.bulk_create(_copy(row, workshop=made) for row in page)
        for page in _pages(Quote.objects.filter(workshop=source)):
            _copy_quotes(page, into=made)
    return made


def _copy_quotes(quotes: list[Quote], *, into: Workshop) -> None:
    """The same numbers, words and place in the deck; the file that they came from stays where it was."""
    copies = {quote.pk: _copy(quote, workshop=into, imported_by=None) for quote in quotes}
    revisions = QuoteRevision.objects.filter(quote__in=copies).order_by("pk")
    with transaction.atomic():
        Quote.objects.bulk_create(copies.values())
        QuoteRevision.objects.bulk_create(_copy(row, quote=copies[row.quote_id]) for row in revisions)


def _pages(rows: models.QuerySet[Any]) -> Iterator[list[Any]]:
    """Rows in pages of which each is a short read."""
    last = None
    rows = rows.order_by("pk")
    while page := list((rows.filter(pk__gt=last) if last is not None else rows)[:PAGE_ROWS]):
        last = page[-1].pk
        yield page


def _copy(row: Any, **changed: Any) -> Any:
    """A new row with the fields of `row`, but for its key and what is changed."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key and field.name not in changed]
    return type(row)(**{field.attname: getattr(row, field.attname) for field in fields}, **changed)
