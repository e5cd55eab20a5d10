"""What a persona's group told of it in the workshop: for editors to read beside the draft, changed by nobody here."""

from dataclasses import dataclass

from django.utils.functional import Promise

from personas.models import Persona
from realtime.engine import engine
from realtime.projection import project_records
from workshop.exercises import exercise_named
from workshop.models import Board


@dataclass(frozen=True)
class Story:
    """A text, under the title of the exercise that it was written in."""

    title: str | Promise
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.text.splitlines() if line.strip()]


def stories_of(persona: Persona) -> list[Story]:
    """The texts on the boards of the group whose sheet became this persona; none where it grew from a cluster."""
    sheet = Board.objects.filter(pk=persona.candidate, workshop=persona.workshop).first()
    if sheet is None:
        return []
    boards = Board.objects.filter(workshop=persona.workshop, breakout=sheet.breakout_id).order_by("pk")
    found = [(exercise_named(board.exercise), board.pk) for board in boards]
    stories = [
        Story(exercise.title, exercise.told(project_records(engine.read(board), viewer="")))
        for exercise, board in found
        if exercise.told is not None
    ]
    return [story for story in stories if story.text]
