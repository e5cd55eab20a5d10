"""Second step of an import: the confirmed mapping becomes quotes, 200 in a transaction, a second at a time.

Each batch is committed together with how far the import has come, so that one that was cut short goes on where it was.
A quote is known by its key: a second import of the same file adds nothing. Batches are small because SQLite has one
write lock for everybody, and no request takes longer than a page may.
"""

from dataclasses import asdict
from time import monotonic
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from workshop.models import Import, Quote, Workshop
from workshop.quotes import report as reports
from workshop.quotes.identity import Identified, identify
from workshop.quotes.plans import forget_plan, plan_of
from workshop.quotes.pseudonyms import pseudonymised
from workshop.quotes.reading.candidates import MAX_RESPONDENT_CHARACTERS, Reading, read_quotes, refuse_unusable
from workshop.quotes.reading.consent import NO
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.reading.personal_data import personal_kinds
from workshop.quotes.reading.tags import as_lines
from workshop.quotes.report import Report
from workshop.quotes.uploads import as_json, kept_mapping, kept_read_as, read_import
from workshop.quotes.wording import NO_CONSENT

BATCH_ROWS = 200
KEYS_ASKED = 500


def import_quotes(*, import_: Import, mapping: Mapping, actor: User) -> Report:
    """Write all quotes of a kept file and return the report; a finished import returns its first report again.

    Raises `ReadingError` when the mapping does not fit or gives nothing; then nothing is written.
    """
    start_writing(import_, mapping=mapping, actor=actor)
    write_some(import_)
    return Report(**import_.report)


def start_writing(import_: Import, *, mapping: Mapping, actor: User) -> None:
    """Decide what is written, and from now on only go on with that; nothing to do where it has begun already.

    Raises `ReadingError` when the mapping does not fit or gives nothing.
    """
    if import_.status != Import.Status.MAPPING:
        return
    reading = read_quotes(read_import(import_, kept_read_as(import_)), mapping)
    refuse_unusable(reading, mapping)
    if mapping.pseudonymise:
        pseudonymised(reading, workshop=import_.workshop, keep=True)
    Import.objects.filter(pk=import_.pk, status=Import.Status.MAPPING).update(
        status=Import.Status.WRITING,
        mapping=as_json(kept_read_as(import_), mapping),
        total=len(reading.candidates),
        report=asdict(reports.begun(reading)),
        created_by=import_.created_by_id or actor.pk,
    )
    import_.refresh_from_db(fields=["status", "mapping", "total", "position", "report", "created_by"])


def write_some(import_: Import, *, seconds: float | None = None) -> None:
    """Go on with an import that has begun until it is done, or for about `seconds`; its fields say how far it came."""
    if import_.status != Import.Status.WRITING:
        return
    identified = plan_of(import_.pk, make=lambda: identify(planned(import_), workshop=import_.workshop_id))
    row_label = _row_label(import_)
    # Reading the file again for each step must not use up the time for writing where the server is busy.
    deadline = None if seconds is None else monotonic() + seconds
    while import_.status == Import.Status.WRITING:
        _write(import_, identified, row_label=row_label)
        if deadline is not None and monotonic() >= deadline:
            break
    if import_.status != Import.Status.WRITING:
        forget_plan(import_.pk)


def planned(import_: Import) -> Reading:
    """Return what the kept mapping makes of the kept file, with numbers for names if that was chosen."""
    mapping = kept_mapping(import_)
    reading = read_quotes(read_import(import_, kept_read_as(import_)), mapping)
    return pseudonymised(reading, workshop=import_.workshop, keep=False) if mapping.pseudonymise else reading


def fresh_of(workshop: Workshop, identified: list[Identified]) -> list[Identified]:
    """Return what would be written: neither in the workshop already nor twice in the file."""
    by_key = {one.key: one for one in reversed(identified)}
    keys = list(by_key)
    for start in range(0, len(keys), KEYS_ASKED):
        here = workshop.quotes.filter(key__in=keys[start : start + KEYS_ASKED])
        for key in here.values_list("key", flat=True):
            del by_key[key]
    return [one for one in identified if by_key.get(one.key) is one]


def _write(import_: Import, identified: list[Identified], *, row_label: str) -> None:
    """Write the next batch, or finish after the last. Two who go on at once take turns, and neither repeats a batch."""
    with transaction.atomic():
        workshop = Workshop.objects.select_for_update().get(pk=import_.workshop_id)
        import_.refresh_from_db(
            fields=["status", "position", "report", "imported_at"],
            from_queryset=Import.objects.select_for_update(),
        )
        if import_.status != Import.Status.WRITING:
            return
        batch = identified[import_.position : import_.position + BATCH_ROWS]
        duplicates = _write_batch(import_, workshop, batch, row_label=row_label)
        import_.position += len(batch)
        import_.report = reports.with_duplicates(import_.report, duplicates)
        if import_.position >= len(identified):
            _finish(import_)
        import_.save(update_fields=["position", "report"])


def _finish(import_: Import) -> None:
    import_.status = Import.Status.DONE
    import_.imported_at = timezone.now()
    import_.report = reports.finished(import_)
    import_.parsed = b""
    if kept_mapping(import_).pseudonymise:
        import_.content = b""  # the names are in it
    import_.save(update_fields=["status", "imported_at", "content", "parsed"])


def _write_batch(
    import_: Import, workshop: Workshop, batch: list[Identified], *, row_label: str
) -> list[dict[str, Any]]:
    """Write one batch and return the rows that were here already."""
    duplicates: list[dict[str, Any]] = []
    fresh: list[Quote] = []
    refused: list[Quote] = []
    here = {quote.key: quote for quote in workshop.quotes.filter(key__in=[one.key for one in batch])}
    number = workshop.quotes.aggregate(last=Max("number"))["last"] or 0
    for identified in batch:
        quote = here.get(identified.key)
        if quote is None:
            number += 1
            quote = _quote(import_, identified, number=number, row_label=row_label)
            fresh.append(quote)
            here[identified.key] = quote
        else:
            duplicates.append({"row": identified.candidate.row, "number": quote.number, "text": _shown(quote)})
            if identified.candidate.is_refused and quote.withdrawn_at is None:
                refused.append(quote)
    _refuse(import_, refused)
    Quote.objects.bulk_create(fresh)
    return duplicates


def _shown(quote: Quote) -> str:
    """The beginning of a quote for the report, nothing of one that is withdrawn."""
    return "" if quote.withdrawn_at else quote.words[:120]


def _refuse(import_: Import, refused: list[Quote]) -> None:
    """Withdraw quotes that were here already and for which consent is gone; those on boards are named in the report."""
    for quote in refused:
        if quote.in_deck:
            import_.report = reports.with_dealt_in_vain(import_.report, quote)
        else:
            quote.consent, quote.withdrawn_at, quote.withdrawn_because = NO, timezone.now(), str(NO_CONSENT)
    known = [quote for quote in refused if not quote._state.adding]
    Quote.objects.bulk_update(known, ["consent", "withdrawn_at", "withdrawn_because"])


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
        tags=as_lines(candidate.facts.tags),
        said_on=candidate.facts.said_on,
        date_text=candidate.facts.date_text,
        time=candidate.time[:12],
        consent=candidate.facts.consent,
        withdrawn_at=timezone.now() if candidate.is_refused else None,
        withdrawn_because=str(NO_CONSENT) if candidate.is_refused else "",
        row=candidate.row,
        personal=" ".join(personal_kinds(candidate.text)),
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
