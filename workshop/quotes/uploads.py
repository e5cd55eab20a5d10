"""First step of an import: the file as it came is kept, with how to read it and a guessed mapping to confirm."""

import re
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from realtime.text_cleaning import clean_line
from workshop.models import Import, Workshop
from workshop.quotes.reading.apart import read_safely
from workshop.quotes.reading.candidates import MAX_RESPONDENT_CHARACTERS
from workshop.quotes.reading.mapping import Mapping, guess_mapping
from workshop.quotes.reading.packing import pack_table, unpack
from workshop.quotes.reading.table import ReadAs, Table

_QUESTIONS_OF_A_SURVEY = 2
_SOURCE_WORDS = {
    "survey": {"survey", "surveys", "questionnaire", "umfrage", "befragung"},
    "interview": {"interview", "interviews", "transcript", "transcripts"},
    "support ticket": {"ticket", "tickets", "support", "zendesk"},
    "sales call": {"sales", "calls", "gong"},
    "review": {"review", "reviews", "trustpilot"},
}


def start_import(workshop: Workshop, *, name: str, content: bytes, actor: User, is_pasted: bool = False) -> Import:
    """Keep a file that can be read, with a guessed mapping; raises `ReadingError` and keeps nothing otherwise.

    Pasted text comes as its UTF-8 bytes.
    """
    table = read_safely(content, is_pasted=is_pasted)
    name = clean_line(name)[:200] or _("Unnamed file")
    return Import.objects.create(
        workshop=workshop,
        name=name,
        content=content,
        parsed=pack_table(table),
        is_pasted=is_pasted,
        mapping=as_json(ReadAs(), guessed_for(table, name=name)),
        created_by_id=actor.pk,
    )


def pasted_name(at: datetime) -> str:
    """Return what text pasted at this time is called in the list of imports."""
    return _("Pasted text, {at}").format(at=timezone.localtime(at).strftime("%Y-%m-%d %H:%M:%S"))


def guessed_for(table: Table, *, name: str) -> Mapping:
    """Return the mapping that a table suggests. Words of a transcript that nobody is named for are the file's."""
    mapping = guess_mapping(table)
    if table.kind != "transcript":
        return mapping if mapping.source is not None else replace(mapping, fixed_source=_source_of(table, name))
    return replace(mapping, fixed_respondent=PurePath(name).stem[:MAX_RESPONDENT_CHARACTERS])


def _source_of(table: Table, name: str) -> str:
    """What kind of file it is, from its name or because its columns are questions; "" where nothing tells."""
    words = set(re.findall(r"[^\W\d_]+", name.casefold()))
    found = next((source for source, said in _SOURCE_WORDS.items() if words & said), "")
    asks = sum("?" in column for column in table.header)
    return found or ("survey" if asks >= _QUESTIONS_OF_A_SURVEY else "")


def read_import(import_: Import, read_as: ReadAs) -> Table:
    """Return the kept file as a table, read as told; raises `ReadingError`. It is parsed only for a new way to read."""
    if import_.parsed and read_as == kept_read_as(import_):
        with suppress(ValueError):  # packed by an older release
            return unpack(bytes(import_.parsed))
    return read_safely(bytes(import_.content), read_as, is_pasted=import_.is_pasted)


def save_mapping(import_: Import, *, read_as: ReadAs, mapping: Mapping, table: Table | None = None) -> None:
    """Keep a choice that is not imported yet, so that a reload shows it again; `table` when it was read anew.

    Nothing changes any more once writing has begun.
    """
    changed: dict[str, Any] = {"mapping": as_json(read_as, mapping)}
    if read_as != kept_read_as(import_):
        changed["parsed"] = pack_table(table) if table is not None else b""
    Import.objects.filter(pk=import_.pk, status=Import.Status.MAPPING).update(**changed)
    import_.refresh_from_db(fields=list(changed))


def kept_read_as(import_: Import) -> ReadAs:
    """Return how the kept file is to be read."""
    kept = import_.mapping
    return ReadAs(kept.get("encoding"), kept.get("delimiter"), kept.get("header_row"), kept.get("sheet"))


def kept_mapping(import_: Import) -> Mapping:
    """Return the mapping that was last saved for the file."""
    kept = import_.mapping
    rows = kept.get("rows")
    return Mapping(
        text=tuple(kept.get("text", ())),
        respondent=kept.get("respondent"),
        source=kept.get("source"),
        segment=kept.get("segment"),
        date=kept.get("date"),
        date_order=kept.get("date_order", ""),
        tags=kept.get("tags"),
        consent=kept.get("consent"),
        time=kept.get("time"),
        fixed_source=kept.get("fixed_source", ""),
        fixed_respondent=kept.get("fixed_respondent", ""),
        rows=None if rows is None else tuple(rows),
        pseudonymise=kept.get("pseudonymise", False),
    )


def as_json(read_as: ReadAs, mapping: Mapping) -> dict[str, Any]:
    """Return a choice as `Import.mapping` keeps it."""
    return {**asdict(read_as), **asdict(mapping)}
