"""The persona sheet of a group, and what must always hold on it."""

from collections import Counter
from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from realtime.kinds import Access, Kind, register
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import board_access
from workshop.exercises.sheet.records import About, Evidence, Line, SheetQuote, Source
from workshop.persona_template import FIELDS


def check(overlay: Overlay) -> None:
    """What evidence and the name rest on is there, no quote is twice in one place, and no field is overfull."""
    _check_evidence(overlay)
    lines = Counter(line.field for line in overlay.all(Line).values())
    if any(lines[field.id] > field.lines_most for field in FIELDS):
        raise Refusal("cannot_undo", _("Somebody has written in this field since, and there is room for no more."))
    if any(id not in overlay.all(Source) for about in overlay.all(About).values() for id in about.clusters):
        raise Refusal("cannot_undo", _("The cluster that the persona was drawn from is gone."))


def _check_evidence(overlay: Overlay) -> None:
    lines, quotes = overlay.all(Line), overlay.all(SheetQuote)
    places = set()
    for evidence in overlay.all(Evidence).values():
        line = None if evidence.line is None else lines.get(evidence.line)
        if evidence.quote not in quotes or (evidence.line is not None and line is None):
            raise Refusal("cannot_undo", _("A quote would be attached to a line that is gone."))
        if line is not None and line.field != evidence.field:
            raise Refusal("cannot_undo", _("A quote would be attached to a line of another field."))
        places.add((evidence.field, evidence.line, evidence.quote))
    if len(places) < len(overlay.all(Evidence)):
        raise Refusal("cannot_undo", _("Somebody has attached this quote here since; it would be there twice."))


def access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    return board_access(document, actors)


COLLECTIONS = {record.collection: record for record in (About, SheetQuote, Source, Line, Evidence)}

sheet = register(Kind(name="sheet", collections=COLLECTIONS, access=access, check=check))
