"""Locking: drafts become an immutable pack, canonical JSON with its hash."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from personas.content import Draft, drafts_in
from personas.exports.json import canonical
from personas.models import Pack
from personas.pack_content import content_of
from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.models import Library, Workshop

NAMES_OF_A_LOCK = {"title", "number", "locked_at"}
"""What is new in every pack even where its personas are not."""


@dataclass(frozen=True)
class Preparation:
    """What locking would freeze now, or the refusal that it would meet."""

    number: str
    title: str
    at: datetime
    drafts: list[Draft]
    content: dict[str, Any]
    refusal: Refusal | None


def prepare(workshop: Workshop) -> Preparation:
    """What `lock` would do at this moment."""
    language = _language()
    return engine.run(lambda batch: _prepared(batch, workshop=workshop, language=language))


def lock(*, workshop: Workshop, actor: User) -> Pack:
    """Freeze the workshop's drafts as they stand into the library's next pack.

    Refuses when the workshop has not ended, when there is no persona, when one has no name, and when nothing has
    changed since the workshop's last pack. Drafts are read in the transaction that makes the pack.
    """
    language = _language()

    def job(batch: Batch) -> Pack:
        Library.objects.select_for_update(no_key=True).get(pk=workshop.library_id)  # one number, one pack
        ready = _prepared(batch, workshop=workshop, language=language)
        if ready.refusal is not None:
            raise ready.refusal
        content = canonical(ready.content)
        return Pack.objects.create(
            library_id=workshop.library_id,
            workshop=workshop,
            number=ready.number,
            title=ready.title,
            content=content.decode(),
            sha256=hashlib.sha256(content).hexdigest(),
            locked_by=actor,
            locked_at=ready.at,
        )

    return engine.run(job)


def next_number(workshop: Workshop) -> str:
    """1.0 for the library's first pack, then 1.1, 1.2…"""
    count = Pack.objects.filter(library_id=workshop.library_id).count()
    return f"1.{count}"


def pack_title(*, number: str, at: datetime) -> str:
    """“Persona Pack v1.0 – November 2026”."""
    return _("Persona Pack v%(number)s – %(month)s") % {"number": number, "month": date_format(at, "F Y")}


def _prepared(batch: Batch, *, workshop: Workshop, language: str) -> Preparation:
    """Runs on the writer thread, where no language is active but the installation's own."""
    with override(language):
        now = Workshop.objects.select_related("library").get(pk=workshop.pk)
        drafts, at = drafts_in(batch, workshop=now), timezone.now()
        number = next_number(now)
        title = pack_title(number=number, at=at)
        content = content_of(now, drafts=drafts, number=number, title=title, at=at)
        return Preparation(number, title, at, drafts, content, _refusal(now, drafts=drafts, content=content))


def _refusal(workshop: Workshop, *, drafts: list[Draft], content: dict[str, Any]) -> Refusal | None:
    if workshop.is_rehearsal:
        return Refusal("invalid", _("This is a rehearsal. Nothing lasting is made of it, so there is no pack to lock."))
    if workshop.status != Workshop.Status.ENDED:
        return Refusal("invalid", _("The workshop is still running. End it on the console, then lock the pack."))
    if not drafts:
        return Refusal("invalid", _("Choose at least one candidate first; a pack needs a persona."))
    if any(not draft.name for draft in drafts):
        return Refusal("invalid", _("A persona has no name yet. Name it, then lock the pack."))
    last = Pack.objects.filter(workshop=workshop).order_by("-locked_at").first()
    if last is not None and _substance(json.loads(last.content)) == _substance(content):
        return Refusal("invalid", _("Nothing has changed since v%(number)s.") % {"number": last.number})
    return None


def _substance(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key not in NAMES_OF_A_LOCK}


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
