"""Agendas as a library saves them: read from a workshop, kept as JSON, and read again as the items of a template."""

from typing import Any
from uuid import UUID

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.agenda_templates import TEMPLATES
from workshop.agenda_templates.values import AgendaItem, AgendaTemplate, PartItem
from workshop.exercises import all_exercises
from workshop.models import Library, SavedAgendaTemplate, StepNote, Workshop
from workshop.session.records import Step

TEMPLATES_MOST = 50


class UnreadableTemplate(Exception):
    """What is kept is no agenda of this version: a field is wrong, or an exercise is not there."""


def agenda_of(workshop: Workshop) -> tuple[AgendaItem, ...]:
    """The steps of a workshop as they stand, with the facilitators' notes; what the clock has counted is left out."""
    found = engine.read(workshop.session)["steps"].items()
    steps = [(id, step) for id, step in found if isinstance(step, Step)]
    notes = dict(StepNote.objects.filter(workshop=workshop).values_list("step", "text"))
    in_order = sorted(steps, key=lambda item: (item[1].order, item[0]))
    return tuple(_item(step, note=notes.get(UUID(id), "")) for id, step in in_order)


def save_template(
    *, library: Library, title: str, description: str, items: tuple[AgendaItem, ...], by: User
) -> SavedAgendaTemplate:
    """Keep an agenda for the library's next workshops; refuses when it keeps `TEMPLATES_MOST` already."""
    with transaction.atomic():
        if library.agenda_templates.count() >= TEMPLATES_MOST:
            raise Refusal("full", _("That is as many templates as a library can hold. Take one away first."))
        return SavedAgendaTemplate.objects.create(
            library=library, title=title, description=description, content=msgspec.to_builtins(items), created_by=by
        )


def template_of(row: SavedAgendaTemplate) -> AgendaTemplate:
    """The kept agenda; raises UnreadableTemplate."""
    return AgendaTemplate(id=str(row.pk), title=row.title, description=row.description, items=_items(row.content))


def templates_for(library: Library) -> dict[str, AgendaTemplate]:
    """What a workshop in `library` can be made from, by id: the supplied agendas, then the library's own."""
    found = dict(TEMPLATES)
    for row in library.agenda_templates.all():
        try:
            found[str(row.pk)] = template_of(row)
        except UnreadableTemplate:
            continue
    return found


def _item(step: Step, *, note: str) -> AgendaItem:
    return AgendaItem(
        exercise=step.exercise,
        title=step.title,
        minutes=step.minutes,
        instruction=step.instruction,
        example=step.example,
        script=tuple(step.script.splitlines()),
        notes=(note,) if note else (),
        parts=tuple(PartItem(part.title, part.minutes, part.beside) for part in step.parts),
        moving_minutes=step.moving_minutes,
        silent=step.silent,
        presents=step.presents,
    )


class _Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One item as it is kept; the same fields as `AgendaItem`, its texts plain."""

    exercise: str
    title: str
    minutes: int
    instruction: str | None = None
    example: str | None = None
    script: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple["_KeptPart", ...] = ()
    moving_minutes: int = 0
    silent: bool = False
    presents: bool = False


class _KeptPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    minutes: int
    beside: bool = False


def _items(content: Any) -> tuple[AgendaItem, ...]:
    try:
        kept = msgspec.convert(content, tuple[_Kept, ...])
    except msgspec.ValidationError as error:
        raise UnreadableTemplate(str(error)) from None
    known = {exercise.name for exercise in all_exercises()}
    missing = sorted({one.exercise for one in kept} - known)
    if missing or not kept:
        raise UnreadableTemplate(f"unknown exercises {missing}, or no steps at all")
    return tuple(_from_kept(one) for one in kept)


def _from_kept(one: _Kept) -> AgendaItem:
    fields = msgspec.structs.asdict(one)
    parts = tuple(PartItem(part.title, part.minutes, part.beside) for part in one.parts)
    return AgendaItem(**{**fields, "parts": parts})
