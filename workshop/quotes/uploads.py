"""First step of an import: the file as it came is kept, with how to read it and a guessed mapping to confirm."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from realtime.text_cleaning import clean_line
from workshop.models import Import, Workshop
from workshop.quotes.reading.mapping import Mapping, guess_mapping
from workshop.quotes.reading.pasted import read_pasted
from workshop.quotes.reading.table import ReadAs, Table, read_file


def start_import(workshop: Workshop, *, name: str, content: bytes, actor: User, is_pasted: bool = False) -> Import:
    """Keep a file that can be read, with a guessed mapping; raises `ReadingError` and keeps nothing otherwise.

    Pasted text comes as its UTF-8 bytes.
    """
    table = _read(content, ReadAs(), is_pasted=is_pasted)
    return Import.objects.create(
        workshop=workshop,
        name=clean_line(name)[:200] or _("Unnamed file"),
        content=content,
        is_pasted=is_pasted,
        mapping=_as_json(ReadAs(), guess_mapping(table)),
        created_by_id=actor.pk,
    )


def pasted_name(at: datetime) -> str:
    """Return what text pasted at this time is called in the list of imports."""
    return _("Pasted text, {at}").format(at=timezone.localtime(at).strftime("%Y-%m-%d %H:%M:%S"))


def read_import(import_: Import, read_as: ReadAs) -> Table:
    """Return the kept file as a table, read as told; raises `ReadingError`."""
    return _read(bytes(import_.content), read_as, is_pasted=import_.is_pasted)


def save_mapping(import_: Import, *, read_as: ReadAs, mapping: Mapping) -> None:
    """Keep a choice that is not imported yet, so that a reload shows it again."""
    import_.mapping = _as_json(read_as, mapping)
    import_.save(update_fields=["mapping"])


def kept_read_as(import_: Import) -> ReadAs:
    """Return how the kept file is to be read."""
    kept = import_.mapping
    return ReadAs(kept.get("encoding"), kept.get("delimiter"), kept.get("header_row"))


def kept_mapping(import_: Import) -> Mapping:
    """Return the mapping that was last saved for the file."""
    kept = import_.mapping
    return Mapping(
        text=tuple(kept.get("text", ())),
        respondent=kept.get("respondent"),
        source=kept.get("source"),
        segment=kept.get("segment"),
        fixed_source=kept.get("fixed_source", ""),
    )


def _as_json(read_as: ReadAs, mapping: Mapping) -> dict[str, Any]:
    return {**asdict(read_as), **asdict(mapping)}


def _read(content: bytes, read_as: ReadAs, *, is_pasted: bool) -> Table:
    return read_pasted(content.decode("utf-8"), read_as) if is_pasted else read_file(content, read_as)
