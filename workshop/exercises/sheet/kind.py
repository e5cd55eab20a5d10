"""The persona sheet of a group, and what must always hold on it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from realtime.kinds import Access, Kind, register
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import board_access
from workshop.exercises import silence
from workshop.exercises.sheet.commands import places_in
from workshop.exercises.sheet.records import (
    COLLECTIONS,
    WORDS,
    About,
    Evidence,
    Line,
    Proposal,
    Room,
    SheetQuote,
    Source,
)
from workshop.persona_template import FIELDS


def check(overlay: Overlay) -> None:
    """What evidence and the name rest on is there, no quote is twice in one place, and no field is overfull.

    While the sheet is silent this holds of what each person sees.
    """
    _check_evidence(overlay)
    lines = Counter((line.field, line.to) for line in overlay.all(Line).values())
    most = {field.id: places_in(overlay, field) for field in FIELDS}
    if any(count > most[field] for (field, _to), count in lines.items() if field in most):
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
        places.add((evidence.field, evidence.line, evidence.quote, evidence.to))
    if len(places) < len(overlay.all(Evidence)):
        raise Refusal("cannot_undo", _("Somebody has attached this quote here since; it would be there twice."))


def access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    return board_access(document, actors)


def join(overlay: Overlay) -> None:
    """One sheet of those that people filled in silence: every line stands, a quote once where several attached it."""
    lines = Counter(line.field for line in overlay.all(Line).values())
    for field in FIELDS:
        if lines[field.id] > field.lines_most:
            overlay.put(field.id, Room(lines=lines[field.id]))
    same: dict[tuple[str, str | None, str], list[str]] = defaultdict(list)
    for id, evidence in sorted(overlay.all(Evidence).items()):
        same[(evidence.field, evidence.line, evidence.quote)].append(id)
    for _first, *others in same.values():
        for id in others:
            overlay.delete(Evidence, id)


sheet = register(
    Kind(
        name="sheet",
        collections={**COLLECTIONS, **silence.COLLECTIONS, Proposal.collection: Proposal, Room.collection: Room},
        access=access,
        check=check,
    )
)
silence.register_on(sheet, words=WORDS, join=join)
