"""Second step of an import: the confirmed mapping becomes quotes, and an import can be taken back as a whole.

Writing is idempotent: a quote is known by its key, so a second import of the same file adds nothing, and one that was
cut short is finished by asking again. Batches are small because SQLite has one write lock for everybody.
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from workshop.models import Import, Quote, Workshop
from workshop.quotes.identity import Identified, identify
from workshop.quotes.reading.candidates import MAX_RESPONDENT_CHARACTERS, Reading, read_quotes, refuse_unusable
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.uploads import kept_read_as, read_import, save_mapping
from workshop.quotes.wording import explain

BATCH_ROWS = 200
NAMED_AT_MOST = 100  # rows that a report names; its counts are always of all


@dataclass(frozen=True)
class Report:
    """What an import did. `left_out` counts rows and cells with a problem, `duplicates` what was here already."""

    imported: int
    respondents: int
    empty_rows: int
    duplicates: int
    left_out: int
    duplicate_rows: list[dict[str, Any]]
    problem_rows: list[dict[str, Any]]


class StillUsedError(Exception):
    """An import cannot be taken back because its quotes are on the boards of the workshop."""


def import_quotes(*, import_: Import, mapping: Mapping, actor: User) -> Report:
    """Write the quotes of a kept file and return the report; a finished import returns its first report again.

    Raises `ReadingError` when the mapping does not fit or gives nothing; then nothing is written.
    """
    if import_.status == Import.Status.DONE:
        return Report(**import_.report)
    reading = read_quotes(read_import(import_, kept_read_as(import_)), mapping)
    refuse_unusable(reading)
    save_mapping(import_, read_as=kept_read_as(import_), mapping=mapping)
    identified = identify(reading, workshop=import_.workshop_id)
    row_label = _row_label(import_)
    duplicates: list[dict[str, Any]] = []
    for start in range(0, len(identified), BATCH_ROWS):
        duplicates += _write(import_, identified[start : start + BATCH_ROWS], row_label=row_label)
    report = _report(import_, reading, duplicates)
    import_.status = Import.Status.DONE
    import_.report = asdict(report)
    import_.created_by_id = import_.created_by_id or actor.pk
    import_.imported_at = timezone.now()
    import_.save(update_fields=["status", "report", "created_by", "imported_at"])
    return report


def count_duplicates(workshop: Workshop, reading: Reading) -> int:
    """Return how many candidates would not be written because the workshop has them, or the file has them twice."""
    keys = [identified.key for identified in identify(reading, workshop=workshop.pk)]
    new = set(keys)
    for start in range(0, len(keys), 500):
        here = workshop.quotes.filter(key__in=keys[start : start + 500])
        new.difference_update(here.values_list("key", flat=True))
    return len(keys) - len(new)


def can_remove(workshop: Workshop) -> bool:
    """Return whether imports may still be taken back: nothing rests on the quotes before the workshop runs."""
    return workshop.status == Workshop.Status.PREPARING and not workshop.boards.exists()


def remove_import(import_: Import) -> int:
    """Delete an import with its quotes and return their number; raises `StillUsedError` once the workshop runs.

    The workshop may begin between two batches: what is left then stays.
    """
    removed = 0
    while batch := _remove_some(import_):
        removed += batch
    import_.delete()
    return removed


def _remove_some(import_: Import) -> int:
    """Delete at most one batch of an import's quotes; beginning locks the same row, so that no dealt quote goes."""
    with transaction.atomic():
        workshop = Workshop.objects.select_for_update().get(pk=import_.workshop_id)
        batch = list(import_.quotes.values_list("pk", flat=True)[:BATCH_ROWS])
        if batch and not can_remove(workshop):
            raise StillUsedError
        Quote.objects.filter(pk__in=batch).delete()
    return len(batch)


def _write(import_: Import, batch: list[Identified], *, row_label: str) -> list[dict[str, Any]]:
    """Write one batch in one transaction and return the rows that were here already."""
    duplicates: list[dict[str, Any]] = []
    fresh: list[Quote] = []
    with transaction.atomic():
        workshop = Workshop.objects.select_for_update().get(pk=import_.workshop_id)
        keys = [identified.key for identified in batch]
        here = {quote.key: quote for quote in workshop.quotes.filter(key__in=keys)}
        number = workshop.quotes.aggregate(last=Max("number"))["last"] or 0
        for identified in batch:
            quote = here.get(identified.key)
            if quote is None:
                number += 1
                quote = _quote(import_, identified, number=number, row_label=row_label)
                fresh.append(quote)
                here[identified.key] = quote
            elif not _is_own(quote, import_, row=identified.candidate.row):
                duplicates.append({"row": identified.candidate.row, "number": quote.number, "text": quote.text[:120]})
        Quote.objects.bulk_create(fresh)
    return duplicates


def _is_own(quote: Quote, import_: Import, *, row: int) -> bool:
    """Whether `quote` was written from this very row by an earlier, interrupted run of the same import."""
    return quote.imported_by_id == import_.pk and quote.row == row


def _quote(import_: Import, identified: Identified, *, number: int, row_label: str) -> Quote:
    candidate = identified.candidate
    respondent = candidate.respondent or row_label.format(row=candidate.row)
    return Quote(
        workshop_id=import_.workshop_id,
        imported_by=import_,
        number=number,
        text=candidate.text,
        respondent=respondent[:MAX_RESPONDENT_CHARACTERS],
        source=candidate.source,
        segment=candidate.segment,
        question=candidate.question,
        row=candidate.row,
        key=identified.key,
    )


def _row_label(import_: Import) -> str:
    """What an unnamed respondent is called: "row 17"; with the file's name unless the first import had that name."""
    label = _("line {row}") if import_.is_pasted else _("row {row}")
    earlier = import_.workshop.imports.filter(quotes__isnull=False, created_at__lt=import_.created_at)
    first = earlier.order_by("created_at").values_list("name", flat=True).first()
    if first is None or first == import_.name:
        return label
    name = import_.name.replace("{", "{{").replace("}", "}}")
    return f"{label} · {name}"


def _report(import_: Import, reading: Reading, duplicates: list[dict[str, Any]]) -> Report:
    written = Quote.objects.filter(imported_by=import_)
    problems = [
        {"row": problem.row, "column": problem.column, "text": explain(problem.notice), "left_out": problem.left_out}
        for problem in reading.problems
    ]
    return Report(
        imported=written.count(),
        respondents=written.values("respondent").distinct().count(),
        empty_rows=reading.empty_rows,
        duplicates=len(duplicates),
        left_out=sum(problem.left_out for problem in reading.problems),
        duplicate_rows=duplicates[:NAMED_AT_MOST],
        problem_rows=problems[:NAMED_AT_MOST],
    )
