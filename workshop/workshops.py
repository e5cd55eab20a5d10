"""Making workshops: from an agenda template, or as another one once more."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from realtime.batch import Batch
from realtime.engine import engine
from realtime.order import keys_between
from realtime.records import Record
from workshop.agenda_templates.values import AgendaItem, AgendaTemplate
from workshop.exercises import exercise_named
from workshop.joining.codes import make_code
from workshop.models import Library, StaffMembership, StepNote, Workshop
from workshop.prework.kinds import suggest_items
from workshop.session.records import MAIN, Clock, Part, Step


@dataclass(frozen=True)
class Occasion:
    """Why a workshop is held: one of `Workshop.Occasion` or nothing, and one's own words."""

    kind: str = ""
    text: str = ""


def create_workshop(
    *, library: Library, title: str, facilitator: User, template: AgendaTemplate, occasion: Occasion | None = None
) -> Workshop:
    """Make a workshop, its session document with the template's agenda, its notes and pre-work, and its facilitator."""
    occasion = occasion or Occasion()
    fields = {"title": title, "occasion": occasion.kind, "occasion_text": occasion.text}
    return make_workshop(
        library=library,
        facilitator=facilitator,
        items=template.items,
        fields=fields,
        has_prework=template.has_prework,
    )


def make_workshop(
    *,
    library: Library,
    facilitator: User,
    items: Iterable[AgendaItem],
    fields: dict[str, Any],
    has_prework: bool = False,
) -> Workshop:
    """Make a workshop of agenda items; `fields` are those of its row, with its title among them."""
    steps = [(uuid4(), item) for item in items]

    def job(batch: Batch) -> Workshop:
        workshop = Workshop.objects.create(library=library, session=uuid4(), join_code=make_code(), **fields)
        StaffMembership.objects.create(workshop=workshop, user=facilitator, role=StaffMembership.Role.FACILITATOR)
        StepNote.objects.bulk_create(_notes(workshop, steps))
        if has_prework:
            suggest_items(workshop)
        batch.create(kind="session", document=workshop.session, records=_records(title=workshop.title, steps=steps))
        return workshop

    return engine.run(job)


def _notes(workshop: Workshop, steps: list[tuple[UUID, AgendaItem]]) -> list[StepNote]:
    return [
        StepNote(workshop=workshop, step=id, text="\n\n".join(str(note) for note in item.notes))
        for id, item in steps
        if item.notes
    ]


def _records(*, title: str, steps: list[tuple[UUID, AgendaItem]]) -> list[tuple[str, Record]]:
    records: list[tuple[str, Record]] = [(MAIN, Clock(workshop_title=title))]
    for (id, item), order in zip(steps, keys_between(None, None, len(steps)), strict=True):
        records.append((str(id), _step(item, order=order)))
    return records


def _step(item: AgendaItem, *, order: str) -> Step:
    exercise = exercise_named(item.exercise)
    return Step(
        exercise=item.exercise,
        title=str(item.title),
        minutes=item.minutes,
        order=order,
        instruction=str(exercise.instruction if item.instruction is None else item.instruction),
        example=str(exercise.example if item.example is None else item.example),
        script="\n".join(str(line) for line in item.script),
        parts=tuple(Part(title=str(one.title), minutes=one.minutes, beside=one.beside) for one in item.parts),
        moving_minutes=item.moving_minutes,
        silent=item.silent and exercise.can_be_silent,
        presents=item.presents and not exercise.per_group,
    )
